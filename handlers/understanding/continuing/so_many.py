"""Another number that is spoken of than was told: both together, after one figure. Nothing is put
together then, and it is asked back.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.understanding.asked.question import Before, Operation, Question
from handlers.understanding.continuing.edit_words import how_many
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS


def counts_others_than_told(text: str, before: Before) -> bool:
    """Whether more are spoken of than were told, or another number of several: both together, after
    one figure; the average of three, after four. Two of several are the last two.
    """
    said = PATTERNS["so-many-of-those-told"].search(text)
    many = how_many(said["many"]) if said is not None and before.shown else None
    if many is None:
        return False
    terms = {row.term for row in before.shown}
    agencies, years = {term.agency for term in terms}, {term.year for term in terms}
    several = many > _TWO and many not in (len(terms), len(agencies), len(years))
    return many > len(terms) or several


_TWO = 2


def not_so_many(parts: Parts, before: Before) -> Question | None:
    """A question for another number than was told, which is asked back."""
    last = before.last
    if last is None:
        return None
    return replace(
        last, text=parts.text, operation=Operation.NONE, mentions=(), measures=(), unclear=True
    )
