"""Statements that somebody has the first place: "no agency in Guilin granted more licences than the
city government".

That nobody has more is that nobody stands before it, so each is asked as an order, whose first
place is held against who is named. The government of the very place that is named may be called by
its kind alone ("the city").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.understanding.asked.claims import IsFirst
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import StatedClaim, is_english, tidy
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator
from store.model import Agency, Match

_NOBODY = re.compile(
    r"\b(?:no(?: other)? (?:agency|body|one|office|bureau|department|county|town|government)|"
    r"nobody(?: else)?|none)\b"
    r"(?P<where>(?: (?:in|of|among) [^,]{2,60}?)?)(?P<did>[^,]{2,60}?)\b(?P<more>more|fewer|"
    r"less)\b(?P<what>.{2,60}?)"
    r"\bthan (?P<whom>.+?)(?P<when> in (?:19|20)\d\d)?[.\s]*$"
)
_BY_ITS_KIND = re.compile(
    r"(?:the )?(?:city|county|district|town|township|province)(?: government)?$"
)


def nobody_before(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """Nobody has more than somebody, who is named or the government of the place that is; None
    where it is not said.
    """
    if is_english(text):
        found = _NOBODY.search(text)
        if found is None:
            return None
        most = "the most" if found["more"] == "more" else "the fewest"
        ahead = text[: found.start()] + " which agency " + found["where"]
        asked = f"{ahead} {found['did']} {most} {found['what']} {found['when'] or ''}"
    else:
        found = PATTERNS["nobody-has-more"].search(text)
        if found is None:
            return None
        most = "最多" if found["more"] in "多高大" else "最少"
        asked = f"{text[: found.start()]}{found['what']}{most}的是哪家"
    agency = _whom(found.start("whom"), found.end("whom"), words, parts)
    if agency is None:
        return None
    return StatedClaim(IsFirst(agency), tidy(asked))


def someone_is(text: str, words: Sequence[Word], parts: Parts) -> StatedClaim | None:
    """2024年长治新收最多的是市政府: the government of the very place that is named has the place in
    the order.
    """
    agency = _of_the_place(parts)
    ordered = any(word.has_any((Operator.RANK_TOP, Operator.RANK_BOTTOM)) for word in words)
    if agency is None or not ordered:
        return None
    asked = _asked_in_english(text, words) if is_english(text) else _asked_in_chinese(text, words)
    if asked is None:
        return None
    return StatedClaim(IsFirst(agency), tidy(asked))


def _asked_in_english(text: str, words: Sequence[Word]) -> str | None:
    """Of all Guilin agencies, the city government received the most, as a question which agency
    did.
    """
    said = next((word for word in words if word.has(Mark.SOMEONE)), None)
    if said is None or not any(word.has(Mark.AGENCIES) for word in words):
        return None
    return f"{text[: said.start]} which agency {text[said.end :]}"


def _asked_in_chinese(text: str, words: Sequence[Word]) -> str | None:
    last = words[-1] if words else None
    if (
        last is None
        or not last.has(Mark.SOMEONE)
        or not PATTERNS["is-said-in-chinese"].search(text[: last.start])
    ):
        return None
    return f"{text[: last.start]}哪家"


def _of_the_place(parts: Parts) -> Agency | None:
    """The only place that is named, where it is one without an office."""
    match [mention.resolution for mention in parts.mentions]:
        case [Match(agency)]:
            return agency
        case _:
            return None


def _whom(start: int, end: int, words: Sequence[Word], parts: Parts) -> Agency | None:
    """Who is said to be first: an agency named there, or the government of the place that is named
    elsewhere.
    """
    for mention in parts.mentions:
        if start <= mention.start < end:
            if isinstance(mention.resolution, Match):
                return mention.resolution.agency
            return None
    said = any(word.has(Mark.SOMEONE) for word in words if start <= word.start < end)
    if said or _BY_ITS_KIND.fullmatch(parts.text[start:end].strip()):
        return _of_the_place(parts)
    return None
