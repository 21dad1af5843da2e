"""Which lines are headings, rows and prose, and rows cut into labels and numbers.

`cutting` cuts a line, `segments` says what each block is, `records` cuts tables whatever their
layout; `row_ends` and `lines_of_heads` are two cases of it.
"""
