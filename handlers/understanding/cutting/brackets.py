"""Chinese in brackets behind English words, which explains them: these say nothing more.

It is an agency (the weather bureau (气象局)) or what is counted (messages from the public
(群众留言)).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from handlers.understanding.cutting.departments import kind_of
from handlers.understanding.cutting.names_beside import (
    NamesBeside,
    Span,
    lists_of_names,
    overlaps,
    start_of,
    touch_any,
    within,
)
from handlers.understanding.entering import only_with
from handlers.understanding.wordlists.lexicon import Word
from store.entering import SECOND
from store.model import Agency, Mention

_BRACKET = re.compile(r"(?<=[a-z'\"]) ?\(([\u3400-\u9fff“”、]{2,20})\)")
_WORD = re.compile(r"[a-z']+")
_OF_A_PLACE = re.compile(r",? (?:in |of )?")


@only_with("(", otherwise=SECOND)
def explained_in_brackets(text: str, found: NamesBeside) -> NamesBeside:
    """The same without the English that a bracket explains."""
    for bracket in _BRACKET.finditer(text):
        found = _explained(text, bracket, found)
    return found


def _explained(text: str, bracket: re.Match[str], found: NamesBeside) -> NamesBeside:
    """The agencies and words without those that stand before a bracket that explains them."""
    inner = bracket.span(1)
    begin = _beginning(text, bracket.start(), found.mentions)
    named = [one for one in found.mentions if within(one, inner) or one.end - 1 == inner[1]]
    apart = [one for one in named if one.start >= inner[0]]
    if apart:
        return _without_english_names(text, begin, inner, apart[0], found)
    if named or _ends_at(found.mentions, bracket.start()):
        return _without_department(text, inner, found)
    return _with_what_is_counted(text, begin, inner, found)


def _without_english_names(
    text: str,
    begin: int,
    inner: Span,
    named: Mention,
    found: NamesBeside,
) -> NamesBeside:
    """Without the English name of an agency that a bracket names in Chinese."""
    before = _beginning_in(found.mentions, (begin, inner[0]))
    further = [one for one in found.mentions if one.end <= begin]
    if further and _lies_in(
        before, further[-1], text, named
    ):  # Qianjin Street in Xingqing (兴庆区前进街街道)
        before.append(further[-1])
        begin = min(begin, further[-1].start)
    words = tuple(word for word in found.words if not within(word, (begin, inner[0])))
    return NamesBeside(tuple(one for one in found.mentions if one not in before), words)


def _beginning_in(mentions: Iterable[Mention], span: Span) -> list[Mention]:
    return [one for one in mentions if span[0] <= one.start < span[1]]


def _lies_in(before: Sequence[Mention], further: Mention, text: str, named: Mention) -> bool:
    """Whether two English names are one, of a street and where it lies, as what the bracket names
    lies there.
    """
    if len(before) != 1 or not _OF_A_PLACE.fullmatch(text[further.end : before[0].start]):
        return False
    return max(map(_depth, named.agencies()), default=0) > min(
        map(_depth, before[0].agencies()), default=0
    )


def _depth(agency: Agency) -> int:
    if agency.division:
        return len(agency.division.path)
    return 0


def _without_department(text: str, inner: Span, found: NamesBeside) -> NamesBeside:
    """Without what a bracket says of the agency that stands before it: the water bureau
    (水利局).
    """
    if kind_of(text[slice(*inner)]) is None:
        return found
    return found._replace(words=tuple(word for word in found.words if not overlaps(word, inner)))


def _with_what_is_counted(text: str, begin: int, inner: Span, found: NamesBeside) -> NamesBeside:
    """With what a bracket says of what is counted as one word, and without the English for it."""
    inside = [word for word in found.words if overlaps(word, inner)]
    gone = [*inside, *(word for word in found.words if within(word, (begin, inner[0])))]
    if not inside or any(map(_is_of_tables, gone)):
        return found
    kept = [word for word in found.words if word not in gone]
    return found._replace(
        words=tuple(sorted([*kept, Word(*inner, text[slice(*inner)])], key=start_of))
    )


def _is_of_tables(word: Word) -> bool:
    """Whether a word names a row, a column or a rate of the tables; 办 of 市政府办 does not."""
    return len(word.text) > 1 and bool(word.subjects or word.columns or word.rates)


def _beginning(text: str, end: int, mentions: Sequence[Mention]) -> int:
    """Where the English words begin that a bracket at a place explains."""
    lists, begin = lists_of_names(), 0
    words = [one for one in _WORD.finditer(text, 0, end) if not touch_any(mentions, [one.span()])]
    for place, word in enumerate(words):
        if word[0] not in lists.begins_behind:
            continue
        goes_on = word[0] == "of" and place > 0 and words[place - 1][0] in lists.offices
        begin = begin if goes_on else word.end()
    return begin


def _ends_at(mentions: Iterable[Mention], place: int) -> bool:
    return any(one.end == place for one in mentions)
