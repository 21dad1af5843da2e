"""Words that what is told leaves out, although the lists know them: 比上年增加5件以上 bounds no
figure of the year.

Such a word has to stay unread, for the answer would be of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from handlers.understanding.asked.question import Operation
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.limits import amount
from handlers.understanding.operating.told import OperationWords
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, number
from handlers.understanding.wordlists.senses import Mark, NamesRate, Operator
from store.entering import only_if

_MOVES = (Operator.CHANGE, Operator.RISING, Operator.FALLING, Mark.VERSUS_LAST_YEAR)
_BOUNDS = (Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST)
_OF_A_RATE = (Operator.RATIO, Mark.GRANTED_OF_REQUESTS)
_SEVERAL = 2
_MORE = frozenset({"more", "fewer", "less"})
_IN_VAIN = (
    "should-have-done",
    "came-over-from",
    "refuses-to-say",
    "somebody-means",
    "counts-half",
    "went-well",
    "most-of-them",
    "from-whom",
)
"""What is said where words of it are read as something else, or not at all; the pattern finds just
these words.
"""


_OF_THOSE_TOLD = ("higher-of-the-two", "both-of-them")
_OF_ONE = (Operation.VALUE, Operation.RATIO)


_FILES = frozenset({"file", "filed", "send", "sent", "submit", "submitted", "lodge", "lodged"})


@only_if(
    lambda word, told, parts: (
        told.operation is Operation.RANK
        or word.text in _FILES
        or number(word) is not None
        or any(PATTERNS[name].search(parts.text) for name in (*_IN_VAIN, *_OF_THOSE_TOLD))
    ),
    otherwise=False,
)
def is_said_in_vain(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether a word says something that is not in what is told."""
    if _is_of_a_bound_elsewhere(word, told, parts):
        return True
    if (
        _is_done_by_the_agency(word, parts)
        or _is_remembered_of_another(word, parts)
        or _is_of_the_first(word, told, parts)
    ):
        return True
    if told.operation in _OF_ONE and len(parts.years) < _SEVERAL and len(parts.mentions) < _SEVERAL:
        return _is_inside(word, _places_of((*_IN_VAIN, *_OF_THOSE_TOLD), parts.text))
    return _is_inside(word, _places_of(_IN_VAIN, parts.text))


@lru_cache(maxsize=64)
def _places_of(names: tuple[str, ...], text: str) -> tuple[tuple[int, int], ...]:
    """Where the patterns are found first in a text, which is asked of each of its words."""
    found = (PATTERNS[name].search(text) for name in names)
    return tuple(match.span() for match in found if match is not None)


def _is_inside(word: Word, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in places)


def _finds(name: str, word: Word, text: str) -> bool:
    return _is_inside(word, _places_of((name,), text))


def _is_of_a_bound_elsewhere(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether a bound is of a movement, of how many agencies or years there are, or of another
    row.
    """
    if told.operation is not Operation.RANK or not told.ranking.is_bounded:
        return False
    if word.has_any(_MOVES) or _finds("moves-from", word, parts.text):
        return True  # went from 9 to 20 requests
    if word.has_any(_BOUNDS) and _is_of_nobody(told, parts):
        return True
    if word.text == "years" and not told.ranking.of_years:
        return True  # how many years did Xiji have more than 15
    return _is_beside_its_bound(word, parts) or _names_another_row(word, told, parts)


def _is_beside_its_bound(word: Word, parts: Parts) -> bool:
    """Whether a bound is of how many agencies there are, or of how many more: fewer than 5
    agencies.
    """
    before = next((one for one, other in pairwise(parts.words) if other is word), None)
    if before is None:
        return False
    if word.has(Operator.FEW) and before.has_any(_BOUNDS):
        return True
    return word.text in _MORE and amount(before) is not None


def _is_of_nobody(told: OperationWords, parts: Parts) -> bool:
    """Whether one agency alone is named, and nothing asks for agencies or years:
    申请多少，至少20件了吧.
    """
    one = len(parts.mentions) == 1 and not told.ranking.of_years
    return one and PATTERNS["of-whom-it-is-told"].search(_without_the_name(parts)) is None


def _without_the_name(parts: Parts) -> str:
    [name] = parts.mentions
    return f"{parts.text[: name.start]} {parts.text[name.end :]}"


def _names_another_row(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether the bound is of one row, and another is asked for: with more than 9 requests in 2022
    refuse.
    """
    ahead = parts.text[: word.start]
    if _asks_for_a_row(word) and PATTERNS["of-agencies-with"].search(ahead):
        return True  # 申请超过9件的单位不予公开几件
    if PATTERNS["with-so-many"].search(ahead) is None:
        return False
    if told.ratio is not None and word.hints:
        return True  # the disclosure rate of agencies with more than 9 requests
    return bool(word.subjects) and any(_is_apart(other, word) for other in parts.words)


def _is_apart(counted: Word, word: Word) -> bool:
    """Whether what is counted is not what is refused right behind it: more than 9 requests
    refused.
    """
    if not counted.hints or counted.start >= word.start:
        return False
    return counted.end + 1 < word.start or not word.text.endswith("ed")


def _asks_for_a_row(word: Word) -> bool:
    return bool(word.subjects or word.columns) or word.has_any(_OF_A_RATE) or _names_a_rate(word)


def _is_of_the_first(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether who has the most of one row is asked for another: 申请最多的单位不予公开几件."""
    if told.operation is not Operation.RANK or told.ranking.is_bounded or not _asks_for_a_row(word):
        return False
    found = PATTERNS["of-the-first"].search(parts.text[: word.start])
    if found is None:
        return False
    ends = word.start - 1 if parts.text.isascii() else found.start()
    return any(
        _is_another_row(other, word) and _stands_between(other, found, ends)
        for other in parts.words
    )


def _is_another_row(other: Word, word: Word) -> bool:
    return _names_a_row(other) and other.senses != word.senses


def _stands_between(row: Word, place: re.Match[str], ends: int) -> bool:
    """Whether the row of an order stands where its language has it: behind the place, or 申请 ahead
    of 最多的单位.
    """
    if row.start >= place.end():
        return row.end < ends
    return row.start < place.start() and not row.text.isascii()


def _names_a_row(word: Word) -> bool:
    return bool(word.subjects or word.hints) or _names_a_rate(word)


def _names_a_rate(word: Word) -> bool:
    return any(isinstance(sense, NamesRate) for sense in word.senses)


def _is_done_by_the_agency(word: Word, parts: Parts) -> bool:
    """Whether an agency is said to have filed what others file with it: how many requests did Xiji
    file.
    """
    if word.text not in _FILES:
        return False
    ahead = (one for one in parts.mentions if one.end + 1 == word.start)
    return any(PATTERNS["of-a-place"].search(parts.text[: one.start]) is None for one in ahead)


def _is_remembered_of_another(word: Word, parts: Parts) -> bool:
    """Whether a number is remembered of another row than the one that is asked for:
    收到几件，我记得企业有20件.
    """
    if number(word) is None:
        return False
    return PATTERNS["remembered-behind"].search(parts.text[: word.start]) is not None
