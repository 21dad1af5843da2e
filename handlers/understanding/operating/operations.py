"""Which operation a question's words tell: a list of rules, of which the first that fits
decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from handlers.understanding.asked.question import Operation, Ranking
from handlers.understanding.entering import only_with
from handlers.understanding.operating.accepting import PLACES
from handlers.understanding.operating.among_all import own_place, share_of_all
from handlers.understanding.operating.averaging import statistics
from handlers.understanding.operating.dividing import breakdown
from handlers.understanding.operating.limits import limits, part_asked
from handlers.understanding.operating.of_reports import absent, check, listing
from handlers.understanding.operating.ordering import ranking
from handlers.understanding.operating.over_time import change, put_together, trend
from handlers.understanding.operating.some_or_none import having
from handlers.understanding.operating.told import (
    REASONED,
    TOPICS,
    Counts,
    OperationWords,
    is_money,
    is_ten_thousand,
    split_of,
)
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.quantities.adding import is_items_now
from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.quantities.rating import RATES, figures_beside, ratio_of, several_ratios
from handlers.understanding.quantities.rows_counted import is_of_rows
from handlers.understanding.wordlists.lexicon import Word, senses_of_all
from handlers.understanding.wordlists.numerals import numeral
from handlers.understanding.wordlists.senses import (
    Level,
    Mark,
    Operator,
    ScopeSense,
    TownshipKind,
    Unit,
)
from store.entering import GIVEN, only_if
from store.quick_records import replace


def tell(
    words: Sequence[Word],
    choice: Choice,
    agencies: int,
    years: int,
    *,
    excluding: bool = False,
    of_an_office: bool = False,
    among_peers: bool = False,
    set_against: bool = False,
) -> OperationWords:
    """The operation that the words of a question tell.

    `excluding` where it takes an agency out of all or a region; `of_an_office` where the one agency
    that it names is an office, and no place that others lie in; `among_peers` where it is of the
    very level that is spoken of; `set_against` where others are set against it.
    """
    said = _said(words, choice)
    told = OperationWords(
        Operation.VALUE,
        choice,
        ratio=ratio_of(words, choice, agencies),
        few=_how_few(words, choice, years if agencies <= 1 else 0),
        agencies=agencies,
        years=years,
        of_an_office=of_an_office,
        among_peers=among_peers,
        set_against=set_against,
        everywhere=_over_all(words, agencies) or (excluding and agencies <= 1),
        topics=frozenset(filter(_is_topic, said)),
    )
    told = _with_rates(told, words)
    unit = _unit(words, told.choice)
    if unit:
        told = replace(told, unit=unit)
    if told.few is not None and agencies <= 1:
        told = replace(told, everywhere=True)
    for rule in _RULES:
        found = rule(told, said, words, (agencies, years))
        if found is not None:
            return replace(found, rule=rule.__name__.lstrip("_"))
    return told


def _said(words: Sequence[Word], choice: Choice) -> set[str]:
    """The senses of all words; 为什么申请这么少 asks for no reasons of the form, which has no rows
    for that.
    """
    said = set(map(str, senses_of_all(words)))
    if Mark.WHY in said and not REASONED.intersection(one.subject for one in choice.measures):
        said.discard(Operator.BY_REASON)
    return said


def _is_topic(sense: str) -> bool:
    return sense in TOPICS or sense.startswith(("table:", "level:", "ending:"))


@only_with(*RATES, otherwise=GIVEN)
def _with_rates(told: OperationWords, words: Sequence[Word]) -> OperationWords:
    """With the figures that are asked for beside rates; a rate is of what stands above its line."""
    rates = (told.ratio,) if told.ratio else several_ratios(words, told.choice)
    if rates:
        told = replace(told, beside=figures_beside(words, rates))
    if told.ratio is None:
        return told
    return replace(told, choice=Choice(told.ratio.top[:1]))


@only_with(Operator.FEW)
def _how_few(words: Sequence[Word], choice: Choice, years: int) -> int | None:
    """How many agencies there are said to be (三家); 哪一家 asks for one, and counts none; all
    eight may be rows.

    Of one agency in as many years the years are meant: 2020, 2021, 2022: total of the three.
    """
    word = next((word for word in words if word.has("op:few")), None)
    if word is None:
        return None
    found = numeral(word.text)
    of_its_years = word.text.isascii() and found == years and years > 1
    if found == 1 or _are_rows(word, found, choice) or of_its_years:
        return None
    return found


def _are_rows(word: Word, found: int | None, choice: Choice) -> bool:
    """Whether all of so many may be the rows that were chosen."""
    return (
        len(word.senses) == 1
        and _ALL_OF_THEM.match(word.text) is not None
        and is_of_rows(found, choice)
    )


_ALL_OF_THEM = re.compile(r"(?:of )?(?:all|the) (?:the )?\S+$")


_OF_AGENCIES = (Mark.AGENCIES, Mark.REPORTS, Mark.WHO, *Level, *TownshipKind)


@only_with(ScopeSense.ALL, ScopeSense.BELOW, ScopeSense.REGION, otherwise=False)
def _over_all(words: Sequence[Word], agencies: int) -> bool:
    """Whether a question goes over all or a region.

    Beside an agency, 全部 and "all" may be said of what is counted (占全部新收申请的比重); of
    agencies they are where a word for these goes with them.
    """
    for place, word in enumerate(words):
        if word.has(ScopeSense.BELOW) or word.has(ScopeSense.REGION):
            return True
        if word.has(ScopeSense.ALL) and (not agencies or _is_of_agencies(words, place)):
            return True
    return False


def _is_of_agencies(words: Sequence[Word], place: int) -> bool:
    """Whether a word or the one behind it speaks of agencies."""
    behind = [one for one in words[place + 1 :] if not one.has(Mark.FILLER)]
    return any(one.has_any(_OF_AGENCIES) for one in (words[place], *behind[:1]))


@only_with(Unit, otherwise="")
def _unit(words: Sequence[Word], choice: Choice) -> str:
    """万元, 元 or 亿元; 万 where pieces are counted."""
    word = next((word for word in words if word.units), None)
    if word is None:
        return ""
    if not is_money(choice):
        if is_ten_thousand(word):
            return "万"
        return ""
    return word.units[0].written


@only_with(*PLACES)
def _part(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """哪种理由最多, 第二多的结果: of one figure, the part that has a place."""
    if counts[0] != 1 or told.everywhere or said & {"topic:agencies", "op:compare"}:
        return None
    ranking = part_asked(words)
    of_years = "which_year" in said and split_of(said) is None  # in which year it refused the most
    if ranking is None or of_years:
        return None
    if split_of(said) is None and REASONED.intersection(
        one.subject for one in told.choice.measures
    ):
        said = said | {"op:by_reason"}  # 不予公开的八种情形，件数最高的是哪种
    whole = breakdown(told, said, words, counts)
    if whole is None:
        return None
    return replace(whole, ranking=ranking)


@only_with(Operator.SUM, Operator.TREND, Mark.SUM_OF_ALL, or_if=lambda told, *_: told.everywhere)
def _sum(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    if not told.choice.measures or _asks_for_no_sum(told, said, words):
        return None
    if "op:trend" in said and not told.everywhere and put_together(words, said, counts):
        return replace(told, operation=Operation.SUM, every_year=not counts[1])
    if not counts[0] and _is_of_all(told, said, counts):
        return replace(told, operation=Operation.SUM, everywhere=True)
    if _adds_up(told, said, counts):
        return replace(told, operation=Operation.SUM)
    return None


def _asks_for_no_sum(told: OperationWords, said: set[str], words: Sequence[Word]) -> bool:
    return "op:compare" in said or told.ratio is not None or _counts_agencies(words)


def _adds_up(told: OperationWords, said: set[str], counts: Counts) -> bool:
    """Whether there is more than one figure, and their sum is asked for; of all in a place that
    goes without saying.
    """
    if told.everywhere and counts[0] <= 1 and "who" not in said:
        return True
    several = len({measure.subject for measure in told.choice.measures}) > 1 or is_items_now(
        told.choice.measures
    )
    return "op:sum" in said and (several or told.everywhere or max(counts) >= 2)


def _counts_agencies(words: Sequence[Word]) -> bool:
    """How many agencies had any: they are counted, and not what they had."""
    return any(
        word.has(Mark.WHICH) and word.has(Mark.AGENCIES) and word.has(Mark.COUNT) for word in words
    )


def _is_of_all(told: OperationWords, said: set[str], counts: Counts) -> bool:
    """Whether all together are meant where nobody is named; 去年一共新收几件 is asked of somebody
    who is not.
    """
    if "sum:all" in said:
        return True
    of_some = "topic:agencies" in said or any(
        topic.startswith("level:") for topic in told.topics
    )  # 这几个县一共
    return "op:sum" in said and counts[1] > 0 and (of_some or "sum:one" not in said)


@only_with(
    Operator.COMPARE,
    Operator.EITHER,
    Operator.TIMES,
    or_if=lambda told, said, words, counts: counts[0] > 1 or len(told.choice.measures) > 1,
)
def _comparison(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    several = counts[0] >= 2 or _sets_rows_apart(told, said)
    if counts[0] >= 2 and limits(words, is_money(told.choice)) is not None:
        return None
    order = _order_instead(told, said, counts)
    if order is not None:
        return order
    if "op:either" in said and several and "op:compare" not in said:
        if told.ratio is None:
            return replace(told, operation=Operation.VALUE)
        return None
    if told.choice.measures:
        return _of_figures(told, said, words, counts, several=several)
    return None


def _sets_rows_apart(told: OperationWords, said: set[str]) -> bool:
    """许可是处罚的多少倍: two rows with their columns."""
    return len(told.choice.measures) >= 2 and (told.choice.column_said or "op:times" in said)


def _of_figures(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
    *,
    several: bool,
) -> OperationWords | None:
    operation = _between(told, said, words, counts, several=several)
    if operation is not None:
        return replace(told, operation=operation)
    if {"who", "op:compare"} <= said and not counts[0]:
        return replace(
            told, operation=Operation.RANK, ranking=Ranking("op:fewer" not in said), everywhere=True
        )
    return None


def _order_instead(told: OperationWords, said: set[str], counts: Counts) -> OperationWords | None:
    """All, or those of a level in a place, that are set against each other are put in order."""
    if not told.choice.measures:
        return None
    if told.everywhere and counts[0] <= 1 and "op:compare" in said:
        return replace(told, operation=Operation.RANK, ranking=Ranking(all=True))
    if counts[0] == 1 and _of_a_level(told, said):
        ranking = Ranking(descending="op:fewer" not in said)
        return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=True)
    return None


def _between(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
    *,
    several: bool,
) -> Operation | None:
    """What is asked between figures: how far they are apart, how one changed, or what each is."""
    if several:
        single = max(counts) <= 1 and told.ratio is None and not said & {"op:compare", "op:times"}
        return (
            Operation.VALUE if single else Operation.COMPARE
        )  # 新收和予以公开各多少: nobody asks which is more
    if counts[0] == 1 and "than" not in said and _fell_or_rose(words):
        return Operation.CHANGE
    if "op:compare" in said and counts[0]:
        return Operation.COMPARE
    return None


def _fell_or_rose(words: Sequence[Word]) -> bool:
    """海林市去年申请少了多少: than in the year before, as no other agency is named."""
    return any(
        word.has(Operator.COMPARE) and PATTERNS["fell-or-rose"].fullmatch(word.text)
        for word in words
    )


def _of_a_level(told: OperationWords, said: set[str]) -> bool:
    """Whether those of a level in a place are set against each other: which county in Guyuan had
    more.
    """
    level = any(topic.startswith("level:") for topic in told.topics)
    return level and "who" in said and "op:compare" in said and "than" not in said


@only_if(lambda told, *_: told.beside)
def _figures_and_rates(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """受理量和公开率: figures and rates of the agencies that are named, in one."""
    found = (told.ratio,) if told.ratio else several_ratios(words, told.choice)
    if not told.beside or not found:
        return None
    choice = Choice(tuple(ratio.top[0] for ratio in found))
    return replace(
        told, operation=Operation.RATIO, ratio=found[0], more_ratios=found[1:], choice=choice
    )


@only_with(*RATES, into="words")
def _rate(
    told: OperationWords,
    said: set[str],
    words: Sequence[Word],
    counts: Counts,
) -> OperationWords | None:
    """A rate by itself; of all where somebody is asked for, or a region. Several rates of the
    agencies named only.
    """
    several = several_ratios(words, told.choice)
    if several and counts[0] and not told.everywhere:
        return replace(
            told,
            operation=Operation.RATIO,
            ratio=several[0],
            more_ratios=several[1:],
            choice=Choice(tuple(ratio.top[0] for ratio in several)),
        )
    if told.ratio is None:
        return None
    everywhere = told.everywhere or (not counts[0] and "who" in said)
    return replace(told, operation=Operation.RATIO, everywhere=everywhere)


_RULES: tuple[
    Callable[[OperationWords, set[str], Sequence[Word], Counts], OperationWords | None], ...
] = (
    check,
    listing,
    absent,
    _part,
    _figures_and_rates,
    share_of_all,
    own_place,
    ranking,
    trend,
    change,
    statistics,
    _sum,
    _comparison,
    _rate,
    breakdown,
    having,
)
