"""Which words of a text are used by what was understood of it; one that nothing uses keeps the
tables silent.
"""

from __future__ import annotations

import re
from itertools import chain

from handlers.understanding.asked.question import Operation
from handlers.understanding.composing.held_against_nothing import is_held_against_nothing
from handlers.understanding.composing.listed_in_vain import is_listed_in_vain
from handlers.understanding.composing.said_in_vain import is_said_in_vain
from handlers.understanding.composing.searching import is_unit
from handlers.understanding.composing.sums_in_vain import is_sum_in_vain
from handlers.understanding.composing.times_of_years import is_part_of_another, sets_years_apart
from handlers.understanding.continuing.carry_over import MEANS_NOTHING
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.entering import only_with
from handlers.understanding.operating.limits import ENGLISH, TENTHS, UNITS, amount
from handlers.understanding.operating.set_against import held_against_several
from handlers.understanding.operating.told import OperationWords, names_its_column
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.quantities.choosing import explained as uses
from handlers.understanding.quantities.row_tails import follows_its_row
from handlers.understanding.quantities.rows_counted import counts_rows
from handlers.understanding.wordlists.lexicon import Word, number, senses_of_all
from handlers.understanding.wordlists.senses import (
    HintsAt,
    Mark,
    NamesColumn,
    NamesSubject,
    Operator,
)
from store.entering import only_if

_SEVERAL = 2
_TWO_FIGURES = (
    *(Mark.THAN, Mark.THAT_YEAR, Mark.AGENCIES),
    *(Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST),
    *(Operator.COMPARE, Operator.SUM, Operator.CHANGE, Operator.RISING, Operator.FALLING),
)
"""What can be said of two figures where one is told."""


def is_used(word: Word, choice: Choice, told: OperationWords, parts: Parts) -> bool:
    """Whether the rows that were chosen or the operation that is told say what a word says."""
    choice = _of_rates(told) or choice
    if is_said_in_vain(word, told, parts) or _asks_for_what_is_not_told(word, choice, told, parts):
        return False
    if _is_of_what_is_chosen(word, choice, parts):
        return True
    if told.operation is Operation.RANK and amount(word) is not None:
        return _is_of_order(word, told)
    if _bounds_nothing(word, told):
        return False
    if _is_of_its_own_level(word, told, parts):
        return False
    return _says_more_of_the_rows(word, choice, told, parts) or _is_accepted(
        word, choice, told, parts
    )


@only_with(
    *_TWO_FIGURES,
    NamesSubject,
    NamesColumn,
    HintsAt,
    otherwise=False,
    or_if=lambda word, *_: _asks_one_number(word) or _asks_for_several(word),
)
def _asks_for_what_is_not_told(
    word: Word,
    choice: Choice,
    told: OperationWords,
    parts: Parts,
) -> bool:
    """Whether a word asks for something besides, so that the answer would be half of what is
    asked.
    """
    if _sets_rows_apart(word, choice, parts) or _is_a_year_of_an_order(word, told, parts):
        return True
    if is_sum_in_vain(word, told, parts) or _sets_nothing_apart(word, choice, told, parts):
        return True
    if is_held_against_nothing(word, told, parts):
        return True
    if word.has(Mark.THAN) and held_against_several(parts):
        return True  # 比平罗少但比西吉多的是谁
    if told.operation is Operation.COMPARE and _moves_against_another(word, parts):
        return True
    if is_listed_in_vain(word, choice, told, parts):
        return True
    return _asks_once_more(word, choice, told, parts)  # and how many were added


def _is_of_what_is_chosen(word: Word, choice: Choice, parts: Parts) -> bool:
    """Whether a word says nothing, or names the rows that were chosen or the office whose they
    are.
    """
    if MEANS_NOTHING.intersection(word.senses) or uses(word, choice):
        return True
    return bool(choice.measures) and _is_the_office_named(word, parts)


_BOUNDS = (Operator.ABOVE, Operator.BELOW, Operator.AT_LEAST, Operator.AT_MOST)


def _bounds_nothing(word: Word, told: OperationWords) -> bool:
    """Whether a word sets a bound to an order that has none: 哪年平罗申请超过了红寺堡最高的一年."""
    return (
        told.operation is Operation.RANK and word.has_any(_BOUNDS) and not told.ranking.is_bounded
    )


def _asks_once_more(word: Word, choice: Choice, told: OperationWords, parts: Parts) -> bool:
    """Whether a second number is asked for beside the only one that would be told, or the number of
    each of several.
    """
    asks = [other for other in parts.words if _asks_one_number(other)]
    one = told.operation in (Operation.VALUE, Operation.SUM) and len(choice.measures) == 1
    one = one and len(parts.mentions) < _SEVERAL and len(parts.years) < _SEVERAL
    of_one = len(parts.mentions) == 1 and not told.everywhere
    return one and ((of_one and _asks_for_several(word)) or word in asks[1:])


def _asks_one_number(word: Word) -> bool:
    return PATTERNS["asks-one-number"].fullmatch(word.text) is not None


def _asks_for_several(word: Word) -> bool:
    return PATTERNS["asks-for-several"].fullmatch(word.text) is not None


def _sets_nothing_apart(word: Word, choice: Choice, told: OperationWords, parts: Parts) -> bool:
    """Whether a difference is asked for and none is told: of a single figure, or of the first in an
    order.

    新收总计减自然人 with one row read; 前两名相差多少. What was brought against an agency sets
    nothing apart.
    """
    if not word.has(Operator.COMPARE) or PATTERNS["asks-how-far-apart"].search(word.text) is None:
        return False
    if told.operation is Operation.COMPARE:
        return _is_of_one_figure(choice, told, parts)
    return told.operation is Operation.RANK and told.ranking.head > 1


def _is_of_one_figure(choice: Choice, told: OperationWords, parts: Parts) -> bool:
    """Whether a single figure is asked for, of a row that is named, and no other to hold it
    against.
    """
    one = (
        told.agencies == 1 == len(choice.measures)
        and len(parts.years) < _SEVERAL
        and told.ratio is None
    )
    names_its_row = any(other.subjects or other.hints for other in parts.words)
    than = any(
        other.has(Mark.THAN) for other in parts.words
    )  # 处罚比西吉多多少, after another agency
    return one and names_its_row and not than


def _is_the_office_named(word: Word, parts: Parts) -> bool:
    """Whether an office is that of the place named right before it: the Pingluo office."""
    named = any(mention.end + 1 == word.start for mention in parts.mentions)
    return named and word.text == "office"


def _is_a_year_of_an_order(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether "that year" is a place of an order of years, which only its answer tells.

    哪年申请最少，那年办结多少; 申请最多的那年办结多少.
    """
    ends = [one for one in parts.words if one.has_any(_ENDS_OF_AN_ORDER)]
    placed = (
        len(ends) == 1 and ends[0].end == word.start
    )  # of both ends it is asked how far they are apart
    return word.has(Mark.THAT_YEAR) and (told.ranking.of_years or placed)


_ENDS_OF_AN_ORDER = (Operator.RANK_TOP, Operator.RANK_BOTTOM)


def _says_more_of_the_rows(word: Word, choice: Choice, told: OperationWords, parts: Parts) -> bool:
    """Whether a word says of the chosen rows how many they are, what kind of papers, or that all
    columns are meant.
    """
    if _tells_of_its_column(word, told, choice):
        return True
    return counts_rows(word, parts.words, choice) or follows_its_row(word, parts.words)


def _is_accepted(word: Word, choice: Choice, told: OperationWords, parts: Parts) -> bool:
    if word.has(Operator.TIMES) and told.operation is Operation.CHANGE:
        return told.accepts(word, choice) or sets_years_apart(parts.text, parts.years)
    if told.operation is Operation.CHANGE and PATTERNS["divides"].fullmatch(word.text):
        return False  # 许可2022除以2021, which is no change
    if word.has(Operator.RATIO) and told.operation is Operation.COMPARE:
        return told.accepts(word, choice) or is_part_of_another(parts.text, parts.mentions)
    if number(word) is None:
        return told.accepts(word, choice)
    if not parts.periods and _LIKE_A_YEAR.fullmatch(word.text):
        return False  # procurement of Pingluo 2022 yuan: a year rather than so many yuan
    if told.operation is Operation.CHECK:
        return not states_of_several(parts)
    return bool(choice.measures) and _is_counted(word, parts)


def states_of_several(parts: Parts) -> bool:
    """Whether figures of several agencies are stated, which no check compares (Xiji had 9, Pingluo
    20, verify).
    """
    return len(parts.mentions) >= _SEVERAL and any(number(word) is not None for word in parts.words)


def _moves_against_another(word: Word, parts: Parts) -> bool:
    """Whether an agency is said to have moved more than another (requests rose more in Xiji than in
    Pingluo).

    What they had in a year does not decide it.
    """
    moves = (
        word.has_any((Operator.CHANGE, Operator.RISING, Operator.FALLING)) and word.text.isascii()
    )
    than = any(other.has(Mark.THAN) or other.text.endswith(" than") for other in parts.words)
    return moves and than and len(parts.mentions) >= _SEVERAL


_LIKE_A_YEAR = re.compile(r"20[0-4]\d")


@only_if(lambda told: told.ratio is not None)
def _of_rates(told: OperationWords) -> Choice | None:
    """All that is divided and that it is divided by, with the figures beside; None where no rate is
    asked for.
    """
    if told.ratio is None:
        return None
    ratios = (told.ratio, *told.more_ratios)
    terms = chain.from_iterable((*ratio.top, *ratio.bottom) for ratio in ratios)
    return Choice((*terms, *told.beside))


def _is_counted(word: Word, parts: Parts) -> bool:
    """Whether a measure word or a unit stands right behind a number."""
    return any(
        other.start == word.end and (other.has("count") or is_unit(other)) for other in parts.words
    )


_APART = (Mark.THAN, Operator.ABOVE, Operator.BELOW, Operator.COMPARE)


def _sets_rows_apart(word: Word, choice: Choice, parts: Parts) -> bool:
    """Whether a word sets one row of each agency against another (哪些单位许可比处罚多), which
    nothing here tells.
    """
    if not word.has_any(_APART) or len(parts.mentions) >= _SEVERAL or not _asks_for_agencies(parts):
        return False
    rows = [other.start for other in parts.words if other.subjects and not other.has(Mark.FILLER)]
    between = len(rows) > 1 and rows[0] < word.start < rows[-1]
    return between and len({one.subject for one in choice.measures}) > 1


def _asks_for_agencies(parts: Parts) -> bool:
    """Whether it is asked who, or which agencies."""
    if any(word.has(Mark.WHO) for word in parts.words):
        return True
    said = senses_of_all(parts.words)
    return Mark.AGENCIES in said and Mark.WHICH in said


def _is_of_its_own_level(word: Word, told: OperationWords, parts: Parts) -> bool:
    """Whether the others of an agency's own level are spoken of: 洛南县在县区里算多的吗. No county
    lies in a county.
    """
    levels = {
        sense.removeprefix("level:")
        for sense in map(str, word.senses)
        if sense.startswith("level:")
    }
    if not levels or told.own_place or told.ranking.beside is not None or len(parts.mentions) != 1:
        return False
    divisions = {agency.division for agency in parts.mentions[0].agencies()}
    return all(division is not None and division.level in levels for division in divisions)


def _tells_of_its_column(word: Word, told: OperationWords, choice: Choice) -> bool:
    """Whether a word for all applicants or results stands beside one that is named: natural-person
    applicants.
    """
    said = {str(sense) for sense in word.senses}
    return told.operation is Operation.VALUE and names_its_column(choice, said)


def _is_of_order(word: Word, told: OperationWords) -> bool:
    """Whether a number is the bound of an order, or how many of its places are asked for."""
    return _states_bound(word, told) or amount(word) == told.ranking.head > 1


def _states_bound(word: Word, told: OperationWords) -> bool:
    """Whether a number of the question is the bound of its ranking, in the unit behind it."""
    stated = amount(word)
    bounds = (told.ranking.above, told.ranking.below)
    return stated is not None and any(
        stated * factor in bounds for factor in (1, TENTHS, *ENGLISH.values(), *UNITS.values())
    )
