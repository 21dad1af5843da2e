from datetime import timedelta

import aiohttp
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.warnings import PTBDeprecationWarning

from bot.traffic.refusals import (
    Again,
    Final,
    Harmless,
    MovedToSupergroup,
    Plain,
    Refusal,
    Unheard,
    UnknownRefusal,
    Wait,
    refusal,
)
from handlers.telegram.showing.outgoing import SendOutcome
from tests.emulator.errors import NOT_MODIFIED, OLD_QUERY


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


def late(kind: type[Exception]) -> TelegramError:
    return caused(TimedOut(), kind("…"))


CASES: list[tuple[TelegramError, Refusal]] = [
    (ChatMigrated(-1_002_000_000_001), MovedToSupergroup(-1_002_000_000_001)),
    (BadRequest(f"Bad Request: {NOT_MODIFIED}"), Harmless()),
    (BadRequest(f"Bad Request: {OLD_QUERY}"), Harmless()),
    (BadRequest("Bad Request: message to delete not found"), Harmless()),
    (BadRequest('Can\'t parse entities: unsupported start tag "局" at byte offset 3'), Plain()),
    (BadRequest("Bad Request: TOPIC_CLOSED"), Final(SendOutcome.CLOSED)),
    (BadRequest("Bad Request: message thread not found"), Final(SendOutcome.CLOSED)),
    (
        BadRequest("Bad Request: not enough rights to send text messages to the chat"),
        Final(SendOutcome.CLOSED),
    ),
    (BadRequest("Bad Request: CHAT_RESTRICTED"), Final(SendOutcome.CLOSED)),
    (
        BadRequest("Bad Request: not enough rights to send photos to the chat"),
        Final(SendOutcome.CLOSED),
    ),
    (BadRequest("Bad Request: CHAT_SEND_DOCS_FORBIDDEN"), Final(SendOutcome.CLOSED)),
    (
        BadRequest("Bad Request: need administrator rights in the channel chat"),
        Final(SendOutcome.CLOSED),
    ),
    (BadRequest("Bad Request: SOMETHING_OF_NEXT_YEAR"), UnknownRefusal()),
    (BadRequest("Bad Request: message is too long"), Final(SendOutcome.FAILED)),
    (BadRequest("Bad Request: BUTTON_DATA_INVALID"), Final(SendOutcome.FAILED)),
    (BadRequest("Bad Request: PHOTO_INVALID_DIMENSIONS"), Final(SendOutcome.FAILED)),
    (BadRequest("Bad Request: chat not found"), Final(SendOutcome.GONE)),
    (BadRequest("Bad Request: message to edit not found"), Final(SendOutcome.FAILED)),
    (Forbidden("Forbidden: bot was blocked by the user"), Final(SendOutcome.GONE)),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Final(SendOutcome.GONE)),
    (NetworkError("Bad Gateway"), Again(sure=False)),
    (late(aiohttp.ConnectionTimeoutError), Again()),
    (late(TimeoutError), Final(SendOutcome.UNCERTAIN)),
    (late(aiohttp.SocketTimeoutError), Final(SendOutcome.UNCERTAIN)),
    (caused(NetworkError("…"), aiohttp.ServerDisconnectedError("…")), Final(SendOutcome.UNCERTAIN)),
    (Conflict("…"), Unheard()),
    (InvalidToken("Unauthorized"), Unheard()),
    (TelegramError("Invalid server response"), Final(SendOutcome.UNCERTAIN)),
]


@pytest.mark.parametrize(
    ("error", "expected"), CASES, ids=[f"{type(error).__name__}: {error}" for error, _ in CASES]
)
def test_each_refusal_has_its_answer(error: TelegramError, expected: Refusal) -> None:
    assert refusal(error) == expected


def test_a_wait_is_as_long_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    assert refusal(RetryAfter(timedelta(seconds=7))) == Wait(7)


def test_a_wait_in_the_old_form_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "0")
    with pytest.warns(PTBDeprecationWarning):
        assert refusal(RetryAfter(7)) == Wait(7)
