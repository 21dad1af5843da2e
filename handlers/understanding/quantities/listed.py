"""What is listed as one more: a row and one of its own columns (复议和尚未审结), or a row and a
piece of it.

What is only said of a row is not listed beside it: 复议里尚未审结的; requests from companies.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise, starmap, takewhile
from typing import Final

from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark
from store.measures import subjects

_SIGN: Final = (Mark.FILLER, Mark.JOINT)
_ASKS: Final = (Mark.ASK, Mark.COUNT, Mark.WHICH)
_STOPS: Final = frozenset(";?；？")
_LITTLE: Final = (*_ASKS, Mark.FILLER, Mark.GENERIC, Mark.FOLLOW_UP)
_PAUSE = "、"
_DE = "的"
_WIDEST = 2
"""Characters that may stand between two words with nothing else there: a comma and a blank."""


def with_signs(words: Sequence[Word], text: str) -> Sequence[Word]:
    """The words with the signs that list something more, each as a word that joins."""
    found = [
        Word(sign.start(), sign.end(), sign.group(), _SIGN)
        for sign in PATTERNS["lists-by-a-sign"].finditer(text)
    ]
    if not found:
        return words
    taken = set(chain.from_iterable(range(word.start, word.end) for word in words))
    free = (sign for sign in found if sign.start not in taken)
    return sorted((*words, *free), key=lambda word: word.start)


def without_stops(words: Sequence[Word]) -> Sequence[Word]:
    """The words without signs at which a sentence ends: rows on both sides of one are no list."""
    return [word for word in words if word.text not in _STOPS]


def are_listed(words: Sequence[Word], first: Word, second: Word) -> bool:
    """Whether what joins two words stands right ahead of the second: nothing but little words lies
    between.
    """
    behind = [word for word in words if first.start <= word.start <= second.start]
    for at in range(len(behind) - 2, 0, -1):
        if _is_apart(behind[at], behind[at + 1]):
            return False
        if _lists(behind[at]):
            return not (is_and(behind[at]) and _goes_on_about(behind[at - 1], behind[at + 1 :]))
        if not behind[at].has_any(_LITTLE):
            return False
    return False


def is_and(word: Word) -> bool:
    """Whether a word is the English one that joins verbs as well as rows."""
    return word.text.isascii() and word.has(Mark.JOINT) and word.has(Mark.FOLLOW_UP)


def _goes_on_about(ahead: Word, words: Sequence[Word]) -> bool:
    """Whether words behind "and" go on about what stands ahead of it: and were not closed; of and
    pending.
    """
    alone = ahead.text == "of" and len(words) == 1
    still_open = alone and "pending" in words[0].columns
    return still_open or _says_what_became(words)


def _says_what_became(words: Sequence[Word]) -> bool:
    """Whether words behind "and" go on about what stands ahead of it: and were not closed."""
    if any(word.text == "any" or _counts(word) for word in words):
        return False
    return PATTERNS["says-what-became"].search(" ".join(word.text for word in words)) is not None


def _lists(word: Word) -> bool:
    joins = word.has(Mark.JOINT) or word.has(Mark.ADDS)
    return joins or PATTERNS["says-one-more"].fullmatch(word.text) is not None


def _is_apart(one: Word, other: Word) -> bool:
    """Whether something that is no word stands between two of them: a name, a year."""
    return other.start - one.end > _WIDEST


def column_ahead(words: Sequence[Word]) -> str:
    """The column of a row that is asked for beside another one, which is listed behind the row;
    empty where none is.
    """
    named = [word for word in words if _names_something(word)]
    at = next((place for place, word in enumerate(named) if word.columns), 0)
    if at == 0 or named[at].subjects or not is_one_more(words, named[at - 1], named[at]):
        return ""
    row, behind = named[at - 1], named[at + 1 : at + 2]
    return "" if _is_of_another(words, named[at], behind, row) else _assumed(row, named[at])


def _is_of_another(words: Sequence[Word], column: Word, behind: Sequence[Word], row: Word) -> bool:
    """Whether a column is that of a row right behind it: of 复议和企业申请 the requests are those
    of companies.
    """
    return any(_owns(words, column, one) and _rows(one) != _rows(row) for one in behind)


def _names_something(word: Word) -> bool:
    columns = [code for code in word.columns if code != "total"]
    return bool(word.subjects or word.hints or columns)


def _rows(word: Word) -> tuple[str, ...]:
    return word.subjects or word.hints


def _assumed(row: Word, column: Word) -> str:
    """The first column of a row, where it has the one that is named as well."""
    found = [subjects()[code].columns for code in _rows(row)[:1]]
    fitting = [one for one in found if set(column.columns) & set(one)]
    if fitting:
        return fitting[0][0]
    return ""


def _owns(words: Sequence[Word], column: Word, row: Word) -> bool:
    """Whether a column stands right ahead of a row, as its own."""
    between = [word for word in words if column.start < word.start < row.start]
    if any(_lists(word) or word.has_any(_ASKS) for word in between):
        return False
    return not any(_is_paused(one, other) for one, other in pairwise((column, *between, row)))


def _is_paused(one: Word, other: Word) -> bool:
    """Whether a comma or more stands between two words; a blank between English ones is none."""
    return other.start - one.end > (one.text.isascii() and other.text.isascii())


def is_one_more(words: Sequence[Word], row: Word, column: Word) -> bool:
    """Whether the second of two words names something that is asked for beside the first."""
    if _says_which_of_them(words, row, column):
        return False
    return are_listed(words, row, column) or is_asked_apart(words, row, column)


def _says_which_of_them(words: Sequence[Word], row: Word, column: Word) -> bool:
    """Whether a column behind 、 with its 的 only says which of a row are meant:
    直接打官司、还没审完的有几个.

    尚未审结 without 的 is asked for beside the row, as is what stands beside 各 or another column.
    """
    if column.text.isascii() or not _is_only_a_column(column, row):
        return False
    between = [word for word in words if row.start < word.start < column.start]
    joints = [word.text for word in between if _lists(word)]
    behind = [word for word in words if word.start > column.start]
    of_all = any(map(_says_the_total, (row, *between)))
    if joints != [_PAUSE] or of_all or any(map(_asks_for_more, behind)):
        return False
    return _has_its_de(column, behind)


def _asks_for_more(word: Word) -> bool:
    """Whether a word behind a column names another, or asks for several: 各多少."""
    return bool(word.columns) or PATTERNS["asks-for-several"].fullmatch(word.text) is not None


def _is_only_a_column(column: Word, row: Word) -> bool:
    """Whether a word names a column, and no row of the table of another: 没结的 behind lawsuits."""
    tables = {subjects()[code].table for code in row.subjects}
    others = {subjects()[code].table for code in (*column.subjects, *column.hints)}
    return bool(column.columns) and (not others or tables.isdisjoint(others))


def _says_the_total(word: Word) -> bool:
    """Whether a word says that all of a row are asked for: 复议总数."""
    return bool(word.columns) or PATTERNS["says-the-total"].search(word.text) is not None


def _has_its_de(column: Word, behind: Sequence[Word]) -> bool:
    """Whether 的 ends a column, maybe behind its verb: 还没审完的, 企业来的."""
    if column.text.endswith(_DE):
        return True
    little = takewhile(lambda word: word.has(Mark.FILLER), behind)
    return any(word.text == _DE for word in little)


def is_asked_apart(words: Sequence[Word], row: Word, column: Word) -> bool:
    """Whether a row has its 几件 ahead of a pause, and the column behind it something that asks:
    复议几件，有没审完的吗.
    """
    if column.text.isascii():
        return False
    between = [word for word in words if row.start <= word.start <= column.start]
    counted = next((at for at, word in enumerate(between) if _counts(word)), 0)
    if not counted or not any(starmap(_is_paused, pairwise(between[counted:]))):
        return False
    return _asks_behind(words, between[counted])


def _asks_behind(words: Sequence[Word], counted: Word) -> bool:
    return any(word.has_any(_ASKS) for word in words if word.start > counted.start)


def _counts(word: Word) -> bool:
    return word.has(Mark.COUNT) or PATTERNS["asks-how-many"].match(word.text) is not None
