"""现行有效件数 of a year is last year's plus what was made, minus what was repealed; only the form
of 2021 has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from store.across.pair import Pair, said
from store.model import Cell, Problem

ROWS: Final = ("regulations", "normative_documents")
_VALID, _MADE, _REPEALED = (
    {row: Cell("disclosure", row, column) for row in ROWS}
    for column in ("valid", "made", "repealed")
)
CELLS: Final = (*_VALID.values(), *_MADE.values(), *_REPEALED.values())


def documents(pair: Pair) -> Iterator[Problem]:
    """规章 and 行政规范性文件 whose number in force does not follow from last year's."""
    for row in ROWS:
        last, stated = pair.last.value(_VALID[row]), pair.this.value(_VALID[row])
        made, repealed = pair.this.value(_MADE[row]), pair.this.value(_REPEALED[row])
        if last is None or stated is None or made is None or repealed is None:
            continue
        expected = last + made - repealed
        if stated == expected:
            continue
        values = {
            "row": f"disclosure/{row}",
            "stated": said(stated),
            "last": said(last),
            "made": said(made),
            "repealed": said(repealed),
            "expected": said(expected),
            "difference": said(abs(stated - expected)),
            "cause": _cause(last, stated, made, repealed),
        }
        yield pair.problem("in-force-differs", _VALID[row], _VALID[row], values)


def _cause(last: Decimal, stated: Decimal, made: Decimal, repealed: Decimal) -> str:
    if stated == last + made:
        return "repealed-not-taken-off"
    if stated == last - repealed:
        return "made-not-added"
    if stated == last:
        return "number-of-last-year"
    if stated == made:
        return "only-this-years"
    return "unknown"
