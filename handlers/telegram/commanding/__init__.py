"""The commands for everybody, each a few that belong together.

`commands` first; `asking`, `files`, `overviews`, `explaining` answer, `subscribing`, `digesting`
and `channels` tell unasked, `customs` and `settings` change what a chat has set. `auditing` writes
what administrators did.
"""
