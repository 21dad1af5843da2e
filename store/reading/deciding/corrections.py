"""What a report itself corrects: a row that stands there again (更正：予以公开), a sentence
(“予以公开”总计应为9件).

Which number then holds is not certain, so neither is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from store.reading.deciding.corrected_rows import CorrectedRow
from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import TABLES, row_keys
from store.reading.layout.records import Record
from store.reading.layout.segments import BlockRole, Segment
from store.reading.rows.label_votes import row_named
from store.reading.rows.row_readings import Options
from store.reading.words.folding import key, simplified, squeezed

_SHORTEST: Final = 4
"""Characters of a label, folded, by which a sentence names a row."""
_LONGEST: Final = 200
"""Characters of a sentence that corrects."""
_PLACES: Final = frozenset({*TABLES, "other"})
"""Chapters in which sentences correct the tables."""

_QUOTED: Final = re.compile(r"[“「《\"]([^“”「」《》\"]{2,40})[”」》\"]")


class CorrectingLine(NamedTuple):
    """A line that corrects rows of a table."""

    line: int
    text: str
    named: str
    """Folded; the labels of rows stand in it."""
    quoted: frozenset[str]
    """What stands in quotation marks, folded: also a label as short as 其他."""
    table: str
    """The one of its chapter; empty outside of those."""


def row_meant(record: Record, above: int | None) -> int | None:
    """The position of the row that a record names exactly, or corrects; without a name it corrects
    the row above.
    """
    named = row_named(record)
    if named is not None or not record.labels:
        return named
    last = record.labels[-1]
    bare = AROUND["corrects-row"].sub("", last.text)
    if bare == last.text:
        return None
    if key(bare):
        return row_named(record._replace(labels=(*record.labels[:-1], last._replace(text=bare))))
    return above


def correcting_lines(segments: Sequence[Segment]) -> list[CorrectingLine]:
    """The lines that say of numbers in tables that they are others."""
    return list(_correcting(segments))


def _correcting(segments: Sequence[Segment]) -> Iterator[CorrectingLine]:
    for segment in segments:
        if (
            segment.role is BlockRole.HEADING
            or segment.section not in _PLACES
            or len(segment.block.cells) > 1
        ):
            continue
        text = segment.block.text
        if not AROUND["may-correct"].search(text):
            continue
        if len(text) <= _LONGEST and AROUND["corrects-in-words"].search(
            folded := simplified(squeezed(text))
        ):
            table = segment.section if segment.section in TABLES else ""
            quoted = frozenset(key(found) for found in _QUOTED.findall(text))
            yield CorrectingLine(segment.block.line, text.strip(), key(folded), quoted, table)


def drop_corrected(options: Sequence[Options], lines: Sequence[CorrectingLine]) -> None:
    """Drops the rows that lines correct."""
    for line in lines:
        for option in options:
            if _corrects(line, option):
                option.drop()
                option.corrected = (line.line, line.text)


def drop_corrected_again(options: Sequence[Options], again: Iterable[CorrectedRow]) -> None:
    """Drops the rows that stand there again as a correction; all of a table of which one does and
    nobody knows which.
    """
    for row in again:
        own = [option for option in options if option.match.row.table == row.table]
        meant = [option for option in own if not row.labels.isdisjoint(option.match.row.keys)]
        for option in meant or own:
            option.drop()
            if not option.twice:
                option.corrected = (row.line, row.text)


def _corrects(line: CorrectingLine, option: Options) -> bool:
    row = option.match.row
    if line.table and row.table != line.table:
        return False
    if not line.quoted.isdisjoint(row.keys):
        return True
    named = [label for label in row.keys if len(label) >= _SHORTEST and label in line.named]
    return any(not _is_piece(label, line.named) for label in named)


def _is_piece(label: str, text: str) -> bool:
    """Whether a label stands in a text only as a piece of another row's: 行政许可 is none of
    行政许可听证.
    """
    longer = [other for other in row_keys() if label in other and label != other and other in text]
    return any(other.count(label) >= text.count(label) for other in longer)
