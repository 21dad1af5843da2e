"""Rows whose labels reach close to their numbers, where a page says where everything stands.

`2.申请人逾期未按收费通知要求缴纳费用、 0   0   1`: the first 0 is as near to the label as a word of
it, and stands in the first column of numbers. `理   关不再处理其政府信息公开申请` ends the label of
a group and, beside it, a row's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from store.reading.forms.form import row_keys
from store.reading.forms.labels import within_group
from store.reading.heading.placed_heads import columns_of_numbers, hull, is_placed, middle, overlap
from store.reading.layout.records import PrintedCell, Record
from store.reading.lines.blocks import Span
from store.reading.words.folding import is_numbered, key
from store.reading.words.numbers import parse

_GAP: Final = re.compile(r"\s{2,}")
_MANY: Final = 7
"""Columns from which on a table has the same ones in all its rows."""
_MOST: Final = 8
"""Pieces into which the rest of a label may be broken."""


def with_first_numbers(cut: Sequence[Record]) -> list[Record]:
    """The records, with the numbers that stand close to a label among the numbers."""
    found: list[Record] = []
    for _, group in groupby(cut, key=lambda record: record.section):
        table = list(group)
        placed = list(filter(is_placed, table))
        columns = columns_of_numbers(placed) if placed else ()
        table = [_with_first_number(record, columns) for record in table] if columns else table
        found += (
            [_with_columns(record, columns) for record in table] if len(columns) >= _MANY else table
        )
    return found


def _with_columns(record: Record, columns: Sequence[Span]) -> Record:
    """A row of table three or four, with the columns that its numbers stand in."""
    if not record.values or not all(value.spans for value in record.values):
        return record
    own = tuple(_nearest(columns, hull(value.spans[0], value.spans[-1])) for value in record.values)
    return record._replace(columns=own)


def _nearest(columns: Sequence[Span], number: Span) -> int:
    """The place of the column whose middle is nearest to that of a number."""
    wanted = middle(number)
    return min(range(len(columns)), key=lambda at: abs(middle(columns[at]) - wanted))


def _with_first_number(record: Record, columns: Sequence[Span]) -> Record:
    label = record.labels[-1] if record.labels else None
    if label is None or len(label.spans) < 2 or len(record.values) != len(columns) - 1:
        return record
    text, _, last = label.text.rpartition(" ")
    between = (
        record.values
        and record.values[0].line == label.line
        and label.spans[-1][0] > columns[0][0] - 1
    )
    if not between or parse(last) is None or not overlap(label.spans[-1], columns[0]):
        return record
    number = PrintedCell(last, label.line, label.end_line, spans=label.spans[-1:])
    labels = (*record.labels[:-1], label._replace(text=text.strip(), spans=label.spans[:-1]))
    return record._replace(
        labels=labels, cells=(number, *record.cells), values=(number, *record.values)
    )


def rest_of_label(
    above: Sequence[PrintedCell],
    below: Sequence[PrintedCell],
) -> tuple[list[PrintedCell], list[PrintedCell]] | None:
    """The pieces below a row that stand under its label and end it, and those that are left; None
    where none do.
    """
    own = above[-1] if above else None
    if own is None or not own.spans:
        return None
    column = hull(own.spans[0], own.spans[-1])
    rest: list[PrintedCell] = []
    left: list[PrintedCell] = []
    for at, piece in enumerate(below[:_MOST]):
        if is_numbered(piece.text) or not piece.spans:
            break
        for part in _parts(piece):
            (rest if overlap(hull(part.spans[0], part.spans[-1]), column) else left).append(part)
        whole = within_group(key(own.text + "".join(part.text for part in rest)))
        if rest and left and whole in row_keys():
            return rest, [*left, *below[at + 1 :]]
    return None


def _parts(piece: PrintedCell) -> Iterator[PrintedCell]:
    """The pieces of a line that wide gaps part."""
    at = 0
    for text in _GAP.split(piece.text.strip()):
        count = len(text.split())
        yield piece._replace(text=text, spans=piece.spans[at : at + count])
        at += count
