"""Mutations of whole columns: one without its head, without its numbers, or without both."""

from __future__ import annotations

import random
from dataclasses import replace

from tests.reading.mutants.form import OUTCOMES, PEOPLE
from tests.reading.mutants.made import Box, Grid, Report, Verdict


def _columns(grid: Grid) -> tuple[str, ...]:
    return PEOPLE if grid.table == "requests" else OUTCOMES


def _table(rng: random.Random, report: Report) -> Grid:
    return report.grid(rng.choice(("requests", "reviews")))


def _unwanted(report: Report, table: str) -> None:
    for key, verdict in report.verdicts.items():
        if key[0] == table:
            report.verdicts[key] = replace(verdict, wanted=False)


def head_missing(rng: random.Random, report: Report) -> bool:
    """A column has no head: its numbers may be those that the form has there, or are left out."""
    grid = _table(rng, report)
    heads = [
        (row, at) for row in grid.rows for at, box in enumerate(row) if box.head in _columns(grid)
    ]
    row, at = rng.choice(heads)
    row[at] = row[at].saying("")
    _unwanted(report, grid.table)
    return True


def numbers_of_column_missing(rng: random.Random, report: Report) -> bool:
    """A column has a head and no numbers."""
    grid = _table(rng, report)
    column = rng.choice(_columns(grid)[:-1])
    row = "review" if grid.table == "reviews" else ""
    _emptied(report, grid, column, row)
    _unwanted(report, grid.table)
    return True


def two_heads_missing_and_numbers(rng: random.Random, report: Report) -> bool:
    """One column of table three has no head and another one no numbers: as many of both, and not of
    one another.
    """
    grid = report.grid("requests")
    first, second = rng.sample(PEOPLE[1:6], 2)
    for row in grid.rows[:3]:
        for at, box in enumerate(row):
            if box.head == first:
                row[at] = box.saying("")
    _emptied(report, grid, second, "")
    _unwanted(report, grid.table)
    return True


def _emptied(report: Report, grid: Grid, column: str, only: str) -> None:
    for row in grid.rows:
        for at, box in enumerate(row):
            if box.key and box.key[2] == column and only in ("", box.key[1]):
                row[at] = _blank(box)
                report.verdicts[box.key] = Verdict(frozenset({None}), wanted=False)


def _blank(box: Box) -> Box:
    return box.saying("")


ALL = (head_missing, numbers_of_column_missing)
