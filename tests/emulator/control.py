"""What a test does in the emulated Telegram: people come, write, press, edit; groups change; and it
looks on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from tests.emulator.faults import Clock
from tests.emulator.methods import member
from tests.emulator.server import Server
from tests.emulator.updates import reaches_bot
from tests.emulator.world import ANONYMOUS, BOT, TELEGRAM, Chat, Message, Person, Topic


class Emulator(Server):
    """The server with the hand that moves it."""

    def __init__(self, clock: Clock | None = None) -> None:
        super().__init__(clock)
        self._people = count(5_000_000_001)  # Telegram's ids need more than 32 bits.
        self._groups = count(1)
        self._queries = count(1)

    def person(self, name: str, language: str | None = "zh-hans") -> Person:
        return Person(next(self._people), name, language)

    def private(self, person: Person) -> Chat:
        return self._keep(Chat(person.id, "private", person.name))

    def group(
        self, title: str, kind: str = "supergroup", *, forum: bool = False, bot: str = "member"
    ) -> Chat:
        number = next(self._groups)
        return self._keep(
            Chat(
                -number if kind == "group" else -1_002_000_000_000 - number, kind, title, forum, bot
            )
        )

    def _keep(self, chat: Chat) -> Chat:
        self.chats[chat.id] = chat
        return chat

    async def topic(self, chat: Chat, name: str, creator: dict[str, Any]) -> Topic:
        """Open a topic; its id is that of the message that says so."""
        message = chat.add(
            creator, self.clock.now(), forum_topic_created={"name": name, "icon_color": 7322096}
        )
        message |= {"message_thread_id": message["message_id"], "is_topic_message": True}
        chat.topics[message["message_id"]] = Topic(message["message_id"], name)
        await self._deliver(chat, message)
        return chat.topics[message["message_id"]]

    async def closes(self, chat: Chat, topic: int, by: Person) -> None:
        """Close a topic, which is said in it."""
        chat.topics[topic].closed = True
        await self._deliver(
            chat, chat.add(by.shown(), self.clock.now(), forum_topic_closed={}, **_in(topic))
        )

    async def reopens(self, chat: Chat, topic: int, by: Person) -> None:
        """Open a topic again."""
        chat.topics[topic].closed = False
        await self._deliver(
            chat, chat.add(by.shown(), self.clock.now(), forum_topic_reopened={}, **_in(topic))
        )

    async def writes(
        self,
        chat: Chat,
        person: Person,
        text: str,
        *,
        topic: int | None = None,
        reply_to: int | None = None,
        **more: Any,
    ) -> Message:
        """Somebody writes a message; the bot gets it if Telegram lets it."""
        place = chat.threaded(topic, reply_to)
        message = chat.written(person.shown(), self.clock.now(), text, **place, **more)
        await self._deliver(chat, message)
        return message

    async def writes_anonymously(self, chat: Chat, text: str, **more: Any) -> Message:
        """An administrator writes as the group itself."""
        message = chat.written(ANONYMOUS, self.clock.now(), text, sender_chat=chat.shown(), **more)
        await self._deliver(chat, message)
        return message

    async def channel_posts(self, chat: Chat, text: str) -> Message:
        """The linked channel's post arrives in the group by itself."""
        channel = {"id": -1_009_000_000_001, "type": "channel", "title": "公告"}
        message = chat.written(
            TELEGRAM, self.clock.now(), text, sender_chat=channel, is_automatic_forward=True
        )
        await self._deliver(chat, message)
        return message

    def channel(self, title: str, owner: Person, *, bot: str = "administrator") -> Chat:
        """A channel of somebody's; the bot is its administrator, or `left`."""
        chat = self.group(title, "channel", bot=bot)
        chat.admins[owner.id] = "creator"
        return chat

    async def shares(self, chat: Chat, person: Person, channel: Chat) -> None:
        """Somebody chooses a channel with the button that asks for one; Telegram tells the bot."""
        asked = [
            message
            for message in self.said_by_bot(chat)
            if "keyboard" in message.get("reply_markup", {})
        ][-1]
        request = asked["reply_markup"]["keyboard"][0][0]["request_chat"]
        told = {"request_id": request["request_id"], "chat_id": channel.id, "title": channel.title}
        await self._deliver(chat, chat.add(person.shown(), self.clock.now(), chat_shared=told))

    async def sends_picture(
        self,
        chat: Chat,
        person: Person,
        caption: str | None = None,
        content: bytes = b"",
        **more: Any,
    ) -> Message:
        """Somebody sends a photograph; an album is several with the same `media_group_id`."""
        stored = self.files.keep(content, None, None, None)
        size = {"file_id": stored.id, "file_unique_id": f"u{stored.id}", "width": 90, "height": 90}
        message = chat.add(person.shown(), self.clock.now(), photo=[size], caption=caption, **more)
        await self._deliver(chat, message)
        return message

    async def sends_document(
        self,
        chat: Chat,
        person: Person,
        name: str | None,
        content: bytes,
        *,
        mime: str | None = None,
        size: int | None = None,
        **more: Any,
    ) -> Message:
        """Somebody sends a file; an album is several with the same `media_group_id`."""
        stored = self.files.keep(content, name, mime, size)
        message = chat.add(person.shown(), self.clock.now(), document=stored.shown(), **more)
        await self._deliver(chat, message)
        return message

    async def edits(self, chat: Chat, message: Message, text: str) -> None:
        """Somebody changes what they wrote."""
        changed = chat.written(message["from"], message["date"], text) | {
            key: message[key]
            for key in ("message_id", "message_thread_id", "is_topic_message", "reply_to_message")
            if key in message
        }
        changed["edit_date"] = self.clock.now()
        chat.messages[message["message_id"]] = changed
        if reaches_bot(chat, changed, self.reads_all):
            await self.updates.put("edited_message", changed)

    async def presses(
        self, chat: Chat, person: Person, message: Message, label: str, *, old: bool = False
    ) -> str:
        """Somebody presses a button that is there; of an old message Telegram tells the bot only
        the id.
        """
        shown = buttons(chat.messages[message["message_id"]])
        there = {
            button["text"]: button["callback_data"] for button in shown if "callback_data" in button
        }
        if label not in there:
            raise LookupError(f"there is no button {label}, only {', '.join(there) or 'none'}")
        data = there[label]
        return await self.presses_data(chat, person, message, data, old=old)

    async def presses_data(
        self, chat: Chat, person: Person, message: Message, data: str, *, old: bool = False
    ) -> str:
        query = f"query{next(self._queries)}"
        self.methods.queries[query] = None
        shown = (
            {"message_id": message["message_id"], "chat": chat.shown(), "date": 0}
            if old
            else message
        )
        await self.updates.put(
            "callback_query",
            {
                "id": query,
                "from": person.shown(),
                "message": shown,
                "chat_instance": str(chat.id),
                "data": data,
            },
        )
        return query

    async def types(self, person: Person, words: str, *, where: str = "supergroup") -> str:
        """Somebody types after the bot's name, in a chat of which the bot learns only the kind; the
        query's id.
        """
        query = self.methods.inline.typed(words)
        content = {
            "id": query,
            "from": person.shown(),
            "query": words,
            "offset": "",
            "chat_type": where,
        }
        await self.updates.put("inline_query", content)
        return query

    async def chooses(self, chat: Chat, person: Person, query: str, card: int) -> Message:
        """Somebody puts one of the cards into a chat; it is their message, by way of the bot."""
        shown = self.methods.inline.answers[query]["results"][card]["shown"]
        message = chat.add(person.shown(), self.clock.now(), via_bot=BOT, **shown)
        await self._deliver(chat, message)
        return message

    async def bot_becomes(self, chat: Chat, status: str, by: Person) -> None:
        """The bot is added, promoted, removed; or blocked in a private chat."""
        change = {
            "chat": chat.shown(),
            "from": by.shown(),
            "date": self.clock.now(),
            "old_chat_member": member(chat.bot_status),
            "new_chat_member": member(status),
        }
        chat.bot_status = status
        await self.updates.put("my_chat_member", change)

    async def upgrades(self, chat: Chat, *, tell: bool = True) -> Chat:
        """A group becomes a supergroup: a new chat; both say so, if the bot gets to hear of it."""
        new = self.group(chat.title, bot=chat.bot_status)
        chat.migrated_to = new.id
        if tell:
            await self._deliver(
                chat, chat.add(ANONYMOUS, self.clock.now(), migrate_to_chat_id=new.id)
            )
            await self._deliver(
                new, new.add(ANONYMOUS, self.clock.now(), migrate_from_chat_id=chat.id)
            )
        return new

    async def _deliver(self, chat: Chat, message: Message) -> None:
        if reaches_bot(chat, message, self.reads_all):
            await self.updates.put("message", message)

    async def fetched(self) -> None:
        """Wait until the bot has fetched everything that there is for it."""
        async with self.updates.changed:
            await self.updates.changed.wait_for(lambda: self.updates.confirmed >= self.updates.last)

    async def polled(self, since: int) -> None:
        """Wait until the bot asks for updates, once more than it had."""
        async with self.updates.changed:
            await self.updates.changed.wait_for(lambda: self.updates.polls > since)

    def said_by_bot(self, chat: Chat) -> list[Message]:
        """What stands in the chat from the bot, oldest first."""
        return [
            message
            for message in chat.messages.values()
            if message.get("from", {}).get("id") == BOT["id"]
        ]


def _in(topic: int) -> dict[str, Any]:
    return {"message_thread_id": topic, "is_topic_message": True}


def buttons(message: Message) -> list[dict[str, Any]]:
    """The buttons under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row]


@asynccontextmanager
async def emulator(clock: Clock | None = None) -> AsyncIterator[Emulator]:
    """A running emulator; at the end, a request that the Bot API does not allow is an error."""
    server = Emulator(clock)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
    if server.violations:
        raise AssertionError("; ".join(server.violations))
