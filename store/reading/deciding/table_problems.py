"""What of the tables could not be read, and what had to be repaired to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from store.model import Cell, Form, Problem
from store.reading.forms.form import FormRow, frame, rows
from store.reading.forms.head_words import OTHER, Columns
from store.reading.heading.captions import ForeignCaption
from store.reading.layout.records import Record
from store.reading.rows.alignment import AlignedRecord, Alignment
from store.reading.rows.row_readings import Options
from store.reading.words.folding import key
from store.reading.words.numbers import is_blank


def foreign(captions: Iterable[ForeignCaption]) -> Iterator[Problem]:
    """Tables that their caption gives to another year or agency."""
    for caption in dict.fromkeys(captions):
        yield Problem(caption.code, caption.line, caption.line, {"caption": caption.text})


def unknown_row(match: AlignedRecord, form: Form) -> Iterator[Problem]:
    """A row that the form of this file does not have, or whose form is not known."""
    if match.record.values:
        code = "form-unknown" if form is Form.NONE else "row-not-of-form"
        yield _problem(code, match.record, row=_name(match.row), form=form.value)


def undecided(option: Options) -> Iterator[Problem]:
    """A row of which no reading is certain."""
    if option.decided:
        return
    record = option.match.record
    if option.corrected[0]:
        line, text = option.corrected
        yield _problem(
            "row-corrected",
            record,
            row=_name(option.match.row),
            other_line=str(line),
            quote=text[:60],
        )
    elif option.twice:
        yield _problem(
            "row-twice", record, row=_name(option.match.row), other_line=str(option.twice)
        )
    elif option.open_end:
        yield _problem("number-cut-off", record, row=_name(option.match.row), raw=option.open_end)
    elif option.cut_off:
        yield _damage("row-cut-off", option)
    elif record.cells:
        yield _damage("row-unreadable", option)


def strange_heads(heads: Sequence[tuple[Options, Columns, Sequence[Cell]]]) -> Iterator[Problem]:
    """Tables in which another head stands in the place of one of the form's: one problem for each
    column not read.
    """
    found: dict[tuple[str, frozenset[str]], tuple[Options, list[Cell]]] = {}
    for option, columns, cells in heads:
        missing = [cell for cell in cells if cell not in option.cells] if OTHER in columns else []
        if missing and option.decided:
            kind = (option.match.row.table, frozenset(cell.column for cell in missing))
            found.setdefault(kind, (option, missing))
    for option, missing in found.values():
        yield _problem(
            "head-unknown", option.match.record, cell="+".join("/".join(cell) for cell in missing)
        )


def repaired(options: Sequence[Options]) -> Iterator[Problem]:
    """One problem for all rows of a table that were damaged in the same way."""
    found: dict[tuple[str, str], list[Options]] = {}
    for option in options:
        if option.decided:
            reason = option.decided.reason or option.match.tolerance
            if reason:
                found.setdefault((option.match.row.table, reason), []).append(option)
    for (table, reason), some in found.items():
        yield _of_rows("row-repaired", table, some, repair=reason)


def empty(options: Sequence[Options]) -> Iterator[Problem]:
    """One problem for all rows of a table whose label stands there without numbers."""
    found: dict[str, list[Options]] = {}
    for option in options:
        if not option.match.record.cells:
            found.setdefault(option.match.row.table, []).append(option)
    for table, some in found.items():
        yield _of_rows("row-empty", table, some)


def unused(alignment: Alignment) -> Iterator[Problem]:
    """Rows that may be any of several, rows that the form does not know, and numbers that no row
    has used.
    """
    for record, positions in alignment.uncertain:
        names = " ".join(_name(rows()[position]) for position in positions[:4])
        yield _problem("row-ambiguous", record, label=record.label, rows=names)
    lines = [match.record.line for match in alignment.matches]
    for record in alignment.rest:
        if record.section or (lines and lines[0] < record.line < lines[-1]):
            yield from _unused(record)


def _unused(record: Record) -> Iterator[Problem]:
    """What a record within the tables is that is none of the form's rows."""
    text = key("".join(piece.text for piece in record.labels[-1:]))
    if record.values:
        code = "numbers-unused" if not text or text in frame().words else "row-unknown"
        printed = " ".join(piece.text for piece in record.values[:16])
        yield _problem(
            code, record, label=record.label, found=str(len(record.values)), printed=printed
        )
    elif record.grid and text and not _is_frame(record):
        yield _problem("row-unknown", record, label=record.label, found="0", printed="")


def _name(row: FormRow) -> str:
    return f"{row.table}/{row.code}"


def _problem(code: str, record: Record, **values: str) -> Problem:
    return Problem(code, record.line, record.end_line, values)


def _damage(code: str, option: Options) -> Problem:
    record = option.match.record
    line = record.labels[-1].line if record.labels else record.line
    values = {
        "row": _name(option.match.row),
        "found": str(len(record.values)),
        "expected": str(len(option.cells)),
        "printed": " ".join(piece.text for piece in record.values[:16]),
    }
    return Problem(code, line, max(line, record.end_line), values)


def _of_rows(code: str, table: str, options: Sequence[Options], **values: str) -> Problem:
    first = min(option.match.record.line for option in options)
    last = max(option.match.record.end_line for option in options)
    names = " ".join(_name(option.match.row) for option in options)
    return Problem(
        code, first, last, {"table": table, "rows": names, "count": str(len(options)), **values}
    )


def _is_frame(record: Record) -> bool:
    """Whether a row without numbers is a head of the form or a piece of one of its labels."""
    known = frame()
    for piece in record.labels:
        text = key(piece.text)
        if not text or is_blank(piece.text):
            continue
        parts = [key(part) for part in piece.text.split()]
        if text not in known.everything and not all(part in known.everything for part in parts):
            return len(text) >= 4 and (
                text[:4] in known.everything or text[-4:] in known.everything
            )
    return True
