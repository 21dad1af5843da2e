"""What the mutations of grids have in common: which rows, and what need not be read any more."""

from __future__ import annotations

from dataclasses import replace

from tests.reading.mutants.made import Box, Grid, Report


def unwanted(report: Report, table: str = "") -> None:
    """Nothing of a table has to be read."""
    for key, verdict in report.verdicts.items():
        if key[0] == table or not table:
            report.verdicts[key] = replace(verdict, wanted=False)


def full_rows(grid: Grid) -> list[list[Box]]:
    """The lines with several numbers."""
    return [line for line in grid.rows if sum(1 for box in line if box.key) > 1]


def stretch(grid: Grid, at: int) -> None:
    """Lets the cells that reach over the place of a new row reach over it."""
    for n, line in enumerate(grid.rows[:at]):
        for place, box in enumerate(line):
            if box.rows > 1 and n + box.rows > at:
                line[place] = replace(box, rows=box.rows + 1)


def simple_rows(grid: Grid, first: int = 4) -> list[int]:
    """The lines with numbers whose first cell reaches over no other line."""
    return [
        n
        for n in range(first, len(grid.rows))
        if any(b.key for b in grid.rows[n]) and grid.rows[n][0].rows == 1
    ]
