"""More that are spoken of than were told: both together, after one figure. Nothing is put together
then, and it is asked back.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.understanding.asked.question import Before, Operation, Question
from handlers.understanding.continuing.edit_words import how_many
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS


def counts_more_than_told(text: str, before: Before) -> bool:
    """Whether more are spoken of than were told: both together, after one figure."""
    said = PATTERNS["so-many-of-those-told"].search(text)
    if said is None or not before.shown:
        return False
    many = how_many(said["many"])
    return many is not None and many > len({row.term for row in before.shown})


def not_so_many(parts: Parts, before: Before) -> Question | None:
    """A question for more than were told, which is asked back."""
    last = before.last
    if last is None:
        return None
    return replace(
        last, text=parts.text, operation=Operation.NONE, mentions=(), measures=(), unclear=True
    )
