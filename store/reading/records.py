"""Cuts the rows of tables, whatever their layout, into records: the label as printed, then its numbers.

The layouts differ only in where a record ends: a row of a grid is one; otherwise a label after numbers begins the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from store.reading import cutting
from store.reading.folding import key, squeezed
from store.reading.form import frame, row_keys
from store.reading.limits import MAX_LABEL
from store.reading.numbers import is_blank, parse
from store.reading.segments import Role, Segment


@dataclass(frozen=True, slots=True)
class Piece:
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


@dataclass(slots=True)
class Record:
    """A label, possibly in several pieces, and the cells that follow it."""

    section: str
    grid: bool
    labels: list[Piece] = field(default_factory=list)
    cells: list[Piece] = field(default_factory=list)
    """Numbers, and blank cells where the layout shows them."""
    width: int = 0
    """How many cells the row of a grid has, labels and blanks included."""

    @property
    def values(self) -> list[Piece]:
        """The cells that are not blank."""
        return [cell for cell in self.cells if not cell.blank]

    @property
    def line(self) -> int:
        """The first line of the record."""
        return (self.labels + self.cells)[0].line

    @property
    def end_line(self) -> int:
        """The last line of the record."""
        return (self.labels + self.cells)[-1].end_line

    @property
    def label(self) -> str:
        """The last pieces of the label, as printed, for messages."""
        return " ".join(piece.text for piece in self.labels[-2:])[:60]


def records(segments: Iterable[Segment]) -> Iterator[Record]:
    """The records of all tables, in the order of the file."""
    current: Record | None = None
    for segment in segments:
        if segment.role is Role.FURNITURE:
            continue
        if segment.role is not Role.TABLE:
            if current:
                yield current
            current = None
        elif segment.block.grid:
            if current:
                yield current
            current = None
            yield _of_row(segment)
        else:
            for piece, is_label in _pieces(segment):
                if current and is_label and (current.cells or _is_row(current, piece)):
                    yield current
                    current = None
                current = current or Record(segment.section, grid=False)
                (current.labels if is_label else current.cells).append(piece)
    if current:
        yield current


def _is_row(record: Record, following: Piece) -> bool:
    """Whether a record without numbers is a row all the same, because another row or a head follows its label."""
    if not record.labels or not _names_a_row(record.labels[-1]):
        return False
    return _names_a_row(following) or key(following.text) in frame().words


def _names_a_row(piece: Piece) -> bool:
    label = key(piece.text)
    return label in row_keys() and label not in frame().words


def without_blank_labels(cut: list[Record]) -> list[Record]:
    """Drops the blank label cell before the numbers of a row: `（七）总计 | | 0 | 0`.

    It is known as one where another row as wide has its numbers in the same columns and a label right before them.
    """
    solid = {
        (record.width, record.cells[0].column, record.cells[-1].column)
        for record in cut
        if record.grid and record.cells and record.labels and not any(cell.blank for cell in record.cells)
        if record.labels[-1].column == record.cells[0].column - 1
    }
    for record in cut:
        if record.grid and record.values:
            span = (record.width, record.values[0].column, record.values[-1].column)
            if span in solid:
                record.cells = [cell for cell in record.cells if cell.column >= span[1]]
    return cut


def _of_row(segment: Segment) -> Record:
    """A row of a grid: its texts are the label, what follows the first of them are cells."""
    block = segment.block
    record = Record(segment.section, grid=True, width=len(block.cells))
    for position, cell in enumerate(block.cells):
        blank = is_blank(cell)
        piece = Piece(cell[:MAX_LABEL], block.line, block.end_line, column=position, blank=blank)
        if blank or _is_number(cell, grid=bool(position)):
            record.cells.append(piece)
        else:
            _add_text(record, piece)
    return record


def _add_text(record: Record, piece: Piece) -> None:
    label, values = _unglued(piece)
    if record.values and not values:
        record.cells.append(piece)  # a text among the numbers is no label: it makes the row's count wrong
        return
    record.labels.append(label)
    record.cells = [*record.cells, *values] if record.values else values


def _pieces(segment: Segment) -> Iterator[tuple[Piece, bool]]:
    """The cells of a line of its own, each with whether it is a label."""
    block = segment.block
    whole = Piece(block.text[:MAX_LABEL], block.line, block.end_line)
    if is_blank(whole.text) or _is_number(whole.text, grid=False):
        yield replace(whole, blank=is_blank(whole.text)), False
        return
    labels, values = cutting.columns(block.text)
    if numbers := values or cutting.numbers(whole.text):
        for text in labels:
            yield _at(whole, text), True
        for number in numbers:
            yield _at(whole, number, blank=is_blank(number)), False
        return
    label, pieces = _unglued(whole)
    yield label, True
    for piece in pieces:
        yield piece, False


def _is_number(cell: str, *, grid: bool) -> bool:
    """A lone 三 or 一 on a line is a piece of a label set vertically, not the number 3."""
    number = parse(cell)
    if number is None:
        return False
    text = squeezed(cell)
    return grid or len(text) > 1 or text.isdecimal()


def _unglued(piece: Piece) -> tuple[Piece, list[Piece]]:
    """Label and numbers of a cell that holds both: `规章000`, `规章 0 0 0`. Only known labels are cut so."""
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


def _at(piece: Piece, text: str, *, glued: bool = False, blank: bool = False) -> Piece:
    """A piece of a piece."""
    return Piece(text, piece.line, piece.end_line, glued=glued, blank=blank)
