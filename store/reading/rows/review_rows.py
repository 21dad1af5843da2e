"""Table four as three rows: 行政复议, 未经复议直接起诉, 复议后起诉, each with five numbers under
heads of outcomes.

They are put together to the one row of fifteen numbers that the form has, if all three are there,
once each, right behind heads that name each outcome once; otherwise none of it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from store.reading.forms.form import REVIEW_COLUMNS, REVIEW_ROWS
from store.reading.forms.head_words import GROUPS, LITIGATION, corners, outcomes
from store.reading.layout.records import PrintedCell, Record
from store.reading.words.folding import key


def in_one_row(cut: Sequence[Record]) -> list[Record]:
    """The records, with the three rows of such a table as one."""
    found = list(cut)
    for at in range(len(found) - len(REVIEW_ROWS)):
        heads, rows = found[at], found[at + 1 : at + 1 + len(REVIEW_ROWS)]
        whole = _whole(heads, rows)
        if whole is not None:
            return [*found[:at], whole, *found[at + 1 + len(REVIEW_ROWS) :]]
    return found


def _whole(heads: Record, rows: Sequence[Record]) -> Record | None:
    """The row of fifteen numbers that three rows below heads are."""
    columns = _columns(heads)
    if not columns:
        return None
    groups: dict[str, Record] = {}
    for record in rows:
        groups |= dict.fromkeys(_group(record), record)
    if set(groups) != set(REVIEW_ROWS):
        return None
    if not all(_fills(record, columns) for record in rows):
        return None
    cells = list(chain.from_iterable(_in_order(groups[group], columns) for group in REVIEW_ROWS))
    labels = tuple(chain.from_iterable(record.labels for record in rows))
    values = tuple(cell for cell in cells if not cell.blank)
    return rows[0]._replace(labels=labels, cells=tuple(cells), values=values, width=len(cells))


def _fills(record: Record, columns: Sequence[str]) -> bool:
    return record.grid and len(record.cells) == len(columns)


def _in_order(record: Record, columns: Sequence[str]) -> list[PrintedCell]:
    """The cells of a row in the order of the form's columns."""
    own = dict(zip(columns, record.cells, strict=True))
    return [own[column] for column in REVIEW_COLUMNS]


def _columns(heads: Record) -> list[str]:
    """The outcomes from left to right, each once, behind the head of the labels; none where they
    are others.
    """
    if not heads.grid or heads.values:
        return []
    words = [key(piece.text) for piece in heads.labels]
    columns = [outcomes().get(word, "") for word in words[-len(REVIEW_COLUMNS) :]]
    corner = all(not word or word in corners() for word in words[: -len(REVIEW_COLUMNS)])
    if corner and sorted(columns) == sorted(REVIEW_COLUMNS):
        return columns
    return []


def _group(record: Record) -> Sequence[str]:
    """The group of table four that the label of a row is: 行政诉讼 may stand before it, and nothing
    else.
    """
    *before, own = (key(piece.text) for piece in record.labels) if record.labels else ("",)
    if set(before) <= {"", LITIGATION}:
        return GROUPS.get(own, ())
    return ()
