"""Mutations of how rows stand: numbers lost, doubled and glued, rows broken; with those of whole
tables.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.reading.mutants import added, turned
from tests.reading.mutants.grids import full_rows, simple_rows, stretch, unwanted
from tests.reading.mutants.made import Box, Report


def number_lost(rng: random.Random, report: Report) -> bool:
    """One number of a row is gone, and those behind it moved up."""
    for line in rng.sample(full_rows(report.grid("requests")), 2):
        del line[rng.choice([n for n, box in enumerate(line) if box.key])]
    unwanted(report, "requests")
    return True


def number_doubled(rng: random.Random, report: Report) -> bool:
    """One number of a row stands twice."""
    for line in rng.sample(full_rows(report.grid("requests")), 2):
        at = rng.choice([n for n, box in enumerate(line) if box.key])
        line.insert(at, line[at])
    unwanted(report, "requests")
    return True


def number_glued(rng: random.Random, report: Report) -> bool:
    """Two numbers of a row stand in one cell without anything between."""
    grid = report.grid(rng.choice(("requests", "reviews")))
    for line in rng.sample(full_rows(grid), min(2, len(full_rows(grid)))):
        at = rng.choice([n for n, box in enumerate(line[:-1]) if box.key and line[n + 1].key])
        glued = replace(line[at], key=None).saying(line[at].text + line[at + 1].text)
        line[at : at + 2] = [glued]
    unwanted(report, grid.table)
    return True


def row_numbers_all_glued(rng: random.Random, report: Report) -> bool:
    """All numbers of a row stand in its first cell, with blanks between."""
    for line in rng.sample(full_rows(report.grid("requests")), 2):
        places = [n for n, box in enumerate(line) if box.key]
        text = " ".join(line[n].text for n in places)
        line[places[0]] = replace(line[places[0]], key=None).saying(text)
        for n in places[1:]:
            line[n] = replace(line[n], key=None).saying("")
    unwanted(report, "requests")
    return True


def rows_glued(rng: random.Random, report: Report) -> bool:
    """A row runs on into the next."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    at = rng.choice(
        [
            n
            for n in simple_rows(grid, 1)
            if n + 1 < len(grid.rows) and all(b.rows == 1 for b in grid.rows[n + 1])
        ]
    )
    grid.rows[at] += grid.rows.pop(at + 1)
    for n, line in enumerate(grid.rows[:at]):
        for place, box in enumerate(line):
            if box.rows > 1 and n + box.rows > at + 1:
                line[place] = replace(box, rows=box.rows - 1)
    unwanted(report, grid.table)
    return True


def row_broken(rng: random.Random, report: Report) -> bool:
    """A row goes on in the next: some of its numbers, or all of them, stand a row below."""
    grid = report.grid("requests")
    at = rng.choice(simple_rows(grid))
    line = grid.rows[at]
    places = [n for n, box in enumerate(line) if box.key]
    cut = rng.choice(places)
    width = sum(box.columns for box in line[:cut])
    below = [Box((("", ""),), width), *line[cut:]]
    grid.rows[at] = [*line[:cut], *([Box((("", ""),))] * (len(line) - cut))]
    stretch(grid, at + 1)
    grid.rows.insert(at + 1, below)
    unwanted(report, "requests")
    return True


def labels_above_numbers(rng: random.Random, report: Report) -> bool:
    """The labels of two rows stand before the numbers of both."""
    grid = report.grid("requests")
    pairs = [
        n
        for n in simple_rows(grid)
        if n + 1 in simple_rows(grid) and len(grid.rows[n]) == 8 == len(grid.rows[n + 1])
    ]
    if not pairs:
        return False
    at = rng.choice(pairs)
    upper, lower = grid.rows[at], grid.rows[at + 1]
    blank = Box((("", ""),))
    width = upper[0].columns
    empty = replace(blank, columns=width)
    new = [
        [upper[0], *[blank] * 7],
        [lower[0], *[blank] * 7],
        [empty, *upper[1:]],
        [empty, *lower[1:]],
    ]
    for _ in range(2):
        stretch(grid, at + 2)
    grid.rows[at : at + 2] = new
    unwanted(report, "requests")
    return True


ALL = (
    number_lost,
    number_doubled,
    number_glued,
    rows_glued,
    row_broken,
    labels_above_numbers,
    added.running_numbers,
    added.column_of_units,
    added.remarks,
    added.last_years_columns,
    added.subtotals,
    turned.transposed,
    turned.four_as_list,
    turned.four_cut,
    added.empty_rows_and_columns,
    turned.split,
    turned.columns_in_two_tables,
    turned.wrong_spans,
    added.of_units_below,
    added.other_form_beside,
)
