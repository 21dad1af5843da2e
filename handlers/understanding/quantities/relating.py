"""What words that name rows have to do with one another: equals, or one that says something of the
other.

驳回 beside 行政复议 is no row of table three, and "still open" beside court cases is their column;
行政处罚和申请 are two figures. A word may name a row by itself and say something else beside
another row: 还在办 is what is carried forward, and of reviews those that are pending.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise, product

from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import (
    GoesWith,
    Mark,
    NamesColumn,
    NamesSubject,
    Operator,
    Sense,
)
from store.entering import only_if
from store.measures import subjects

_JOINING: frozenset[Sense] = frozenset(
    {
        Mark.JOINT,
        Mark.ADDS,
        Operator.COMPARE,
        Operator.RATIO,
        Operator.SUM,
        Operator.EITHER,
        Operator.TIMES,
    }
)


@only_with(NamesSubject, otherwise=())
def rows_named(words: Sequence[Word]) -> tuple[str, ...]:
    """The rows that words name for sure, in order; without those whose words say something of
    another row here.
    """
    sure = {word.subjects[0] for word in words if word.subjects and len(word.senses) == 1}
    named = filter(_names_one, words)
    found = (
        word.subjects[0]
        for word in named
        if len(word.senses) == 1 or not _says_something_of(word, sure)
    )
    return tuple(dict.fromkeys(found))


def _names_one(word: Word) -> bool:
    """Whether a word names one row, whatever else it can say of another."""
    if not word.senses or not isinstance(word.senses[0], NamesSubject):
        return False
    return all(isinstance(sense, NamesColumn | GoesWith) for sense in word.senses[1:])


def _says_something_of(word: Word, rows: Collection[str]) -> bool:
    table, own = subjects(), _table(word)
    for sense, row in product(word.senses[1:], rows):
        subject = table[row]
        if (
            isinstance(sense, NamesColumn)
            and sense.code in subject.columns
            and subject.table != own
        ):
            return True
        if isinstance(sense, GoesWith) and sense.code in (row, subject.table):
            return True
    return False


def _table(word: Word) -> str:
    return subjects()[word.subjects[0]].table


@only_if(lambda words, rows: len(rows) > 1, otherwise=False)
def at_odds(words: Sequence[Word], rows: Collection[str]) -> bool:
    """Whether unlike rows are named and nothing joins them, so that they are not two figures."""
    named = [
        word for word in words if any(row in rows for row in word.subjects) and _names_one(word)
    ]
    return any(
        _unlike(first, second) and not _joined(words, first, second)
        for first, second in pairwise(named)
    )


def _unlike(first: Word, second: Word) -> bool:
    """Whether two words name rows of different tables, or reconsideration and litigation:
    复议之后又打官司.
    """
    tables = {_table(first), _table(second)}
    rows = {first.subjects[0], second.subjects[0]}
    return len(tables) > 1 or (len(rows) > 1 and tables == {"reviews"} and "review" in rows)


def _joined(words: Sequence[Word], first: Word, second: Word) -> bool:
    """Whether 和, a comma or the like stands between two words, or each has a 多少 of its own."""
    start, end = words.index(first), words.index(second)
    if any(_JOINING.intersection(word.senses) for word in words[start + 1 : end]):
        return True
    if any(names_another_row(one, other) for one, other in pairwise(words[start : end + 1])):
        return True
    return _counts(words[start + 1 : end]) and (_counts(words[end + 1 :]) or _counts(words[:start]))


def names_another_row(word: Word, following: Word) -> bool:
    """Whether something that is no word stands between two words, such as a comma; a blank between
    English ones not.
    """
    return following.start - word.end > (word.text.isascii() and following.text.isascii())


def _counts(words: Sequence[Word]) -> bool:
    return any(word.has(Mark.COUNT) or PATTERNS["asks-how-many"].match(word.text) for word in words)
