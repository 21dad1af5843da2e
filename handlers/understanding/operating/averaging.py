"""The rule for averages, medians, the largest and the smallest: over agencies, or the years of
one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from handlers.meaning import Statistic
from handlers.understanding.asked.question import Operation
from handlers.understanding.entering import only_with
from handlers.understanding.operating.accepting import STATISTICS
from handlers.understanding.operating.told import (
    BOTH_ENDS,
    ENDS,
    Counts,
    OperationWords,
)
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import (
    Mark,
    Operator,
)
from store.quick_records import replace

_STATISTICS = {
    "op:average": Statistic.AVERAGE,
    "op:median": Statistic.MEDIAN,
    "op:maximum": Statistic.MAXIMUM,
    "op:minimum": Statistic.MINIMUM,
}


@only_with(*STATISTICS, Operator.RANK_TOP)
def statistics(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """Average, median, largest, smallest, in the order in which they are asked for; a sum with them
    if that is.
    """
    statistics = _statistics_asked(told, said, words)
    if not statistics or not told.choice.measures:
        return None
    of_reports = any(
        word.has("op:few") and word.has(Mark.REPORTS) for word in words
    )  # over its four reports
    of_years = _is_over_its_years(told, said, words, counts, of_reports=of_reports)
    return replace(
        told,
        operation=Operation.STATISTICS,
        statistics=statistics,
        everywhere=(told.everywhere and not of_reports) or (counts[0] < 2 and not of_years),
        every_year=of_years and not counts[1],
        few=None if of_years else told.few,
    )


def _statistics_asked(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
) -> tuple[Statistic, ...]:
    """The statistics that are asked for, in order; a sum before them if that is; none where none
    is.
    """
    both_ends = said >= ENDS and "op:compare" in said
    if not said & STATISTICS and not both_ends:
        return ()
    asked = BOTH_ENDS if both_ends else _in_turn(words)
    summed = "op:sum" in said and told.ratio is None
    return tuple(dict.fromkeys((Statistic.SUM, *asked) if summed else asked))


def _in_turn(words: Sequence[Word]) -> list[Statistic]:
    """The statistics that are named, in order."""
    return [
        _STATISTICS[sense]
        for sense in chain.from_iterable(word.senses for word in words)
        if sense in _STATISTICS
    ]


def _is_over_its_years(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
    *,
    of_reports: bool,
) -> bool:
    """平罗四年新收的平均值: of one agency, over its years; 年均多少 also of the agency before."""
    a_year = any(
        word.has(Operator.AVERAGE) and PATTERNS["average-of-years"].search(word.text)
        for word in words
    )
    if not counts[0]:
        return a_year and not told.everywhere
    several = counts[1] > 1 or of_reports or a_year or _holds_ends_apart(said, words)
    return counts[0] == 1 and (several or told.of_an_office or "op:trend" in said)


def _holds_ends_apart(said: set[str], words: Sequence[Word]) -> bool:
    """Whether the years with the most and the least are spoken of: 最多的那年和最少的那年差几件."""
    noun = PATTERNS["noun-of-a-year"]
    return said >= ENDS and (
        "which_year" in said or any(noun.fullmatch(word.text) for word in words)
    )
