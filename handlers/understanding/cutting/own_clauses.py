"""English clauses of the asker's own side: "I promised my boss an answer", "it's for our filing"
(`own-clauses.toml`).

A clause whose subject is who asks, with whatever verb, is around the question, unless one of its
words names an agency, a year, a row, a column or a number, asks for an operation, narrows or
denies. What it says of a wish (I'm filling a spreadsheet) is none, and what it says of a number (in
one number) states nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from handlers.understanding.cutting.parts import Parts
from handlers.understanding.cutting.speaking_around import surely_narrows
from handlers.understanding.wordlists.lexicon import Word, number
from handlers.understanding.wordlists.pieces import expanded, patterns_of
from handlers.understanding.wordlists.senses import (
    Except,
    HintsAt,
    Level,
    Mark,
    NamesColumn,
    NamesRate,
    NamesSubject,
    Operator,
    ScopeSense,
    TownshipKind,
    Unit,
)
from store.entering import only_if

_FILE = "own-clauses.toml"
Span = tuple[int, int]
_PAUSE = re.compile(r"[,.;:?!](?!\d)|(?<!\d)[.:]|(?<= )[-–—](?= )|[–—()]")
_SAYS_WHAT_IS_COUNTED = (
    *(Except, HintsAt, Level, NamesColumn, NamesRate, NamesSubject),
    *(Operator, ScopeSense, TownshipKind, Unit),
)
_NARROWS = (
    Mark.AGENCIES,
    Mark.THAN,
    Mark.PART,
    Mark.WHICH,
    Mark.WHO,
    Mark.WHICH_YEAR,
    Mark.THOSE,
    Mark.NONZERO,
)

_HAS = frozenset({"have", "has", "had"})
"""Behind a name these ask for reports (which agencies have); the asker has something to do."""


class _Clauses(NamedTuple):
    speaking: re.Pattern[str]
    """What speaks of the asker's side; its words are looked at."""
    plain: re.Pattern[str]
    """What says nothing, whatever its words mean elsewhere."""
    addressing: re.Pattern[str]
    """What speaks to those who are asked, in greeting, thanks and courtesy."""
    years_at_hand: re.Pattern[str]
    purpose: re.Pattern[str]
    """What something is for: the words in it name nothing."""
    narrowing: re.Pattern[str]
    harmless: re.Pattern[str]
    counting: re.Pattern[str]
    """What says what is to be counted, in whatever clause."""


class OwnSide(NamedTuple):
    """A text without the clauses in which the asker speaks of their own side, and these."""

    text: str
    said: tuple[str, ...]


@cache
def _clauses() -> _Clauses:
    speaking, plain, addressing, years = (
        patterns_of(_FILE, one) for one in ("speaking", "plain", "addressing", "years_at_hand")
    )
    narrowing, harmless, counting = (
        patterns_of(_FILE, one) for one in ("narrowing", "harmless", "counting")
    )
    return _Clauses(
        re.compile(speaking),
        re.compile(plain),
        re.compile(addressing),
        re.compile(years),
        re.compile(expanded(_FILE, r"\b<purpose>")),
        re.compile(rf"\b(?:{narrowing})\b|n't\b"),
        re.compile(rf"\b(?:{harmless})\b"),
        re.compile(rf"\b(?:{counting})"),
    )


@only_if(lambda parts, written: parts.text.isascii())
def without_the_asker(parts: Parts, written: str) -> OwnSide | None:
    """The text without such clauses, as it is `written`; None where there are none, or nothing is
    left beside them.
    """
    if not parts.text.isascii() or len(written) != len(parts.text):
        return None
    spans = [*_spans(parts.text)]
    own = _own_among(spans, parts) if len(spans) > 1 else []
    rest = [span for span in spans if span not in own]
    if not own or not any(_tells(span, parts) for span in rest):
        return None
    return OwnSide(
        _joined(rest, written), tuple(parts.text[start:end].strip() for start, end in sorted(own))
    )


def _own_among(spans: list[Span], parts: Parts) -> list[Span]:
    """The clauses of the asker's side, and those that only say which years they have already."""
    own = [span for span in spans if _is_own(span, parts)]
    rest = [span for span in spans if span not in own]
    return own + [span for span in rest if _is_of_years_at_hand(span, rest, parts)]


def says_what_counts(said: str) -> bool:
    """Whether an English clause says what is to be counted, in whatever words: we subtract repeats,
    for farmers.
    """
    bare = _clauses().purpose.sub(" ", said)
    return _clauses().plain.fullmatch(said) is None and _clauses().counting.search(bare) is not None


def _spans(text: str) -> Iterator[Span]:
    position = 0
    for pause in chain(_PAUSE.finditer(text), [None]):
        end = pause.start() if pause else len(text)
        if text[position:end].strip():
            yield position, end
        position = pause.end() if pause else end


def _joined(rest: list[Span], written: str) -> str:
    """The clauses that are left, with the signs between them as they stand."""
    said = ""
    for at, (start, end) in enumerate(rest):
        sign = (
            written[end : end + 1]
            if at + 1 < len(rest)
            else written[end : end + 1].replace(",", "")
        )
        said += written[start:end] + sign
    return said.strip(" ,;:-–—")


def _is_own(span: Span, parts: Parts) -> bool:
    said = parts.text[slice(*span)].strip()
    if names_something(span, parts):
        return False
    if _clauses().plain.fullmatch(said) is not None:
        return True
    if not _is_of_the_askers_side(said) or says_what_counts(said):
        return False
    if surely_narrows(said) and _clauses().purpose.match(said) is None:
        return False
    return narrows_nothing(span, parts, _clauses().harmless)


def narrows_nothing(span: Span, parts: Parts, *harmless: re.Pattern[str]) -> bool:
    """Whether no word of a clause narrows, denies or names what is counted, but those of what
    something is for and of what is `harmless`.
    """
    bare = parts.text[slice(*span)]
    aside = (_clauses().purpose, *harmless)
    for one in aside:
        bare = one.sub(" ", bare)
    looked_at = _looked_at(span, parts, aside)
    return _clauses().narrowing.search(bare) is None and not any(map(_narrows, looked_at))


def harmless() -> re.Pattern[str]:
    """Denials and conditions of courtesy, which deny nothing of the report."""
    return _clauses().harmless


def _is_of_the_askers_side(said: str) -> bool:
    """Whether a clause speaks of who asks, or to those who are asked."""
    found = (one.fullmatch(said) for one in (_clauses().speaking, _clauses().addressing))
    return any(one is not None for one in found)


def _looked_at(span: Span, parts: Parts, harmless: Iterable[re.Pattern[str]]) -> list[Word]:
    """The words of a clause, but those of what is harmless."""
    found = chain.from_iterable(one.finditer(parts.text, *span) for one in harmless)
    aside = [one.span() for one in found]
    inside = (word for word in parts.words if span[0] <= word.start < span[1])
    return [word for word in inside if not any(start <= word.start < end for start, end in aside)]


def _narrows(word: Word) -> bool:
    """Whether a word says what is counted, of whom, or what is done with it."""
    if word.text in _HAS:
        return False
    if number(word) is not None or word.has_any(_NARROWS):
        return True
    return any(isinstance(one, _SAYS_WHAT_IS_COUNTED) for one in word.senses)


def _is_of_years_at_hand(span: Span, others: list[Span], parts: Parts) -> bool:
    """Whether a clause only says which years somebody has already: as we've only printed the 2020
    ones so far.
    """
    said = parts.text[slice(*span)].strip()
    if _clauses().years_at_hand.fullmatch(said) is None:
        return False
    return any(_has_year(other, parts) for other in others if other != span)


def _has_year(span: Span, parts: Parts) -> bool:
    return any(span[0] <= period.start < span[1] for period in parts.periods)


def names_something(span: Span, parts: Parts) -> bool:
    """Whether an agency or a year stands in a clause."""
    named = any(mention.start < span[1] and span[0] < mention.end for mention in parts.mentions)
    return named or _has_year(span, parts)


def _tells(span: Span, parts: Parts) -> bool:
    """Whether a clause names anything, so that something is left to be asked."""
    inside = (word for word in parts.words if span[0] <= word.start < span[1])
    return names_something(span, parts) or any(map(_narrows, inside))
