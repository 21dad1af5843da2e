"""The heads among the texts that stand above a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from store.patterns import any_of
from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import REVIEW_COLUMNS, REVIEW_ROWS, frame, is_framing
from store.reading.forms.head_words import (
    FIRST,
    LITIGATION,
    LONGEST,
    ORGANISATIONS,
    is_column,
    person,
)
from store.reading.layout.records import PrintedCell, Record
from store.reading.words.folding import key

SPREAD: Final = 1000
"""From here on, rows of heads are lines whose columns only blanks keep apart."""
_GAP: Final = re.compile(r"\s{2,}")


class RowHead(NamedTuple):
    """A head above a row."""

    text: str
    """Folded."""
    printed: str
    row: int
    """Rows of heads are told apart where the layout shows them."""
    unknown: bool = False
    """Whether it is a text of no table's frame, in a layout that does not tell heads from what
    stands around them.
    """


def heads_of(record: Record, number: int) -> Iterator[RowHead]:
    """The heads among a record's texts: a row of a grid that has no numbers, or lines before the
    row's own label.
    """
    if not record.grid:
        for at, piece in enumerate(before_label(record)):
            yield from _of_line(unmeasured(piece.text), SPREAD * (number + 1) + at)
    elif not record.values:
        yield from _of_grid([unmeasured(piece.text) for piece in record.labels], number)


def _of_grid(texts: Sequence[str], number: int) -> Iterator[RowHead]:
    """A row of a grid, where one cell at least is a head of the form."""
    if any(map(_is_head, texts)):
        for text in texts:
            yield RowHead(key(text), text, number)


def _of_line(text: str, row: int) -> Iterator[RowHead]:
    """The heads of a line: several that wide gaps part, one, or some that are run together."""
    folded = key(text)
    whole = frame().line.fullmatch(folded)
    parts = text.split() if folded.startswith(FIRST) and not whole else _GAP.split(text.strip())
    if len(parts) > 1 and _are_heads(parts):
        for part in parts:
            yield RowHead(key(part), part, row)
    elif _is_head(text):
        yield RowHead(folded, text, -1)
    elif whole:
        yield from (
            RowHead(word, word, -1) for word in _words().findall(folded) if word in frame().heads
        )
    elif not is_framing(text) and len(text) < LONGEST:
        yield RowHead(folded, text, -1, unknown=True)


def _are_heads(parts: Sequence[str]) -> bool:
    """Whether a part of a line is a head of the form, or each a kind of applicant, maybe without
    its end.
    """
    return any(map(_is_head, parts)) or all(person(key(part)) for part in parts)


def _is_head(text: str) -> bool:
    return key(text) in frame().heads or is_column(text)


def unmeasured(text: str) -> str:
    """A head without what it says of what it counts, which ends in a bracket."""
    if ")" in text or "）" in text:
        return AROUND["measure-behind-head"].sub("", text)
    return text


def before_label(record: Record) -> Sequence[PrintedCell]:
    """The texts of a record that stand before its own label; the row of table four has none."""
    own = record.values and len(record.values) < len(REVIEW_ROWS) * len(REVIEW_COLUMNS) - 2
    if own:
        return record.labels[:-1]
    return record.labels


def opens(heads: Sequence[RowHead]) -> bool:
    """Whether heads begin a table anew, so that those before no longer hold."""
    return any(head.text in (FIRST, ORGANISATIONS, LITIGATION) for head in heads)


@cache
def _words() -> re.Pattern[str]:
    """The heads and groups of the form, one after the other."""
    return re.compile(any_of(frame().words))
