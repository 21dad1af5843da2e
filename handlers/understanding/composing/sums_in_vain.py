"""Sums that are said beside what tells none: 西吉和平罗加起来有没有红寺堡多 sets two against one."""

from __future__ import annotations

import re

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
    if told.operation is Operation.SUM:
        return told.everywhere and len(parts.years) > 1 and _OF_EACH.search(parts.text) is not None
    if told.operation is not Operation.RANK:
        return False
    of_the_first = told.ranking.head > 1 or _stands_behind_a_place(word, parts)
    return _is_set_against(word, parts) or (of_the_first and word.text in _ADDED_UP)


_OF_EACH = re.compile(r"(?:合计|一共|总共|累计|加起来)各|各自|各(?:多少|几|合计|累计|总共|一共)")
"""2021到2022年各县申请合计各多少: the sum of each over the years, and not one of all."""


def _stands_behind_a_place(word: Word, parts: Parts) -> bool:
    """Whether those of one end of an order are added up: 最多的几家加起来."""
    ends = (Operator.RANK_TOP, Operator.RANK_BOTTOM, Operator.RANK_HEAD)
    return any(other.has_any(ends) and other.end <= word.start for other in parts.words)


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
