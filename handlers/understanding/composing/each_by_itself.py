"""What is asked of several, each by itself: agencies (各自加起来), figures, and both ends of an
order.
"""

from __future__ import annotations

import re
from itertools import chain, product

from handlers.understanding.asked.question import Operation, Order, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.entering import only_with
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.adding import addable
from handlers.understanding.wordlists.lexicon import senses_of_all
from handlers.understanding.wordlists.senses import Mark, Operator
from store.entering import only_if
from store.quick_records import replace


@only_if(lambda asked: len(asked.mentions) >= _SEVERAL, otherwise=())
def of_each_agency(asked: Question) -> tuple[Question, ...]:
    """A sum or mean over years of several agencies as one of each, where each is said to be taken
    by itself.
    """
    added = asked.operation is Operation.SUM or (
        asked.operation is Operation.STATISTICS and len(asked.years) > 1
    )
    of_several = len(asked.years) > 1 or len(asked.measures) > 1
    if not (added and of_several) or len(asked.mentions) < _SEVERAL or asked.everywhere:
        return ()
    if PATTERNS["each-agency"].search(asked.text) is None or PATTERNS["all-together"].search(
        asked.text
    ):
        return ()
    return tuple(replace(asked, mentions=(one,)) for one in asked.mentions)


_SEVERAL = 2


_ENDS = frozenset({Operator.RANK_TOP, Operator.RANK_BOTTOM})


@only_with(*_ENDS, otherwise=())
def of_both_ends(asked: Question, parts: Parts) -> tuple[Question, ...]:
    """最多和最少的是谁: both ends of an order, each by itself."""
    said = senses_of_all(parts.words)
    both = (
        asked.operation is Operation.RANK
        and said >= _ENDS
        and not said & {Operator.COMPARE, Mark.THAN}
    )
    ranking = asked.ranking
    bounded = (ranking.above, ranking.below, ranking.beside) != (None, None, None)
    if not both or asked.content or ranking.order is not Order.VALUE or bounded:
        return ()
    ends = [
        replace(ranking, descending=descending, all=False, average=None)
        for descending in (True, False)
    ]
    return tuple(replace(asked, ranking=end) for end in ends)


@only_if(lambda asked: asked.operation is Operation.CHANGE and len(asked.years) > _SEVERAL)
def of_each_year(asked: Question) -> tuple[Question, ...] | None:
    """2021、2022年比2020年变化多少: the change of each; None where not one year is held against
    several.
    """
    held = PATTERNS["years-held-against"].search(asked.text)
    if held is None or len(asked.mentions) != 1 or len(asked.measures) != 1:
        return None
    these, against = (tuple(map(int, _YEAR.findall(held[side]))) for side in ("these", "against"))
    if 1 not in (len(these), len(against)) or {*these, *against} != {*asked.years}:
        return None
    return tuple(replace(asked, years=(year, other)) for year, other in product(these, against))


_YEAR = re.compile(r"20\d\d")


_OF_ONE_ITEM = frozenset(
    {Operation.TREND, Operation.CHANGE, Operation.RANK, Operation.STATISTICS, Operation.BREAKDOWN}
)
"""What is done with one figure; where several are named, it is done with each of them."""


@only_if(lambda asked: len(asked.measures) >= _SEVERAL, otherwise=())
def of_each_item(asked: Question) -> tuple[Question, ...]:
    """A question with several figures as one of each, where they cannot be told in one answer."""
    if len(asked.measures) < 2 or asked.ratio is not None:
        return ()
    explicit = bool(
        asked.taken_over
    )  # 加上结转下年度一共多少: these two are to be added, whatever they are
    unlike = asked.operation is Operation.SUM and not addable(asked.measures) and not explicit
    many = asked.operation is Operation.COMPARE and len(asked.mentions) > 1
    if asked.operation not in _OF_ONE_ITEM and not unlike and not many:
        return ()
    return tuple(replace(asked, measures=(measure,)) for measure in asked.measures)


def with_each_item(pieces: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions of a text, each that asks for several changes as one of each: 收到几件，
    许可和处罚增减多少.
    """
    return tuple(chain.from_iterable(_items_changed(piece) or (piece,) for piece in pieces))


@only_if(lambda piece: piece.operation is Operation.CHANGE, otherwise=())
def _items_changed(piece: Question) -> tuple[Question, ...]:
    return of_each_item(piece)
