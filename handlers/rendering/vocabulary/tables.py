"""Rows whose columns stand under each other in a fixed-width face, where a Chinese character is two
columns wide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from handlers.reply import ReplyLine, RowCell, Style

_GAP = "  "


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> Iterator[ReplyLine]:
    """The rows as lines; the columns `right` (from 0) end under each other, the others begin so.

    A column that is empty in every row is left out.
    """
    count = max((len(row) for row in rows), default=0)
    cells = [[*row, *[""] * (count - len(row))] for row in rows]
    widths = [max(width(row[place]) for row in cells) for place in range(count)]
    kept = [place for place in range(count) if widths[place]]
    for row in cells:
        shown = [_padded(row[place], widths[place], place in right) for place in kept]
        columns = tuple(RowCell(row[place], place in right) for place in kept)
        yield ReplyLine(_GAP.join(shown).rstrip(), Style.TABLE, columns)


def _padded(text: str, columns: int, right: bool) -> str:
    blanks = " " * (columns - width(text))
    if right:
        return blanks + text
    return text + blanks


def fitted(text: str, columns: int) -> str:
    """The text in exactly so many columns: what is too long ends in …, what is too short in
    blanks.
    """
    if width(text) > columns:
        while width(text) >= columns:
            text = text[:-1]
        text += "…"
    return _padded(text, columns, right=False)
