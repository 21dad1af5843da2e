"""Texts that ask for no figure as such: claims, wishes, and questions about what a term means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from handlers.reply import Language
from handlers.understanding.claiming import several, stated
from handlers.understanding.parts import Parts
from handlers.understanding.question import Before, Operation, Question
from handlers.understanding.terms import explaining
from handlers.understanding.wishes import Act, Wish, wished

Understand = Callable[[str, Before | None], Question]
"""What a text asks after the question before (None: after the one that this text goes on from)."""

_OF_THE_LAST = frozenset({Act.EXPORT, Act.CHART, Act.SOURCE, Act.EXPLAIN})
"""Acts that are done with the question before where the text names none."""


def claimed(parts: Parts, understand: Understand, *, follows: bool) -> Question | None:
    """A text that states something and asks whether it is so."""
    if several(parts):
        return _several(parts, understand)
    found = stated(parts, follows=follows)
    if found is None:
        return None
    asked = understand(found.text, None)
    if asked.parts:
        return None
    if asked.operation in (Operation.NONE, Operation.LIST, Operation.CHECK, Operation.EXPLAIN, Operation.WISH):
        return None
    return replace(asked, claim=found.claim)


_BETWEEN = re.compile(r"[，、;；]|,(?!\d{3}(?!\d))|\band\b|和(?=[^，、,]*\d)")


_STATES = re.compile(r"\d|[一二两三四五六七八九十零没未无]|\b(?:no|none|nothing|zero)\b")
"""What a piece of several statements has: a number, or that there is none."""


_TWO = 2


def _several(parts: Parts, understand: Understand) -> Question | None:
    """Several statements at once: each is one by itself, which takes over what it leaves out from the one before."""
    english = parts.text.isascii()
    pieces = [piece.strip() for piece in _BETWEEN.split(parts.text) if _STATES.search(piece)]
    if len(pieces) < _TWO:
        return None  # two numbers in one piece: a piece by itself would be asked for ever
    before: Question | None = None
    found: list[Question] = []
    for piece in pieces:
        marker = ", right?" if english else "对吗"
        asked = understand(piece.rstrip("对吗?？ ") + marker, Before(before, before))
        if asked.claim is None:
            return None
        found.append(asked)
        before = replace(asked, claim=None)
    return replace(found[-1], parts=tuple(found), claim=None, text=parts.text)


def explained(parts: Parts, language: Language) -> Question | None:
    """A question about what terms mean."""
    codes = explaining(parts)
    if not codes:
        return None
    return Question(parts.text, language, Operation.EXPLAIN, terms=codes, set_aside=parts.set_aside)


def wish_of(parts: Parts, language: Language, before: Before, understand: Understand) -> Question | None:
    """A wish, with the question or the agencies that it is about."""
    found = wished(parts)
    if found is None:
        return None
    rest = understand(found.text, None) if found.text else None
    if rest is not None and not _says_something(rest):
        rest = None
    last = before.answered or before.last
    if rest is None and found.wish.act is Act.EXPLAIN and before.last is not None and before.last != before.answered:
        return replace(before.last, text=parts.text, language=language)  # how come, of what is missing: why it is
    if rest is None and found.wish.act in _OF_THE_LAST:
        rest = last
    if found.wish.act is Act.SOURCE and rest is None:
        return None
    return Question(parts.text, language, Operation.WISH, wish=found.wish, inner=rest)


def _says_something(asked: Question) -> bool:
    return bool(asked.mentions or asked.measures or asked.ratio or asked.years or asked.everywhere)


def of_nothing(text: str) -> bool:
    """Whether a text has nothing in it but signs: a question mark alone asks what can be asked."""
    return re.fullmatch(r"[?？\s]{1,3}", text) is not None


HELP = Wish(Act.HELP)
