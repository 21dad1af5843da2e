"""The question put together from what the other rooms found.

`grammar` is the way through: it calls each room once. `special` takes texts that ask for no figure,
`assembling` the rest, `searching`, `prose_pieces` and `prose_claims` what is meant for the prose,
`several` many questions in one text. `fields` reads a field behind a place as the department there,
`trace` notes the way down.
"""
