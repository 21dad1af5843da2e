"""Who asks, and what for, ahead of a question: "I'm drafting a note", "we got asked by …",
我在做五年对比.

A clause in which the asker speaks of their own doing says nothing of the question, whatever its
verbs mean elsewhere (drafting a note is no document that was made): but only where it names no row,
no applicant and no other narrowing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, number
from handlers.understanding.wordlists.senses import (
    Except,
    HintsAt,
    NamesColumn,
    NamesRate,
    NamesSubject,
    Operator,
)
from store.patterns import any_of
from store.reference import section_of

_FILE = "around.toml"
_LISTS = ("doing", "asked", "who", "asks", "here", "doing_zh")
_OF_DOCUMENTS = frozenset({"made", "disclosed_new", "disclosed_total", "repealed", "valid"})
"""Columns that a verb of office work names as well: to draft, to publish, to withdraw."""
_HELD_BY_THE_ASKER = (NamesSubject, HintsAt, NamesRate, Except)


class Askers(NamedTuple):
    """The lists of `around.toml`, as they are used."""

    own_doing: re.Pattern[str]
    """A clause in which the asker speaks of themselves."""
    own_doing_zh: re.Pattern[str]
    leading_up: re.Pattern[str]
    """What leads up to an agency or a year: we were asked by the provincial office about."""


@cache
def _askers() -> Askers:
    section = section_of(_FILE, "askers", _LISTS)
    doing, passive, who, asks, here, doing_zh = (any_of(section[key]) for key in _LISTS)
    about_to = PATTERNS["asker-is-about-to"].pattern
    someone = rf"(?:(?:the|our|my|a|an|some|his|her|their) )?(?:{who})(?:'s (?:{who}))?"
    about = (
        r"(?: (?:us|me|again|today|now|just))*(?: (?:about|for|on|over|regarding|to know|to see|"
        r"to have))?"
    )
    we = r"(?:we|i|they)(?:'ve| have| had|'re|'m| are| am)?(?: just| now| again| also)?"
    am = r"(?:we|i)(?:'m|'re|'ve|'d| am| are| have| had)? ?(?:just |now |here |currently )?"
    return Askers(
        re.compile(rf"(?:and |so |ok |well )?(?:{am}(?:{doing})\b.*|{someone} (?:{here})\b.*)"),
        re.compile(rf"{about_to}(?:{doing_zh}).*"),
        re.compile(
            rf"(?:{we}(?: (?:got|get|were|was|been|being|have been))? ?(?:{passive}) by "
            rf"{someone}{about}"
            rf"|{someone}(?: (?:{here}) and (?:they|he|she))? (?:{asks}){about})(?: the| to)?"
        ),
    )


def speaks_of_the_asker(clause: str, words: Sequence[Word]) -> bool:
    """Whether a clause is about who asks and why, and its words narrow nothing that is counted."""
    doing = _askers().own_doing if clause.isascii() else _askers().own_doing_zh
    if doing.fullmatch(clause) is None:
        return False
    return not any(narrows(word) for word in words)


def narrows(word: Word) -> bool:
    """Whether a word says what is counted, of which kind, or how much."""
    if number(word) is not None or word.has(Operator.ZERO):
        return True
    columns = [one.code for one in word.senses if isinstance(one, NamesColumn)]
    held = any(isinstance(one, _HELD_BY_THE_ASKER) for one in word.senses)
    return held or not _OF_DOCUMENTS.issuperset(columns)


def leads_up(lead: str) -> bool:
    """Whether what stands before an agency or a year only says who asks."""
    return _askers().leading_up.fullmatch(lead) is not None
