"""Who and what there is: people, chats, their members, topics and messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.emulator.entities import found_in

Message = dict[str, Any]
"""A message as the Bot API shows it."""

BOT: dict[str, Any] = {
    "id": 8_000_001,
    "is_bot": True,
    "first_name": "年报",
    "username": "nianbao_bot",
}
ANONYMOUS: dict[str, Any] = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
TELEGRAM: dict[str, Any] = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
NOON = 1_790_000_000
"""When all this happens; the emulator's clock starts here."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who writes to the bot."""

    id: int
    name: str
    language: str | None = "zh-hans"

    def shown(self) -> dict[str, Any]:
        shown = {"id": self.id, "is_bot": False, "first_name": self.name}
        return shown | ({"language_code": self.language} if self.language else {})


@dataclass(slots=True)
class Topic:
    """A topic of a forum."""

    id: int
    name: str
    closed: bool = False


@dataclass(slots=True)
class Chat:
    """A private chat, a group or a supergroup, as it really is; the bot sees what `shown` says of
    it.
    """

    id: int
    type: str
    title: str
    forum: bool = False
    bot_status: str = "member"
    may_write: bool = True
    migrated_to: int | None = None
    admins: dict[int, str] = field(default_factory=dict)
    """People who administrate it, each `administrator` or `creator`."""
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    ids: count[int] = field(default_factory=lambda: count(1))
    reactions: dict[int, list[str]] = field(default_factory=dict)
    """The signs that the bot has put under messages."""

    def shown(self) -> dict[str, Any]:
        name = "first_name" if self.type == "private" else "title"
        return {"id": self.id, "type": self.type, name: self.title} | (
            {"is_forum": True} if self.forum else {}
        )

    def add(self, sender: dict[str, Any] | None, date: int, **more: Any) -> Message:
        """Store a message, and give it as the Bot API shows it."""
        message: Message = {"message_id": next(self.ids), "date": date, "chat": self.shown()}
        if sender is not None:
            message["from"] = sender
        message |= {name: value for name, value in more.items() if value is not None}
        self.messages[message["message_id"]] = message
        return message

    def written(self, sender: dict[str, Any], date: int, text: str, **more: Any) -> Message:
        """Store what somebody wrote."""
        return self.add(sender, date, **{"text": text, "entities": found_in(text) or None} | more)

    def threaded(self, topic: int | None, reply_to: int | None) -> dict[str, Any]:
        """What places a message: its topic, and what it replies to.

        In a topic, a message that replies to none shows the topic's opening as what it replies to.
        """
        place: dict[str, Any] = {}
        if topic is not None:
            place = {"message_thread_id": topic, "is_topic_message": True}
            reply_to = reply_to or topic
        if reply_to is not None and reply_to in self.messages:
            earlier = self.messages[reply_to]
            place["reply_to_message"] = {
                key: earlier[key] for key in earlier if key != "reply_to_message"
            }
            if topic is None and self.type == "supergroup":
                place["message_thread_id"] = reply_to  # A thread of replies, which is no topic.
        return place
