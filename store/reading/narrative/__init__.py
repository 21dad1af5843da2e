"""The prose of a report: sentences, the figures in them, and the sums that they state.

`prose` puts sentences together, `figures` reads their numbers, `prose_sums` and `patterns` what is
checked of them.
"""
