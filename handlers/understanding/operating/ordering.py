"""Rules for orders: a ranking, places and shares in it, those beyond a bound, those that have some
or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from handlers.understanding.asked.question import BoundSide, Operation, Order, Ranking
from handlers.understanding.entering import only_with
from handlers.understanding.operating.accepting import BOUNDS, MOVES, PLACES, STATISTICS
from handlers.understanding.operating.limits import head_of, limits, place_of
from handlers.understanding.operating.told import ENDS, Counts, OperationWords, is_money
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.wordlists.lexicon import Word, number
from handlers.understanding.wordlists.senses import Level, Mark, Operator, ScopeSense, TownshipKind
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
    one = counts[0] == _ONE_AND_ITS_REGION or (counts[0] == 1 and peer)
    if counts[0] > _ONE_AND_ITS_REGION or not (
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
        or not 1 <= counts[0] <= _ONE_AND_ITS_REGION
    ):
        return None
    ranking = Ranking(descending="op:rank_bottom" not in said, all=True)
    return replace(
        told, operation=Operation.RANK, ranking=ranking, everywhere=True, own_place=True, few=None
    )


_ONE_AND_ITS_REGION = 2


@only_with(*PLACES, *MOVES, *BOUNDS, Operator.CHANGE, Mark.THAN, Mark.AGENCIES)
def ranking(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """处罚最多的是谁, 超过1000件的, 增幅第二大: an order by a figure or by how it moved, and which
    of its places.
    """
    if not told.choice.measures or _is_of_no_order(told, said, words):
        return None
    places = _places(said)
    found = None
    if counts[0] <= 1:
        found = _beyond(told, said, words, counts) or _by_change(told, said, words, counts, places)
    if found is not None:
        return found
    if "op:change" in said and told.choice.measures[0].column != "change":
        return None
    if _beside_one(told, said, counts):
        beside = _beside(told, said, counts)
        of_all = not beside.of_years
        return replace(
            told, operation=Operation.RANK, ranking=beside, everywhere=of_all, beside_one=True
        )
    if _is_of_places(said, counts, places):
        return _by_size(told, said, words, counts, places)
    return None


def _is_of_no_order(told: OperationWords, said: set[str], words: Sequence[Word]) -> bool:
    return _asks_for_parts(words) or _halves_one(told, said, words) or _spans_places(words)


def _places(said: set[str]) -> set[str]:
    """The places of an order that are spoken of."""
    return {sense for sense in said if sense.startswith("op:rank")}


def _spans_places(words: Sequence[Word]) -> bool:
    """第二到第四: several places by their numbers, of which one alone would be half of what is
    asked.
    """
    numbered = (Operator.RANK_NTH, Operator.RANK_SECOND, Operator.RANK_THIRD)
    return sum(word.has_any(numbered) for word in words) > 1


def _asks_for_parts(words: Sequence[Word]) -> bool:
    return any(word.has("part") and not word.has("who") for word in words)


def _halves_one(told: OperationWords, said: set[str], words: Sequence[Word]) -> bool:
    """予以公开的过半, of one agency: half of what is not said."""
    of_one = told.of_an_office and told.ratio is None and not said & _OTHERS
    return of_one and any(word.has(Mark.HALF) for word in words)


def _is_of_places(said: set[str], counts: Counts, places: set[str]) -> bool:
    """Whether places in an order are spoken of, and not the largest and the smallest as such."""
    if not places or said & STATISTICS or (places >= ENDS and "op:compare" in said):
        return False
    if "than" in said and places & {"op:rank_second", "op:rank_third", "op:rank_nth"}:
        return False  # 比第二名多多少
    one_end_of_several = (
        counts[0] > _TWO_AGENCIES and len(places & ENDS) == 1
    )  # of these three, who has the fewest
    return counts[0] < _TWO_AGENCIES or "op:rank" in said or one_end_of_several


_TWO_AGENCIES = 2


def _beyond(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """超过1000件的: those beyond a bound, if one is said."""
    bound = limits(words, is_money(told.choice))
    if bound is None or _is_whether_one_is(bound, said, words, counts):
        return None
    bound = replace(bound, of_years=_of_years(told, said, counts))
    of_all = told.everywhere or not bound.of_years
    ever = _in_any_year(told, said, words, counts)
    return replace(
        told, operation=Operation.RANK, ranking=bound, everywhere=of_all, few=None, every_year=ever
    )


def _is_whether_one_is(
    bound: Ranking,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> bool:
    """Whether two bounds are those of the one agency that is named: did Pingluo have between 10 and
    20.
    """
    of_both = bound.above is not None and bound.below is not None
    whether = words[0].text in _WHETHER
    return of_both and whether and counts[0] == 1 and not said & (_OF_OTHERS | _SCOPES)


_SCOPES = frozenset(map(str, ScopeSense))
_WHETHER = frozenset({"did", "does", "do", "has", "have", "had", "was", "were", "is", "are"})
"""What an English question begins with that asks whether something is so."""


def _by_change(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
    places: set[str],
) -> OperationWords | None:
    """增幅第二大: in order by how the figure moved, if that is said."""
    listing = not counts[0] and any(
        word.has("who") or (word.has("which") and not word.has("ask")) for word in words
    )
    order = _order(said, places, told.choice, listing=listing, years=counts[1])
    if order is None:
        return None
    if _of_years(told, said, counts):
        return replace(
            told, operation=Operation.TREND
        )  # in which year it fell the most: each year is told
    listed = places == {"op:rank"} if order is Order.CHANGED else not places and not said & MOVES
    ranking = Ranking(order=order, position=place_of(words), head=head_of(words), all=listed)
    return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=True, few=None)


def _by_size(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
    places: set[str],
) -> OperationWords:
    """处罚最多的是谁: in order by the figure itself."""
    ranking = Ranking(
        descending=not ("op:rank_bottom" in said and "op:rank_top" not in said),
        position=place_of(words),
        all=places == {"op:rank"},
        head=1 if said & {"op:rank_nth", "op:rank_second", "op:rank_third"} else head_of(words),
        of_years=_of_years(told, said, counts) or _of_its_years(told, said, words, counts),
    )
    few = None if ranking.head > 1 else told.few
    of_all = told.everywhere if ranking.of_years else counts[0] < _ONE_AND_ITS_REGION
    ever = _in_any_year(told, said, words, counts)
    return replace(
        told, operation=Operation.RANK, ranking=ranking, everywhere=of_all, few=few, every_year=ever
    )


def _of_years(told: OperationWords, said: set[str], counts: Counts) -> bool:
    """Whether years are put in order; 哪家哪年最多 puts the agencies in order, each with its
    years.
    """
    if "which_year" not in said:
        return False
    return "who" not in said or (counts[0] == 1 and told.of_an_office)


def _in_any_year(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> bool:
    """Whether agencies are put in order by all their years: 历年, 任何一年, 哪家哪年.

    What is so in each year (每年都超过50件), or in none, is another condition, of which the words
    stay unread.
    """
    if counts[1] or not said & {"who", "which", "topic:agencies"}:
        return False
    if "which_year" in said and "who" in said:
        return not (counts[0] == 1 and told.of_an_office)
    each = any(
        PATTERNS["in-each-year"].fullmatch(word.text) or word.has(Operator.AT_MOST) or _denies(word)
        for word in words
    )
    return not each and ("op:ever" in said or "op:trend" in said)


_OTHERS = frozenset(
    {"who", "which", "topic:agencies", "op:rank", "op:compare", "scope:all", "scope:below"}
)
"""What asks for one among several."""


def _of_its_years(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> bool:
    """Whether the most or least of one office can only be that of its years:
    连城县卫健局许可最少是多少.

    Of a place too, where its years are spoken of: 平罗各年申请排名, rank Pingluo's years.
    """
    if (
        counts == (1, 0)
        and "op:rank" in said
        and _speaks_of_years(said, words)
        and not said & _OF_SEVERAL
    ):
        return True
    alone = counts == (1, 0) and not told.everywhere
    return alone and (
        (told.of_an_office and not said & _OTHERS) or ("op:ever" in said and "who" not in said)
    )


def _speaks_of_years(said: set[str], words: Sequence[Word]) -> bool:
    return "op:trend" in said or any(
        PATTERNS["noun-of-a-year"].fullmatch(word.text) for word in words
    )


_OF_SEVERAL = frozenset(
    {"who", "topic:agencies", "scope:all", "scope:below", *map(str, (*Level, *TownshipKind))}
)
"""What asks for one of several agencies."""


_MOVES = {
    "op:most_risen": Order.RISEN,
    "op:most_fallen": Order.FALLEN,
    "op:fastest_risen": Order.RISEN_FASTEST,
    "op:fastest_fallen": Order.FALLEN_FASTEST,
    "op:most_changed": Order.CHANGED,
}


_TWO_YEARS = 2


def _order(
    said: set[str],
    places: set[str],
    choice: Choice,
    *,
    listing: bool,
    years: int,
) -> Order | None:
    """By which change a ranking goes: 增加最多 in one word, or 增加 beside a place or 哪些
    (增幅第二大); 增减排名.
    """
    found = next((order for sense, order in _MOVES.items() if sense in said), None)
    if found is not None:
        return found
    if (
        listing and {"than", "op:compare"} <= said and years == _TWO_YEARS
    ):  # 哪些单位2022年比2021年多
        if "op:fewer" in said:
            return Order.FALLEN
        return Order.RISEN
    asked = bool(places) or ("op:change" in said and listing)
    if asked:
        return _which_way(said, places, choice)
    return None


def _which_way(said: set[str], places: set[str], choice: Choice) -> Order | None:
    """Those that rose, or fell, or moved at all; None where the figures themselves are put in
    order.
    """
    if "op:rank_bottom" in said or choice.measures[0].column == "change":
        return None
    rising = "op:rising" in said
    if rising == ("op:falling" in said):
        if places == {"op:rank"} and said & {"op:change", "versus_last_year"}:
            return Order.CHANGED
        return None
    if "op:relative" in said:
        if rising:
            return Order.RISEN_FASTEST
        return Order.FALLEN_FASTEST
    if rising:
        return Order.RISEN
    return Order.FALLEN


def _beside_one(told: OperationWords, said: set[str], counts: Counts) -> bool:
    """Whether others are set against the one agency that is named.

    哪些单位比西吉多, 最多的比西吉多多少, 比西吉申请少的单位有几个, 处罚超过西吉的单位.
    """
    if said >= ENDS:
        return False  # 最多的比最少的多多少: both ends of the order, in the place that is named
    if len(told.choice.measures) != 1:
        return False
    if "which_year" in said and said & ENDS:
        return False  # 哪年最多，比2022年多几件
    if told.set_against and said & _OF_OTHERS and said & _MORE_OR_LESS:
        return True
    if "than" not in said or counts[0] != 1 or "which_year" in said:
        return False
    others = said & {"who", "op:rank_top", "op:rank_bottom"} or (
        "which" in said and "ask" not in said
    )
    return bool(others) and not told.everywhere


_BOUNDS = frozenset({"op:above", "op:below", "op:at_least", "op:at_most", "op:between"})
_OF_OTHERS = frozenset(
    {"topic:agencies", "who", "listed", "which_year", *map(str, (*Level, *TownshipKind))}
)
_MORE_OR_LESS = frozenset({"op:compare", "op:fewer", *_BOUNDS})


def _beside(told: OperationWords, said: set[str], counts: Counts) -> Ranking:
    """Those above or below the one that is named; the order of all where places are spoken of too,
    or several years.
    """
    descending = not said & {"op:fewer", "op:below", "op:at_most", "op:rank_bottom"}
    of_places = said & {"op:rank_top", "op:rank_bottom", "op:rank"} or not said & _MORE_OR_LESS
    if of_places or counts[1] > 1 or not told.set_against:
        return Ranking(descending=descending, all=True)
    side = BoundSide.ABOVE if descending else BoundSide.BELOW
    inclusive = bool(said & {"op:at_least", "op:at_most"})
    return Ranking(
        descending=descending,
        all=True,
        beside=side,
        inclusive=inclusive,
        of_years="which_year" in said,
    )


@only_with(Mark.WHO, Mark.AGENCIES, Mark.WHICH_YEAR, Mark.NONZERO)
def having(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """哪些单位有行政复议, 哪些单位规范性文件为0, 没有处罚的单位: those that have any, or none."""
    if not told.choice.measures or said & _BOUNDS:
        return None  # 哪些县低于它: beyond what is not said
    if _in_no_year(words, counts):
        return None
    none = _denies_figures(words)
    zero = "0" in map(number, words)
    years_with_any = _asks_for_years_with_any(told, said, counts)
    if not (none or years_with_any or _asks_who_has(said, words, counts, zero=zero)):
        return None
    denied = years_with_any and any(map(_denies, words))
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


def _denies(word: Word) -> bool:
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
