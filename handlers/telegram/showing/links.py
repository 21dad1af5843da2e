"""Deep links: a button in a group that opens the private chat with the bot and gives a command
there.
"""

from __future__ import annotations

from telegram.helpers import create_deep_linked_url

COMMAND = "subscribe"
"""The command that a link may give; its payload is this, a line, and the token of the button."""
_MARK = f"{COMMAND}_"


def link_to(bot: str, token: str) -> str:
    """The link that gives, in private, the command kept under the token. Telegram takes 64 of
    A-Za-z0-9_-.
    """
    return create_deep_linked_url(bot, _MARK + token)


def token_of(payload: str) -> str | None:
    """The token in what follows `/start`, if a link of ours put it there."""
    if payload.startswith(_MARK):
        return payload.removeprefix(_MARK)
    return None
