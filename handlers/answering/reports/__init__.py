"""Which reports a question is asked of.

`places` finds them from the agencies named; `levels`, `own_names` and `years_held` settle what only
the reports tell, `listing` lists them, `deadlines` says when they were due.
"""
