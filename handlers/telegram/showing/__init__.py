"""What leaves the edge: words, markup, buttons, menus.

`outgoing` says what a message is, `markup` and `keyboard` turn a reply into one, `wording` holds
the edge's own sentences; `catalogue` lists the commands, `menu`, `tappable` and `links` show them.
"""
