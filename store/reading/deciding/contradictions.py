"""Takes back rows that something else in the file speaks against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from store.reading.deciding.corrections import row_meant
from store.reading.forms.form import OTHER_ROWS, TABLES, frame, row_keys
from store.reading.layout.records import Record
from store.reading.rows.alignment import Alignment
from store.reading.rows.label_votes import LOST
from store.reading.rows.repair import is_filled
from store.reading.rows.row_readings import Options
from store.reading.words.folding import is_numbered, key, squeezed

_SECOND_TABLE: Final = 3
"""Rows with other numbers that show that all of a table stands there again."""
TOTAL: Final = "total_handled"
_MANY_GAPS: Final = 3
"""Rows without numbers, one after the other, that are too many to be blank."""


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands in the file beside the rows that were recognised; records by their place in the
    file.
    """

    again: tuple[tuple[Record, int | None], ...]
    """Records with numbers, and the row of the form that each names exactly, or corrects."""
    strays: frozenset[int]
    """Numbers on lines of their own that name no row."""
    gaps: frozenset[int]
    """Rows without numbers on lines of their own."""
    loose: frozenset[int]
    """Numbers without any label."""
    unlabelled: frozenset[int]
    """Numbers without a label of their own, though words of the frame stand before them, or their
    place says which row they are.
    """
    blank: frozenset[int]
    """Rows all of whose cells are blank."""
    reversed: frozenset[int]
    """Rows of tables most labels of which end a line of numbers, and have theirs on another."""
    three_others: bool
    """Whether one of the three rows of 其他处理 has numbers."""


def drop_contradicted(
    options: Sequence[Options],
    alignment: Alignment,
    cut: Sequence[Record],
) -> None:
    """Drops the readings of rows that cannot be certain.

    - The same row stands there twice with different numbers, or again as a correction
      (更正：予以公开).
    - Most rows of its table stand there twice: a second table has it as well, under a label that
      nobody knows again.
    - Numbers without a label follow right behind a row that no sum vouches for: the row may be
      broken in two.
    - A row of blank cells stands beside numbers without a label: these may be its own.
    - 其他处理 has numbers of its own and so has one of its three rows: the first of these may have
      lost its label.
    - Numbers before their labels: every label is then followed by the numbers of the next row, so
      that numbers without
      a label stand before the first label and a label without numbers at the end.
    - 合计 right behind a row without numbers may be that row's own sum.
    - Most labels of a table end the lines of other numbers: every row is the other way round.
    - Several labels without numbers stand right before: all labels of a table may come first, and
      then all numbers.
    - A row has parts and a blank total, and others of its table have one: its numbers may stand one
      cell too far left.
    - Digits run together stand beside rows of the table that have too few: its cells that were 0
      may not be printed.

    Nor is it certain which cells the file's last numbers are, unless the table's other rows, or
    even gaps between the lines, show that none is left out.
    """
    order = {id(record): index for index, record in enumerate(cut)}
    rest = _rest(options, alignment, cut, order)
    _drop_shared(sorted(options, key=lambda option: order[id(option.match.record)]), order)
    for option in options:
        _drop_twice(option, rest)
        index = order[id(option.match.record)]
        if option.cut_off and (rest.gaps or not _shows_all(option, options)):
            option.cut_off = 0
        if _is_contradicted(option, index, rest, options):
            option.drop()
    _drop_of_two_tables(options, rest)


def _is_contradicted(option: Options, index: int, rest: _Rest, options: Sequence[Options]) -> bool:
    """Whether anything but another row of the same name speaks against a row; see
    `drop_contradicted`.
    """
    return (
        _is_broken(option, index, rest)
        or _is_shifted(index, rest)
        or _ends_labels(index, rest)
        or _is_first_of_three(option, rest)
        or (index - 1 in rest.gaps and _is_sum_of_row_above(option))
        or index in rest.reversed
        or (_is_glued(option) and _lost_cells(option, options))
        or _lost_total(option, options)
    )


def _shows_all(option: Options, options: Sequence[Options]) -> bool:
    """Whether it is certain that no cell is left out: other rows print all of theirs, or the gaps
    are even.
    """
    return _prints_all_cells(option.match.row.table, options) or _is_evenly_spaced(
        option.match.record
    )


def _drop_shared(options: Sequence[Options], order: dict[int, int]) -> None:
    """Drops two rows that share a cell: the upper has a number too many for its sum, the lower one
    too few.
    """
    for upper, lower in pairwise(options):
        if len(lower.match.record.values) != len(lower.cells) - 1:
            continue
        beside = order[id(lower.match.record)] == order[id(upper.match.record)] + 1
        filled = len(upper.match.record.values) == len(upper.cells)
        whole = len(upper.readings) == 1 and filled and bool(upper.shape.groups)
        if beside and whole and not _vouched(upper):
            upper.drop()
            lower.drop()


def _rest(
    options: Sequence[Options],
    alignment: Alignment,
    cut: Sequence[Record],
    order: dict[int, int],
) -> _Rest:
    places = {order[id(match.record)]: match.position for match in alignment.matches}
    left = [record for record in alignment.rest if record.values]
    again = tuple((record, row_meant(record, places.get(order[id(record)] - 1))) for record in left)
    nameless = [record for record, position in again if position is None]
    return _Rest(
        again,
        strays=_on_lines(nameless, order),
        gaps=_on_lines(
            [option.match.record for option in options if not option.match.record.cells], order
        ),
        loose=_loose(alignment, cut, order),
        unlabelled=_unlabelled(alignment, cut, order),
        blank=_blank(cut),
        reversed=_reversed(cut),
        three_others=any(
            option.match.row.code in OTHER_ROWS and option.match.record.values for option in options
        ),
    )


def _on_lines(records: Sequence[Record], order: dict[int, int]) -> frozenset[int]:
    """The places of the records that are no rows of a grid."""
    return frozenset(order[id(record)] for record in records if not record.grid)


def _reversed(cut: Sequence[Record]) -> frozenset[int]:
    """The rows on lines of tables whose labels stand behind their numbers."""
    found: set[int] = set()
    named = [i for i, one in enumerate(cut) if not one.grid and _names_row(one)]
    for table in TABLES if named else ():
        own = [i for i in named if cut[i].section == table]
        turned = {i for i in own if i and _ends_line(cut[i - 1], cut[i])}
        if 2 * len(turned) > len(own):
            found |= turned
    return frozenset(found)


def _names_row(record: Record) -> bool:
    """Whether a label on a line, of its own or with numbers, is that of a row."""
    return bool(record.labels) and key(record.labels[-1].text) in row_keys()


def _ends_line(above: Record, record: Record) -> bool:
    """Whether a label stands on the line of the numbers before it, and its own on a later one."""
    line = record.labels[-1].line
    begins = not record.cells or record.cells[0].line > line
    return begins and bool(above.cells) and above.cells[-1].line == record.labels[0].line


def _blank(cut: Sequence[Record]) -> frozenset[int]:
    return frozenset(i for i, record in enumerate(cut) if record.cells and not record.values)


def _loose(alignment: Alignment, cut: Sequence[Record], order: dict[int, int]) -> frozenset[int]:
    paired = {order[id(match.record)] for match in alignment.matches}
    return frozenset(
        i for i, record in enumerate(cut) if record.values and not record.labels and i not in paired
    )


def _unlabelled(
    alignment: Alignment,
    cut: Sequence[Record],
    order: dict[int, int],
) -> frozenset[int]:
    named = {order[id(match.record)] for match in alignment.matches if match.vote.score > LOST}
    return frozenset(
        i
        for i, record in enumerate(cut)
        if record.values and i not in named and _has_no_label(record)
    )


def _is_evenly_spaced(record: Record) -> bool:
    """Whether label and numbers stand on every second line, say, so that an empty cell among them
    would be seen.
    """
    lines = [piece.line for piece in (*record.labels[-1:], *record.values)]
    gaps = {below - above for above, below in pairwise(lines)}
    return len(lines) > 2 and len(gaps) == 1 and gaps.pop() > 1


def _has_no_label(record: Record) -> bool:
    return all(key(piece.text) in frame().words for piece in record.labels if key(piece.text))


def _prints_all_cells(table: str, options: Sequence[Options]) -> bool:
    """Whether a table's rows are whole, except for one that the file ends with."""
    others = [
        option for option in options if option.match.row.table == table and not option.cut_off
    ]
    whole = [
        len(option.match.record.values) >= len(option.cells)
        for option in others
        if option.match.record.cells
    ]
    return bool(whole) and all(whole)


def _is_glued(option: Options) -> bool:
    return any(reading.reason == "glued-cells" for reading in option.readings)


def _lost_cells(option: Options, options: Sequence[Options]) -> bool:
    """Whether another row of the table has fewer digits than cells."""
    table = [
        other
        for other in options
        if other.match.row.table == option.match.row.table and other is not option
    ]
    return any(
        sum(len(piece.text) for piece in other.match.record.cells) < len(other.cells)
        for other in table
    )


def _drop_twice(option: Options, rest: _Rest) -> None:
    for other, position in rest.again:
        if position == option.match.position and _printed(other) != _printed(option.match.record):
            option.drop()
            option.twice = other.line


def _drop_of_two_tables(options: Sequence[Options], rest: _Rest) -> None:
    """Drops what is left of a table most of whose rows stand there twice, but for rows that both
    print alike.
    """
    if not rest.again:
        return
    again = {position for _, position in rest.again}
    for table in TABLES:
        own = [option for option in options if option.match.row.table == table]
        line = _second_table(own)
        for option in own if line else ():
            if option.match.position not in again:
                option.drop()
                option.twice = line


def _second_table(own: Sequence[Options]) -> int:
    """The first line of a table that has most rows of this one again; 0 where none has."""
    twice = [option.twice for option in own if option.twice]
    if len(twice) >= _SECOND_TABLE and 2 * len(twice) >= len(own):
        return min(twice)
    return 0


def _is_broken(option: Options, index: int, rest: _Rest) -> bool:
    if index in rest.blank and rest.unlabelled & {
        _past(rest.blank, index, -1),
        _past(rest.blank, index, 1),
    }:
        return True
    return index + 1 in rest.loose and not _vouched(option)


def _past(run: frozenset[int], index: int, step: int) -> int:
    """The first place beyond a run of places."""
    while index in run:
        index += step
    return index


def _lost_total(option: Options, options: Sequence[Options]) -> bool:
    """Whether a row has parts and no total, unlike most of its table: its numbers may have moved
    up.
    """
    if _totals(option)[1] == 0:
        return False
    table = [_totals(other) for other in options if other.match.row.table == option.match.row.table]
    return sum(printed for printed, _ in table) > sum(lost for _, lost in table)


def _totals(option: Options) -> tuple[int, int]:
    """How many sums of a row with parts print their total, and how many leave it blank."""
    if not option.readings:
        return 0, 0
    values, groups = option.readings[0].values, option.shape.groups
    if is_filled(values):
        return len([total for first, total in groups if first < total]), 0
    found = [
        values[total] is not None
        for first, total in groups
        if any(v is not None for v in values[first:total])
    ]
    return found.count(True), found.count(False)


def _is_shifted(index: int, rest: _Rest) -> bool:
    return any(stray < index for stray in rest.strays) and any(gap >= index for gap in rest.gaps)


def _ends_labels(index: int, rest: _Rest) -> bool:
    return rest.gaps.issuperset(range(index - _MANY_GAPS, index))


def _is_first_of_three(option: Options, rest: _Rest) -> bool:
    return option.match.row.code == "other_handling" and rest.three_others


def _is_sum_of_row_above(option: Options) -> bool:
    """Whether the row of totals, right behind a row without numbers, has no number of an item."""
    labels = option.match.record.labels
    return option.match.row.code == TOTAL and not is_numbered(labels[-1].text if labels else "")


def _vouched(option: Options) -> bool:
    """Whether a row's own sum says that its numbers are all there."""
    if len(option.readings) != 1 or not option.shape.groups:
        return False
    values = option.readings[0].values
    return is_filled(values) and option.shape.holds(values)


def _printed(record: Record) -> list[str]:
    return [squeezed(cell.text) for cell in record.values]
