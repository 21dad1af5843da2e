"""The reply: head, body, notes, sources and buttons.

`replies` puts it together, `buttons` (with `offers` and `wishes`) says what can be done next,
`cards` are replies for inline mode.
"""
