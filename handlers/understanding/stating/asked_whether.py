"""What asks whether something that is stated is so: 对吗, 听说, a last clause, 吧.

It stands around the statement, and is taken out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import blank, pattern
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark


@cache
def marker_of_claims() -> re.Pattern[str]:
    """A marker at either end of a text; in between it is only one if it is a whole question by
    itself.
    """
    marker = pattern("markers").pattern
    behind, inside = PATTERNS["behind-a-marker"].pattern, PATTERNS["asks-whether"].pattern
    return re.compile(rf"^\W*(?:{marker})|(?<![a-z])(?:{marker}){behind}|{inside}")


@cache
def opener_of_claims() -> re.Pattern[str]:
    """What opens a statement: 听说, our file says that."""
    return re.compile(rf"^\W*(?:{pattern('openers').pattern})\W*")


def unmarked(parts: Parts) -> tuple[str, bool]:
    """A text without what asks whether it is so (对吗) or opens it (听说), and whether it has the
    first.
    """
    text, asked = parts.text, False
    for mark in (marker_of_claims(), opener_of_claims()):
        found = mark.search(text)
        if found is not None:
            text = blank(text, found.start(), found.end())
            asked = asked or mark is marker_of_claims()
    for word in parts.words:
        if word.has(Mark.WHY):
            text = blank(text, word.start, word.end)  # what is taken for granted is stated
    tail = _asking_tail(text, parts)
    if tail is None:
        return (text, asked)
    return (blank(text, tail, len(text)), True)


def asks_whether(parts: Parts) -> bool:
    """Whether a text ends, or begins, as one that asks whether something is so."""
    return PATTERNS["asks-yes-or-no"].search(_without_whom_behind(parts)) is not None


def _whom_and_when(parts: Parts) -> Iterator[tuple[int, int]]:
    for mention in parts.mentions:
        yield mention.start, mention.end
    for period in parts.periods:
        yield period.start, period.end


def _without_whom_behind(parts: Parts) -> str:
    """A text without the names and years that are said behind it: 没有处罚吧，平罗2022."""
    text = parts.text
    for start, end in sorted(_whom_and_when(parts), reverse=True):
        if text[end:].strip(" ，,。年的?？"):
            break
        text = text[:start]
    return text.rstrip(" ，,")


def _asking_tail(text: str, parts: Parts) -> int | None:
    """Where a last clause begins that only asks whether it is so: …9728件，报告上是这么写的吧."""
    found = PATTERNS["asking-tail"].search(text)
    if found is None:
        return None
    inside = [word for word in parts.words if found.start() <= word.start]
    named = any(found.start() <= one.start for one in parts.mentions)
    if named or any(map(_speaks_of_something, inside)):
        return None
    return found.start()


def _speaks_of_something(word: Word) -> bool:
    """Whether a word names a row or column, or asks for more than whether something is so."""
    if word.subjects or word.hints or word.columns:
        return True
    return word.has(Mark.ASK) and not PATTERNS["asking-ends"].fullmatch(word.text)
