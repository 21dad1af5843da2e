"""What everything that runs needs: settings, language, logs, and the parts put together.

`settings` first, then `services`, which opens the index and the conversation over it.
"""
