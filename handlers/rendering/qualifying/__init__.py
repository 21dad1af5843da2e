"""What an answer says besides its figures: what is missing, doubtful or not understood.

`missing` says what is not there and why, `unsure` what was not understood; `coverage`, `doubts` and
`verdicts` stand beside figures.
"""
