"""The queue of updates: what the bot asked for, what Telegram lets it see, and long polling."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.emulator.errors import RefusedError
from tests.emulator.world import BOT, Chat, Message

NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
LONGEST_POLL = 50
_CONTENT = frozenset({"text", "document", "photo"})
"""What people send; a message without any of it is one of Telegram's own."""


class Updates:
    """Updates waiting for the bot."""

    def __init__(self) -> None:
        self.changed = asyncio.Condition()
        self.waiting: list[dict[str, Any]] = []
        self.allowed: list[str] | None = None
        self.confirmed = 0
        """All updates up to this one were fetched, and asked for no more."""
        self.last = 0
        self.polls = 0
        """How often the bot asked."""

    async def put(self, kind: str, content: dict[str, Any]) -> int:
        """Queue an update, unless the bot did not ask for its kind; its number."""
        wanted = kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT
        if not wanted:
            return self.last
        async with self.changed:
            self.last += 1
            self.waiting.append({"update_id": self.last, kind: content})
            self.changed.notify_all()
        return self.last

    async def again(self, update: dict[str, Any]) -> None:
        """Deliver an update once more, as Telegram does when it is not sure that it arrived."""
        async with self.changed:
            self.last += 1
            self.waiting.append(update | {"update_id": self.last})
            self.changed.notify_all()

    async def fetch(
        self, offset: int, limit: int, seconds: int, allowed: list[str] | None
    ) -> list[dict[str, Any]]:
        """What getUpdates gives; a second call ends the first."""
        self.polls += 1
        mine = self.polls
        if allowed is not None:
            self.allowed = allowed
        async with self.changed:
            if offset > 0:
                self.waiting = [update for update in self.waiting if update["update_id"] >= offset]
                self.confirmed = max(self.confirmed, offset - 1)
            elif offset < 0:
                self.waiting = self.waiting[offset:]
            self.changed.notify_all()
            if seconds:
                await self._news(mine, min(seconds, LONGEST_POLL))
            if self.polls != mine:
                raise RefusedError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            return self.waiting[:limit]

    async def _news(self, mine: int, seconds: int) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.changed.wait_for(lambda: self.waiting or self.polls != mine)
        except TimeoutError:
            return


def reaches_bot(chat: Chat, message: Message, reads_all: bool) -> bool:
    """Whether Telegram delivers it: in groups, privacy mode lets through commands, replies and
    service messages.
    """
    if chat.type == "private":
        return chat.bot_status != "kicked"
    if chat.bot_status in ("left", "kicked"):
        return False
    if reads_all or chat.bot_status == "administrator" or not _CONTENT & message.keys():
        return True
    return ("text" in message and _command_for_bot(message)) or _replies_to_bot(message)


def _command_for_bot(message: Message) -> bool:
    text: str = message["text"]
    for entity in message.get("entities", ()):
        if entity["type"] == "bot_command":
            start = entity["offset"]
            units = text.encode("utf-16-le")[2 * start : 2 * (start + entity["length"])].decode(
                "utf-16-le"
            )
            _, at, name = units.partition("@")
            if not at or name.lower() == BOT["username"].lower():
                return True
    return False


def _replies_to_bot(message: Message) -> bool:
    earlier = message.get("reply_to_message") or {}
    return "forum_topic_created" not in earlier and earlier.get("from", {}).get("id") == BOT["id"]
