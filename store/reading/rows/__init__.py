"""Rows of the form found in a file, and the ways in which each can be read.

`label_votes` says which they may be, `alignment` which they are, `row_readings` lists the ways,
`repair` and `rows_by_heads` read rows whose cells are not those of the form; the others know one
damage each.
"""
