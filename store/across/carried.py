"""上年结转 of a year is what the year before carried forward, in each column of table three."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.across.pair import Pair, YearSide, said
from store.model import Cell, Problem

COLUMNS: Final = (
    "natural_person",
    "enterprise",
    "research",
    "social_org",
    "legal_service",
    "other",
    "total",
)


def _row(code: str) -> dict[str, Cell]:
    return {column: Cell("requests", code, column) for column in COLUMNS}


_OVER, _FORWARD = _row("carried_over"), _row("carried_forward")
CELLS: Final = (*_OVER.values(), *_FORWARD.values())


def over(pair: Pair) -> Iterator[Problem]:
    """A column whose two numbers differ; blank cells say nothing."""
    for column in COLUMNS:
        stated, expected = pair.this.value(_OVER[column]), pair.last.value(_FORWARD[column])
        if stated is None or expected is None or stated == expected:
            continue
        values = {
            "column": column,
            "stated": said(stated),
            "expected": said(expected),
            "difference": said(abs(stated - expected)),
            "cause": _cause(pair),
        }
        yield pair.problem("carried-over-differs", _OVER[column], _FORWARD[column], values)


def _cause(pair: Pair) -> str:
    stated, expected = _values(pair.this, _OVER), _values(pair.last, _FORWARD)
    if stated and stated == _values(pair.last, _OVER):
        if any(stated):
            return "row-of-last-year"
        return "nothing-carried-over"
    if stated and not any(stated):
        return "nothing-carried-over"
    if expected and not any(expected):
        return "nothing-carried-forward"
    if stated[-1:] == expected[-1:] and sorted(stated) == sorted(expected):
        return "columns-moved"
    if pair.this.value(_OVER["total"]) == pair.last.value(_FORWARD["total"]) is not None:
        return "total-agrees"
    return "unknown"


def _values(side: YearSide, row: dict[str, Cell]) -> list[Decimal]:
    """The numbers of a whole row; none where one is not there."""
    found = [value for cell in row.values() if (value := side.value(cell)) is not None]
    if len(found) == len(row):
        return found
    return []
