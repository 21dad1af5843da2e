"""Whether a question that was not understood may be about the reports: it is declined only where it
is surely not.

A year, an agency, a word of the field or one near to such a word say that it may be: pinglo 2024
wechat itmes, Qinshan townshp open day. 天气 or football beside a year say that it is not.
"""

from __future__ import annotations

from functools import cache

from handlers.understanding import Question
from handlers.understanding.spelling.english_slips import meant_in_english
from handlers.understanding.wordlists.senses import (
    GoesWith,
    HintsAt,
    Mark,
    NamesColumn,
    NamesRate,
    NamesSubject,
)
from handlers.understanding.wordlists.wordings import senses
from store.names.naming import naming
from store.reference import words_of

_OF_REPORTS = (GoesWith, HintsAt, NamesColumn, NamesRate, NamesSubject)
_NAMED = frozenset({Mark.REPORTS, Mark.AGENCIES, Mark.PROBLEMS, Mark.SOMEONE})


def is_of_the_field(question: Question) -> bool:
    """Whether anything in a question says that the reports are asked."""
    if question.measures:
        return True
    words = [word.text for word in question.content]
    if any(word in other_subjects() for word in words):
        return False
    if question.years or question.mentions or question.department:
        return True
    return any(map(_speaks_of_reports, words)) or any(map(_is_level, words))


def _speaks_of_reports(word: str) -> bool:
    """Whether a word is of the field, in either language."""
    meant = (*senses("zh").get(word, ()), *senses("en").get(word, ()))
    return any(isinstance(sense, _OF_REPORTS) or sense in _NAMED for sense in meant)


def _is_level(word: str) -> bool:
    """Whether a word says what kind of place is meant, with a slip or without: county, townshp."""
    return (meant_in_english(word) or word) in naming().level_words


@cache
def other_subjects() -> frozenset[str]:
    """Words that no annual report is asked for (`data/reference/other-subjects.txt`)."""
    return frozenset(words_of("other-subjects.txt"))
