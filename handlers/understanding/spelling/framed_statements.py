"""Statements in a frame: our draft says that …, I don't think that's right
(`data/reference/statement-frames.toml`).

Who says so is taken away, and what asks behind it whether it is so is put as "is that right". A
text that asks for anything else, or in which two say something, stays as it is written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from handlers.understanding.wordlists.pieces import expanded, patterns_of
from store.entering import only_if

_FILE = "statement-frames.toml"
_IS_IT_SO = ", is that right?"
_ASKS = re.compile(
    r"\b(?:how|what|which|who|whose|whom|when|where|why|whether)\b|^\W*(?:is|are|was|were|did|does|do|has|have|had)\b",
    re.IGNORECASE,
)
_GREETED = r"^\W*(?:<greeted>[\s,.!:–-]+)*"
_A_FEW_LETTERS = 12
"""A statement has a name, a row and a number or a verb: nothing shorter is one."""


_BEGINS_AS_A_QUESTION = re.compile(
    r"\W*(?:how|what|which|who|whose|whom|when|where|why|is|are|was|were|did|does|do|has|have|had)\b",
    re.IGNORECASE,
)
_MAY_CHECK = re.compile(
    r".{0,60}\b(?:check|verify|confirm|validate|cross|true|so|right|correct|the case"
    r"|say|write|claim|print|state|publish|assert|conclude|think|assume|suppose|argue|maintain"
    r"|believe|put|enter|give|quote|fill in|cite|use|tell|go with|infer|suggest|declare|announce"
    r"|insist|affirm|report|note|record|minute|hold|agree|concur|accept|subscribe|back|show|support"
    r"|prove|bear|indicate|agreed|fair|fact|yes|safe|[a-z]+ing)\b",
    re.IGNORECASE,
)
"""What a text has near its beginning that asks for a check; the patterns are not made for
others.
"""
_A_CLAUSE_BEHIND = re.compile(r"[,.;?!:–—-]\s*\w")
"""A question that begins so and has no other clause is in no frame; to make the patterns takes as
long as an answer.
"""


class _Frames(NamedTuple):
    lead: re.Pattern[str]
    """Who says so, from the beginning of a text to the statement."""
    said_within: re.Pattern[str]
    """That somebody else says something, further on."""
    tag: re.Pattern[str]
    """What asks at the end whether it is so."""
    asking: re.Pattern[str]
    """Who asks, from the beginning of a text to the question."""
    checking: re.Pattern[str]
    """What asks ahead of a statement whether it is so."""


@cache
def _frames() -> _Frames:
    leads, tags, asking, checking = (
        patterns_of(_FILE, section) for section in ("leads", "tags", "asking", "checking")
    )
    greeted = expanded(_FILE, _GREETED)
    said_within = expanded(_FILE, r"\b(?:<somebody>|<own_text>) <how>?(?:<says>|<saying>)\b")
    return _Frames(
        re.compile(rf"{greeted}(?:{leads})", re.IGNORECASE),
        re.compile(said_within, re.IGNORECASE),
        re.compile(rf"\s*[,.;?!:–—-]+\s*(?:{tags})[\s?.!]*$", re.IGNORECASE),
        re.compile(rf"{greeted}(?:{asking})", re.IGNORECASE),
        re.compile(rf"{greeted}(?:{checking})", re.IGNORECASE),
    )


def out_of_its_frame(text: str) -> str:
    """A question without who asks it, a statement without who says so; any other text as it is."""
    checked = _of_what_is_checked(text)
    if checked:
        return checked
    if _BEGINS_AS_A_QUESTION.match(text) and not _A_CLAUSE_BEHIND.search(text):
        return text
    asking = _frames().asking.match(text)
    if asking is not None:
        return text[asking.end() :]
    return plainly_stated(text)


@only_if(lambda text: _MAY_CHECK.match(text), otherwise="")
def _of_what_is_checked(text: str) -> str:
    """A statement that is asked to be checked ahead of it; empty where a text has none."""
    checking = _frames().checking.match(text)
    if checking is None:
        return ""
    bare, _ = _without_tags(text[checking.end() :].rstrip(" .?!"))
    if len(bare) < _A_FEW_LETTERS or _ASKS.search(bare) or _frames().said_within.search(bare):
        return ""
    return f"{bare}{_IS_IT_SO}"


def plainly_stated(text: str) -> str:
    """The text without what frames its statement; the text itself where it asks for anything but
    whether it is so.
    """
    statement, asked = _without_tags(text)
    lead = _frames().lead.match(statement)
    bare = statement[lead.end() :] if lead is not None else statement
    if (
        bare == text
        or len(bare) < _A_FEW_LETTERS
        or _ASKS.search(bare)
        or _frames().said_within.search(bare)
    ):
        return text
    if lead is None and not asked:
        return text
    if asked:
        return f"{bare}{_IS_IT_SO}"
    return bare


def _without_tags(text: str) -> tuple[str, bool]:
    """A text without all that asks at its end whether it is so, and whether there was any."""
    asked = False
    while (tag := _frames().tag.search(text)) is not None and tag.start() > 0:
        text, asked = text[: tag.start()].rstrip(" ,"), True
    return text, asked
