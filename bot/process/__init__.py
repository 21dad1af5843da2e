"""The bot while it runs.

`running` is the way from settings to exit status, `app` puts the bot together. `lease` and
`standby` see that one bot is active, `ticking` and `looking` do what is due, `watching` shows how
it is, `apart` has loops of their own.
"""
