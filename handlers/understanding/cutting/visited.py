"""Places that somebody went to, which are asked of nobody: how many went to Xingqing to learn,
赴永宁县考察学习.

The name becomes a word of the question, so that the prose is looked through for it; the agency is
whoever else is named, or that of the question before.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from handlers.understanding.cutting.names_beside import NamesBeside, lists_of_names, start_of
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from store.entering import SECOND, only_if
from store.model import Mention
from store.patterns import any_of


class _Patterns(NamedTuple):
    """What stands right before and right behind such a name: each with the other of its
    language.
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    before_en: re.Pattern[str]
    behind_en: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    visits = lists_of_names().visits
    return _Patterns(
        re.compile(f"{any_of(visits.before_zh)}$"),
        re.compile(PATTERNS["behind-a-place"].pattern + any_of(visits.behind_zh)),
        re.compile(rf"\b{any_of(visits.before_en)} $"),
        re.compile(rf"\s+(?:district|county|city )?\s*{any_of(visits.behind_en)}\b"),
    )


@only_if(
    lambda text, found: _patterns().behind.search(text) or _patterns().behind_en.search(text),
    otherwise=SECOND,
)
def without_visited(text: str, found: NamesBeside) -> NamesBeside:
    """The same with the names of places that were visited as words."""
    visited = [one for one in found.mentions if _is_visited(text, one)]
    if not visited:
        return found
    words = [
        *found.words,
        *(Word(one.start, one.end, text[one.start : one.end]) for one in visited),
    ]
    kept = tuple(one for one in found.mentions if one not in visited)
    return NamesBeside(kept, tuple(sorted(words, key=start_of)))


def _is_visited(text: str, mention: Mention) -> bool:
    """Whether a verb of going stands before a name, and what one goes for behind it."""
    patterns = _patterns()
    before, behind = (
        (patterns.before_en, patterns.behind_en)
        if text[mention.start].isascii()
        else (patterns.before, patterns.behind)
    )
    return (
        before.search(text[: mention.start]) is not None
        and behind.match(text, mention.end) is not None
    )
