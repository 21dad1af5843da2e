"""A number that is more than five times last year's, or less than a fifth of it, is worth a
look.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.across.pair import Pair, said
from store.model import Cell, Problem

TIMES: Final = 5
FLOOR: Final = {"件": Decimal(50), "元": Decimal(1_000_000)}
"""The larger of the two numbers must reach this: from 1 to 8 is no jump."""
_UNITS: Final = {
    Cell("requests", "new", "total"): "件",
    Cell("requests", "total_handled", "total"): "件",
    Cell("disclosure", "licensing", "decisions"): "件",
    Cell("disclosure", "penalties", "decisions"): "件",
    Cell("disclosure", "coercion", "decisions"): "件",
    Cell("disclosure", "fees", "fee_amount"): "元",
    Cell("reviews", "review", "total"): "件",
    Cell("reviews", "litigation_direct", "total"): "件",
    Cell("reviews", "litigation_after_review", "total"): "件",
}
"""Cells that mean the same in both years, whatever their forms."""
CELLS: Final = tuple(_UNITS)


def jumps(pair: Pair) -> Iterator[Problem]:
    """Cells that jumped."""
    for cell, unit in _UNITS.items():
        last, this = pair.last.value(cell), pair.this.value(cell)
        if last is None or this is None or max(last, this) < FLOOR[unit]:
            continue
        if last / TIMES <= this <= last * TIMES:
            continue
        values = {
            "cell": "/".join(cell),
            "last": said(last),
            "stated": said(this),
            "cause": _cause(last, this),
        }
        yield pair.problem("jump", cell, cell, values)


def _cause(last: Decimal, this: Decimal) -> str:
    smaller, larger = sorted((last, this))
    if not smaller:
        return "none-in-one-year"
    if larger in (smaller * 10_000, smaller * 1_000, smaller * 100, smaller * 10):
        return "another-unit"
    return "unknown"
