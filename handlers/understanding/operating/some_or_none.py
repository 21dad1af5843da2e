"""The rule for those that have any of a figure, or none of it: agencies, or the years of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from handlers.understanding.asked.question import Operation, Ranking
from handlers.understanding.entering import only_with
from handlers.understanding.operating.told import Counts, OperationWords
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, number
from handlers.understanding.wordlists.senses import Mark

AMOUNT_BOUNDS = frozenset({"op:above", "op:below", "op:at_least", "op:at_most", "op:between"})
"""Bounds that are an amount; an average, or none at all, is another."""


@only_with(Mark.WHO, Mark.AGENCIES, Mark.WHICH_YEAR, Mark.NONZERO)
def having(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """哪些单位有行政复议, 哪些单位规范性文件为0, 没有处罚的单位: those that have any, or none."""
    if not told.choice.measures or said & AMOUNT_BOUNDS:
        return None  # 哪些县低于它: beyond what is not said
    if _in_no_year(words, counts):
        return None
    none = _denies_figures(words)
    zero = "0" in map(number, words)
    years_with_any = _asks_for_years_with_any(told, said, counts)
    if not (none or years_with_any or _asks_who_has(said, words, counts, zero=zero)):
        return None
    denied = years_with_any and any(map(denies, words))
    return _those_with(told, said, words, counts, none=none or zero or denied)


def _in_no_year(words: Sequence[Word], counts: Counts) -> bool:
    """从来没有被起诉过: in none of the years, which those at 0 in their latest report need not
    be.
    """
    return not counts[1] and any(PATTERNS["in-no-year"].fullmatch(word.text) for word in words)


def _asks_for_years_with_any(told: OperationWords, said: set[str], counts: Counts) -> bool:
    """Whether the years of one agency are asked for in which there was any:
    哪年因为国家秘密不给公开的.
    """
    return "which_year" in said and counts == (1, 0) and told.ratio is None


def _those_with(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
    *,
    none: bool,
) -> OperationWords:
    """Those that have any, or none: agencies, in any of all years where that is said, or the years
    of one.
    """
    of_years = "which_year" in said and counts[0] == 1
    each = none or any(PATTERNS["in-each-year"].fullmatch(word.text) for word in words)
    ever = "op:ever" in said and not (counts[1] or of_years or each)
    ranking = replace(_NONE_OF_IT if none else _SOME_OF_IT, of_years=of_years)
    return replace(
        told, operation=Operation.RANK, ranking=ranking, everywhere=not of_years, every_year=ever
    )


_NONE_OF_IT = Ranking(descending=False, all=True, below=Decimal(0), inclusive=True)
_SOME_OF_IT = Ranking(all=True, above=Decimal(0))


def _asks_who_has(said: set[str], words: Sequence[Word], counts: Counts, *, zero: bool) -> bool:
    """Whether it is asked which agencies have any, or 0: 龙岩2023年行政强制为0的单位."""
    if "nonzero" in said:
        return True
    if not counts[0] and ("who" in said or {"which", "topic:agencies"} <= said):
        return True
    if counts[0] > 1:
        return False
    return (zero and bool(said & {"who", "topic:agencies"})) or _agencies_that_have(words)


def denies(word: Word) -> bool:
    """Whether a word says that there is none: 哪年没有结转下年的; 没给公开 is the name of a row."""
    if word.subjects or word.hints:
        return False
    denied = PATTERNS["negation"].fullmatch(word.text) is not None
    listed = denied or word.text in _NONE or word.has("op:absent") or word.has("op:zero")
    return listed or word.text.startswith(("没", "无", "未"))


_NONE = frozenset({"no", "not", "never", "none", "without", "n't", "didn't", "did not"})


def _agencies_that_have(words: Sequence[Word]) -> bool:
    """2023年桂林多少家单位有结转下年度的申请, "how many agencies had litigation": agencies that
    have some of it.
    """
    spoken = [word for word in words if word.text in _HAD or not word.has(Mark.FILLER)]
    for one, other in [*pairwise(words), *pairwise(spoken)]:
        if one.has(Mark.AGENCIES) and other.text in ("有", "有过", "有没有"):
            return True
        if one.has(Mark.AGENCIES) and one.has(Mark.COUNT) and other.text in _HAD:
            return True
    return False


_HAD = frozenset({"had", "have", "has", "with", "reported", "recorded", "faced", "saw"})
"""What stands behind "how many agencies" where they are counted."""


def _denies_figures(words: Sequence[Word]) -> bool:
    """没有处罚的单位: a row stands behind what denies it, and agencies are spoken of."""
    spoken = [word for word in words if not word.has(Mark.FILLER)]
    negation = PATTERNS["negation"]
    denied = any(
        negation.fullmatch(one.text) and (other.subjects or other.hints)
        for one, other in pairwise(spoken)
    )
    return denied and any(word.has(Mark.AGENCIES) or word.has(Mark.WHO) for word in words)
