"""What arrives at the edge: whom it is meant for, and the answer to it.

`edge` is the middle: a question in, an answer out, its files by `sending_files`. Before it
`addressing`, `reach` and `courtesies`; built on it are `calls` (commands), `inline`, `membership`
and `errors`; `explainable` remembers what can be asked about.
"""
