"""A share of a whole, as a result in per cent."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from handlers.answering.values.answer import Result, ResultKind, ResultRole, Source
from handlers.answering.values.rounding import round_half_up

_HUNDRED = 100


def share_of(part: Decimal, whole: Decimal, sources: Sequence[Source]) -> Result:
    """What a part is of a whole that is not 0, with the lines that both stand on."""
    exact = _HUNDRED * part / whole
    return Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        round_half_up(exact),
        "%",
        sources=tuple(dict.fromkeys(sources)),
        exact=exact,
    )
