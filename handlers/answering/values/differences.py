"""Two figures set against each other: how much more the later is, and how much that is of the
earlier.
"""

from __future__ import annotations

from decimal import Decimal

from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.answering.values.rounding import round_half_up
from handlers.meaning.quantities import PER_CENT, POINTS, YUAN


def difference(earlier: Result, later: Result) -> Result:
    """How much later is above earlier; between rates, in percentage points."""
    exact = later.order - earlier.order
    of_shares = later.unit in (PER_CENT, POINTS)
    unit = YUAN if later.ratio is not None else later.unit  # yuan a project
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact) if of_shares or later.ratio is not None else exact,
        POINTS if of_shares else unit,
        later.report,
        later.measure,
        sources=(*earlier.sources, *later.sources),
        ratio=later.ratio,
        exact=exact,
    )


def growth(earlier: Result, later: Result) -> Result:
    """The same in per cent of the earlier figure, which is not 0."""
    exact = relative_change(earlier, later) or Decimal()
    sources = (*earlier.sources, *later.sources)
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact),
        PER_CENT,
        later.report,
        later.measure,
        sources=sources,
        exact=exact,
    )


def relative_change(earlier: Result, later: Result) -> Decimal | None:
    """In per cent; None where the earlier figure is 0."""
    if earlier.order == 0:
        return None
    return (later.order - earlier.order) / abs(earlier.order) * 100
