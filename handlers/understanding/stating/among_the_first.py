"""Statements that somebody is among the first so many: 2024年收费前三名里有靖宇县政府,
收费在丹东排前三.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handlers.understanding.asked.claims import IsFirst
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.stating.claim_words import StatedClaim, tidy
from store.model import Match, Mention

_MANY = r"(?P<many>前[二三四五六七八九十\d]+)(?:名|位|家|强)?"
_HOLDS = re.compile(
    rf"^(?P<order>.+?{_MANY})(?:的单位)?(?:里面?|中|当中|之中)?(?:有|包括|包含|就有|含)\s*$"
)
_STANDS = re.compile(
    r"^(?P<row>.*?)在?(?:全部|所有|各)?(?:单位|机关)?(?:里面?|中|当中)?(?:都|也)?(?:能)?"
    rf"(?:最多的|排在|排进|排到|排|位居|位列|进入|挤进|进了?|列){_MANY}[。，,.\s了吧吗？?]*$"
)


def among_the_first(text: str, parts: Parts) -> StatedClaim | None:
    """The agency that is said to be among them, and the question who these are; None where that is
    not said.
    """
    return next(iter([*_held(text, parts), *_standing(text, parts)]), None)


def _held(text: str, parts: Parts) -> Iterator[StatedClaim]:
    """…前三名里有靖宇县政府: the agency stands last."""
    last = parts.mentions[-1] if len(parts.mentions) > 1 else None
    found = _HOLDS.match(text[: last.start]) if last is not None else None
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
    found = _STANDS.match(text[where.end :])
    into = _INTO.search(between)
    many = re.match(rf"{_MANY}[。，,.\s了吧吗？?]*$", text[where.end :])
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


_INTO = re.compile(r"(?:进了?|进入了?|排进了?|挤进了?|跻身)\s*$")
_AN_AGENCY_AND_A_PLACE = 2


def _claimed(who: Mention, question: str) -> Iterator[StatedClaim]:
    if isinstance(who.resolution, Match):
        yield StatedClaim(IsFirst(who.resolution.agency), tidy(question))
