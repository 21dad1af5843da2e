"""What the bot's administrators decide and watch.

`admins` and `audit` first; `uploads` and `loads` are documents on their way in, `sources`,
`listings` and `finds` where new reports are looked for.
"""
