"""Messages as a phone shows them: how high each is, and how it is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from docs.illustrations.letters import SCALE, Face, width, write
from docs.illustrations.lines import Block, Kind, blocks, row_width, shortened
from docs.illustrations.recording import Quoted, Recorded

WIDTH = 430
"""A phone's, in its own pixels."""
_MARGIN, _AVATAR, _PADDING, _RADIUS = 10, 34, 11, 13
_SIZE, _LINE, _SMALL = 15.0, 21.0, 11.5
_INSET = 18
"""What the bar and the margins of a table or quotation take."""
_BUTTON, _GAP = 38, 3
_INK, _PALE, _MINE_PALE, _BAR = "#17212b", "#8a959e", "#5fa34f", "#3390d6"
_THEIRS, _MINE, _TABLE, _MINE_TABLE = "#ffffff", "#e3f8d3", "#edf4fb", "#d3edc0"
_KEY, _KEY_PRESSED, _KEY_TEXT = "#a9bccb", "#7f9bb1", "#ffffff"
_NAMES = ("#c7503e", "#2f8f4e", "#8a55c0", "#c07a1d", "#2878b8")
_EDGE = 4


@dataclass(frozen=True, slots=True)
class Look:
    """How the messages of a chat are shown."""

    viewer: str
    group: bool
    language: str

    def face(self, size: float = _SIZE, colour: str = _INK, *, bold: bool = False) -> Face:
        """Letters of this chat."""
        return Face(size, colour, bold, english=self.language == "en")


class Bubble:
    """A message, laid out."""

    def __init__(
        self, message: Recorded, look: Look, picture: bytes | None, *, first: bool
    ) -> None:
        self._message = message
        self._look = look
        self._mine = message.who == look.viewer
        self._named = look.group and not self._mine and first
        self._first = first
        side = _AVATAR + 8 if look.group and not self._mine else 0
        self._room = WIDTH - 2 * _MARGIN - side - (34 if not side else 8) - 2 * _PADDING
        self._picture = Image.open(BytesIO(picture)) if picture else None
        self._blocks = tuple(blocks(message.text, message.marks, look.face(), self._room, _INSET))
        self._inner = self._inner_width()
        self._stamp_inside = self._last_row_width() + self._stamp_width() + 8 <= self._inner
        self._width = self._inner + 2 * _PADDING
        self._left = WIDTH - _MARGIN - self._width if self._mine else _MARGIN + side

    @property
    def height(self) -> float:
        """With the buttons below."""
        return self._body + len(self._message.buttons) * (_BUTTON + _GAP)

    def draw(self, image: Image.Image, top: float) -> None:
        """Draw it below a line."""
        box = (self._left, top, self._left + self._width, top + self._body)
        rounded(image, box, _RADIUS, _MINE if self._mine else _THEIRS)
        if self._named:
            avatar(image, _MARGIN + _AVATAR / 2, top + _AVATAR / 2, _AVATAR / 2, self._message.who)
        y = top + self._draw_head(image, top)
        x = self._left + _PADDING
        for block in self._blocks:
            y = self._draw_block(image, block, x, y)
        self._draw_stamp(image, box)
        self._draw_buttons(image, box[3] + _GAP)

    @property
    def _body(self) -> float:
        text = sum(_block_height(block) for block in self._blocks)
        return self._head + text + (0 if self._stamp_inside else 16) + 8

    @property
    def _head(self) -> float:
        """What stands above the text: a name, what is replied to, a picture."""
        above = 7.0 + (19 if self._named else 0) + (42 if self._message.replies_to else 0)
        return above + (self._picture_height + 6 if self._picture else 0)

    @property
    def _picture_height(self) -> float:
        if self._picture is None:
            return 0
        return (self._inner + 2 * _PADDING - 2 * _EDGE) * self._picture.height / self._picture.width

    def _inner_width(self) -> float:
        if self._picture is not None:
            return self._room
        needed = [
            row_width(row) + (_INSET if block.kind is not Kind.TEXT else 0)
            for block in self._blocks
            for row in block.rows
        ]
        if self._named:
            needed.append(width(self._message.who, self._look.face(13.5, bold=True)))
        if self._message.replies_to:
            needed.append(min(180, self._room))
        for row in self._message.buttons:
            widest = max(width(label, self._look.face(14)) for label in row) + 20
            needed.append(min(self._room, (widest + _GAP) * len(row) - 2 * _PADDING))
        stamped = self._last_row_width() + self._stamp_width() + 8
        return min(
            self._room, max(*needed, stamped if stamped <= self._room else 0, self._stamp_width())
        )

    def _last_row_width(self) -> float:
        last = self._blocks[-1]
        return row_width(last.rows[-1]) if last.kind is Kind.TEXT and last.rows else self._room

    def _stamp(self) -> str:
        edited = (
            {"zh": "已编辑 ", "en": "edited "}[self._look.language] if self._message.edited else ""
        )
        return edited + self._message.at

    def _stamp_width(self) -> float:
        return width(self._stamp(), self._look.face(_SMALL))

    def _draw_head(self, image: Image.Image, top: float) -> float:
        """The name, what is replied to and the picture; gives their height."""
        x, y = self._left + _PADDING, top + 7
        if self._named:
            write(
                image,
                x,
                y + 13,
                self._message.who,
                self._look.face(13.5, colour_of(self._message.who), bold=True),
            )
            y += 19
        if self._message.replies_to:
            self._draw_quoted(image, self._message.replies_to, x, y)
            y += 42
        if self._picture is not None:
            self._paste(image, self._picture, y)
        return self._head

    def _draw_quoted(self, image: Image.Image, quoted: Quoted, x: float, y: float) -> None:
        colour = _MINE_PALE if self._mine else _BAR
        rounded(
            image, (x, y + 1, x + self._inner, y + 37), 5, _MINE_TABLE if self._mine else _TABLE
        )
        rounded(image, (x, y + 1, x + 3, y + 37), 1.5, colour)
        write(image, x + 10, y + 15, quoted.who, self._look.face(12.5, colour, bold=True))
        face = self._look.face(12.5)
        write(image, x + 10, y + 31, shortened(quoted.text, face, self._inner - 18), face)

    def _paste(self, image: Image.Image, picture: Image.Image, y: float) -> None:
        size = (round((self._width - 2 * _EDGE) * SCALE), round(self._picture_height * SCALE))
        fitted = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
        at = (round((self._left + _EDGE) * SCALE), round((y - 7 + _EDGE) * SCALE))
        image.paste(fitted, at, _mask(size, 10 * SCALE))

    def _draw_block(self, image: Image.Image, block: Block, x: float, y: float) -> float:
        line, end = _line_height(block), y + _block_height(block)
        if block.kind is not Kind.TEXT:
            rounded(
                image,
                (x, y + 3, x + self._inner, end - 3),
                5,
                _MINE_TABLE if self._mine else _TABLE,
            )
            rounded(image, (x, y + 3, x + 3, end - 3), 1.5, _BAR)
            x, y = x + 10, y + 7
        for row in block.rows:
            at = x
            for span in row:
                write(image, at, y + line * 0.74, span.text, span.face)
                at += width(span.text, span.face)
            y += line
        return end

    def _draw_stamp(self, image: Image.Image, box: tuple[float, float, float, float]) -> None:
        face = self._look.face(_SMALL, _MINE_PALE if self._mine else _PALE)
        write(image, box[2] - 9 - self._stamp_width(), box[3] - 7, self._stamp(), face)

    def _draw_buttons(self, image: Image.Image, y: float) -> None:
        face = self._look.face(14, _KEY_TEXT, bold=True)
        for row in self._message.buttons:
            each = (self._width - _GAP * (len(row) - 1)) / len(row)
            for place, label in enumerate(row):
                left = self._left + place * (each + _GAP)
                colour = _KEY_PRESSED if label in self._message.pressed else _KEY
                rounded(image, (left, y, left + each, y + _BUTTON), 8, colour)
                text = shortened(label, face, each - 12)
                write(image, left + (each - width(text, face)) / 2, y + _BUTTON / 2 + 5, text, face)
            y += _BUTTON + _GAP


def bubbles(
    messages: Sequence[Recorded], look: Look, pictures: dict[int, bytes]
) -> Iterator[tuple[Bubble, float]]:
    """The messages with the gap above each."""
    before = ""
    for message in messages:
        first = message.who != before
        yield Bubble(message, look, pictures.get(message.number), first=first), 10 if first else 5
        before = message.who


def _line_height(block: Block) -> float:
    return _LINE * block.size / _SIZE


def _block_height(block: Block) -> float:
    return _line_height(block) * len(block.rows) + (0 if block.kind is Kind.TEXT else 14)


def colour_of(who: str) -> str:
    """The colour of somebody's name, always the same."""
    return _NAMES[sum(map(ord, who)) % len(_NAMES)]


def avatar(image: Image.Image, x: float, y: float, radius: float, who: str) -> None:
    """A disc with the first letter of a name."""
    rounded(image, (x - radius, y - radius, x + radius, y + radius), radius, colour_of(who))
    face = Face(radius * 0.95, "#ffffff", bold=True)
    write(image, x - width(who[0], face) / 2, y + radius * 0.36, who[0], face)


def rounded(
    image: Image.Image, box: tuple[float, float, float, float], radius: float, colour: str
) -> None:
    """A rounded rectangle with smooth edges."""
    left, top, right, bottom = (round(side * SCALE) for side in box)
    size = (right - left, bottom - top)
    image.paste(colour, (left, top), _mask(size, radius * SCALE))


def _mask(size: tuple[int, int], radius: float) -> Image.Image:
    fine = 4
    mask = Image.new("L", (size[0] * fine, size[1] * fine), 0)
    box = (0, 0, size[0] * fine - 1, size[1] * fine - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * fine, fill=255)
    return mask.resize(size, Image.Resampling.LANCZOS)
