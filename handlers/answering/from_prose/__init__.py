"""Answers from the prose, marked as such.

`quoting` is the way through; `asked` says of which reports, `planned` of which where plans are
asked for, `prose_of` finds, `listed`, `prose_share`, `side_by_side` and `against_last_year` each
give a kind of answer, `counted_beside` what was asked for one after another comes to.
`beside_tables` and `with_carried_over` set prose beside table figures, `instead` in their place
where they are missing.
"""
