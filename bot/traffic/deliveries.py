"""What came of sending: of several parts together, and why one was not taken."""

from __future__ import annotations

from telegram.constants import MessageLimit

from bot.traffic.refusals import (
    Final,
    Refusal,
    UnknownRefusal,
)
from handlers.telegram.showing.markup import under, utf16_length
from handlers.telegram.showing.outgoing import (
    Delivery,
    MessagePart,
    SendOutcome,
)

_WORST_LAST = (
    SendOutcome.SENT,
    SendOutcome.UNCERTAIN,
    SendOutcome.FAILED,
    SendOutcome.CLOSED,
    SendOutcome.GONE,
)


def headed(line: str, part: MessagePart) -> MessagePart:
    """The part under the line, where both fit into a message."""
    found = under(line, part)
    if utf16_length(found.text) <= MessageLimit.MAX_TEXT_LENGTH:
        return found
    return part


def why_of(what: Refusal) -> str:
    """Why something was not taken, where Telegram says it."""
    if isinstance(what, Final | UnknownRefusal):
        return what.why
    return ""


def joined(before: Delivery, one: Delivery) -> Delivery:
    """What came of several parts: the worst of it, and all their messages."""
    worst = max(before.outcome, one.outcome, key=_WORST_LAST.index)
    return Delivery(
        worst, (*before.messages, *one.messages), one.chat or before.chat, one.why or before.why
    )
