"""Sums that are said beside what tells none: 西吉和平罗加起来有没有红寺堡多 sets two against
one.
"""

from __future__ import annotations

from handlers.understanding.asked.question import Operation
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.told import OperationWords
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Operator


def is_sum_in_vain(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether a sum is said that what is told leaves out, so that its word has to stay unread."""
    if not word.has(Operator.SUM):
        return False
    if told.operation is Operation.COMPARE:
        return _is_of_named(word) and (len(parts.mentions) > _TWO or len(parts.years) > 1)
    if told.operation is Operation.SUM:
        return (
            told.everywhere
            and len(parts.years) > 1
            and PATTERNS["sum-of-each"].search(parts.text) is not None
        )
    if told.operation is not Operation.RANK:
        return False
    of_the_first = told.ranking.head > 1 or _stands_behind_a_place(word, parts)
    return _is_set_against(word, parts) or (of_the_first and _is_of_named(word))


def _is_of_named(word: Word) -> bool:
    return PATTERNS["sum-of-named"].fullmatch(word.text) is not None


def _stands_behind_a_place(word: Word, parts: Parts) -> bool:
    """Whether those of one end of an order are added up: 最多的几家加起来."""
    ends = (Operator.RANK_TOP, Operator.RANK_BOTTOM, Operator.RANK_HEAD)
    return any(other.has_any(ends) and other.end <= word.start for other in parts.words)


def _is_set_against(word: Word, parts: Parts) -> bool:
    """Whether an agency is set against the sum of others (比五个县区加起来多还是少), which no order
    of them answers.
    """
    ahead = (other.text for other in parts.words if other.end <= word.start)
    against = any(map(PATTERNS["sets-against-sum"].fullmatch, ahead))
    return against and bool(parts.mentions)


_TWO = 2
