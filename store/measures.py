"""What can be asked of the tables: a subject (a row, or rows that the form groups) and one of its
columns.

A measure is not yet a cell: which cells it comes to depends on the form of the report that is
asked.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Final, NamedTuple

from store.model import FORMS, Cell, Form
from store.reference import BrokenReferenceError, indicators, rows_of

_DIVIDING: Final = FORMS[FORMS.index(Form.F2021) :]
"""The forms that divide some rows of that of 2019."""

MONEY: Final = ("amount", "fee_amount")
"""The columns of table two that are printed in yuan or 万元: of procurement, and of fees."""


@dataclass(frozen=True, slots=True)
class ColumnTerm:
    """A column as people speak of it (`data/reference/columns.tsv`)."""

    code: str
    cells: dict[Form, tuple[str, ...]]
    """Which columns of each form it is."""
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is about (`data/reference/subjects.tsv`)."""

    code: str
    table: str
    rows: tuple[str, ...]
    rows_2021: tuple[str, ...]
    """Where the forms from that of 2021 on divide the row; empty where they do not."""
    columns: tuple[str, ...]
    """Column codes, the first is the one assumed when none is named."""
    zh: str
    en: str


class Measure(NamedTuple):
    """A subject and a column, by their codes."""

    subject: str
    column: str


@cache
def columns() -> dict[str, ColumnTerm]:
    """The columns that can be asked for, by code."""
    return {
        row["column"]: ColumnTerm(
            row["column"],
            {form: tuple(row[f"cells{form}"].split()) for form in FORMS},
            row["zh"],
            row["en"],
        )
        for row in rows_of("columns.tsv")
    }


@cache
def subjects() -> dict[str, Subject]:
    """What can be asked about, by code, in the order of the form."""
    found = {
        row["subject"]: Subject(
            row["subject"],
            row["table"],
            tuple(row["rows"].split()),
            tuple(row["rows2021"].split()),
            tuple(row["columns"].split()),
            row["zh"],
            row["en"],
        )
        for row in rows_of("subjects.tsv")
    }
    for subject in found.values():
        if any(column not in columns() for column in subject.columns) or not any(
            cells(Measure(subject.code, subject.columns[0]), form, found, indicators())
            for form in FORMS
        ):
            raise BrokenReferenceError(
                f"subjects.tsv: {subject.code} names rows or columns that no form has"
            )
    return found


def cells(
    measure: Measure,
    form: Form,
    known: dict[str, Subject] | None = None,
    present: Container[Cell] = (),
) -> tuple[Cell, ...]:
    """The cells whose sum the measure is in a report of this form; empty where the form has no such
    cell.

    `present` are the cells that the report has: an undivided row that stands in a report of the
    form that divides it is taken as it stands.
    """
    subject, column = (known or subjects())[measure.subject], columns()[measure.column]
    wanted = column.cells.get(form, column.cells[Form.F2019])
    undivided = _of_rows(subject.table, subject.rows, wanted)
    stands = bool(undivided) and all(cell in present for cell in undivided)
    if stands:
        return undivided
    if form in _DIVIDING and subject.rows_2021:
        return _existing(_of_rows(subject.table, subject.rows_2021, wanted), form)
    is_local = any(cell in indicators() and indicators()[cell].local for cell in undivided)
    if is_local:
        return ()
    return _existing(undivided, form)


def _of_rows(table: str, rows: Iterable[str], names: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(Cell(table, row, name) for row, name in product(rows, names))


@cache
def possible_cells(measure: Measure) -> tuple[Cell, ...]:
    """All cells that the measure may add up, whatever the form of the report and whichever of them
    it has.
    """
    subject, column = subjects()[measure.subject], columns()[measure.column]
    rows = dict.fromkeys((*subject.rows, *subject.rows_2021))
    names = dict.fromkeys(chain.from_iterable(column.cells.values()))
    return tuple(cell for cell in _of_rows(subject.table, rows, names) if cell in indicators())


def _existing(chosen: tuple[Cell, ...], form: Form) -> tuple[Cell, ...]:
    """These cells if the form has all of them, else none."""
    catalogue = indicators()
    if all(cell in catalogue and form in catalogue[cell].forms for cell in chosen):
        return chosen
    return ()


@cache
def measure_of(cell: Cell, form: Form) -> Measure | None:
    """The measure that is a cell alone in reports of a form; None where no question could name
    it.
    """
    every = chain.from_iterable(
        (Measure(one.code, column) for column in one.columns) for one in subjects().values()
    )
    return next((measure for measure in every if cells(measure, form) == (cell,)), None)


def columns_of(subject: str, form: Form | None = None) -> tuple[str, ...]:
    """The columns of a subject, of those that a form has if one is given."""
    every = subjects()[subject].columns
    if form is None:
        return every
    return tuple(code for code in every if cells(Measure(subject, code), form))


@cache
def unit_of(measure: Measure) -> str:
    """The unit in which a measure is counted, from the catalogue."""
    in_forms = chain.from_iterable(cells(measure, form) for form in reversed(FORMS))
    for cell in chain(in_forms, possible_cells(measure)):
        return indicators()[cell].unit
    raise BrokenReferenceError(f"{measure}: no form has it")
