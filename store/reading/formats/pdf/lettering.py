"""Characters with boxes put together to lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from store.reading.formats.pdf.drawn import Box
from store.reading.formats.pdf.stacked import put_together
from store.reading.lines.blocks import Span

_SAME_LINE: Final = 0.4
"""Share of a character's height by which its middle may lie beside that of its line."""
_BLANK: Final = 0.22
"""Share of a character's height that makes a gap between two characters a blank."""
_NARROW: Final = 0.1
"""Share from which a gap parts two digits between which a blank is printed: 20 866 may be two
numbers.
"""
_COLUMN: Final = 1.1
"""Share from which a gap parts two columns: wider than the two characters of an indent would be
within a line.
"""
COLUMNS: Final = "   "
"""What stands between two columns of a line."""

Letter = tuple[str, Box]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text and where it stands."""

    text: str
    box: Box
    spans: tuple[Span, ...]
    """Where each of its words stands."""


def lines(letters: Iterable[Letter]) -> list[TextLine]:
    """The lines that characters form, from top to bottom."""
    rows: list[list[Letter]] = []
    middle = 0.0
    for letter in sorted(letters, key=lambda found: found[1][1] + found[1][3]):
        own = (letter[1][1] + letter[1][3]) / 2
        if rows and own - middle <= _SAME_LINE * max(4.0, letter[1][3] - letter[1][1]):
            rows[-1].append(letter)
        else:
            rows.append([letter])
            middle = own
    return [line for row in put_together(rows) if (line := _line(row)).text]


def _line(row: list[Letter]) -> TextLine:
    row = sorted(row, key=lambda letter: letter[1][0])
    pieces: list[str] = []
    spans: list[Span] = []
    end, blank = row[0][1][0], False
    for text, box in row:
        gap, height = box[0] - end, max(4.0, box[3] - box[1])
        if text.isspace():
            blank = True  # a printed blank leaves the gap that is looked at here
            continue
        parted = blank and gap > _NARROW * height and _are_digits(pieces[-1:], text)
        blank = False
        if pieces and not parted and gap <= _BLANK * height:
            spans[-1] = (spans[-1][0], max(spans[-1][1], box[2]))
        else:
            if pieces:
                pieces.append(COLUMNS if gap > _COLUMN * height else " ")
            spans.append((box[0], box[2]))
        pieces.append(text)
        end = max(end, box[2])
    return TextLine("".join(pieces), _around([box for _, box in row]), tuple(spans))


def _are_digits(before: list[str], text: str) -> bool:
    return bool(before) and before[0].isdecimal() and text.isdecimal()


def _around(boxes: Sequence[Box]) -> Box:
    """The box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def cell_text(letters: Iterable[Letter]) -> str:
    """The text of a cell; digits on two lines stay apart, since they may be two numbers."""
    text = ""
    for line in lines(letters):
        apart = text and text[-1].isdecimal() and line.text[0].isdecimal()
        text += (" " if apart else "") + line.text
    return text
