"""What is true: the figures of the reports in an index, added up by slow and obvious code.

Nothing of `handlers` is used here, so that a mistake there cannot make its own answer right.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from store.index import HeldReport, Index
from store.model import Agency, Cell, Form
from store.reference import rows_of


class Figure(NamedTuple):
    """A subject and a column of `data/reference/subjects.tsv`, by their codes."""

    subject: str
    column: str


@dataclass(frozen=True)
class Subject:
    code: str
    table: str
    rows: tuple[str, ...]
    rows_2021: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    agency: Agency
    year: int
    form: Form
    file: str
    values: dict[Cell, Decimal | None]

    def __hash__(self) -> int:
        return hash(self.file)


class World:
    """The reports of an index."""

    def __init__(self, index: Index) -> None:
        self.subjects = {
            row["subject"]: Subject(
                row["subject"],
                row["table"],
                tuple(row["rows"].split()),
                tuple(row["rows2021"].split()),
                tuple(row["columns"].split()),
            )
            for row in rows_of("subjects.tsv")
        }
        self.columns = {
            row["column"]: {
                Form.F2019: tuple(row["cells2019"].split()),
                Form.F2021: tuple(row["cells2021"].split()),
            }
            for row in rows_of("columns.tsv")
        }
        self.every = [_report(index, held) for held in index.held() if held.year is not None]
        """All reports with a year: what a ranking goes over."""
        self.reports = [
            report for report in self.every if report.agency.division is not None and report.values
        ]
        """Those with tables, of agencies that can be named."""

    def figures(self) -> Iterable[Figure]:
        """Everything that can be asked for."""
        for subject in self.subjects.values():
            for column in subject.columns:
                yield Figure(subject.code, column)

    def value(self, report: Report, figure: Figure) -> Decimal | None:
        """The sum of the figure's cells; None where one of them is not there, not read or blank."""
        read = [report.values.get(cell) for cell in self._cells(report, figure)]
        return None if not read or None in read else sum(filter(None, read), Decimal(0))

    def at_least(self, report: Report, figure: Figure) -> Decimal:
        """What those of its cells come to that are read."""
        return sum(
            filter(None, (report.values.get(cell) for cell in self._cells(report, figure))),
            Decimal(0),
        )

    def _cells(self, report: Report, figure: Figure) -> list[Cell]:
        subject = self.subjects[figure.subject]
        if report.form is Form.NONE:
            return []
        names = self.columns[figure.column][report.form]
        undivided = [Cell(subject.table, row, name) for row in subject.rows for name in names]
        divided = [Cell(subject.table, row, name) for row in subject.rows_2021 for name in names]
        whole = bool(undivided) and all(cell in report.values for cell in undivided)
        return divided if report.form is Form.F2021 and divided and not whole else undivided

    def years(self, agency: Agency) -> list[int]:
        """The years for which there is a report of an agency."""
        return [report.year for report in self.every if report.agency == agency]

    def of(self, agency: Agency, year: int) -> Report | None:
        """The report of an agency on a year."""
        return next(
            (report for report in self.every if report.agency == agency and report.year == year),
            None,
        )

    def comparable(self, figure: Figure, *reports: Report) -> bool:
        """Whether the forms of these reports mean the same by this column."""
        forms = self.columns[figure.column]
        return (
            len({report.form for report in reports}) == 1 or forms[Form.F2019] == forms[Form.F2021]
        )

    def share(self, report: Report, figure: Figure) -> Decimal | None:
        """In per cent of all that was handled, to two places; None where nothing was."""
        part, whole = self.value(report, figure), self.value(report, Figure("handled", "total"))
        if part is None or not whole:
            return None
        return (100 * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()


def _report(index: Index, held: HeldReport) -> Report:
    facts = index.facts([held])[held.id]
    assert held.year is not None
    return Report(
        held.agency,
        held.year,
        held.form,
        held.file,
        {cell: fact.value for cell, fact in facts.items()},
    )
