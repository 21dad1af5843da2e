"""A rate of one report: one figure divided by another (公开率, 占比, 办结率, yuan a procurement
project).
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.answering.values.gathered import sources_of
from handlers.answering.values.rounding import round_half_up
from handlers.ratios import Ratio
from store.index import HeldReport

_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
_PLACES = {"亿元": 6}
"""As fine as 万元 with two places: a hundred yuan."""


def total_of(results: Sequence[Result]) -> Decimal:
    """What figures add up to."""
    return sum((result.value for result in results), Decimal())


def quotient(
    ratio: Ratio,
    top: Sequence[Result],
    bottom: Sequence[Result],
    report: HeldReport | None = None,
    unit: str = "",
) -> Result:
    """One sum of figures divided by another that is not 0: in per cent, or in yuan or 万元 where
    yuan are divided.
    """
    exact = total_of(top) / total_of(bottom)
    if top[0].unit == "元":
        shown = unit or ("万元" if exact >= _YUAN["万元"] else "元")
        value = round_half_up(exact / _YUAN[shown], _PLACES.get(shown, 2))
    else:
        exact *= 100
        shown, value = "%", round_half_up(exact)
    sources = sources_of((*top, *bottom))
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        value,
        shown,
        report,
        ratio.top[0],
        sources=sources,
        ratio=ratio,
        exact=exact,
    )
