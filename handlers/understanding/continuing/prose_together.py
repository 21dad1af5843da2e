"""Figures of the prose that were asked for one after another, put together: 一共, 微信占几成.

What was asked is remembered, and not what was told: each is looked for again, and added up only
where the sentence counts them side by side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understanding.asked.question import (
    SHARE_OF_PROSE,
    SUM_OF_PROSE,
    Before,
    Operation,
    Question,
)
from handlers.understanding.continuing.edit_words import edit_words
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from store.quick_records import replace

_PAIR = 2


def prose_together(parts: Parts, before: Before) -> Question | None:
    """The last figures of the prose, put together as a text says; None where it says something
    else, or the last answer was no such figure.
    """
    asked = before.prose
    if not asked or _is_of_others(parts, before) or _lost_its_first(asked):
        return None
    if _says_nothing_but_the_sum(parts.text):
        return _together(parts, asked, SUM_OF_PROSE)
    part = _whose_share(parts.text, asked)
    if part is None or len(asked) < _PAIR:
        return None
    others = tuple(one for one in asked if one is not part)
    return _together(parts, (part, *others), SHARE_OF_PROSE)


def _is_of_others(parts: Parts, before: Before) -> bool:
    """Whether an agency or a year is named, or the last figures are of tables."""
    return bool(parts.mentions or parts.periods) or _is_of_cells(before)


def _lost_its_first(asked: Sequence[Question]) -> bool:
    """Whether there is only one, which went on from another that had no answer."""
    return len(asked) < _PAIR and bool(asked[0].taken_over)


def _is_of_cells(before: Before) -> bool:
    last = before.answered or before.last
    return last is None or last.operation is not Operation.FIND


def _together(parts: Parts, asked: Sequence[Question], how: str) -> Question:
    """Some questions as one, which goes on from them; of one alone, that one again."""
    if len(asked) < _PAIR:
        return asked[0]
    last = asked[-1]
    return replace(last, text=parts.text, parts=tuple(asked), topics=last.topics | {how})


def _says_nothing_but_the_sum(text: str) -> bool:
    found = edit_words().combines["sum"].search(text)
    return found is not None and not _beside(text, found)


def _whose_share(text: str, asked: Sequence[Question]) -> Question | None:
    """The one of which the share is asked for, by a word that stands in no other."""
    found = edit_words().combines["share"].search(text)
    rest = _beside(text, found) if found else ""
    if not rest:
        return None
    named = [one for one in asked if rest in one.about_prose.replace(" ", "")]
    if len(named) == 1:
        return named[0]
    return None


def _beside(text: str, found: re.Match[str]) -> str:
    """What else a text says, without the words that open it and its particles."""
    rest = edit_words().openers.sub("", f"{text[: found.start()]} {text[found.end() :]}".strip())
    return (
        PATTERNS["beside-what-was-shown"]
        .sub("", PATTERNS["around-a-sum"].sub("", rest).strip())
        .strip()
    )
