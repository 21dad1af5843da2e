"""From the records of the tables to facts: which cell each number stands in, and what could not be decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from store.model import Cell, Fact, Form, Problem, Status
from store.reading import repair
from store.reading.alignment import LOST, Alignment, Match, align, row_named
from store.reading.folding import key, squeezed
from store.reading.form import OTHER_ROWS, REVIEWS, SIGNED, Row, form_of, frame, procurement_unit, rows
from store.reading.limits import MAX_RECORDS
from store.reading.numbers import SCALES, is_blank, is_exact, parse
from store.reading.records import Record, records, without_blank_labels
from store.reading.repair import Reading, Shape
from store.reading.segments import Role, Segment
from store.reference import indicators

_REQUEST_SHAPE: Final = Shape(7, ((0, 6),))
_LOOKED_AT: Final = 1500
"""Rows of tables whose words are looked at for the form."""
_HEADS: Final = {
    "disclosure": frozenset({"信息内容"}),
    "requests": frozenset({"申请人情况", "法人或其他组织"}),
    "reviews": frozenset({"未经复议直接起诉", "复议后起诉"}),
}
_REVIEW_SHAPE: Final = Shape(15, ((0, 4), (5, 9), (10, 14)))


@dataclass(frozen=True, slots=True)
class Tables:
    """What the tables of a file say."""

    form: Form
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    tables: frozenset[str]
    last_line: dict[str, int]
    """Per table, the last line of a row that was recognised."""
    matched: frozenset[tuple[str, str]]
    """(table, row) of every row that stands in the file, read or not."""


@dataclass(slots=True)
class _Options:
    """A row of the form that stands in the file, and the readings that are still possible."""

    match: Match
    cells: tuple[Cell, ...]
    readings: list[Reading]
    cut_off: int = 0
    """How many cells are certain although the file ends within the row."""
    twice: int = 0
    """The line on which the same row stands again with other numbers."""


@dataclass(slots=True)
class _Work:
    """What is gathered while the tables are read."""

    form: Form
    unit: str
    """The unit that the head of 采购总金额 prints."""
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_tables(segments: Sequence[Segment]) -> Tables:
    """Facts and problems of all tables in a file."""
    cut = without_blank_labels(list(records(segments)))
    problems: list[Problem] = []
    if len(cut) > MAX_RECORDS:
        cut = cut[:MAX_RECORDS]
        problems.append(Problem("too-many-rows", cut[-1].line, cut[-1].end_line, {"limit": str(MAX_RECORDS)}))
    alignment = align(cut)
    inside = [segment for segment in segments if segment.role is Role.TABLE][:_LOOKED_AT]
    text = "".join(squeezed(segment.block.text[:2000]) for segment in inside)
    form = _form(text, alignment)
    work = _Work(form, procurement_unit(text), problems=problems)
    cut_record = cut[-1] if cut and _file_ends_with(cut[-1], segments) else None
    options = [found for match in alignment.matches if (found := _options(match, work, cut_record))]
    _drop_contradicted(options, alignment, cut)
    _decide_by_columns(options)
    for option in options:
        _keep(option, work)
    _report_repaired(options, work)
    _report_empty(options, work)
    _report_uncertain(alignment, work)
    _report_rest(alignment, cut, work)
    last: dict[str, int] = {}
    for match in alignment.matches:
        last[match.row.table] = max(last.get(match.row.table, 0), match.record.end_line)
    matched = frozenset((match.row.table, match.row.code) for match in alignment.matches)
    standing = frozenset(last) | _headed(inside)
    return Tables(form if standing else Form.NONE, tuple(work.facts), tuple(work.problems), standing, last, matched)


def _headed(segments: Sequence[Segment]) -> frozenset[str]:
    """Tables of which at least a head stands in the file."""
    found: set[str] = set()
    for segment in segments:
        keys = {key(cell) for cell in segment.block.cells[:12] if len(cell) < 60}
        found |= {table for table, words in _HEADS.items() if keys & words}
    return frozenset(found)


def _form(text: str, alignment: Alignment) -> Form:
    """By the heads; failing these by rows that only one form has; never by the year or the notice cited."""
    form = form_of(key_text(text))
    if form is not Form.NONE:
        return form
    votes = {Form.F2019: 0, Form.F2021: 0}
    for match in alignment.matches:
        for one in votes:
            votes[one] += set(match.row.cells) == {one}
            sizes = {len(cells) for cells in match.row.cells.values()}
            if len(sizes) > 1 and one in match.row.cells:
                votes[one] += len(match.record.values) == len(match.row.cells[one])
    if votes[Form.F2019] == votes[Form.F2021]:
        return Form.NONE
    return max(votes, key=lambda one: votes[one])


def key_text(text: str) -> str:
    """Folded like `key`, for texts of any length (and so not remembered)."""
    return key.__wrapped__(text)


def _cells(row: Row, work: _Work) -> tuple[Cell, ...]:
    """The row's cells in this form. Tables three and four have the same columns in both."""
    if work.form in row.cells:
        return row.cells[work.form]
    if row.table == "disclosure":
        both = set(row.cells.values())
        return next(iter(both)) if work.form is Form.NONE and len(both) == 1 and len(row.cells) == 2 else ()
    return next(iter(row.cells.values()))


def _shape(row: Row, size: int) -> Shape:
    if row.code == REVIEWS:
        return _REVIEW_SHAPE
    return _REQUEST_SHAPE if row.table == "requests" else Shape(size)


def _options(match: Match, work: _Work, cut_record: Record | None) -> _Options | None:
    """All readings of a matched record that its own sums allow."""
    cells = _cells(match.row, work)
    record = match.record
    if not cells:
        code = "form-unknown" if work.form is Form.NONE else "row-not-of-form"
        if record.values:
            work.problems.append(_problem(code, record, row=_name(match.row), form=work.form.value))
        return None
    shape = _shape(match.row, len(cells))
    option = _Options(match, cells, [])
    complete = repair.whole(record.cells, shape)
    if complete:
        option.readings = [complete]
    elif len(record.values) == 1 and record.values[0].glued:
        option.readings = repair.split(record.values[0].text, shape)
    elif len(record.values) == shape.size + 1:
        option.readings = repair.doubled(record.cells, shape)
    else:
        option.readings = _incomplete(record, shape)
        if not option.readings and record is cut_record and len(record.values) < shape.size:
            option.cut_off = 0 if _ends_table(match.row, work.form) else len(record.values)
    return option


def _file_ends_with(record: Record, segments: Sequence[Segment]) -> bool:
    """Whether nothing but page furniture follows a row that is spread over lines."""
    last = next((s for s in reversed(segments) if s.role is not Role.FURNITURE), None)
    return last is not None and last.block.end_line == record.end_line and not record.grid


def _ends_table(row: Row, form: Form) -> bool:
    """Whether a table ends with this row anyway, so that the end of the file does not explain what it lacks."""
    last = [other for other in rows() if other.table == row.table and (form is Form.NONE or form in other.cells)]
    return row.code == last[-1].code


def _incomplete(record: Record, shape: Shape) -> list[Reading]:
    """Blank cells, where the layout shows them, explain a short row better than a lost number."""
    shown = record.grid or any(cell.blank for cell in record.cells)
    if shown and (found := repair.with_blanks(record.cells, shape)):
        return found
    if len(record.values) == shape.size - 1:
        return repair.swallowed(record.cells, shape)
    return []


def _decide_by_columns(options: Sequence[_Options]) -> None:
    """Drops readings that the sums of table three's columns rule out, as long as something changes."""
    table = {option.match.row.code: option for option in options if option.match.row.table == "requests"}
    equations = _equations(table)
    changed = True
    while changed:
        changed = False
        for open_one in table.values():
            repaired = any(reading.reason for reading in open_one.readings)
            if not repaired and len(open_one.readings) < 2:
                continue
            kept = [reading for reading in open_one.readings if _fits(reading, open_one, table, equations)]
            changed = changed or len(kept) < len(open_one.readings)
            open_one.readings = kept


def _drop_contradicted(options: Sequence[_Options], alignment: Alignment, cut: Sequence[Record]) -> None:
    """Takes back rows that something else in the file speaks against.

    - The same row stands there twice with different numbers.
    - Numbers without a label follow right behind a row that no sum vouches for: the row may be broken in two.
    - A row of blank cells stands beside numbers without a label: these may be its own.
    - 其他处理 has numbers of its own and so has one of its three rows: the first of these may have lost its label.
    - Numbers before their labels: every label is then followed by the numbers of the next row, so that numbers without
      a label stand before the first label and a label without numbers at the end.
    """
    again = [(record, row_named(record)) for record in alignment.rest if record.values]
    order = {id(record): index for index, record in enumerate(cut)}
    paired = {order[id(match.record)] for match in alignment.matches}
    strays = [order[id(record)] for record, position in again if position is None and not record.grid]
    gaps = [order[id(o.match.record)] for o in options if not o.match.record.cells and not o.match.record.grid]
    loose = {index for index, record in enumerate(cut) if record.values and not record.labels and index not in paired}
    three = any(option.match.row.code in OTHER_ROWS and option.match.record.values for option in options)
    for option in options:
        record = option.match.record
        for other, position in again:
            if position == option.match.position and _printed(other) != _printed(record):
                option.readings, option.cut_off, option.twice = [], 0, other.line
        index = order[id(record)]
        if index + 1 in loose and not _vouched(option):
            option.readings, option.cut_off = [], 0
        if not record.values and record.cells and loose & {index - 1, index + 1}:
            option.readings = []
        if option.match.row.code == "other_handling" and three:
            option.readings, option.cut_off = [], 0
        if gaps:
            option.cut_off = 0
        if any(stray < index for stray in strays) and any(gap >= index for gap in gaps):
            option.readings, option.cut_off = [], 0


def _vouched(option: _Options) -> bool:
    """Whether a row's own sum says that its numbers are all there."""
    shape = _shape(option.match.row, len(option.cells))
    if len(option.readings) != 1 or not shape.groups:
        return False
    values = option.readings[0].values
    return None not in values and shape.holds(values)


def _printed(record: Record) -> list[str]:
    return [squeezed(cell.text) for cell in record.values]


def _equations(table: dict[str, _Options]) -> list[tuple[list[str], list[str]]]:
    """Rows whose sums must be equal, each side all there: items = total; new + carried over = total + forward."""
    others = ["other_handling"] if "other_handling" in table else list(OTHER_ROWS)
    frame_rows = {"new", "carried_over", "total_handled", "carried_forward", "other_handling", *OTHER_ROWS}
    items = [row.code for row in rows() if row.table == "requests" and row.code not in frame_rows] + others
    wanted = [(items, ["total_handled"]), (["new", "carried_over"], ["total_handled", "carried_forward"])]
    return [(left, right) for left, right in wanted if all(code in table for code in (*left, *right))]


def _fits(
    reading: Reading,
    own: _Options,
    table: dict[str, _Options],
    equations: Sequence[tuple[list[str], list[str]]],
) -> bool:
    code = own.match.row.code
    for left, right in equations:
        if code not in left and code not in right:
            continue
        rest = [table[other] for other in (*left, *right) if other != code]
        if any(len(option.readings) != 1 for option in rest):
            continue
        for column in range(len(reading.values)):
            sides = [
                sum(
                    ((reading if c == code else table[c].readings[0]).values[column] or Decimal(0) for c in side),
                    Decimal(0),
                )
                for side in (left, right)
            ]
            if sides[0] != sides[1]:
                return False
    return True


def _keep(option: _Options, work: _Work) -> None:
    """Facts of a row that is decided; a problem for one that is not."""
    record, match = option.match.record, option.match
    if len(option.readings) == 1 and not option.readings[0].computed:
        reading = option.readings[0]
        if match.vote.score == LOST and not reading.reason:
            reading = replace(reading, reason="lost-label")
        for cell, raw, value in zip(option.cells, reading.raws, reading.values, strict=True):
            _add(cell, raw, value, reading.reason, match, work)
    elif option.twice:
        work.problems.append(_problem("row-twice", record, row=_name(match.row), other_line=str(option.twice)))
    elif option.cut_off:
        for cell, piece in zip(option.cells, record.values, strict=False):
            number = parse(piece.text)
            if number:
                _add(cell, piece.text, number.value, "", match, work)
        work.problems.append(_damage("row-cut-off", option))
    elif record.cells:
        work.problems.append(_damage("row-unreadable", option))


def _add(cell: Cell, raw: str, value: Decimal | None, reason: str, match: Match, work: _Work) -> None:
    """One fact, in base units, if its value can be kept."""
    unit = indicators()[cell].unit
    record = match.record
    line = record.labels[-match.vote.pieces].line if match.vote.pieces else _value_line(record)
    place = (line, record.end_line)
    if value is None:
        work.facts.append(Fact(cell, None, unit, raw, Status.BLANK, *place))
        return
    status = Status.REPAIRED if reason else Status.PRINTED
    if unit == "元":
        scale = _money_scale(cell, raw, value, work)
        if scale is None:
            work.facts.append(Fact(cell, None, unit, raw, status, *place, reason))
            work.problems.append(Problem("unit-unknown", *place, {"cell": "/".join(cell), "raw": raw}))
            return
        value *= scale
    if not is_exact(value) or (value < 0 and cell.column not in SIGNED) or (unit != "元" and value % 1):
        work.problems.append(Problem("value-impossible", *place, {"cell": "/".join(cell), "raw": raw}))
        return
    work.facts.append(Fact(cell, value, unit, raw, status, *place, reason))


def _value_line(record: Record) -> int:
    return record.values[0].line if record.values else record.line


def _money_scale(cell: Cell, raw: str, value: Decimal, work: _Work) -> Decimal | None:
    """What makes 元 of a printed amount; None when neither cell nor head nor form says its unit."""
    number = parse(raw)
    if number is not None and (number.unit == "元" or number.scaled):
        return Decimal(1)
    if cell.column == "fee_amount":
        return SCALES["万"]
    if work.unit:
        return SCALES[work.unit.removesuffix("元")]
    return Decimal(1) if value == 0 else None


def _name(row: Row) -> str:
    return f"{row.table}/{row.code}"


def _problem(code: str, record: Record, **values: str) -> Problem:
    return Problem(code, record.line, record.end_line, values)


def _damage(code: str, option: _Options) -> Problem:
    record = option.match.record
    line = record.labels[-1].line if record.labels else record.line
    values = {
        "row": _name(option.match.row),
        "found": str(len(record.values)),
        "expected": str(len(option.cells)),
        "printed": " ".join(piece.text for piece in record.values[:16]),
    }
    return Problem(code, line, max(line, record.end_line), values)


def _report_repaired(options: Sequence[_Options], work: _Work) -> None:
    """One problem for all rows of a table that were damaged in the same way."""
    repaired: dict[tuple[str, str], list[_Options]] = {}
    for option in options:
        if len(option.readings) == 1 and not option.readings[0].computed:
            lost = "lost-label" if option.match.vote.score == LOST else ""
            reason = option.readings[0].reason or lost
            if reason:
                repaired.setdefault((option.match.row.table, reason), []).append(option)
    for (table, reason), found in repaired.items():
        work.problems.append(_of_rows("row-repaired", table, found, repair=reason))


def _report_empty(options: Sequence[_Options], work: _Work) -> None:
    """One problem for all rows of a table whose label stands there without numbers."""
    empty: dict[str, list[_Options]] = {}
    for option in options:
        if not option.match.record.cells:
            empty.setdefault(option.match.row.table, []).append(option)
    for table, found in empty.items():
        work.problems.append(_of_rows("row-empty", table, found))


def _of_rows(code: str, table: str, options: Sequence[_Options], **values: str) -> Problem:
    first = min(option.match.record.line for option in options)
    last = max(option.match.record.end_line for option in options)
    names = " ".join(_name(option.match.row) for option in options)
    return Problem(code, first, last, {"table": table, "rows": names, "count": str(len(options)), **values})


def _report_uncertain(alignment: Alignment, work: _Work) -> None:
    for record, positions in alignment.uncertain:
        names = " ".join(_name(rows()[position]) for position in positions[:4])
        work.problems.append(_problem("row-ambiguous", record, label=record.label, rows=names))


def _report_rest(alignment: Alignment, cut: Sequence[Record], work: _Work) -> None:
    """Rows that the form does not know, and numbers that no row has used."""
    known = frame()
    for record in alignment.rest:
        if not record.section:
            continue
        text = key("".join(piece.text for piece in record.labels[-1:]))
        if record.values:
            code = "numbers-unused" if not text or text in known.words else "row-unknown"
            printed = " ".join(piece.text for piece in record.values[:16])
            work.problems.append(
                _problem(code, record, label=record.label, found=str(len(record.values)), printed=printed)
            )
        elif record.grid and text and not _is_frame(record):
            work.problems.append(_problem("row-unknown", record, label=record.label, found="0", printed=""))


def _is_frame(record: Record) -> bool:
    """Whether a row without numbers is a head of the form or a piece of one of its labels."""
    known = frame()
    for piece in record.labels:
        text = key(piece.text)
        if not text or is_blank(piece.text):
            continue
        parts = [key(part) for part in piece.text.split()]
        if text not in known.everything and not all(part in known.everything for part in parts):
            return len(text) >= 4 and (text[:4] in known.everything or text[-4:] in known.everything)
    return True
