"""The sign that ends a row in texts with one cell a line: a pipe alone on its line is a blank cell,
or the row's end.

    行政许可 |          行政处罚 |
    339 |               |
    +123 |              +239 |
    462 |               239 |
    |                   |

Where most rows that have all their numbers have one more at their end, it ends the row and is no
cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from store.reading.forms.form import TABLES, row_keys, rows
from store.reading.layout.records import Record
from store.reading.words.folding import key

_ENOUGH: Final = 2
"""Rows with all their numbers that show what a blank cell at the end is."""


def without_row_ends(cut: Sequence[Record]) -> list[Record]:
    """The records, those of tables whose rows end in a sign of their own without it."""
    ended = {
        table
        for table in TABLES
        if _ends_rows([r for r in cut if r.section == table and r.values and not r.grid])
    }
    return [
        record._replace(cells=record.cells[:-1])
        if record.section in ended and _has_sign(record)
        else record
        for record in cut
    ]


def _ends(record: Record) -> bool:
    return bool(record.values) and record.cells[-1].blank


def _has_sign(record: Record) -> bool:
    """Whether a blank cell more than the form has stands behind the numbers of a row that is no row
    of a grid.
    """
    return not record.grid and _ends(record) and len(record.cells) - 1 in _sizes(record)


def _ends_rows(table: Sequence[Record]) -> bool:
    full = [record for record in table if len(record.values) in _sizes(record)]
    ended = sum(_ends(one) and len(one.cells) == len(one.values) + 1 for one in full)
    return ended >= _ENOUGH and 2 * ended > len(full)


def _sizes(record: Record) -> set[int]:
    """How many numbers the form asks for, in one or the other of its years, in the row that a
    record names.
    """
    named = row_keys().get(key(record.labels[-1].text), ()) if record.labels else ()
    return set(map(len, chain.from_iterable(rows()[position].cells.values() for position in named)))
