"""Which operation a question's words tell: a list of rules, of which the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from handlers.meaning import Split, Statistic
from handlers.understanding.asked.question import Operation, Ranking
from handlers.understanding.operating.accepting import STATISTICS
from handlers.understanding.operating.limits import limits, part_asked
from handlers.understanding.operating.of_reports import absent, check, listing
from handlers.understanding.operating.ordering import having, own_place, ranking, share_of_all
from handlers.understanding.operating.over_time import change, put_together, trend
from handlers.understanding.operating.told import (
    BOTH_ENDS,
    ENDS,
    REASONED,
    TOPICS,
    Counts,
    OperationWords,
    is_money,
    is_ten_thousand,
    split_of,
)
from handlers.understanding.quantities.choosing import APPLICANTS, Choice, choose
from handlers.understanding.quantities.rating import figures_beside, ratio_of, several_ratios
from handlers.understanding.quantities.rows_counted import is_of_rows
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.numerals import numeral
from handlers.understanding.wordlists.senses import Level, Mark, NamesSubject, Operator, ScopeSense, TownshipKind
from store.measures import subjects
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
) -> OperationWords:
    """The operation that the words of a question tell.

    `excluding` where it takes an agency out of all or a region; `of_an_office` where the one agency that it names is an
    office, and no place that others lie in; `among_peers` where it is of the very level that is spoken of.
    """
    said = {str(sense) for word in words for sense in word.senses}
    if Mark.WHY in said and not REASONED.intersection(one.subject for one in choice.measures):
        said.discard(Operator.BY_REASON)  # 为什么申请这么少: the form has no rows for that
    told = OperationWords(
        Operation.VALUE,
        choice,
        ratio=ratio_of(words, choice, agencies),
        few=_how_few(words, choice),
        agencies=agencies,
        of_an_office=of_an_office,
        among_peers=among_peers,
        everywhere=_over_all(words, agencies) or (excluding and agencies <= 1),
        topics=frozenset(one for one in said if one in TOPICS or one.startswith(("table:", "level:", "ending:"))),
    )
    rates = (told.ratio,) if told.ratio else several_ratios(words, choice)
    if rates:
        told = replace(told, beside=figures_beside(words, rates))
    if told.ratio is not None:
        told = replace(told, choice=Choice(told.ratio.top[:1]))
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


def _how_few(words: Sequence[Word], choice: Choice) -> int | None:
    """How many agencies there are said to be (三家); 哪一家 asks for one, and counts none; all eight may be rows."""
    word = next((word for word in words if word.has("op:few")), None)
    found = None if word is None else numeral(word.text)
    rows = word is not None and len(word.senses) == 1 and _ALL_OF_THEM.match(word.text) and is_of_rows(found, choice)
    return None if found == 1 or rows else found


_ALL_OF_THEM = re.compile(r"(?:of )?(?:all|the) (?:the )?\S+$")


_OF_AGENCIES = (Mark.AGENCIES, Mark.REPORTS, Mark.WHO, *Level, *TownshipKind)


def _over_all(words: Sequence[Word], agencies: int) -> bool:
    """Whether a question goes over all or a region.

    Beside an agency, 全部 and "all" may be said of what is counted (占全部新收申请的比重); of agencies they are where a
    word for these goes with them.
    """
    for place, word in enumerate(words):
        if word.has(ScopeSense.BELOW) or word.has(ScopeSense.REGION):
            return True
        if word.has(ScopeSense.ALL):
            behind = [one for one in words[place + 1 :] if not one.has(Mark.FILLER)]
            beside = (word, *behind[:1])
            if not agencies or any(one.has(sense) for one in beside for sense in _OF_AGENCIES):
                return True
    return False


def _unit(words: Sequence[Word], choice: Choice) -> str:
    """万元, 元 or 亿元; 万 where pieces are counted."""
    word = next((word for word in words if word.units), None)
    if word is None:
        return ""
    if not is_money(choice):
        return "万" if is_ten_thousand(word) else ""
    return word.units[0].written


def _part(told: OperationWords, said: set[str], words: Sequence[Word], counts: Counts) -> OperationWords | None:
    """哪种理由最多, 第二多的结果: of one figure, the part that has a place."""
    if counts[0] != 1 or told.everywhere or said & {"topic:agencies", "op:compare"}:
        return None
    ranking = part_asked(words)
    if ranking and split_of(said) is None and REASONED.intersection(one.subject for one in told.choice.measures):
        said = said | {"op:by_reason"}  # 不予公开的八种情形，件数最高的是哪种
    whole = _breakdown(told, said, words, counts) if ranking else None
    return replace(whole, ranking=ranking) if whole and ranking else None


_A_YEAR = re.compile(r"年均|每年|annual|yearly|year\b")
"""An average that is one of the years: average annual penalties."""


_STATISTICS = {
    "op:average": Statistic.AVERAGE,
    "op:median": Statistic.MEDIAN,
    "op:maximum": Statistic.MAXIMUM,
    "op:minimum": Statistic.MINIMUM,
}


def _statistics(told: OperationWords, said: set[str], words: Sequence[Word], counts: Counts) -> OperationWords | None:
    """Average, median, largest, smallest, in the order in which they are asked for; a sum with them if that is."""
    apart = said >= ENDS and "op:compare" in said
    if not (said & STATISTICS or apart) or not told.choice.measures:
        return None
    asked = (
        [*BOTH_ENDS]
        if apart
        else [_STATISTICS[sense] for word in words for sense in word.senses if sense in _STATISTICS]
    )
    if "op:sum" in said and told.ratio is None:
        asked = [Statistic.SUM, *asked]
    found = tuple(dict.fromkeys(asked))
    of_reports = any(word.has("op:few") and word.has(Mark.REPORTS) for word in words)  # over its four reports
    a_year = any(word.has(Operator.AVERAGE) and _A_YEAR.search(word.text) for word in words)
    of_years = counts[0] == 1 and (
        counts[1] > 1 or told.of_an_office or of_reports or a_year or "op:trend" in said
    )  # 平罗四年新收的平均值: of one agency, over its years
    of_years = of_years or (not counts[0] and a_year and not told.everywhere)  # 年均多少, of the agency before
    everywhere = (told.everywhere and not of_reports) or (counts[0] < 2 and not of_years)
    every_year = of_years and not counts[1]
    return replace(
        told,
        operation=Operation.STATISTICS,
        statistics=found,
        everywhere=everywhere,
        every_year=every_year,
        few=None if of_years else told.few,
    )


def _sum(told: OperationWords, said: set[str], words: Sequence[Word], counts: Counts) -> OperationWords | None:
    if not told.choice.measures or "op:compare" in said or told.ratio is not None:
        return None
    if any(word.has(Mark.WHICH) and word.has(Mark.AGENCIES) and word.has(Mark.COUNT) for word in words):
        return None  # how many agencies had any: they are counted, and not what they had
    several = len({measure.subject for measure in told.choice.measures}) > 1
    if "op:trend" in said and not told.everywhere and put_together(words, said, counts):
        return replace(told, operation=Operation.SUM, every_year=not counts[1])
    many = counts[0] >= 2 or told.everywhere or counts[1] >= 2 or several
    of_some = "topic:agencies" in said or any(topic.startswith("level:") for topic in told.topics)  # 这几个县一共
    of_all = "sum:all" in said or ("op:sum" in said and counts[1] and (of_some or "sum:one" not in said))
    if not counts[0] and of_all:  # 去年一共新收几件 is asked of somebody who is not named
        return replace(told, operation=Operation.SUM, everywhere=True)
    if (many and "op:sum" in said) or (told.everywhere and counts[0] <= 1 and "who" not in said):
        return replace(told, operation=Operation.SUM)
    return None


def _comparison(told: OperationWords, said: set[str], words: Sequence[Word], counts: Counts) -> OperationWords | None:
    several = counts[0] >= 2 or (
        len(told.choice.measures) >= 2 and (told.choice.column_said or "op:times" in said)
    )  # 许可是处罚的多少倍
    if counts[0] >= 2 and limits(words, is_money(told.choice)) is not None:
        return None
    if told.choice.measures and told.everywhere and counts[0] <= 1 and "op:compare" in said:
        return replace(told, operation=Operation.RANK, ranking=Ranking(all=True))
    if told.choice.measures and counts[0] == 1 and _of_a_level(told, said):
        ranking = Ranking(descending="op:fewer" not in said)
        return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=True)
    if "op:either" in said and several and "op:compare" not in said:
        return replace(told, operation=Operation.VALUE) if told.ratio is None else None
    apart = counts[0] <= 1 and counts[1] <= 1 and not said & {"op:compare", "op:times"} and told.ratio is None
    if told.choice.measures and several and apart:
        return replace(told, operation=Operation.VALUE)  # 新收和予以公开各多少: nobody asks which is more
    if told.choice.measures and counts[0] == 1 and not several and "than" not in said and _fell_or_rose(words):
        return replace(told, operation=Operation.CHANGE)
    if told.choice.measures and (several or ("op:compare" in said and counts[0])):
        return replace(told, operation=Operation.COMPARE)
    if told.choice.measures and ("who" in said and "op:compare" in said) and not counts[0]:
        return replace(told, operation=Operation.RANK, ranking=Ranking("op:fewer" not in said), everywhere=True)
    return None


_FELL_OR_ROSE = re.compile(r"[多少高低]了(?:多少|几)?[件条个项次元]?")


def _fell_or_rose(words: Sequence[Word]) -> bool:
    """海林市去年申请少了多少: than in the year before, as no other agency is named."""
    return any(word.has(Operator.COMPARE) and _FELL_OR_ROSE.fullmatch(word.text) for word in words)


def _of_a_level(told: OperationWords, said: set[str]) -> bool:
    """Whether those of a level in a place are set against each other: which county in Guyuan had more."""
    level = any(topic.startswith("level:") for topic in told.topics)
    return level and "who" in said and "op:compare" in said and "than" not in said


def _figures_and_rates(
    told: OperationWords, said: set[str], words: Sequence[Word], counts: Counts
) -> OperationWords | None:
    """受理量和公开率: figures and rates of the agencies that are named, in one."""
    found = (told.ratio,) if told.ratio else several_ratios(words, told.choice)
    if not told.beside or not found:
        return None
    choice = Choice(tuple(ratio.top[0] for ratio in found))
    return replace(told, operation=Operation.RATIO, ratio=found[0], more_ratios=found[1:], choice=choice)


def _rate(told: OperationWords, said: set[str], words: Sequence[Word], counts: Counts) -> OperationWords | None:
    """A rate by itself; of all where somebody is asked for, or a region. Several rates of the agencies named only."""
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


def _breakdown(told: OperationWords, said: set[str], words: Sequence[Word], counts: Counts) -> OperationWords | None:
    split = split_of(said)
    if split is None:
        return None
    default = "denied" if split is Split.REASON else "new" if split is Split.APPLICANT else "handled"
    choice = told.choice if told.choice.measures else choose([Word(0, 0, "", (NamesSubject(default),))])
    if split is Split.RESULT and all(measure.subject in ("new", "carried_over") for measure in choice.measures):
        choice = choose([Word(0, 0, "", (NamesSubject("handled"),))])
    tables = {subjects()[measure.subject].table for measure in choice.measures}
    if names_its_column(choice, said):
        return None  # natural-person applicants, outcomes of the type "other result": one of the columns is asked for
    if split is Split.RESULT and any(_has_no_results(measure.subject) for measure in choice.measures):
        if choose(words).measures:
            return None
        choice = choose([Word(0, 0, "", (NamesSubject("handled"),))])  # 办理结果呢, after one of the results
    if "disclosure" in tables or (split is not Split.RESULT and tables != {"requests"}):
        return None
    return replace(told, operation=Operation.BREAKDOWN, split=split, choice=choice)


def names_its_column(choice: Choice, said: Collection[str]) -> bool:
    """Whether a column of the applicants or of the results is named beside the word for all of them."""
    split = split_of(set(said))
    applicants = split is Split.APPLICANT and any(one.column in APPLICANTS for one in choice.measures)
    reviews = {subjects()[one.subject].table for one in choice.measures} == {"reviews"}
    results = split is Split.RESULT and reviews and any(one.column != "total" for one in choice.measures)
    return choice.column_said and (applicants or results)


def _has_no_results(subject: str) -> bool:
    """Whether a row of table three is one result itself, or is not handled yet: it is not divided by result."""
    row = subjects()[subject]
    return row.table == "requests" and subject != "handled" and len(row.rows or row.rows_2021) == 1


_RULES: tuple[Callable[[OperationWords, set[str], Sequence[Word], Counts], OperationWords | None], ...] = (
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
    _statistics,
    _sum,
    _comparison,
    _rate,
    _breakdown,
    having,
)
