"""Keeping the problems across years up to date: made anew for an agency whenever one of its reports
changes.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from store import across
from store.across import Pair, PairedCell, YearSide
from store.index.catalogue import cell_numbers
from store.index.kinds import SETTLED
from store.index.records import from_scaled
from store.model import Cell, Form

if TYPE_CHECKING:
    from sqlite_utils import Database


TOGETHER = 500
"""Agencies that are looked at with one query."""


def recheck(db: Database, agencies: Sequence[str]) -> None:
    """Make the problems across years anew for some agencies."""
    for start in range(0, len(agencies), TOGETHER):
        chosen = json.dumps(agencies[start : start + TOGETHER], ensure_ascii=False)
        db.execute(
            "DELETE FROM problems_across_years WHERE report IN "
            "(SELECT id FROM reports WHERE agency IN (SELECT value FROM json_each(?)) "
            "AND reading_of IS NULL)",
            [chosen],
        )
        for report, pair in _pairs(db, chosen):
            for place, problem in enumerate(across.check(pair)):
                values = json.dumps(dict(problem.values), ensure_ascii=False)
                db.execute(
                    "INSERT INTO problems_across_years VALUES (?, ?, ?, ?, ?, ?)",
                    [report, place, problem.code, problem.line, problem.end_line, values],
                )


def _pairs(db: Database, agencies: str) -> Iterator[tuple[int, Pair]]:
    """The later report of each two years that follow each other, and both; of agencies that are
    settled only.
    """
    rows = db.execute(
        "SELECT id, agency, year, file, form FROM reports "  # noqa: S608 - words of ours, no input
        f"WHERE current AND year IS NOT NULL AND {SETTLED} "
        "AND agency IN (SELECT value FROM json_each(?)) ORDER BY agency, year",
        [agencies],
    ).fetchall()
    reports = {(agency, year): (number, file, form) for number, agency, year, file, form in rows}
    later = [(agency, year) for agency, year in reports if (agency, year - 1) in reports]
    pairs = chain.from_iterable(((agency, year), (agency, year - 1)) for agency, year in later)
    wanted = {reports[pair][0] for pair in pairs}
    printed = _printed(db, wanted)

    def side(agency: str, year: int) -> YearSide:
        number, file, form = reports[agency, year]
        return YearSide(file, year, Form(form), printed[number])

    for agency, year in later:
        yield reports[agency, year][0], Pair(side(agency, year - 1), side(agency, year))


def _printed(db: Database, reports: set[int]) -> dict[int, dict[Cell, PairedCell]]:
    """The cells that the checks look at, by report."""
    numbers = {cell_numbers()[cell]: cell for cell in across.CELLS}
    found: dict[int, dict[Cell, PairedCell]] = defaultdict(dict)
    for report, number, value, line in db.execute(
        "SELECT report, cell, value, line FROM kept_facts WHERE report IN (SELECT value "
        "FROM json_each(?)) "
        "AND cell IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted(reports)), json.dumps(sorted(numbers))],
    ):
        found[report][numbers[number]] = PairedCell(from_scaled(value), line)
    return found
