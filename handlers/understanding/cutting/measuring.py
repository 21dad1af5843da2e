"""Whether and in what a quantity is asked for: 多少件, 几个, how many, 占多少."""

from __future__ import annotations

import re
from collections.abc import Iterable

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, cut
from handlers.understanding.wordlists.senses import Operator


def measured(text: str) -> list[tuple[int, int]]:
    """Where 多少 or 几 stands with its measure word: 多少件, and of 多少人口 not 多少人."""
    return [
        match.span()
        for match in PATTERNS["counted-with-measure"].finditer(text)
        if match[1] and _stands_alone(text, match)
    ]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a measure word is no part of the word that begins with it, which would leave no scrap
    of a character.
    """
    words = cut(text, match.start(1), min(match.end(1) + 4, len(text)))
    if words[0].end <= match.end(1):
        return True
    return len(words) > 1 and len(words[1].text) == 1 and not words[1].senses


def counted(text: str, words: Iterable[Word]) -> str:
    """The measure word behind 多少 or 几; % where a rate is asked for."""
    found = next((text[start:end].lstrip("多少几") for start, end in measured(text)), "")
    if found:
        return found
    percent = any(word.has(Operator.RATIO) or word.rates for word in words)
    if percent or "percent" in text:
        return "%"
    return ""


def asks_anything(text: str) -> bool:
    """Whether anything is asked for: a quantity, or who, what, where, why."""
    return bool(PATTERNS["asks-quantity"].search(text) or PATTERNS["asks-no-quantity"].search(text))


def asks_number(text: str) -> bool:
    """Whether a quantity is asked for: in words, or because nothing else is
    (红寺堡政务公开经费).
    """
    return bool(PATTERNS["asks-quantity"].search(text)) or not PATTERNS["asks-no-quantity"].search(
        text
    )
