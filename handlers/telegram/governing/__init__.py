"""Who may do what at the edge, and in which order it is done.

`rights` and `admission` say who, `languages` in which language, `turns` when; `background` and
`tally` serve all.
"""
