"""Words that hold something against another where no answer does: 比西吉多100件以上的单位,
低于平罗的.
"""

from __future__ import annotations

from handlers.understanding.asked.question import Operation, Order, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.set_against import is_beside_another
from handlers.understanding.operating.told import OperationWords
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator
from store.entering import GIVEN, only_if
from store.quick_records import replace


def is_held_against_nothing(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether a word holds figures against one that what is told leaves out."""
    if told.operation is Operation.RANK:
        return _in_an_order(word, told, parts)
    if told.operation is not Operation.COMPARE or not word.has(Mark.AGENCIES):
        return False
    held = {one.start for one in parts.mentions if is_beside_another(one, parts.mentions, parts)}
    return any(other.has_any(_AGAINST) and other.end in held for other in parts.words)


@only_if(lambda asked, parts: asked.operation is Operation.COMPARE, otherwise=GIVEN)
def held_against_nobody(asked: Question, parts: Parts) -> Question:
    """A question whose word for a comparison stays unread, where there is but one figure:
    公开率低于平罗的.
    """
    one = (
        len(asked.mentions) == 1 == len(asked.measures)
        and len(asked.years) == 1
        and not asked.everywhere
    )
    if asked.operation is not Operation.COMPARE or not one or asked.content:
        return asked
    than = tuple(word for word in parts.words if word.has(Mark.THAN))
    if than:
        return replace(asked, operation=Operation.FIND, content=than)
    return asked


def _in_an_order(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether the order is of all, whatever the one is that they are held against.

    比西吉多100件以上的单位, 哪年最多，比2022年多几件; and the years of one against those of
    another, year by year.
    """
    ranking = told.ranking
    if ranking.beside is not None:
        year_by_year = ranking.of_years and len(parts.mentions) > 1 and not parts.years
        return year_by_year and word.has_any(_AGAINST)
    aside = told.beside_one or ranking.order is not Order.VALUE
    return word.has(Mark.THAN) and not aside and (told.set_against or ranking.of_years)


_AGAINST = (Mark.THAN, Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST)
