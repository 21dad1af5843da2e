"""Cuts the rows of tables, whatever their layout, into records: the label as printed, then its
numbers.

The layouts differ only in where a record ends: a row of a grid is one; otherwise a label after
numbers begins the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from store.reading.forms.form import frame, row_keys
from store.reading.layout import cutting
from store.reading.layout.segments import BlockRole, Segment
from store.reading.lines.blocks import Span
from store.reading.lines.limits import MAX_LABEL
from store.reading.words.folding import key, squeezed
from store.reading.words.numbers import CellKind, is_blank, kind_of, parse

_INSTEAD: Final = re.compile(
    r"""[*＊※?？√×□○●…~＃#\[\]【】″"'∥〞＂]{1,6}|[.．]{2,6}|[-－—]{0,2}〃[-－—]{0,2}"""
)
"""Signs that stand in the place of a number, and are no pieces of a label that is broken: 、 or
。.
"""
_DIGITS: Final = re.compile(r"[\d.,，]*\d[\d.,，]*")


class PrintedCell(NamedTuple):
    """A printed cell and where it stands."""

    text: str
    line: int
    end_line: int
    glued: bool = False
    """Whether it holds the digits of several cells without a sign between them."""
    column: int = 0
    """Its place in its row of a grid, from 0."""
    blank: bool = False
    """Whether the cell says that there is nothing."""
    spans: tuple[Span, ...] = ()
    """Where each of its words stands across the page, where the file says it."""


_made: Final = tuple.__new__
"""Makes a piece of all its fields in a third of the time: a table has hundreds."""


class Record(NamedTuple):
    """A label, possibly in several pieces, and the cells that follow it."""

    section: str
    grid: bool
    labels: tuple[PrintedCell, ...]
    cells: tuple[PrintedCell, ...]
    """Numbers, and blank cells where the layout shows them."""
    values: tuple[PrintedCell, ...]
    """The cells that are not blank."""
    width: int = 0
    """How many cells the row of a grid has, labels and blanks included."""
    damage: str = ""
    """What was put right in it as a whole, as a code of `repairs`: its numbers stood behind all
    labels, or in another row's cells.
    """
    columns: tuple[int, ...] | None = None
    """Which of its table's columns of numbers, from 0, each number stands in, where a page says
    where everything is.
    """
    continued: str = ""
    """What follows the numbers and may belong to the label, folded: what stands before them is then
    not all of it.
    """

    @property
    def line(self) -> int:
        """The first line of the record."""
        return (self.labels or self.cells)[0].line

    @property
    def end_line(self) -> int:
        """The last line of the record."""
        if self.cells and self.labels:
            return max(self.cells[-1].end_line, self.labels[-1].end_line)
        return (self.cells or self.labels)[-1].end_line

    @property
    def label(self) -> str:
        """The last pieces of the label, as printed, for messages."""
        return " ".join(piece.text for piece in self.labels[-2:])[:60]


def _record(
    segment: Segment,
    labels: Iterable[PrintedCell],
    cells: Iterable[PrintedCell],
) -> Record:
    """A record that is complete."""
    cells, block = tuple(cells), segment.block
    values = tuple([cell for cell in cells if not cell.blank])
    return Record(
        segment.section,
        block.grid,
        tuple(labels),
        cells,
        values,
        len(block.cells) if block.grid else 0,
    )


def records(segments: Iterable[Segment]) -> Iterator[Record]:
    """The records of all tables, in the order of the file."""
    spread: list[Segment] = []
    for segment in segments:
        if segment.role is BlockRole.FURNITURE:
            continue
        if segment.role is BlockRole.TABLE and not segment.block.grid:
            spread.append(segment)
            continue
        yield from _of_lines(spread)
        spread = []
        if segment.role is BlockRole.TABLE:
            yield _of_row(segment)
    yield from _of_lines(spread)


def _of_lines(spread: Sequence[Segment]) -> Iterator[Record]:
    """The records of rows that are spread over lines: a label after numbers begins the next one."""
    labels: list[PrintedCell] = []
    cells: list[PrintedCell] = []
    start = spread[0] if spread else None
    for segment in spread:
        for piece, is_label in _placed(list(_pieces(segment)), segment.block.spans):
            if start and is_label and (cells or _is_row(labels, piece)):
                yield _record(start, labels, cells)
                labels, cells, start = [], [], None
            start = start or segment
            (labels if is_label else cells).append(piece)
    if start and (labels or cells):
        yield _record(start, labels, cells)


def _placed(
    pieces: Sequence[tuple[PrintedCell, bool]],
    spans: Sequence[Span],
) -> Iterator[tuple[PrintedCell, bool]]:
    """The pieces of a line, each with the places of its words."""
    counts = [len(piece.text.split()) for piece, _ in pieces]
    if sum(counts) != len(spans):  # digits were cut off their label: nothing says where
        yield from pieces
        return
    at = 0
    for (piece, is_label), count in zip(pieces, counts, strict=True):
        yield piece._replace(spans=tuple(spans[at : at + count])), is_label
        at += count


def _is_row(labels: Sequence[PrintedCell], following: PrintedCell) -> bool:
    """Whether labels without numbers are a row all the same, because another row or a head
    follows.
    """
    if not labels or not _names_a_row(labels[-1]):
        return False
    return _names_a_row(following) or (
        key(following.text) in frame().words and not _may_go_on(labels[-1])
    )


def _may_go_on(piece: PrintedCell) -> bool:
    """Whether a label is the beginning of a longer one: 1.申请人无正当理由逾期不补正、, beside it
    其他处理.
    """
    label = key(piece.text)
    return any(other.startswith(label) and other != label for other in row_keys())


def _names_a_row(piece: PrintedCell) -> bool:
    label = key(piece.text)
    return label in row_keys() and label not in frame().words


def _is_solid(record: Record) -> bool:
    """Whether a row has a label right before its numbers, and no blank cell among them."""
    if not record.labels or len(record.values) != len(record.cells):
        return False
    return record.labels[-1].column == record.cells[0].column - 1


def without_blank_labels(cut: list[Record]) -> list[Record]:
    """Drops the blank label cell before the numbers of a row: `（七）总计 | | 0 | 0`.

    It is known as one where another row as wide has its numbers in the same columns and a label
    right before them.
    """
    solid = {
        (record.width, record.cells[0].column, record.cells[-1].column)
        for record in cut
        if record.grid and record.cells and _is_solid(record)
    }
    return [
        _without_blank_label(record, solid)
        if record.grid and record.values and record.cells[0].blank
        else record
        for record in cut
    ]


def _without_blank_label(record: Record, solid: set[tuple[int, int, int]]) -> Record:
    first, last = record.values[0].column, record.values[-1].column
    if (record.width, first, last) not in solid or record.cells[0].column >= first:
        return record
    return record._replace(cells=tuple(cell for cell in record.cells if cell.column >= first))


def _of_row(segment: Segment) -> Record:
    """A row of a grid: its texts are the label, what follows the first of them are cells."""
    block = segment.block
    labels: list[PrintedCell] = []
    cells: list[PrintedCell] = []
    line, end, filled = block.line, block.end_line, False
    for position, cell in enumerate(block.cells):
        kind = kind_of(cell)
        if kind is not CellKind.TEXT and (position or kind is CellKind.BLANK or _is_number(cell)):
            blank = kind is CellKind.BLANK
            cells.append(
                _made(PrintedCell, (cell[:MAX_LABEL], line, end, False, position, blank, ()))
            )
            filled = filled or not blank
            continue
        if labels and _stands_for_numbers(cell, block.cells, position):
            glued = cutting.is_glued(cell)
            cells.append(
                PrintedCell(cell if glued else cell[:MAX_LABEL], line, end, glued, position, False)
            )
            filled = True
            continue
        text = PrintedCell(cell[:MAX_LABEL], line, end, False, position, False)
        label, values = _unglued(text)
        if filled and not values:
            cells.append(
                text
            )  # a text among the numbers is no label: it makes the row's count wrong
            continue
        labels.append(label)
        cells = [*cells, *values] if filled else values
        filled = filled or bool(values)
    return _record(segment, labels, cells)


def _stands_for_numbers(cell: str, cells: Sequence[str], position: int) -> bool:
    """Whether numbers are glued together in a cell, or *, ？ or √ stands in the place of one.

    The number behind such a sign stands in its own column.
    """
    return cutting.is_glued(cell) or (
        not _says_anything(cell) and _are_numbers(cells[position + 1 :])
    )


def _says_anything(cell: str) -> bool:
    """Whether a cell has more in it than signs."""
    return any(map(str.isalnum, cell))


def _are_numbers(rest: Sequence[str]) -> bool:
    """Whether a number is the next thing that stands behind a cell, or nothing does."""
    following = next(filter(_says_anything, rest), None)
    return following is None or kind_of(following) is not CellKind.TEXT


def _pieces(segment: Segment) -> Iterator[tuple[PrintedCell, bool]]:
    """The cells of a line of its own, each with whether it is a label."""
    block = segment.block
    whole = PrintedCell(block.text[:MAX_LABEL], block.line, block.end_line)
    alone = _one_number(whole)
    if alone is not None:
        yield alone, False
        return
    labels, values = cutting.columns(block.text)
    if numbers := values or cutting.numbers(whole.text):
        for text in labels:
            yield _at(whole, text), True
        for number in numbers:
            yield _at(whole, number, blank=is_blank(number)), False
        return
    label, pieces = _unglued(whole)
    yield label, not cutting.is_no_label(label.text)
    for piece in pieces:
        yield piece, False


def _one_number(whole: PrintedCell) -> PrintedCell | None:
    """The cell where a line holds nothing but a number, a blank, or what stands in the place of
    one.
    """
    if is_blank(whole.text) or _is_number(whole.text):
        return whole._replace(blank=is_blank(whole.text))
    if cutting.is_glued(whole.text):
        return whole._replace(glued=True)
    torn = _DIGITS.fullmatch(whole.text)  # the rest of a number that is torn: 1 | 05
    if _INSTEAD.fullmatch(whole.text) or torn:
        return whole
    return None


def _is_number(text: str) -> bool:
    """A lone 三 or 一 on a line is a piece of a label set vertically, not the number 3."""
    if parse(text) is None:
        return False
    bare = squeezed(text)
    return len(bare) > 1 or bare.isdecimal()


def _unglued(piece: PrintedCell) -> tuple[PrintedCell, list[PrintedCell]]:
    """Label and numbers of a cell that holds both: `规章000`, `规章 0 0 0`. Only known labels are
    cut so.
    """
    text = piece.text
    if not text or len(text) > 120 or not (text[-1].isdecimal() or text[-1] in "万亿元"):
        return piece, []
    label, values = cutting.spaced(text)
    if values:
        return _at(piece, label), [_at(piece, value, blank=is_blank(value)) for value in values]
    label, digits = cutting.glued(text)
    if digits:
        return _at(piece, label), [_at(piece, digits, glued=len(digits) > 1)]
    return piece, []


def _at(piece: PrintedCell, text: str, *, glued: bool = False, blank: bool = False) -> PrintedCell:
    """A piece of a piece."""
    return PrintedCell(text, piece.line, piece.end_line, glued=glued, blank=blank)
