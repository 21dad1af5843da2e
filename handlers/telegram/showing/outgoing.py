"""What leaves the edge: where to, in which pieces, and what became of it. `bot.traffic.sending`
does the sending.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultsButton,
    ReplyKeyboardMarkup,
)
from telegram.constants import FileSizeLimit, MessageLimit

from handlers.reply import File

CAPTION_LIMIT = int(MessageLimit.CAPTION_LENGTH)
"""UTF-16 units of the text under a file, counted without the markup."""
FILE_LIMIT = int(FileSizeLimit.FILESIZE_UPLOAD)
"""Bytes of a file that Telegram takes from a bot."""
PICTURE_LIMIT = int(FileSizeLimit.PHOTOSIZE_UPLOAD)
"""Bytes of a picture that Telegram shows."""


class ChatPlace(NamedTuple):
    """Where a message goes."""

    chat: int
    topic: int | None = None
    """The topic of a forum; never that of the General topic, which Telegram does not take."""
    reply_to: int | None = None
    """The message that is answered; shown as a reply if it is still there."""


class MessagePart(NamedTuple):
    """A piece of a reply that fits into one message."""

    html: str
    text: str
    """The same without markup, for the case that Telegram refuses the markup."""
    rich: str = ""
    """The same with its tables as such, for servers that have them; empty where it has none."""


class SendOutcome(StrEnum):
    """What became of a message."""

    SENT = "sent"
    UNCERTAIN = "uncertain"
    """The connection broke after the request had left: the message may be there. Not sent again."""
    GONE = "gone"
    """The bot was blocked or removed, or the chat no longer exists."""
    CLOSED = "closed"
    """The topic is closed or deleted, or the bot may not write."""
    FAILED = "failed"


class Delivery(NamedTuple):
    """What became of a reply, over all its parts the worst."""

    outcome: SendOutcome
    messages: tuple[int, ...] = ()
    """The ids of the messages that are surely there."""
    chat: int | None = None
    """Where they went, if the group meanwhile became a supergroup."""
    why: str = ""
    """What Telegram said, where it refused the worst of them."""


class Sender(Protocol):
    """Sends, in order per chat, and never raises for what Telegram may say."""

    async def send(
        self,
        place: ChatPlace,
        parts: Sequence[MessagePart],
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Send the parts one after another, the keyboard under the last."""
        ...

    async def edit(
        self,
        place: ChatPlace,
        messages: Sequence[int],
        parts: Sequence[MessagePart],
        keyboard: InlineKeyboardMarkup | None = None,
        beside: str = "",
    ) -> Delivery:
        """Make the messages show the parts instead; more are sent, and surplus ones deleted, as
        needed.

        `beside` is what a part is headed with that can neither take the place of its message nor
        have it deleted.
        """
        ...

    async def rekey(
        self,
        place: ChatPlace,
        message: int,
        keyboard: InlineKeyboardMarkup | None,
    ) -> None:
        """Put another keyboard under a message."""
        ...

    async def send_file(
        self,
        place: ChatPlace,
        file: File,
        caption: MessagePart | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Send a file, or show a picture, with a caption within `CAPTION_LIMIT`; what is too large
        fails at once.
        """
        ...

    async def edit_file(
        self,
        place: ChatPlace,
        message: int,
        file: File,
        caption: MessagePart | None = None,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> Delivery:
        """Put a file or picture in the place of an old message, whatever that showed."""
        ...

    async def delete(self, place: ChatPlace, messages: Sequence[int]) -> None:
        """Take messages of the bot away."""
        ...

    async def offer(
        self,
        query: str,
        cards: Sequence[InlineQueryResult],
        button: InlineQueryResultsButton,
    ) -> None:
        """Show cards to somebody who types after the bot's name, with a way into the private chat
        above them.
        """
        ...

    async def ask_for_chat(
        self,
        place: ChatPlace,
        text: str,
        keyboard: ReplyKeyboardMarkup,
    ) -> None:
        """Show a button with which one of somebody's chats is chosen."""
        ...

    async def react(self, place: ChatPlace, message: int, sign: str) -> None:
        """Put a sign under somebody's message."""
        ...

    async def acknowledge(self, press: str, text: str = "") -> None:
        """End the waiting mark on a pressed button, with a short sentence if there is one."""
        ...
