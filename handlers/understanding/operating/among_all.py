"""Rules for one agency among all, or those of a region: its share of the whole, and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.understanding.asked.question import Operation, Ranking
from handlers.understanding.entering import only_with
from handlers.understanding.operating.told import Counts, OperationWords
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator, ScopeSense
from store.measures import subjects


@only_with(Operator.RATIO)
def share_of_all(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """各单位申请占比, 县公安局的许可占各单位许可总数的几成: how much of all each has, or one of
    them.

    Of a result among all requests the rate of each agency is meant, which is another rule's.
    """
    if not _is_of_all(told, said):
        return None
    of_everybody = counts[0] == 1 and _has_no_whole_of_its_own(told, words)
    peer = told.among_peers or of_everybody or any(word.has(Mark.SOMEONE) for word in words)
    one = counts[0] == ONE_AND_ITS_REGION or (counts[0] == 1 and peer)
    if counts[0] > ONE_AND_ITS_REGION or not (
        one or (told.everywhere and "topic:agencies" in said)
    ):
        return None
    return replace(
        told,
        operation=Operation.RANK,
        ranking=Ranking(all=True),
        everywhere=True,
        few=None,
        own_place=one,
        among_peers=told.among_peers or of_everybody,
        topics=told.topics | {"share:of_all"},
    )


def _has_no_whole_of_its_own(told: OperationWords, words: Sequence[Word]) -> bool:
    """Whether a figure is part of nothing in its own report: a licence, of which the total is that
    of all agencies.

    占各单位总数 speaks of all behind 占; 红寺堡各单位 are those in that place. 占全部单位 says so
    of any row.
    """
    at = next((place for place, word in enumerate(words) if word.has(Operator.RATIO)), 0)
    of_its_place = told.everywhere and any(word.has_any(_OF_A_PLACE) for word in words[:at])
    if of_its_place:
        return False
    of_agencies = any(word.has(Mark.AGENCIES) for word in words[at + 1 : at + 1 + _BEHIND])
    return of_agencies or subjects()[told.choice.measures[0].subject].table == "disclosure"


_BEHIND = 2
"""How many words behind 占 may say whose the whole is: 全部, 单位."""
_OF_A_PLACE = (ScopeSense.ALL, ScopeSense.BELOW, ScopeSense.REGION, Mark.AGENCIES)


def _is_of_all(told: OperationWords, said: set[str]) -> bool:
    """Whether a share of one figure in that of all is asked; A as a percentage of B sets two
    agencies apart.
    """
    if (
        "op:ratio" not in said
        or told.ratio is not None
        or len(told.choice.measures) != 1
        or said & _NO_SHARE
    ):
        return False
    return bool(said & _ALL_TOGETHER) or (told.among_peers and "scope:below" in said)


_ALL_TOGETHER = frozenset({"topic:agencies", "scope:all", "scope:peers", "sum:all", "op:sum"})
_NO_SHARE = frozenset(
    {"op:change", "op:rank_top", "op:rank_bottom", "op:compare", "op:times", "versus_last_year"}
)


@only_with(Operator.OWN_PLACE)
def own_place(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """平罗县2022年申请在各单位里排第几: the place of one agency among all, or among those of a
    region.
    """
    if (
        "op:own_place" not in said
        or not told.choice.measures
        or not 1 <= counts[0] <= ONE_AND_ITS_REGION
    ):
        return None
    ranking = Ranking(descending="op:rank_bottom" not in said, all=True)
    return replace(
        told, operation=Operation.RANK, ranking=ranking, everywhere=True, own_place=True, few=None
    )


ONE_AND_ITS_REGION = 2
"""Agencies named where one is asked about among those of a region."""
