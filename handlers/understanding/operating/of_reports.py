"""Rules for what is done with whole reports: checked, listed, found absent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.understanding.asked.question import Operation
from handlers.understanding.entering import only_with
from handlers.understanding.operating.told import Counts, OperationWords
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word, number
from handlers.understanding.wordlists.senses import Check, Mark, Operator, TableSense


@only_with(Operator.CHECK, Check.NAMES, or_if=lambda told, *_: not told.choice.measures)
def check(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """核对一下, 平了没有, 缺什么: whether something is wrong with reports, or missing in them."""
    if not told.everywhere and _asks_which_report(told, words):
        told = replace(told, everywhere=True)
    if told.choice.measures:
        whole = _is_check(told, said) and _asks_whether(words, said)
        if whole:
            return replace(told, operation=Operation.CHECK)
        return None
    if _denies_a_table(words):
        topics = told.topics | {"check:missing"}
        return replace(told, operation=Operation.CHECK, topics=topics)
    sums = counts[0] > 0 and _adds_up_numbers(said, words)
    whole = sums or "check:missing" in said or _is_check(told, said)
    if whole:
        return replace(told, operation=Operation.CHECK)
    return None


def _adds_up_numbers(said: set[str], words: Sequence[Word]) -> bool:
    """Whether two numbers or more are said and what they come to is asked; those of a ratio (as
    3:1) add up to nothing.
    """
    if "op:ratio" in said:
        return False
    return sum(number(word) is not None for word in words) >= 2 and bool(said & {"op:sum", "ask"})


def _is_check(told: OperationWords, said: set[str]) -> bool:
    """Whether a word for checking is said, or for whose names a report has."""
    of_names = "check:names" in said and told.topics & {"topic:reports", "check:names"}
    return "op:check" in said or bool(of_names)


def _asks_which_report(told: OperationWords, words: Sequence[Word]) -> bool:
    """桂林2021年哪份报告缺表四, 谁缺了表四: of those in a place, whose government may have one
    itself.
    """
    if told.agencies != 1 or told.of_an_office:
        return False
    if any(word.has(Mark.WHO) and not word.has(Mark.WHICH) for word in words):
        return True
    asking = [word for word in words if word.has(Mark.WHICH)]
    one_of_them = any(
        one.text == "哪" and other.has(Operator.FEW) for one, other in pairwise(words)
    )
    if not asking and not one_of_them:
        return False
    counted = any(word.text.endswith(_COUNTS_REPORTS) for word in asking)
    return counted or any(word.has_any((Mark.REPORTS, Mark.AGENCIES)) for word in words)


_COUNTS_REPORTS = ("份", "家")
"""Measure words of reports and of agencies: 没有表二的是哪份."""


def _denies_a_table(words: Sequence[Word]) -> bool:
    """哪份报告没有第二部分的表: a table of the form stands behind what denies it."""
    spoken = [word for word in words if not word.has(Mark.FILLER)]
    return any(
        PATTERNS["negation"].fullmatch(one.text)
        and any(isinstance(sense, TableSense) for sense in other.senses)
        for one, other in pairwise(spoken)
    )


def _asks_whether(words: Sequence[Word], said: set[str]) -> bool:
    """Whether a check is what is asked, where a subject is named too (核对一下申请的勾稽关系).

    One who checks a figure looks it up (核对一下处罚有几件), and so does one who lacks it
    (就缺2021年的申请，多少).
    """
    counts = any(
        word.has(Mark.COUNT) or PATTERNS["asks-how-many"].match(word.text) for word in words
    )
    explicit = any(_checks(word, counts=counts) for word in words)
    return explicit and not (said & {"op:rank_top", "op:rank", "op:ratio"})


def _checks(word: Word, *, counts: bool) -> bool:
    """Whether a word asks for a check; `counts` is whether a number is asked for."""
    if not word.has(Operator.CHECK) or PATTERNS["asks-if-so"].fullmatch(word.text):
        return False
    return not (counts and word.has_any((Check.MISSING, Mark.FILLER)))


@only_with(Mark.REPORTS, Mark.AGENCIES, Mark.WHICH_YEAR)
def listing(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """有哪些年报, 有鹤庆哪几年: which reports or agencies there are."""
    if (
        told.choice.measures
        or not _is_about_reports(said, counts)
        or "op:absent" in said
        or _denies_reports(words)
    ):
        return None
    asks = said & {"which", "who", "listed", "scope:all", "op:sum", "count", "topic:reports"}
    if asks or any(counts):
        return replace(told, operation=Operation.LIST)
    return None


def _is_about_reports(said: set[str], counts: Counts) -> bool:
    if "topic:reports" in said or (
        "topic:agencies" in said and said & {"which", "listed", "scope:all"}
    ):
        return True
    return "which_year" in said and counts[0] == 1  # 有鹤庆哪几年: of which years there are reports


@only_with(Operator.ABSENT, Mark.REPORTS)
def absent(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """哪些单位没有发布年报: of reports, and of no row of theirs."""
    about = (
        said
        & {"topic:reports", "topic:agencies", "who", "which", "listed", "scope:all", "which_year"}
        or counts[0]
    )
    if not ("op:absent" in said or _denies_reports(words)) or told.choice.measures or not about:
        return None
    return replace(told, operation=Operation.ABSENT, everywhere=False)


def _denies_reports(words: Sequence[Word]) -> bool:
    """没有2023年的年报的单位: a year stands between what "no report" is else."""
    asked = any(word.has_any((Mark.WHO, Mark.AGENCIES, Mark.WHICH, Mark.LISTED)) for word in words)
    beside = pairwise(word for word in words if not word.has(Mark.FILLER))
    return asked and any(
        PATTERNS["negation"].fullmatch(one.text) and other.has(Mark.REPORTS)
        for one, other in beside
    )
