"""Statements that somebody is among the first so many: 2024年收费前三名里有靖宇县政府,
收费在丹东排前三.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.understanding.asked.claims import IsFirst
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import StatedClaim, tidy
from store.model import Match, Mention


def among_the_first(text: str, parts: Parts) -> StatedClaim | None:
    """The agency that is said to be among them, and the question who these are; None where that is
    not said.
    """
    return next(iter([*_held(text, parts), *_standing(text, parts)]), None)


def _held(text: str, parts: Parts) -> Iterator[StatedClaim]:
    """…前三名里有靖宇县政府: the agency stands last."""
    last = parts.mentions[-1] if len(parts.mentions) > 1 else None
    found = PATTERNS["holds-so-many"].match(text[: last.start]) if last is not None else None
    if found is not None and last is not None and not text[last.end :].strip(" ，,。.了吧吗？?"):
        yield from _claimed(last, f"{found['order']}是哪几家")


def _standing(text: str, parts: Parts) -> Iterator[StatedClaim]:
    """东港市政府2024年收费在丹东排前三: the agency stands first, and where it is one of several
    behind 在.
    """
    if len(parts.mentions) != _AN_AGENCY_AND_A_PLACE:
        return
    who, where = parts.mentions
    between = text[who.end : where.start]
    found = PATTERNS["stands-among-so-many"].match(text[where.end :])
    into = PATTERNS["comes-in-among"].search(between)
    many = PATTERNS["so-many-alone"].match(text[where.end :])
    if into is not None and many is not None:  # 收费进了海东前三
        place = text[where.start : where.end]
        yield from _claimed(
            who, f"{place}各单位{between[: into.start()]}最多的{many['many']}名是哪几家"
        )
    if found is not None and between.rstrip().endswith("在"):
        row = between.rstrip().removesuffix("在") + found["row"]
        yield from _claimed(
            who, f"{text[where.start : where.end]}各单位{row}最多的{found['many']}名是哪几家"
        )


_AN_AGENCY_AND_A_PLACE = 2


def _claimed(who: Mention, question: str) -> Iterator[StatedClaim]:
    if isinstance(who.resolution, Match):
        yield StatedClaim(IsFirst(who.resolution.agency), tidy(question))
