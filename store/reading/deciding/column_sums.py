"""Lets the sums of table three's columns decide between the readings of its rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import Final

from store.reading.forms.form import OTHER_ROWS, REQUEST_COLUMNS, rows
from store.reading.rows.repair import RowReading
from store.reading.rows.row_readings import Options

_ZERO: Final = Decimal(0)
Equation = Mapping[str, int]
"""The rows of an equation: 1 for those on its left side, -1 for those on its right."""


def _is_open(option: Options) -> bool:
    """Whether a row may be read in several ways, or is read otherwise than it is printed."""
    return len(option.readings) > 1 or any(reading.reason for reading in option.readings)


def _requests(options: Sequence[Options]) -> dict[str, Options]:
    """The rows of table three that have all its columns, by their codes."""
    own = [option for option in options if option.match.row.table == "requests"]
    return {
        option.match.row.code: option for option in own if len(option.cells) == len(REQUEST_COLUMNS)
    }


def decide_by_columns(options: Sequence[Options]) -> None:
    """Drops readings that the sums rule out, as long as something changes."""
    table = _requests(options)
    known = equations(table)
    gaps = [_gap(equation, table) for equation in known]
    changed = True
    while changed:
        changed = False
        for code, option in table.items():
            if not _is_open(option):
                continue
            kept = [r for r in option.readings if _fits(r, code, option, table, known, gaps)]
            if len(kept) < len(option.readings):
                option.readings, changed = kept, True
                gaps = [_gap(equation, table) for equation in known]


def equations(table: Collection[str]) -> list[Equation]:
    """Items = total; new + carried over = total + carried forward. Each only where all its rows are
    there.
    """
    others = ["other_handling"] if "other_handling" in table else list(OTHER_ROWS)
    frame_rows = {
        "new",
        "carried_over",
        "total_handled",
        "carried_forward",
        "other_handling",
        *OTHER_ROWS,
    }
    items = [
        row.code for row in rows() if row.table == "requests" and row.code not in frame_rows
    ] + others
    wanted: list[Equation] = [
        {**dict.fromkeys(items, 1), "total_handled": -1},
        {"new": 1, "carried_over": 1, "total_handled": -1, "carried_forward": -1},
    ]
    return [equation for equation in wanted if all(code in table for code in equation)]


def _gap(equation: Equation, table: Mapping[str, Options]) -> list[Decimal]:
    """Per column, left side less right side, of the rows that can be read in one way."""
    found = [_ZERO] * len(REQUEST_COLUMNS)
    for code, sign in equation.items():
        if len(table[code].readings) == 1:
            for column, value in enumerate(table[code].readings[0].values):
                if value:
                    found[column] += value * sign
    return found


def _others_are_known(equation: Equation, code: str, table: Mapping[str, Options]) -> bool:
    """Whether all rows of an equation but one are read in one way."""
    return all(len(table[other].readings) == 1 for other in equation if other != code)


def _fits(
    reading: RowReading,
    code: str,
    own: Options,
    table: Mapping[str, Options],
    known: Sequence[Equation],
    gaps: Sequence[Sequence[Decimal]],
) -> bool:
    """Whether a reading closes the gap of every equation whose other rows are all known."""
    for equation, gap in zip(known, gaps, strict=True):
        if code not in equation or not _others_are_known(equation, code, table):
            continue
        if len(own.readings) == 1:
            if any(gap):
                return False
        elif any(
            rest + (value or _ZERO) * equation[code]
            for rest, value in zip(gap, reading.values, strict=True)
        ):
            return False
    return True
