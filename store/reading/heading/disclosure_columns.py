"""The columns that the heads above a row of table two announce."""

from __future__ import annotations

from collections.abc import Sequence

from store.reading.forms.head_words import (
    FIRST,
    OTHER,
    SHORTEST,
    Columns,
    column_of,
    is_column,
    sequences,
)
from store.reading.heading.heads import RowHead


def disclosure_columns(heads: Sequence[RowHead], year: int | None) -> Columns | None:
    """The columns behind 信息内容, or of all heads of table two where that is lost."""
    row = [head for head in _own_heads(heads) if head.text and head.text != FIRST]
    columns = tuple(column_of(head.printed, year) for head in row)
    if OTHER in columns and (cut := _cut_off(row)):
        return cut
    return columns or None


def _own_heads(heads: Sequence[RowHead]) -> list[RowHead]:
    """The heads behind the last 信息内容 and in its row, or of all those that table two may
    have.
    """
    start = max((at for at, head in enumerate(heads) if head.text == FIRST), default=None)
    if start is None:
        return [head for head in heads if is_column(head.printed)]
    return [head for head in heads[start + 1 :] if heads[start].row in (head.row, -1)]


def _cut_off(row: Sequence[RowHead]) -> Columns | None:
    """The columns of heads each of which has lost its end: 本年新 | 本年新 | 对外公开."""
    for sequence in sequences():
        if len(sequence) == len(row) and all(
            len(head.text) >= SHORTEST and whole.startswith(head.text)
            for head, (whole, _) in zip(row, sequence, strict=True)
        ):
            return tuple(column for _, column in sequence)
    return None
