"""Table three with all its labels first and all its numbers after them, as some pages are saved.

The numbers are given to the labels in order only if the table is whole: every row of the form,
seven numbers for each, all its rows and all its columns adding up. Otherwise none of it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, product
from typing import Final

from store.reading.deciding.column_sums import equations
from store.reading.forms.form import OTHER_ROWS, row_keys, rows
from store.reading.layout.records import PrintedCell, Record
from store.reading.rows.repair import REQUESTS
from store.reading.words.folding import key
from store.reading.words.numbers import parse

_COLUMNS: Final = 7
_MOST_ROWS: Final = 30


def rejoined(cut: Sequence[Record]) -> list[Record]:
    """The records, with those of a torn table three put together again."""
    for start, record in enumerate(cut):
        if not record.cells and not record.grid and _codes(record.labels[-1:]) == ["new"]:
            found = _table(cut, start)
            if found:
                made, end = found
                return [*cut[:start], *made, *cut[end:]]
    return list(cut)


def _table(cut: Sequence[Record], start: int) -> tuple[list[Record], int] | None:
    """The rows of a torn table whose labels begin with a record, and where the table ends."""
    labels, end = _labels(cut, start)
    codes = _codes(labels)
    if "other_other" in codes and "other_handling" in codes:
        del labels[codes.index("other_handling")]  # it is the head of three rows here
    if not _is_whole(_codes(labels)):
        return None
    wanted = _COLUMNS * len(labels)
    numbers = list(cut[end - 1].cells)
    while end < len(cut) and not cut[end].labels and len(numbers) < wanted:
        numbers += cut[end].cells
        end += 1
    chunks = [tuple(numbers[at : at + _COLUMNS]) for at in range(0, len(numbers), _COLUMNS)]
    if len(numbers) != wanted or not _add_up(_codes(labels), chunks):
        return None
    first = cut[start]
    made = [
        first._replace(labels=(piece,), cells=chunk, values=chunk, damage="torn-labels")
        for piece, chunk in zip(labels, chunks, strict=True)
    ]
    return made, end


def _labels(cut: Sequence[Record], start: int) -> tuple[list[PrintedCell], int]:
    """The labels of table three from a record on, up to that with the first numbers, and where the
    next begins.
    """
    labels: list[PrintedCell] = []
    end = start
    while end < len(cut) and end - start < _MOST_ROWS and not cut[end].grid:
        labels += cut[end].labels if labels else cut[end].labels[-1:]
        end += 1
        if cut[end - 1].cells:
            break
    return [piece for piece in labels if _codes([piece])], end


def _codes(labels: Sequence[PrintedCell]) -> list[str]:
    """The rows of table three that labels name exactly."""
    positions = chain.from_iterable(row_keys().get(key(piece.text), ()) for piece in labels)
    return [rows()[position].code for position in positions if rows()[position].table == "requests"]


def _is_whole(codes: Sequence[str]) -> bool:
    """Whether rows are all those of the form, 其他处理 as one row or as three."""
    every = [row.code for row in rows() if row.table == "requests"]
    one = [code for code in every if code not in OTHER_ROWS]
    three = [code for code in every if code != "other_handling"]
    return list(codes) in (one, three)


def _add_up(codes: Sequence[str], chunks: Sequence[Sequence[PrintedCell]]) -> bool:
    """Whether every row and every column satisfies the sums of the form."""
    table: dict[str, list[Decimal]] = {}
    for code, chunk in zip(codes, chunks, strict=True):
        values = [number.value for piece in chunk if (number := parse(piece.text))]
        if len(values) != _COLUMNS or not REQUESTS.holds(values):
            return False
        table[code] = values
    for equation, column in product(equations(table), range(_COLUMNS)):
        if sum(sign * table[code][column] for code, sign in equation.items()):
            return False
    return True
