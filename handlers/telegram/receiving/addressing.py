"""Is this message for the bot, and what does it ask? Pure functions over what Telegram delivers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from telegram import Chat, Message, MessageEntity, User

from handlers.reply import Asker
from handlers.telegram.showing.outgoing import ChatPlace

ANONYMOUS_ADMIN = 1087968824
"""The user in whose name Telegram delivers what administrators write anonymously, as the group."""


class AddressedText(NamedTuple):
    """What a message asks the bot."""

    text: str
    """Without the command or the bot's name; empty if only that was said."""


def said_to(message: Message, me: User) -> AddressedText | None:
    """What a message that is no command asks the bot; nothing if it is not addressed to it."""
    if message.text is None or is_noise(message):
        return None
    if message.chat.type == Chat.PRIVATE and not _names(message, me):
        return AddressedText(_without_glued_command(message.text).strip())
    if _names(message, me):
        return AddressedText(_without_name(message, me) or quoted_by(message, me))
    if _answers(message, me) and not _names_others(message):
        return AddressedText(message.text.strip())
    return None


def command_argument(message: Message) -> str:
    """What follows the command (after any kind of blank, the full-width one too)."""
    text = message.text or ""
    command = next(
        (entity for entity in message.entities if entity.type == MessageEntity.BOT_COMMAND), None
    )
    # A command is plain ASCII at the start of the message, so its length in UTF-16 units is its
    # length.
    if command:
        return text[command.length :].strip()
    return text.strip()


def command_name(message: Message) -> str:
    """The command that the message begins with, without the slash and the bot's name, in small
    letters.
    """
    command = next(
        entity for entity in message.entities if entity.type == MessageEntity.BOT_COMMAND
    )
    return (message.text or "")[1 : command.length].split("@")[0].lower()


_CAPTION = re.compile(
    r"/([a-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?:\s+(.*))?", re.DOTALL | re.IGNORECASE
)


def captioned(message: Message, name: str) -> tuple[str, str] | None:
    """The command that a picture's or file's caption gives to the bot of that name, and what
    follows it.
    """
    found = _CAPTION.fullmatch((message.caption or "").strip())
    if found is None or (found[2] and found[2].casefold() != name.casefold()):
        return None
    return found[1].lower(), (found[3] or "").strip()


def is_command_to(message: Message, name: str) -> bool:
    """Whether the command that the message begins with calls the bot of that name:
    `/ask@nianbao_bot`.
    """
    command = next(
        (entity for entity in message.entities if entity.type == MessageEntity.BOT_COMMAND), None
    )
    said = (message.text or "")[: command.length if command else 0]
    return said.partition("@")[2].casefold() == name.casefold()


def is_noise(message: Message) -> bool:
    """Messages that nobody wrote to the bot: posts of a linked channel, and what bots write."""
    if message.is_automatic_forward or message.via_bot is not None:
        return True
    sender = message.from_user
    return sender is not None and sender.is_bot and message.sender_chat is None


def place_of(message: Message) -> ChatPlace:
    """Where the answer to a message goes: its topic, and in groups as a reply to it."""
    in_group = message.chat.type != Chat.PRIVATE
    return ChatPlace(message.chat.id, topic_of(message), message.message_id if in_group else None)


def replied_to(message: Message) -> Message | None:
    """The message that it replies to.

    In a topic, one that replies to none carries the topic's opening as that, which nobody wrote to
    be answered.
    """
    earlier = message.reply_to_message
    if earlier is None or earlier.forum_topic_created is not None:
        return None
    return earlier


def topic_of(message: Message) -> int | None:
    """The topic; without `is_topic_message` the number is that of a thread of replies, which is
    none.
    """
    if message.is_topic_message:
        return message.message_thread_id
    return None


def asker_of(message: Message) -> Asker:
    """Who asks where. Whoever writes as a group or channel is that group or channel."""
    sender = message.sender_chat or message.from_user
    topic = topic_of(message)
    return _asker(message.chat.id, topic, sender.id if sender else None)


@lru_cache(
    maxsize=5_000
)  # Whoever asks again is the same: ten thousand answers are remembered with their askers.
def _asker(chat: int, topic: int | None, sender: int | None) -> Asker:
    return Asker(str(chat), str(topic or ""), str(sender) if sender is not None else "")


def _without_glued_command(text: str) -> str:
    """`/ask平罗县…`: without a blank Telegram takes it for no command, but it is clear what is
    meant.
    """
    if text.casefold().startswith("/ask"):
        return text[len("/ask") :]
    return text


def _answers(message: Message, me: User) -> bool:
    """Whether it replies to a message of the bot."""
    earlier = replied_to(message)
    return earlier is not None and is_from(earlier, me)


def is_from(message: Message, me: User) -> bool:
    """Whether the bot wrote it."""
    return message.from_user is not None and message.from_user.id == me.id


def is_by_bot(message: Message) -> bool:
    """Whether a bot wrote it."""
    return message.from_user is not None and message.from_user.is_bot


def _names(message: Message, me: User) -> bool:
    return any(_is_me(entity, name, me) for entity, name in _mentions(message))


def _names_others(message: Message) -> bool:
    """A reply to the bot's message that calls somebody by name is talk between people."""
    return bool(_mentions(message))


def _mentions(message: Message) -> list[tuple[MessageEntity, str]]:
    found = message.parse_entities([MessageEntity.MENTION, MessageEntity.TEXT_MENTION])
    return sorted(found.items(), key=lambda item: item[0].offset)


def _is_me(entity: MessageEntity, name: str, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return name.casefold() == f"@{me.username}".casefold()


def _without_name(message: Message, me: User) -> str:
    text = message.text or ""
    for entity, name in _mentions(message):
        if _is_me(entity, name, me):
            text = text.replace(name, " ", 1)
    return " ".join(text.split()).strip(" ,，:：、")


def quoted_by(message: Message, me: User) -> str:
    """The text of the message replied to: `/ask` under somebody's question asks that; what the bot
    says is none.
    """
    earlier = replied_to(message)
    if message.quote is not None:
        return message.quote.text.strip()
    if earlier is None or is_from(earlier, me):
        return ""
    return (earlier.text or earlier.caption or "").strip()
