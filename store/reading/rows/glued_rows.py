"""Two rows of table three printed in one: both labels in one cell, and both numbers in each other
one.

`1.信访举报投诉类申请 2.重复申请 | 44 0 | 0 0 | … | 46 0`, as programs that take tables out of pages
write rows between which they see no line. They are two rows where the labels are two that follow
one another in the form, every cell has two numbers, and both rows add up; otherwise none of it is
read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from store.reading.forms.form import REQUEST_COLUMNS, row_keys
from store.reading.layout.records import PrintedCell, Record
from store.reading.rows.repair import REQUESTS
from store.reading.words.folding import key
from store.reading.words.numbers import parse

_BOTH: Final = 2


def parted(cut: Sequence[Record]) -> Iterator[Record]:
    """The records, with two rows in one as two."""
    for record in cut:
        yield from _two(record) or (record,)


def _two(record: Record) -> tuple[Record, Record] | None:
    """The two rows that stand in one."""
    size = len(REQUEST_COLUMNS)
    if not record.grid or record.cells or len(record.labels) <= size:
        return None
    *before, label = record.labels[:-size]
    numbers = [piece.text.split() for piece in record.labels[-size:]]
    names = _names(label.text.split())
    if names is None or any(len(texts) != _BOTH for texts in numbers):
        return None
    rows = [[texts[n] for texts in numbers] for n in range(_BOTH)]
    if not all(map(_adds_up, rows)):
        return None
    upper, lower = (
        tuple(
            piece._replace(text=text)
            for piece, text in zip(record.labels[-size:], texts, strict=True)
        )
        for texts in rows
    )
    first, second = (label._replace(text=name) for name in names)
    return _row(record, (*before, first), upper), _row(record, (second,), lower)


def _row(
    record: Record,
    labels: tuple[PrintedCell, ...],
    numbers: tuple[PrintedCell, ...],
) -> Record:
    return record._replace(labels=labels, cells=numbers, values=numbers, damage="glued-rows")


def _names(words: Sequence[str]) -> tuple[str, str] | None:
    """The two labels that words are, of rows that follow one another in the form."""
    found = [
        (first, second)
        for at in range(1, len(words))
        if _follow((first := "".join(words[:at])), (second := "".join(words[at:])))
    ]
    if len(found) == 1:
        return found[0]
    return None


def _follow(first: str, second: str) -> bool:
    places = row_keys().get(key(second), ())
    return any(place + 1 in places for place in row_keys().get(key(first), ()))


def _adds_up(texts: Sequence[str]) -> bool:
    values = [number.value for text in texts if (number := parse(text))]
    return len(values) == REQUESTS.size and REQUESTS.holds(values)
