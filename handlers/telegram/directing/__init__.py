"""Which update goes where: the outermost room of the edge.

`routing` is the table; `door` keeps out chats that are not served, `messages`, `presses` and
`pictures` each find the command or question in an update, `dispatch` checks rights on the way.
"""
