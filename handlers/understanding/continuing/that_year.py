"""The one year of a change that was told, asked of by itself: 那一年罗山呢, what about Luoshan in
that year.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.understanding.asked.question import Before, Operation, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.senses import Mark

_OVER_TWO_YEARS: Final = (Operation.CHANGE, Operation.TREND)
_LITTLE: Final = frozenset(
    {Mark.FILLER, Mark.FOLLOW_UP, Mark.GENERIC, Mark.ASK, Mark.COUNT, Mark.SOMEONE}
)
"""What may stand beside it: a word for a figure or an operation would ask for something else."""


def in_that_year(parts: Parts, before: Before) -> Question | None:
    """The figure of the last year of a change, of whoever is named; None where the text says
    anything else.
    """
    if parts.periods or PATTERNS["that-year"].search(parts.text) is None:
        return None
    if any(not _LITTLE.intersection(word.senses) for word in parts.words):
        return None
    last, years = before.answered, {row.term.year for row in before.shown}
    known = [year for year in years if year is not None]
    if (
        last is None
        or last.operation not in _OVER_TWO_YEARS
        or len(last.measures) != 1
        or not known
    ):
        return None
    return replace(
        last,
        text=parts.text,
        operation=Operation.VALUE,
        mentions=parts.mentions or last.mentions,
        years=(max(known),),
        paired_years=(),
        ends=False,
        taken_over=frozenset(
            {"measure", "year"} if parts.mentions else {"agency", "measure", "year"}
        ),
    )
