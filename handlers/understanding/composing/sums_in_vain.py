"""Sums that are said beside what tells none: 西吉和平罗加起来有没有红寺堡多 sets two against one."""

from __future__ import annotations

from handlers.understanding.asked.question import Operation
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.told import OperationWords
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Operator


def is_sum_in_vain(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether a sum is said that what is told leaves out, so that its word has to stay unread."""
    if not word.has(Operator.SUM):
        return False
    if told.operation is Operation.COMPARE:
        return word.text in _ADDED_UP and (len(parts.mentions) > _TWO or len(parts.years) > 1)
    if told.operation is not Operation.RANK:
        return False
    return _is_set_against(word, parts) or (told.ranking.head > 1 and word.text in _ADDED_UP)


def _is_set_against(word: Word, parts: Parts) -> bool:
    """Whether an agency is set against the sum of others (比五个县区加起来多还是少), which no order of them answers."""
    against = any(other.text in _AGAINST and other.end <= word.start for other in parts.words)
    return against and bool(parts.mentions)


_TWO = 2
_AGAINST = frozenset({"比", "较", "than", "versus", "vs"})
_ADDED_UP = frozenset(
    {
        "加起来",
        "之和",
        "合计",
        "合起来",
        "加一起",
        "加在一起",
        "相加",
        "加总",
        "合在一起",
        "总和",
        "together",
        "combined",
    }
)
"""Sums of what is named; 总数 may as well be said of one figure."""
