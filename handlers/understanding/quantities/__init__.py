"""From words to the figures of the forms that they speak of.

`choosing` finds rows and columns, with `relating` for words that bear on one another; `rating`,
`rows_counted` and `adding` find rates and sums of them.
"""
