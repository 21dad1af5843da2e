"""Rules for what is done over years: year by year, and the change between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.understanding.asked.question import Operation
from handlers.understanding.entering import only_with
from handlers.understanding.operating.accepting import STATISTICS
from handlers.understanding.operating.told import Counts, OperationWords, split_of
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator


@only_with(
    Operator.TREND,
    Operator.EVER,
    Operator.CHANGE,
    Mark.VERSUS_LAST_YEAR,
    or_if=lambda told, said, words, counts: counts[1] > 1,
)
def trend(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """历年, each year, or three years and more; with a region also two, as its agencies are added
    up year by year.
    """
    adding = bool(said & ({"op:sum"} | STATISTICS)) and "op:trend" not in said
    if (
        not told.choice.measures
        or adding
        or split_of(said) is not None
        or put_together(words, said, counts)
    ):
        return None
    if counts[1] >= 3 and _from_end_to_end(told, said, words):
        return replace(told, operation=Operation.CHANGE, ends=True)
    if _is_year_by_year(told, said, counts):
        return replace(told, operation=Operation.TREND)
    return None


def _is_year_by_year(told: OperationWords, said: set[str], counts: Counts) -> bool:
    many = counts[1] >= 3 or (counts[1] == 2 and told.everywhere)
    changing = told.everywhere and bool(said & {"op:change", "versus_last_year"})
    ever = "op:ever" in said and counts == (
        1,
        0,
    )  # 曾经有过诉讼吗: every year is told, and not the last alone
    return many or changing or ever or "op:trend" in said


def _from_end_to_end(told: OperationWords, said: set[str], words: Sequence[Word]) -> bool:
    """Whether of several years the change from the first to the last is asked:
    从2021到2023差几件.
    """
    by_how_much = any(PATTERNS["by-how-much"].fullmatch(word.text) for word in words)
    moves = "op:change" in said or ("op:compare" in said and by_how_much)  # 少了多少
    of_one = told.agencies <= 1 and not told.everywhere
    asked = by_how_much or any(word.text.startswith(("多少", "几")) for word in words)
    relative = not said.isdisjoint({"op:ratio", "op:relative", "ask"})
    return moves and of_one and "op:trend" not in said and (relative or asked)


def put_together(words: Sequence[Word], said: set[str], counts: Counts) -> bool:
    """Whether the years of one agency come to one figure: 历年申请合计, 这几年平均."""
    added = any(word.has(Operator.SUM) and not word.columns for word in words)
    return counts[0] == 1 and (added or bool(said & STATISTICS))


@only_with(
    Operator.CHANGE, Mark.VERSUS_LAST_YEAR, or_if=lambda told, said, words, counts: counts[1] > 1
)
def change(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """比上年增加多少, 2021到2022: how a figure changed, of one agency."""
    measures = told.choice.measures
    if not measures or _stands_beside_columns({one.column for one in measures}, said):
        return None
    changing = "op:change" in said or (
        "versus_last_year" in said and measures[0].column != "prev_items"
    )
    put_in_one = bool(said & ({"op:sum"} | STATISTICS))
    if counts[0] >= 2 or not (changing or (counts[1] >= 2 and not put_in_one)):
        return None
    topics = told.topics | {"op:relative"} if "op:ratio" in said and changing else told.topics
    ends = counts[1] >= 3 and _from_end_to_end(told, said, words)
    return replace(told, operation=Operation.CHANGE, topics=topics, ends=ends)


def _stands_beside_columns(columns: set[str], said: set[str]) -> bool:
    """Whether a change is asked for beside other columns: 上一年项目、增减、决定数各多少; the items
    of the year before and the increase of something.
    """
    if "change" in columns:
        return len(columns) > 1
    return "prev_items" in columns and {"joint", "op:change"} <= said and "printed" not in said
