"""What a question takes over from the one before.

`corrections` first, as they replace what was said; `follow_ups` takes over what is left out,
`joining`, `repeating`, `that_year` and `only_ones` are kinds of it. `edits` goes on from the
figures that were shown (`putting_together`).
"""
