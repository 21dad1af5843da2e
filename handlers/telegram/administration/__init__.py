"""What the bot's administrators do with it: each module a few commands that belong together."""
