"""What stands above the rows: whose table it is, in which unit, and which columns its heads
announce.

`columns` tells the columns, from `heads` above a row (`applicant_columns`, `disclosure_columns`,
`review_columns`) or by their places across the page (`placed_heads`, `placed_columns`); `captions`
and `money_units` say of what.
"""
