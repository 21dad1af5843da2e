"""Which reading of the tables is believed, and what is left undecided.

`tables` is the way through. `column_sums`, `torn_blocks` and `contradictions` decide, `table_facts`
and `table_problems` say what came of it; `scanned` and `unread` take back what cannot be certain.
`draft` is the report as far as it was read, and `recognition` says whether it is one.
"""
