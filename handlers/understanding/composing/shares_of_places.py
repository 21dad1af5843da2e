"""A share of a place in the place around it: 遵义的行政处罚里，仁怀市占百分之几 is of all agencies
of 遵义.

The government of 遵义市 has a figure of its own, of which no other agency's can be a part; so the
whole that is meant are all agencies of the place that have the figure, which the answer says.
"""

from __future__ import annotations

from handlers.understanding.asked.question import Question
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.senses import Operator
from store.model import Match, Mention


def whole_place_meant(asked: Question) -> str | None:
    """The text with all agencies in the place of the outer one; None where it asks for no such
    share.
    """
    if not any(word.has(Operator.RATIO) for word in asked.content) or len(asked.mentions) != 2:
        return None
    first, second = asked.mentions
    outer = next(
        (one for one, other in ((first, second), (second, first)) if _is_around(one, other)), None
    )
    if outer is None or not outer.start < outer.end <= len(asked.text):
        return None
    if PATTERNS["place-itself"].match(asked.text, outer.end):
        return None  # 占遵义市本级的百分之几: of the city's own
    said = " agencies" if asked.text[outer.end - 1].isascii() else "各单位"
    return f"{asked.text[: outer.end]}{said}{asked.text[outer.end :]}"


def _is_around(one: Mention, other: Mention) -> bool:
    """Whether one is a place by itself in which the other lies."""
    if not isinstance(one.resolution, Match) or not isinstance(other.resolution, Match):
        return False
    outer, inner = one.resolution.agency, other.resolution.agency
    if outer.office or outer.division is None or inner.division is None:
        return False
    return len(outer.division.path) < len(inner.division.path) and (
        inner.division.path[: len(outer.division.path)] == outer.division.path
    )
