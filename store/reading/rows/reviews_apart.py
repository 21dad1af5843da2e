"""Table four as several tables: 行政复议 with its five numbers, then 行政诉讼 with ten, each under
heads of its own.

They are put together to the one row of fifteen numbers that the form has where each stands under
all of its heads in the form's order, every third adds up, and nothing else stands between them;
otherwise none of it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple

from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import REVIEW_COLUMNS, REVIEW_ROWS
from store.reading.forms.head_words import GROUPS, LITIGATION, outcomes
from store.reading.layout.records import Record
from store.reading.rows.repair import REVIEWS
from store.reading.words.folding import key
from store.reading.words.numbers import parse

_SECTION: Final = "reviews"
_GAP: Final = re.compile(r"\s{2,}")


class _Part(NamedTuple):
    """A table of its own: where its first head stands among the records, and its row of numbers."""

    start: int
    end: int
    rows: tuple[str, ...]
    record: Record


def joined(cut: list[Record]) -> list[Record]:
    """The records, with the tables of table four as one."""
    if not any(
        record.section == _SECTION and len(record.values) == len(REVIEW_COLUMNS) for record in cut
    ):
        return cut
    parts = list(_parts(cut))
    for at, first in enumerate(parts):
        for count in (2, 3):
            some = parts[at : at + count]
            if _are_whole(some):
                whole = _whole([part.record for part in some])
                if whole:
                    return [*cut[: first.start], whole, *cut[some[-1].end :]]
                return cut
    return cut


def _are_whole(parts: Sequence[_Part]) -> bool:
    """Whether parts stand one right behind the other and are all of table four."""
    follow = all(lower.start == upper.end for upper, lower in pairwise(parts))
    return follow and tuple(chain.from_iterable(part.rows for part in parts)) == REVIEW_ROWS


def _parts(cut: Sequence[Record]) -> Iterator[_Part]:
    """The tables whose heads name groups of table four, with as many numbers as these have."""
    start, words = 0, list[str]()
    for at, record in enumerate(cut):
        if record.section != _SECTION:
            start, words = at + 1, []
            continue
        for piece in record.labels:
            words += map(key, _GAP.split(piece.text.strip()))
        if not record.values:
            continue
        rows = _groups(words)
        row = record.cells[: len(record.values)]  # the sheet of a workbook may go on in blank cells
        if rows and row == record.values and len(row) == len(rows) * len(REVIEW_COLUMNS):
            yield _Part(start, at + 1, rows, record)
        start, words = at + 1, []


def _groups(words: Sequence[str]) -> tuple[str, ...]:
    """The rows of table four that heads name, each with all outcomes in the form's order; none for
    any other heads.
    """
    said = [
        word
        for word in words
        if word not in ("", LITIGATION) and not AROUND["caption-of-reviews"].search(word)
    ]
    names = [word for word in said if word in GROUPS]
    columns = [outcomes().get(word, "") for word in said[len(names) :]]
    whole = said[: len(names)] == names and columns == [*REVIEW_COLUMNS] * len(names)
    if whole:
        return tuple(chain.from_iterable(GROUPS[name] for name in names))
    return ()


def _whole(records: Sequence[Record]) -> Record | None:
    """The row of fifteen numbers, if each third of it adds up."""
    cells = tuple(chain.from_iterable(record.values for record in records))
    values = [number.value for cell in cells if (number := parse(cell.text))]
    if len(values) != REVIEWS.size or not REVIEWS.holds(values):
        return None
    first = records[0]
    return first._replace(
        labels=(), cells=cells, values=cells, width=len(cells), grid=True, columns=None
    )
