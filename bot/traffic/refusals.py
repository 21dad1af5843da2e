"""What to do about what Telegram says instead of yes. A pure function, so that every case can be
read and tested.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from handlers.telegram.showing.outgoing import SendOutcome


@dataclass(frozen=True, slots=True)
class Wait:
    """Too much was sent to this chat: nothing more to it before the time is over."""

    seconds: float


@dataclass(frozen=True, slots=True)
class MovedToSupergroup:
    """The group became a supergroup."""

    chat: int


@dataclass(frozen=True, slots=True)
class Again:
    """The server could not be reached, or says that it could not serve the request: it can be sent
    again.
    """

    sure: bool = True
    """Whether it surely was not carried out. Where a server that stands before Telegram's says no,
    it may have been.
    """


@dataclass(frozen=True, slots=True)
class Plain:
    """Telegram cannot read the markup: the text alone will do."""


@dataclass(frozen=True, slots=True)
class Harmless:
    """Nothing is lost: what was to be done is done already, or no longer matters."""


@dataclass(frozen=True, slots=True)
class Final:
    """It stays at that."""

    outcome: SendOutcome
    why: str = field(default="", compare=False)
    """What Telegram said."""


@dataclass(frozen=True, slots=True)
class UnknownRefusal:
    """A refusal that is not known to be about what was sent: it may be the chat, for now."""

    why: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Unheard:
    """Nothing is wrong with the message: the bot itself is refused, or something odd came back."""


Refusal = Wait | MovedToSupergroup | Again | Plain | Harmless | Final | UnknownRefusal | Unheard

_HARMLESS = (
    "message is not modified",
    "query is too old",
    "message to delete not found",
    "message can't be deleted",
)
_CLOSED = (
    "topic_closed",
    "message thread not found",
    "not enough rights",
    "need administrator rights",
    "have no rights",
    "chat_restricted",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_send_",  # CHAT_SEND_PLAIN_FORBIDDEN, CHAT_SEND_PHOTOS_FORBIDDEN and so on
)
_ABOUT_CONTENT = (
    "message text is empty",
    "text must be non-empty",
    "is too long",
    "too_long",
    "is too big",
    "message to edit not found",
    "message can't be edited",
    "no text in the message to edit",  # a picture with words under it
    "reply markup",
    "reply_markup",
    "button",
    "entities",
    "photo_",
    "photo must",
    "image_process_failed",
    "file must be non-empty",
    "wrong http url",
    "wrong type of the web page content",
)
"""What says that the very same message would be refused again."""
_GONE = ("chat not found", "group chat was deleted", "user not found", "peer_id_invalid")
_UNREADABLE = "Invalid server response"
"""What the library says where an answer came that is none of the Bot API."""
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
_BROKEN = (aiohttp.ClientError, TimeoutError)


def refusal(error: TelegramError) -> Refusal:
    """What an error asks for. BadRequest is a NetworkError in this library, so it comes first."""
    if isinstance(error, RetryAfter):
        return Wait(_seconds(error))
    if isinstance(error, ChatMigrated):
        return MovedToSupergroup(error.new_chat_id)
    if isinstance(error, Forbidden):
        return Final(SendOutcome.GONE, str(error))
    if isinstance(error, BadRequest):
        return _bad_request(str(error))
    if isinstance(error, NetworkError):
        return _network(error)
    if str(error) == _UNREADABLE:
        return Final(SendOutcome.UNCERTAIN)
    return Unheard()


def _bad_request(said: str) -> Refusal:
    words = said.lower()
    if "can't parse entities" in words:
        return Plain()
    if any(each in words for each in _HARMLESS):
        return Harmless()
    if any(each in words for each in _CLOSED):
        return Final(SendOutcome.CLOSED, said)
    if any(each in words for each in _GONE):
        return Final(SendOutcome.GONE, said)
    if any(each in words for each in _ABOUT_CONTENT):
        return Final(SendOutcome.FAILED, said)
    return UnknownRefusal(said)


def _network(error: NetworkError) -> Refusal:
    """A request that never left, or that the server itself says it could not serve, is sent again;
    all else is unsure.

    Whatever broke after the request had left may have been carried out: sending it again would show
    it twice.
    """
    if isinstance(error.__cause__, _BROKEN):
        if isinstance(error.__cause__, _NEVER_LEFT):
            return Again()
        return Final(SendOutcome.UNCERTAIN)
    return Again(sure=False)


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    if isinstance(wait, timedelta):
        return wait.total_seconds()
    return float(wait)
