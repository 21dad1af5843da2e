"""Numbers in cells that reach over several rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from store.reading.words.numbers import parse

_MARK: Final = "（跨{}行）"
"""What is put behind a number that stands for several rows, so that it is read for none of them."""

_WIDEST: Final = 64
"""Columns that a cell may cover."""


class Span(NamedTuple):
    """A cell that begins in a row."""

    text: str
    rows: int = 1
    columns: int = 1


class _Down(NamedTuple):
    """What reaches down into a column from a row above."""

    rows: int
    """How many more rows it covers."""
    text: str | None
    """A number; None for everything else, and for the further columns of a number."""


def spread(rows: Sequence[Sequence[Span]]) -> Iterator[tuple[str, ...]]:
    """The texts of each row, with the numbers that reach down from rows above.

    A 0 over two rows is 0 in both. Of any other number it cannot be told whether each row has it or
    both together.
    """
    above: dict[int, _Down] = {}
    for row in rows:
        if not above and all(span.rows == 1 for span in row):
            yield tuple(span.text for span in row)
            continue
        texts: list[str] = []
        below: dict[int, _Down] = {}
        waiting = list(reversed(row))
        column = 0
        while waiting or column <= max(above, default=-1):
            down = above.get(column)
            if down is None and not waiting:
                column += 1
            elif down is None:
                column = _begin(waiting.pop(), column, texts, below)
            else:
                texts += [down.text] if down.text is not None else []
                below |= {column: down._replace(rows=down.rows - 1)} if down.rows > 1 else {}
                column += 1
        above = below
        yield tuple(texts)


def for_each(text: str, rows: int) -> str | None:
    """What a number over several rows is in each of them; None when the text is no number."""
    number = parse(text) if rows > 1 else None
    if number is None:
        return None
    if number.value:
        return text + _MARK.format(rows)
    return text


def _begin(span: Span, column: int, texts: list[str], below: dict[int, _Down]) -> int:
    """Writes a cell that begins in a column; the column behind it."""
    number = for_each(span.text, span.rows)
    texts.append(span.text if number is None else number)
    columns = max(1, min(span.columns, _WIDEST))
    if span.rows > 1:
        for place in range(columns):
            below[column + place] = _Down(span.rows - 1, None if place else number)
    return column + columns
