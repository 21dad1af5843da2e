"""Clauses in which the asker speaks of themselves and names whom or when: "I am writing about
Xiji", 我没有2023年报.

All but the names is set aside. A clause that asks, compares or names a row is never one of these,
nor is a condition, nor one that names somebody where another clause does, too: these may be two
that are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from handlers.understanding.cutting.askers import narrows
from handlers.understanding.cutting.measuring import asks_anything
from handlers.understanding.cutting.own_clauses import says_what_counts
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.cutting.period import Period
from handlers.understanding.cutting.speaking_around import surely_narrows
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, NamesColumn, Operator
from store.model import Mention
from store.patterns import any_of
from store.reference import section_of

_FILE = "around.toml"
_LISTS = (
    *("ahead", "who", "ahead_zh", "who_zh", "lacks_zh", "calls_themselves"),
    *("conditions", "conditions_zh", "wants", "of_texts"),
)
Span = tuple[int, int]


class OwnWords(NamedTuple):
    """The lists `own` of `around.toml`, as they are used."""

    openers_en: re.Pattern[str]
    openers_zh: re.Pattern[str]
    lacks: re.Pattern[str]
    """What the asker does not have: 我手上没有."""
    calls_themselves: re.Pattern[str]
    """What the asker says to be: as a citizen, 作为市民."""
    conditions: re.Pattern[str]
    wants: re.Pattern[str]
    """Verbs of wanting: what they name is asked for."""
    of_texts: re.Pattern[str]
    """What a year may be the year of: a report, a table, figures, what somebody writes."""


@cache
def _own() -> OwnWords:
    section = section_of(_FILE, "own", _LISTS)
    own = {name: any_of(section[name]) for name in _LISTS}
    return OwnWords(
        re.compile(rf"(?:(?:{own['ahead']})\W+)*(?:{own['who']})\b"),
        re.compile(rf"{own['ahead_zh']}?{own['who_zh']}"),
        re.compile(own["lacks_zh"]),
        re.compile(own["calls_themselves"]),
        re.compile(rf"\b{own['conditions']}(?!\w)|{own['conditions_zh']}"),
        re.compile(own["wants"]),
        re.compile(own["of_texts"]),
    )


def is_of_the_askers_own(clause: Span, parts: Parts) -> bool:
    """Whether a clause is of the asker's doing, and neither counts nor asks nor narrows
    anything.
    """
    text = parts.text[slice(*clause)].strip()
    if not _speaks_of_the_asker(text) or _narrows_what_counts(text, clause, parts):
        return False
    names = _named(parts.mentions, [clause]) or _named(parts.periods, [clause])
    if not names and surely_narrows(text):
        return False  # 我问的是渔业执法那块
    if _named(parts.periods, [clause]) and _own().of_texts.search(text) is None:
        return False
    lacks = None if text.isascii() else _own().lacks.search(text)
    calls_themselves = _own().calls_themselves.match(text) is not None
    words = [
        word
        for word in _inside(clause, parts)
        if not (calls_themselves and _is_a_kind_of_people(word))
    ]
    return not any(_says_what_is_asked(word, lacks) for word in words)


def _speaks_of_the_asker(text: str) -> bool:
    opener = _own().openers_en if text.isascii() else _own().openers_zh
    return (
        opener.match(text) is not None
        and _own().conditions.search(text) is None
        and not asks_anything(text)
    )


def _narrows_what_counts(text: str, clause: Span, parts: Parts) -> bool:
    """Whether a clause says which are to be counted: I filed two of them;
    我们县的，2022年收到多少申请.
    """
    if text.isascii():
        return not _named(parts.mentions, [clause]) and says_what_counts(text)
    return text.endswith("的")


def _is_a_kind_of_people(word: Word) -> bool:
    """Whether a word names only who applies: as a citizen, 作为市民."""
    return bool(word.senses) and all(
        isinstance(sense, NamesColumn) or sense is Mark.PUBLIC for sense in word.senses
    )


def _says_what_is_asked(word: Word, lacks: re.Match[str] | None) -> bool:
    if lacks is not None and lacks.group().endswith(word.text):
        return False
    return narrows(word) or any(isinstance(sense, Operator) for sense in word.senses)


def beside_the_names(clause: Span, others: Sequence[Span], parts: Parts) -> Iterator[Span]:
    """What of such a clause is set aside: all but the agencies in it, and the years where no other
    clause names any.
    """
    kept = _places(clause, parts.mentions)
    kept += [] if _named(parts.periods, others) else _places(clause, parts.periods)
    position = clause[0]
    for start, end in sorted(kept):
        if parts.text[position:start].strip():
            yield position, start
        position = end
    if parts.text[position : clause[1]].strip():
        yield position, clause[1]


def asks_of_both(clause: Span, others: Sequence[Span], parts: Parts) -> bool:
    """Whether a clause and others name agencies, so that these may be compared, or years, of which
    both are wanted.

    我看过平罗2021年的报告，2022年申请多少 wants the one year; 我想要平罗2021年，2022年 wants two.
    """
    if _named(parts.mentions, [clause]) and _named(parts.mentions, others):
        return True
    years = _named(parts.periods, [clause]) and _named(parts.periods, others)
    return years and _own().wants.search(parts.text, *clause) is not None


def _named(named: Sequence[Mention | Period], clauses: Sequence[Span]) -> bool:
    """Whether any of some names stands in any of some clauses."""
    return any(start <= one.start < end for one, (start, end) in product(named, clauses))


def _places(clause: Span, named: Sequence[Mention | Period]) -> list[Span]:
    return [(one.start, one.end) for one in named if clause[0] <= one.start < clause[1]]


def _inside(clause: Span, parts: Parts) -> list[Word]:
    return [word for word in parts.words if clause[0] <= word.start < clause[1]]
