"""From the records of the tables to facts: which cell each number stands in, and what could not be
decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final

from store.model import FORMS, Cell, Fact, Form, Problem
from store.reading.deciding import table_problems
from store.reading.deciding.column_sums import decide_by_columns
from store.reading.deciding.contradictions import drop_contradicted
from store.reading.deciding.corrected_rows import corrected_rows
from store.reading.deciding.corrections import (
    correcting_lines,
    drop_corrected,
    drop_corrected_again,
)
from store.reading.deciding.table_facts import facts_of
from store.reading.deciding.torn_blocks import rejoined
from store.reading.forms.around_tables import AROUND
from store.reading.forms.form import TABLES, form_of, most_told
from store.reading.forms.head_words import Columns
from store.reading.heading.captions import foreign_tables
from store.reading.heading.columns import columns_of
from store.reading.heading.money_units import head_units, unit_lines
from store.reading.layout.records import Record, records, without_blank_labels
from store.reading.layout.row_ends import without_row_ends
from store.reading.layout.segments import BlockRole, Segment
from store.reading.lines.limits import MAX_RECORDS
from store.reading.rows.alignment import Alignment, align
from store.reading.rows.glued_rows import parted
from store.reading.rows.mixed_forms import forms_of_rows
from store.reading.rows.placed_rows import with_first_numbers
from store.reading.rows.review_rows import in_one_row
from store.reading.rows.reviews_apart import joined
from store.reading.rows.row_readings import Options, cells_of, options_of
from store.reading.rows.wrapped_labels import unwrapped
from store.reading.words.folding import key, squeezed

_LOOKED_AT: Final = 1500
"""Rows of tables whose words are looked at for the form."""


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


def read_tables(
    segments: Sequence[Segment],
    year: int | None = None,
    agency: str = "",
    *,
    ends_in_number: bool = False,
) -> Tables:
    """Facts and problems of all tables in the report of an agency on a year.

    More digits may have followed a number that the file ends in.
    """
    foreign = foreign_tables(segments, agency, year)
    segments = [segment for position, segment in enumerate(segments) if position not in foreign]
    cut = _rows(segments)
    problems = list(table_problems.foreign(foreign.values()))
    if len(cut) > MAX_RECORDS:
        cut = cut[:MAX_RECORDS]
        problems.append(
            Problem("too-many-rows", cut[-1].line, cut[-1].end_line, {"limit": str(MAX_RECORDS)})
        )
    alignment = align(cut, year)
    inside = _inside(segments)
    text = "".join([_words(segment.block.cells) for segment in inside])
    form = _form(text, alignment)
    last = _last_row(cut, segments)
    options: list[Options] = []
    by_heads: list[tuple[Options, Columns, Sequence[Cell]]] = []
    own = forms_of_rows(cut, alignment, form)
    columns = columns_of(cut, year)
    for place, match in enumerate(alignment.matches):
        heads, own_form, is_last = (
            columns.get(id(match.record)),
            own.get(place, form),
            match.record is last,
        )
        option = options_of(match, own_form, heads, ends_file=is_last)
        if option is None:
            problems += table_problems.unknown_row(match, form)
            continue
        if ends_in_number and is_last:
            option.end_openly()
        if heads is not None:
            by_heads.append((option, heads, cells_of(match.row, own_form)))
        options.append(option)
    drop_contradicted(options, alignment, cut)
    drop_corrected(options, correcting_lines(segments))
    drop_corrected_again(options, corrected_rows(segments, text))
    decide_by_columns(options)
    facts, doubts = _facts(options, head_units(text, unit_lines(segments)))
    problems += doubts
    problems += chain.from_iterable(map(table_problems.undecided, options))
    problems += table_problems.strange_heads(by_heads)
    problems += table_problems.repaired(options)
    problems += table_problems.empty(options)
    problems += table_problems.unused(alignment)
    return _tables(form, facts, problems, alignment, inside)


def _facts(
    options: Sequence[Options],
    units: Mapping[str, Decimal],
) -> tuple[list[Fact], list[Problem]]:
    """What the rows say, and what of it is no fact."""
    facts: list[Fact] = []
    problems: list[Problem] = []
    for option in options:
        for kept in facts_of(option, units):
            facts.append(kept) if isinstance(kept, Fact) else problems.append(kept)
    return facts, problems


def _inside(segments: Sequence[Segment]) -> list[Segment]:
    """The rows of tables whose words tell the form."""
    return [segment for segment in segments if segment.role is BlockRole.TABLE][:_LOOKED_AT]


def _rows(segments: Sequence[Segment]) -> list[Record]:
    """The rows of all tables, those that layouts have broken, moved or glued put together again."""
    cut = with_first_numbers(list(parted(list(records(segments)))))
    return joined(in_one_row(rejoined(without_row_ends(without_blank_labels(unwrapped(cut))))))


def _tables(
    form: Form,
    facts: list[Fact],
    problems: list[Problem],
    alignment: Alignment,
    inside: Sequence[Segment],
) -> Tables:
    last: dict[str, int] = {}
    for match in alignment.matches:
        last[match.row.table] = max(last.get(match.row.table, 0), match.record.end_line)
    matched = frozenset((match.row.table, match.row.code) for match in alignment.matches)
    standing = frozenset(last) | _headed(inside, frozenset(TABLES) - frozenset(last))
    return Tables(
        form if standing else Form.NONE, tuple(facts), tuple(problems), standing, last, matched
    )


def _last_row(cut: Sequence[Record], segments: Sequence[Segment]) -> Record | None:
    """The row behind which nothing but page furniture follows, and whose numbers begin right behind
    its label.
    """
    if not cut or not cut[-1].cells:
        return None
    record = cut[-1]
    last = next((s for s in reversed(segments) if s.role is not BlockRole.FURNITURE), None)
    beside = not record.grid or (
        bool(record.labels) and record.labels[-1].column + 1 == record.cells[0].column
    )
    if last is not None and last.block.end_line == record.end_line and beside:
        return record
    return None


def _headed(segments: Sequence[Segment], tables: frozenset[str]) -> frozenset[str]:
    """Tables, of those given, of which at least a head stands in the file."""
    found: set[str] = set()
    for segment in segments if tables else ():
        keys = {key(cell) for cell in segment.block.cells[:12] if len(cell) < 60}
        found |= {table for table in tables if any(map(AROUND[f"heads-{table}"].fullmatch, keys))}
    return frozenset(found)


def _form(text: str, alignment: Alignment) -> Form:
    """By the heads; failing these by rows that only one form has; never by the year or the notice
    cited.
    """
    form = form_of(key_text(text))
    if form is not Form.NONE:
        return form
    votes = dict.fromkeys(FORMS, 0)
    for match in alignment.matches:
        for one in votes:
            votes[one] += set(match.row.cells) == {one}
            sizes = {len(cells) for cells in match.row.cells.values()}
            if len(sizes) > 1 and one in match.row.cells:
                votes[one] += len(match.record.values) == len(match.row.cells[one])
    return most_told(votes)


def _words(cells: Sequence[str]) -> str:
    """A row without blanks, cell by cell: labels are remembered, and numbers have nothing to
    fold.
    """
    return "".join(
        [cell if cell.isdecimal() and cell.isascii() else squeezed(cell[:2000]) for cell in cells]
    )[:2000]


def key_text(text: str) -> str:
    """Folded like `key`, for texts of any length (and so not remembered)."""
    return key.__wrapped__(text)
