"""Which operation the words tell, and which words it uses up.

`operations` is the list of rules; those on orders, years and whole reports stand in `ordering`,
`over_time` and `of_reports`. `told` and `accepting` say which words each uses, `limits`, `having`
and `placed` read its bounds.
"""
