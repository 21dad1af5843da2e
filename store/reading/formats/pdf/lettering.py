"""Characters with boxes put together to lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from store.reading.formats.pdf.drawn import Box
from store.reading.lines.blocks import Span

_SAME_LINE: Final = 0.4
"""Share of a character's height by which its middle may lie beside that of its line."""
_BLANK: Final = 0.22
"""Share of a character's height that makes a gap between two characters a blank."""
_NARROW: Final = 0.1
"""Share from which a gap parts two digits between which a blank is printed: 20 866 may be two numbers."""
_COLUMN: Final = 1.1
"""Share from which a gap parts two columns: wider than the two characters of an indent would be within a line."""
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
    return [line for row in rows if (line := _line(row)).text]


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
        parted = blank and bool(pieces) and pieces[-1].isdecimal() and text.isdecimal() and gap > _NARROW * height
        blank = False
        if not pieces or parted or gap > _BLANK * height:
            pieces += [COLUMNS if gap > _COLUMN * height else " "] if pieces else []
            spans.append((box[0], box[2]))
        else:
            spans[-1] = (spans[-1][0], max(spans[-1][1], box[2]))
        pieces.append(text)
        end = max(end, box[2])
    boxes = [box for _, box in row]
    around = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return TextLine("".join(pieces), around, tuple(spans))


def cell_text(letters: Iterable[Letter]) -> str:
    """The text of a cell; digits on two lines stay apart, since they may be two numbers."""
    text = ""
    for line in lines(letters):
        apart = text and text[-1].isdecimal() and line.text[0].isdecimal()
        text += (" " if apart else "") + line.text
    return text
