"""Which operation a question's words tell: a list of rules, of which the first that fits decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from handlers.meaning import Split, Statistic
from handlers.measures import Measure, subjects
from handlers.ratios import Ratio
from handlers.understanding.accepting import MOVES, STATISTICS, accepts
from handlers.understanding.choosing import Choice, choose
from handlers.understanding.lexicon import Word, number
from handlers.understanding.limits import head_of, limits, part_asked, place_of
from handlers.understanding.numerals import numeral
from handlers.understanding.question import DEFAULT_RANKING, Operation, Order, Ranking
from handlers.understanding.rating import figures_beside, ratio_of, several_ratios
from handlers.understanding.rows_counted import is_of_rows
from handlers.understanding.senses import Ending, GoesWith, Level, Mark, NamesSubject, Operator, Scope, Table

NEGATIONS = frozenset({"没有", "无", "没", "未", "却无", "却没有", "without", "no", "none", "zero", "not"})
"""Words that deny what stands behind them."""
_TOPICS = frozenset(
    {"check:agrees", "check:names", "check:missing", "check:table", "greeting", "chapter:problems", "contact"}
)
_TOPICS |= {
    "op:fewer",
    "op:times",
    "op:relative",
    "topic:reports",
    "scope:below",
    "prose_only",
    "which_year",
    "year:earliest",
    "printed",
    "thanks",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the words tell of the operation."""

    operation: Operation
    choice: Choice
    split: Split = Split.RESULT
    ranking: Ranking = DEFAULT_RANKING
    ratio: Ratio | None = None
    more_ratios: tuple[Ratio, ...] = ()
    """The others, where several rates are asked for by name."""
    statistics: tuple[Statistic, ...] = ()
    few: int | None = None
    beside: tuple[Measure, ...] = ()
    """Figures that are asked for beside a rate (受理量和公开率)."""
    agencies: int = 0
    """How many the question names."""
    of_an_office: bool = False
    everywhere: bool = False
    every_year: bool = False
    """Whether all years of the agency come to one figure."""
    ends: bool = False
    """Whether a change is from the first to the last of the years that are named."""
    own_place: bool = False
    """Whether the place is asked for that the agency has which is named first, or lies within the other."""
    beside_one: bool = False
    """Whether the agency that is named is one of all, beside whom the others are put in order."""
    unit: str = ""
    topics: frozenset[str] = field(default_factory=frozenset)
    rule: str = "value"
    """The rule that decided, as it is called below; `value` where none did."""

    def accepts(self, word: Word, choice: Choice) -> bool:
        """Whether the operation uses this word."""
        if "share:of_all" in self.topics and (word.has(Operator.RATIO) or _goes_with_a_table(word)):
            return True
        if self.operation is Operation.CHECK and (word.subjects or word.hints):
            return True
        if word.has("op:compare") and self.statistics == _BOTH_ENDS:
            return True
        if any(isinstance(sense, Table) for sense in word.senses) and self.operation is not Operation.CHECK:
            named = {sense.value.partition(":")[2] for sense in word.senses if isinstance(sense, Table)}
            return {subjects()[measure.subject].table for measure in choice.measures} == named
        if word.has(Scope.ALL) and self.agencies and not self.everywhere:
            return True  # said of what is counted: of all handled requests
        denies = self.operation is Operation.ABSENT or (self.rule == "having" and self.ranking.below is not None)
        denies = denies or (self.operation is Operation.CHECK and "check:missing" in self.topics)
        if denies and word.text in NEGATIONS:
            return True
        if word.has(Operator.TREND) and (self.every_year or self.ranking.of_years):
            return True
        if self.agencies >= 2 and word.has("op:few"):
            return self.few == self.agencies
        if word.units and not (_is_money(choice) or _is_ten_thousand(word)):
            return False
        return any(accepts(self.operation, sense, ratio=self.ratio is not None) for sense in word.senses)


def _goes_with_a_table(word: Word) -> bool:
    """Whether a word is a verb of one of the tables: "came from", "taken together"."""
    return any(isinstance(sense, GoesWith) for sense in word.senses)


def _is_money(choice: Choice) -> bool:
    return any(measure.column in ("amount", "fee_amount") for measure in choice.measures)


def _is_ten_thousand(word: Word) -> bool:
    """Whether a unit is 万 by itself, which counts pieces as well as yuan."""
    return word.text.endswith("万")


def tell(
    words: Sequence[Word],
    choice: Choice,
    agencies: int,
    years: int,
    *,
    excluding: bool = False,
    of_an_office: bool = False,
) -> Told:
    """The operation that the words of a question tell.

    `excluding` where it takes an agency out of all or a region; `of_an_office` where the one agency that it names is an
    office, and no place that others lie in.
    """
    said = {str(sense) for word in words for sense in word.senses}
    told = Told(
        Operation.VALUE,
        choice,
        ratio=ratio_of(words, choice, agencies),
        few=_how_few(words, choice),
        agencies=agencies,
        of_an_office=of_an_office,
        everywhere=_over_all(words, agencies) or (excluding and agencies <= 1),
        topics=frozenset(one for one in said if one in _TOPICS or one.startswith(("table:", "level:", "ending:"))),
    )
    rates = (told.ratio,) if told.ratio else several_ratios(words, choice)
    if rates:
        told = replace(told, beside=figures_beside(words, rates))
    if told.ratio is not None:
        told = replace(told, choice=Choice(told.ratio.top[:1]))
    told = replace(told, unit=_unit(words, told.choice))
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


_OF_AGENCIES = (Mark.AGENCIES, Mark.REPORTS, Mark.WHO, *Level, *Ending)


def _over_all(words: Sequence[Word], agencies: int) -> bool:
    """Whether a question goes over all or a region.

    Beside an agency, 全部 and "all" may be said of what is counted (占全部新收申请的比重); of agencies they are where a
    word for these goes with them.
    """
    for place, word in enumerate(words):
        if word.has(Scope.BELOW) or word.has(Scope.REGION):
            return True
        if word.has(Scope.ALL):
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
    if not _is_money(choice):
        return "万" if _is_ten_thousand(word) else ""
    return word.units[0].written


Counts = tuple[int, int]
"""How many agencies and how many years a question names."""


def _check(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    checking = "op:check" in said or ("check:names" in said and told.topics & {"topic:reports", "check:names"})
    checking = checking or ("check:missing" in said and not told.choice.measures)
    if _denies_a_table(words) and not told.choice.measures:
        return replace(told, operation=Operation.CHECK, topics=told.topics | {"check:missing"})
    sums = sum(number(word) is not None for word in words) >= 2 and bool(said & {"op:sum", "ask"})
    if sums and counts[0] and not told.choice.measures:
        return replace(told, operation=Operation.CHECK)
    if not checking or (told.choice.measures and not _asks_whether(words, said)):
        return None
    return replace(told, operation=Operation.CHECK)


def _denies_a_table(words: Sequence[Word]) -> bool:
    """哪份报告没有第二部分的表: a table of the form stands behind what denies it."""
    spoken = [word for word in words if not word.has(Mark.FILLER)]
    return any(
        one.text in NEGATIONS and any(isinstance(sense, Table) for sense in other.senses)
        for one, other in pairwise(spoken)
    )


def _asks_whether(words: Sequence[Word], said: set[str]) -> bool:
    """Whether a check is what is asked, where a subject is named too (核对一下申请的勾稽关系)."""
    return "op:check" in said and not (said & {"op:rank_top", "op:rank", "op:ratio"})


def _listing(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    asks = bool(said & {"which", "who", "listed", "scope:all", "op:sum"}) or "count" in said
    about = "topic:reports" in said or ("topic:agencies" in said and bool(said & {"which", "listed", "scope:all"}))
    about = about or ("which_year" in said and counts[0] == 1)  # 有鹤庆哪几年: of which years there are reports
    if told.choice.measures or not about or "op:absent" in said or _denies_reports(words):
        return None
    if not asks and not counts[0] and not counts[1] and "topic:reports" not in said:
        return None
    return replace(told, operation=Operation.LIST)


def _absent(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """哪些单位没有发布年报: of reports, and of no row of theirs."""
    about = said & {"topic:reports", "topic:agencies", "who", "which", "listed", "scope:all", "which_year"} or counts[0]
    if not ("op:absent" in said or _denies_reports(words)) or told.choice.measures or not about:
        return None
    return replace(told, operation=Operation.ABSENT, everywhere=False)


def _denies_reports(words: Sequence[Word]) -> bool:
    """没有2023年的年报的单位: a year stands between what "no report" is else."""
    asking = (Mark.WHO, Mark.AGENCIES, Mark.WHICH, Mark.LISTED)
    asked = any(word.has(sense) for word in words for sense in asking)
    beside = pairwise(word for word in words if not word.has(Mark.FILLER))
    return asked and any(one.text in NEGATIONS and other.has(Mark.REPORTS) for one, other in beside)


def _part(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """哪种理由最多, 第二多的结果: of one figure, the part that has a place."""
    if counts[0] != 1 or told.everywhere or said & {"topic:agencies", "op:compare"}:
        return None
    ranking = part_asked(words)
    whole = _breakdown(told, said, words, counts) if ranking else None
    return replace(whole, ranking=ranking) if whole and ranking else None


def _share_of_all(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """各单位申请占比, 县公安局的许可占各单位许可总数的几成: how much of all each has, or one of them.

    Of a result among all requests the rate of each agency is meant, which is another rule's.
    """
    if "op:ratio" not in said or told.ratio is not None or len(told.choice.measures) != 1 or said & _NO_SHARE:
        return None
    if not said & {"topic:agencies", "scope:all", "sum:all", "op:sum"}:
        return None  # A as a percentage of B sets two agencies against each other
    one = counts[0] == _ONE_AND_ITS_REGION or (counts[0] == 1 and any(word.has(Mark.SOMEONE) for word in words))
    if counts[0] > _ONE_AND_ITS_REGION or not (one or (told.everywhere and "topic:agencies" in said)):
        return None
    return replace(
        told,
        operation=Operation.RANK,
        ranking=Ranking(all=True),
        everywhere=True,
        few=None,
        own_place=one,
        topics=told.topics | {"share:of_all"},
    )


_NO_SHARE = frozenset({"op:change", "op:rank_top", "op:rank_bottom", "op:compare", "op:times", "versus_last_year"})


def _own_place(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """平罗县2022年申请在各单位里排第几: the place of one agency among all, or among those of a region."""
    if "op:own_place" not in said or not told.choice.measures or not 1 <= counts[0] <= _ONE_AND_ITS_REGION:
        return None
    ranking = Ranking(descending="op:rank_bottom" not in said, all=True)
    return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=True, own_place=True, few=None)


_ONE_AND_ITS_REGION = 2


def _ranking(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    if not told.choice.measures or any(word.has("part") and not word.has("who") for word in words):
        return None
    bound = limits(words, _is_money(told.choice))
    if bound is not None and counts[0] <= 1:
        bound = replace(bound, of_years="which_year" in said)
        return replace(told, operation=Operation.RANK, ranking=bound, everywhere=True, few=None)
    places = {sense for sense in said if sense.startswith("op:rank")}
    listing = not counts[0] and any(word.has("who") or (word.has("which") and not word.has("ask")) for word in words)
    order = _order(said, places, told.choice, listing=listing, years=counts[1])
    if order is not None and counts[0] <= 1:
        listed = places == {"op:rank"} if order is Order.CHANGED else not places and not said & MOVES
        ranking = Ranking(order=order, position=place_of(words), head=head_of(words), all=listed)
        return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=True, few=None)
    if "op:change" in said and told.choice.measures[0].column != "change":
        return None
    if _beside_one(told, said, counts):
        ranking = Ranking(descending=not said & {"op:fewer", "op:rank_bottom"}, all=True)
        return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=True, beside_one=True)
    if (
        not places
        or said & STATISTICS
        or (places >= _ENDS and "op:compare" in said)
        or (counts[0] >= 2 and "op:rank" not in said)
    ):
        return None
    ranking = Ranking(
        descending=not ("op:rank_bottom" in said and "op:rank_top" not in said),
        position=place_of(words),
        all="op:rank" in said and places == {"op:rank"},
        head=1 if said & {"op:rank_nth", "op:rank_second", "op:rank_third"} else head_of(words),
        of_years="which_year" in said or _of_its_years(told, said, counts),
    )
    few = None if ranking.head > 1 else told.few
    return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=counts[0] < 2, few=few)


_OTHERS = frozenset({"who", "which", "topic:agencies", "op:rank", "op:compare", "scope:all", "scope:below"})
"""What asks for one among several."""


def _of_its_years(told: Told, said: set[str], counts: Counts) -> bool:
    """Whether the most or least of one office can only be that of its years: 连城县卫健局许可最少是多少."""
    return told.of_an_office and counts == (1, 0) and not told.everywhere and not said & _OTHERS


_MOVES = {
    "op:most_risen": Order.RISEN,
    "op:most_fallen": Order.FALLEN,
    "op:fastest_risen": Order.RISEN_FASTEST,
    "op:fastest_fallen": Order.FALLEN_FASTEST,
    "op:most_changed": Order.CHANGED,
}


_TWO_YEARS = 2


def _order(said: set[str], places: set[str], choice: Choice, *, listing: bool, years: int) -> Order | None:
    """By which change a ranking goes: 增加最多 in one word, or 增加 beside a place or 哪些 (增幅第二大); 增减排名."""
    found = next((order for sense, order in _MOVES.items() if sense in said), None)
    against = listing and "than" in said and "op:compare" in said and years == _TWO_YEARS  # 哪些单位2022年比2021年多
    asked = bool(places) or ("op:change" in said and listing)
    if against and found is None:
        return Order.FALLEN if "op:fewer" in said else Order.RISEN
    if found is not None or not asked or "op:rank_bottom" in said or choice.measures[0].column == "change":
        return found
    rising, falling = "op:rising" in said, "op:falling" in said
    if rising == falling:
        return Order.CHANGED if places == {"op:rank"} and said & {"op:change", "versus_last_year"} else None
    if "op:relative" in said:
        return Order.RISEN_FASTEST if rising else Order.FALLEN_FASTEST
    return Order.RISEN if rising else Order.FALLEN


def _trend(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """历年, each year, or three years and more; with a region also two, as its agencies are added up year by year."""
    adding = bool(said & ({"op:sum"} | STATISTICS)) and "op:trend" not in said
    if not told.choice.measures or adding or _split_of(said) is not None or _put_together(words, said, counts):
        return None
    if counts[1] >= 3 and _from_end_to_end(told, said, words):
        return replace(told, operation=Operation.CHANGE, ends=True)
    many = counts[1] >= 3 or (counts[1] == 2 and told.everywhere)
    changing = told.everywhere and bool(said & {"op:change", "versus_last_year"})
    if not (many or changing or "op:trend" in said):
        return None
    return replace(told, operation=Operation.TREND)


def _from_end_to_end(told: Told, said: set[str], words: Sequence[Word]) -> bool:
    """Whether of several years the change from the first to the last is asked: 从2021到2023差几件."""
    moves = "op:change" in said and "op:trend" not in said and told.agencies <= 1 and not told.everywhere
    relative = bool(said & {"op:ratio", "op:relative"})
    how_much = "ask" in said or any(word.text in _HOW_MUCH or word.text.startswith(("多少", "几")) for word in words)
    return moves and (relative or how_much)


_HOW_MUCH = frozenset(
    {
        "absolute change",
        "net change",
        "overall change",
        "total change",
        "relative change",
        "差几件",
        "差多少",
        "多了还是少了",
        "是多了还是少了",
        "升降几件",
        "变化多少",
        "by how much",
        "how much",
    }
)


def _put_together(words: Sequence[Word], said: set[str], counts: Counts) -> bool:
    """Whether the years of one agency come to one figure: 历年申请合计, 这几年平均."""
    added = any(word.has(Operator.SUM) and not word.columns for word in words)
    return counts[0] == 1 and (added or bool(said & STATISTICS))


def _change(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    columns = {measure.column for measure in told.choice.measures}
    if not told.choice.measures or ("change" in columns and len(columns) > 1):
        return None  # 上一年项目、增减、决定数各多少: three columns
    changing = "op:change" in said
    if "versus_last_year" in said and told.choice.measures[0].column != "prev_items":
        changing = True
    if not changing and not (counts[1] >= 2 and counts[0] <= 1):
        return None
    if counts[0] >= 2 or (said & ({"op:sum"} | STATISTICS) and not changing):
        return None
    topics = told.topics | {"op:relative"} if "op:ratio" in said and changing else told.topics
    ends = counts[1] >= 3 and _from_end_to_end(told, said, words)
    return replace(told, operation=Operation.CHANGE, topics=topics, ends=ends)


_ENDS = {"op:rank_top", "op:rank_bottom"}
"""最多的比最少的多多少: the largest and the smallest are told, side by side."""
_BOTH_ENDS = (Statistic.MAXIMUM, Statistic.MINIMUM)

_A_YEAR = re.compile(r"年均|每年|annual|yearly|year\b")
"""An average that is one of the years: average annual penalties."""
_STATISTICS = {
    "op:average": Statistic.AVERAGE,
    "op:median": Statistic.MEDIAN,
    "op:maximum": Statistic.MAXIMUM,
    "op:minimum": Statistic.MINIMUM,
}


def _statistics(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """Average, median, largest, smallest, in the order in which they are asked for; a sum with them if that is."""
    apart = said >= _ENDS and "op:compare" in said
    if not (said & STATISTICS or apart) or not told.choice.measures:
        return None
    asked = (
        [*_BOTH_ENDS]
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


def _sum(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    if not told.choice.measures or "op:compare" in said or told.ratio is not None:
        return None
    several = len({measure.subject for measure in told.choice.measures}) > 1
    if "op:trend" in said and not told.everywhere and _put_together(words, said, counts):
        return replace(told, operation=Operation.SUM, every_year=not counts[1])
    many = counts[0] >= 2 or told.everywhere or counts[1] >= 2 or several
    if not counts[0] and ("sum:all" in said or ("op:sum" in said and counts[1])):
        return replace(told, operation=Operation.SUM, everywhere=True)
    if (many and "op:sum" in said) or (told.everywhere and counts[0] <= 1 and "who" not in said):
        return replace(told, operation=Operation.SUM)
    return None


def _comparison(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    several = counts[0] >= 2 or (len(told.choice.measures) >= 2 and told.choice.column_said)
    if counts[0] >= 2 and limits(words, _is_money(told.choice)) is not None:
        return None
    if told.choice.measures and told.everywhere and counts[0] <= 1 and "op:compare" in said:
        return replace(told, operation=Operation.RANK, ranking=Ranking(all=True))
    if told.choice.measures and counts[0] == 1 and _of_a_level(told, said):
        ranking = Ranking(descending="op:fewer" not in said)
        return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=True)
    if "op:either" in said and several and "op:compare" not in said:
        return replace(told, operation=Operation.VALUE) if told.ratio is None else None
    apart = counts[0] <= 1 and counts[1] <= 1 and "op:compare" not in said and told.ratio is None
    if told.choice.measures and several and apart:
        return replace(told, operation=Operation.VALUE)  # 新收和予以公开各多少: nobody asks which is more
    if told.choice.measures and (several or ("op:compare" in said and counts[0])):
        return replace(told, operation=Operation.COMPARE)
    if told.choice.measures and ("who" in said and "op:compare" in said) and not counts[0]:
        return replace(told, operation=Operation.RANK, ranking=Ranking("op:fewer" not in said), everywhere=True)
    return None


def _of_a_level(told: Told, said: set[str]) -> bool:
    """Whether those of a level in a place are set against each other: which county in Guyuan had more."""
    level = any(topic.startswith("level:") for topic in told.topics)
    return level and "who" in said and "op:compare" in said and "than" not in said


def _beside_one(told: Told, said: set[str], counts: Counts) -> bool:
    """Whether others are set against the one agency that is named: 哪些单位比西吉多, 最多的比西吉多多少."""
    others = said & {"who", "op:rank_top", "op:rank_bottom"} or ("which" in said and "ask" not in said)
    return bool(others) and "than" in said and counts[0] == 1 == len(told.choice.measures) and not told.everywhere


def _figures_and_rates(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """受理量和公开率: figures and rates of the agencies that are named, in one."""
    found = (told.ratio,) if told.ratio else several_ratios(words, told.choice)
    if not told.beside or not found:
        return None
    choice = Choice(tuple(ratio.top[0] for ratio in found))
    return replace(told, operation=Operation.RATIO, ratio=found[0], more_ratios=found[1:], choice=choice)


def _rate(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
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


def _having(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """哪些单位有行政复议, 哪些单位规范性文件为0, 没有处罚的单位: those that have any, or none."""
    denied = _denies_figures(words)
    asks = "who" in said or ("which" in said and "topic:agencies" in said)
    having = counts[0] <= 1 and _agencies_that_have(words)
    zero = any(number(word) == "0" for word in words)
    of_some = zero and counts[0] <= 1 and bool(said & {"who", "topic:agencies"})  # 龙岩2023年行政强制为0的单位
    if not told.choice.measures or not ((asks and not counts[0]) or of_some or having or denied or "nonzero" in said):
        return None
    none = denied or zero
    bound = (
        Ranking(descending=False, all=True, below=Decimal(0), inclusive=True)
        if none
        else Ranking(all=True, above=Decimal(0))
    )
    of_years = "which_year" in said and counts[0] == 1
    bound = replace(bound, of_years=of_years)
    return replace(told, operation=Operation.RANK, ranking=bound, everywhere=not of_years)


def _agencies_that_have(words: Sequence[Word]) -> bool:
    """2023年桂林多少家单位有结转下年度的申请: agencies that have some of it."""
    return any(one.has(Mark.AGENCIES) and other.text in ("有", "有过", "有没有") for one, other in pairwise(words))


def _denies_figures(words: Sequence[Word]) -> bool:
    """没有处罚的单位: a row stands behind what denies it, and agencies are spoken of."""
    spoken = [word for word in words if not word.has(Mark.FILLER)]
    denied = any(one.text in NEGATIONS and (other.subjects or other.hints) for one, other in pairwise(spoken))
    return denied and any(word.has(Mark.AGENCIES) or word.has(Mark.WHO) for word in words)


_SPLITS = {"op:by_applicant": Split.APPLICANT, "op:by_reason": Split.REASON, "op:by_result": Split.RESULT}


def _split_of(said: set[str]) -> Split | None:
    return next((split for sense, split in _SPLITS.items() if sense in said), None)


def _breakdown(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    split = _split_of(said)
    if split is None:
        return None
    default = "denied" if split is Split.REASON else "new" if split is Split.APPLICANT else "handled"
    choice = told.choice if told.choice.measures else choose([Word(0, 0, "", (NamesSubject(default),))])
    if split is Split.RESULT and all(measure.subject in ("new", "carried_over") for measure in choice.measures):
        choice = choose([Word(0, 0, "", (NamesSubject("handled"),))])
    tables = {subjects()[measure.subject].table for measure in choice.measures}
    if split is Split.RESULT and any(_has_no_results(measure.subject) for measure in choice.measures):
        if choose(words).measures:
            return None
        choice = choose([Word(0, 0, "", (NamesSubject("handled"),))])  # 办理结果呢, after one of the results
    if "disclosure" in tables or (split is not Split.RESULT and tables != {"requests"}):
        return None
    return replace(told, operation=Operation.BREAKDOWN, split=split, choice=choice)


def _has_no_results(subject: str) -> bool:
    """Whether a row of table three is one result itself, or is not handled yet: it is not divided by result."""
    row = subjects()[subject]
    return row.table == "requests" and subject != "handled" and len(row.rows or row.rows_2021) == 1


_RULES: tuple[Callable[[Told, set[str], Sequence[Word], Counts], Told | None], ...] = (
    _check,
    _listing,
    _absent,
    _part,
    _figures_and_rates,
    _share_of_all,
    _own_place,
    _ranking,
    _trend,
    _change,
    _statistics,
    _sum,
    _comparison,
    _rate,
    _breakdown,
    _having,
)
