"""Rules for orders: a ranking of agencies or of years, by a figure or by its change, and those
beyond a bound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.understanding.asked.question import BoundSide, Operation, Order, Ranking
from handlers.understanding.entering import only_with
from handlers.understanding.operating.accepting import BOUNDS, MOVES, PLACES, STATISTICS
from handlers.understanding.operating.among_all import ONE_AND_ITS_REGION
from handlers.understanding.operating.limits import head_of, limits, place_of
from handlers.understanding.operating.some_or_none import AMOUNT_BOUNDS, denies
from handlers.understanding.operating.told import ENDS, Counts, OperationWords, is_money
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Level, Mark, Operator, ScopeSense, TownshipKind


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
    of_all = told.everywhere if ranking.of_years else counts[0] < ONE_AND_ITS_REGION
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
        PATTERNS["in-each-year"].fullmatch(word.text) or word.has(Operator.AT_MOST) or denies(word)
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


_OF_OTHERS = frozenset(
    {"topic:agencies", "who", "listed", "which_year", *map(str, (*Level, *TownshipKind))}
)
_MORE_OR_LESS = frozenset({"op:compare", "op:fewer", *AMOUNT_BOUNDS})


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
