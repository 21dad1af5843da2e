"""What a chat shows, kept as text: who said what and when, what is marked in it, and which buttons
stand below.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.emulator.world import BOT, Message

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a text, in characters from its beginning."""

    kind: str
    """As the Bot API names it: bold, italic, pre, blockquote, bot_command …"""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message that another one replies to."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """A message as it stands in the chat."""

    number: int
    who: str
    day: date
    at: str
    """The time of day in Shanghai."""
    text: str
    marks: tuple[Mark, ...] = ()
    buttons: tuple[tuple[str, ...], ...] = ()
    pressed: tuple[str, ...] = ()
    """The buttons that somebody pressed while the scene went on."""
    replies_to: Quoted | None = None
    picture: tuple[int, int] | None = None
    """Width and height of the picture above the text, in pixels."""
    edited: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A chat as somebody sees it."""

    title: str
    subtitle: str
    viewer: str
    """Whose own messages stand on the right."""
    language: str
    messages: tuple[Recorded, ...]

    def to_json(self) -> str:
        """As it is kept beside the picture."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, default=date.isoformat) + "\n"


@dataclass(slots=True)
class Pressed:
    """Which buttons were pressed, by the number of their message."""

    labels: dict[int, list[str]] = field(default_factory=dict)

    def add(self, message: int, label: str) -> None:
        """Somebody pressed a button."""
        self.labels.setdefault(message, []).append(label)

    def under(self, message: int) -> tuple[str, ...]:
        """The pressed buttons of a message."""
        return tuple(self.labels.get(message, ()))


def recorded(messages: Mapping[int, Message], bot: str, pressed: Pressed) -> Iterator[Recorded]:
    """The messages of an emulated chat, the bot under a name of its own."""
    for number, message in messages.items():
        earlier = message.get("reply_to_message")
        text = _text(message)
        when = datetime.fromtimestamp(message["date"], ZONE)
        yield Recorded(
            number,
            _who(message, bot),
            when.date(),
            f"{when:%H:%M}",
            text,
            tuple(_marks(text, message.get("entities") or message.get("caption_entities") or ())),
            _buttons(message),
            pressed.under(number),
            Quoted(_who(earlier, bot), _text(earlier).partition("\n")[0]) if earlier else None,
            _size(message),
            "edit_date" in message,
        )


def _who(message: Message, bot: str) -> str:
    return bot if message["from"]["id"] == BOT["id"] else str(message["from"]["first_name"])


def _text(message: Message) -> str:
    return str(message.get("text", message.get("caption", "")))


def _size(message: Message) -> tuple[int, int] | None:
    if "photo" not in message:
        return None
    largest = message["photo"][-1]
    return largest["width"], largest["height"]


def _buttons(message: Message) -> tuple[tuple[str, ...], ...]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return tuple(tuple(button["text"] for button in row) for row in rows)


def _marks(text: str, entities: Sequence[Message]) -> Iterator[Mark]:
    """Telegram counts in units of UTF-16."""
    units = text.encode("utf-16-le")
    for entity in entities:
        start, end = (
            len(units[: 2 * at].decode("utf-16-le"))
            for at in (entity["offset"], entity["offset"] + entity["length"])
        )
        yield Mark(entity["type"], start, end)
