"""上一年项目数量 of a year is that of the year before with its 本年增/减; only the form of 2019 has
it.

The forms do not say so: it follows from what the words mean, so it weighs little.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.across.pair import Pair, said
from store.model import Cell, Problem

ROWS: Final = ("licensing", "other_services", "penalties", "coercion", "fees")
_ITEMS, _CHANGE = (
    {row: Cell("disclosure", row, column) for row in ROWS} for column in ("prev_items", "change")
)
CELLS: Final = (*_ITEMS.values(), *_CHANGE.values())


def counts(pair: Pair) -> Iterator[Problem]:
    """Rows whose number of items does not follow from last year's."""
    for row in ROWS:
        last, change = pair.last.value(_ITEMS[row]), pair.last.value(_CHANGE[row])
        stated = pair.this.value(_ITEMS[row])
        if last is None or change is None or stated is None or stated == last + change:
            continue
        values = {
            "row": f"disclosure/{row}",
            "stated": said(stated),
            "last": said(last),
            "change": said(change),
            "expected": said(last + change),
            "difference": said(abs(stated - last - change)),
            "cause": _cause(last, change, stated),
        }
        yield pair.problem("items-differ", _ITEMS[row], _ITEMS[row], values)


def _cause(last: Decimal, change: Decimal, stated: Decimal) -> str:
    if stated == last:
        return "number-of-last-year"
    if stated == last - change:
        return "sign-turned-round"
    return "unknown"
