"""Words and numbers as reports print them.

`folding` makes texts comparable, `numbers` reads the numbers of cells, `years` years; the lists
stand in `agency_words`, `places` and `problems`.
"""
