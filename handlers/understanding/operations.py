"""Which operation a question's words tell, and which of its words that uses up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from handlers.measures import Measure, subjects
from handlers.understanding.choosing import Choice, choose
from handlers.understanding.lexicon import Word, number
from handlers.understanding.limits import head_of, limits
from handlers.understanding.question import DEFAULT_RANKING, Operation, Ranking, Split

_ACCEPTED: dict[Operation, frozenset[str]] = {
    Operation.VALUE: frozenset({"count", "topic:reports", "op:sum", "unit", "column:total", "which"}),
    Operation.BREAKDOWN: frozenset(
        {
            "count",
            "topic:reports",
            "op:by_result",
            "op:by_applicant",
            "op:by_reason",
            "op:sum",
            "column:total",
            "which",
            "who",
        }
    ),
    Operation.COMPARE: frozenset(
        {
            "count",
            "op:compare",
            "op:fewer",
            "op:rank_top",
            "op:rank_bottom",
            "op:change",
            "who",
            "which",
            "unit",
            "topic:agencies",
        }
        | {"column:total", "op:sum", "op:trend", "op:rank", "column:other"}
    ),
    Operation.RANK: frozenset(
        {
            "count",
            "op:rank",
            "op:rank_head",
            "op:zero",
            "light",
            "op:change",
            "items",
            "op:rank_top",
            "op:rank_bottom",
            "op:rank_second",
            "op:rank_third",
            "who",
            "which",
            "unit",
        }
        | {"topic:agencies", "scope:all", "scope:below", "scope:region", "op:compare", "topic:reports", "op:sum"}
        | {"op:above", "op:below", "op:at_least", "op:at_most", "op:fewer", "except", "column:total"}
    ),
    Operation.SUM: frozenset(
        {"count", "op:sum", "unit", "scope:all", "scope:below", "scope:region", "topic:agencies", "topic:reports"}
        | {"column:total", "except", "op:average"}
    ),
    Operation.AVERAGE: frozenset(
        {
            "count",
            "op:sum",
            "op:average",
            "unit",
            "scope:all",
            "scope:below",
            "scope:region",
            "topic:agencies",
            "except",
        }
        | {"topic:reports", "column:total"}
    ),
    Operation.RATIO: frozenset(
        {
            "count",
            "op:compare",
            "op:rank",
            "op:rank_top",
            "op:by_applicant",
            "topic:reports",
            "who",
            "which",
            "op:ratio",
            "unit",
            "column:total",
            "op:sum",
            "ratio",
            "op:per_project",
            "op:average",
        }
    ),
    Operation.CHANGE: frozenset(
        {
            "count",
            "topic:reports",
            "op:change",
            "op:compare",
            "versus_last_year",
            "op:trend",
            "unit",
            "column:change",
            "items",
            "which",
        }
        | {"column:total"}
    ),
    Operation.LIST: frozenset(
        {
            "count",
            "which",
            "who",
            "listed",
            "topic:reports",
            "topic:agencies",
            "scope:all",
            "scope:below",
            "scope:region",
        }
        | {"with:disclosure", "op:sum", "with:requests"}
    ),
    Operation.CHECK: frozenset(
        {"count", "op:check", "check:missing", "check:names", "check:table", "topic:reports", "which", "who", "op:sum"}
        | {"op:compare", "topic:agencies", "with:disclosure", "column:total"}
    ),
}
_RATIOS = {
    "granted": ("granted", "handled"),
    "handled": ("handled", "received"),
    "denied": ("denied", "handled"),
    "corrected": ("corrected", ""),
    "upheld": ("upheld", ""),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the words tell of the operation."""

    operation: Operation
    choice: Choice
    split: Split = Split.RESULT
    ranking: Ranking = DEFAULT_RANKING
    denominator: Measure | None = None
    everywhere: bool = False
    unit: str = ""
    topics: frozenset[str] = field(default_factory=frozenset)

    def accepts(self, word: Word, choice: Choice) -> bool:
        """Whether the operation uses this word."""
        accepted = _ACCEPTED.get(self.operation, frozenset())
        if self.operation is Operation.CHECK and any(sense.startswith(("subject:", "hint:")) for sense in word.senses):
            return True
        money = any(_is_money(measure) for measure in choice.measures)
        for sense in word.senses:
            kind = sense.partition(":")[0]
            if kind == "unit":
                return money and "unit" in accepted
            if sense in accepted or (kind == "ratio" and "ratio" in accepted):
                return True
        return False


def _is_money(measure: Measure) -> bool:
    return measure.column in ("amount", "fee_amount")


def tell(words: Sequence[Word], choice: Choice, agencies: int, years: int, *, excluding: bool = False) -> Told:
    """The operation that the words of a question tell; `excluding` where it takes an agency out of all."""
    said = {sense for word in words for sense in word.senses}
    everywhere = bool(said & {"scope:all", "scope:below", "scope:region"}) or (excluding and not agencies)
    unit = next((sense[5:] for word in words for sense in word.senses if sense.startswith("unit:")), "")
    tables = {sense for sense in said if sense.startswith("table:")}
    topics = frozenset(
        said
        & (
            {
                "check:names",
                "greeting",
                "chapter:problems",
                "op:fewer",
                "check:missing",
                "check:table",
                "contact",
                "prose_only",
                "topic:reports",
                "scope:below",
            }
            | tables
        )
    )
    told = Told(Operation.VALUE, choice, everywhere=everywhere, unit=unit, topics=topics)
    for rule in (_check, _listing, _ratio, _ranking, _change, _average, _sum, _comparison, _breakdown, _having):
        found = rule(told, said, words, (agencies, years))
        if found is not None:
            return found
    return told


Counts = tuple[int, int]
"""How many agencies and how many years a question names."""


def _check(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    checking = "op:check" in said or ("check:names" in said and told.topics & {"topic:reports", "check:names"})
    sums = sum(number(word) is not None for word in words) >= 2 and bool(said & {"op:sum", "ask"})
    if sums and counts[0] and not told.choice.measures:
        return replace(told, operation=Operation.CHECK)
    if not checking or (told.choice.measures and not _asks_whether(words, said)):
        return None
    return replace(told, operation=Operation.CHECK)


def _asks_whether(words: Sequence[Word], said: set[str]) -> bool:
    """Whether a check is what is asked, where a subject is named too (核对一下申请的勾稽关系)."""
    return "op:check" in said and not (said & {"op:rank_top", "op:rank", "op:ratio"})


def _listing(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    asks = bool(said & {"which", "who", "listed", "scope:all", "op:sum"}) or "count" in said
    about = "topic:reports" in said or ("topic:agencies" in said and bool(said & {"which", "listed", "scope:all"}))
    if told.choice.measures or not about:
        return None
    if not asks and not counts[0] and not counts[1] and "topic:reports" not in said:
        return None
    return replace(told, operation=Operation.LIST)


def _ratio(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    named = next((sense[6:] for sense in sorted(said) if sense.startswith("ratio:")), None)
    if "op:per_project" in said:
        choice = Choice((Measure("procurement", "amount"),))
        return replace(told, operation=Operation.RATIO, choice=choice, denominator=Measure("procurement", "projects"))
    if named:
        everywhere = told.everywhere or (not counts[0] and bool(said & {"op:rank", "op:rank_top", "who"}))
        return _named_ratio(replace(told, everywhere=everywhere), named)
    counted = any(word.has("count") and word.text in ("几件", "多少件") for word in words)
    if "op:ratio" not in said or not told.choice.measures or counted or (counts[0] >= 2 and "op:compare" in said):
        return None
    return _share(told)


def _named_ratio(told: Told, named: str) -> Told | None:
    top, bottom = _RATIOS[named]
    if bottom:
        measure, denominator = Measure(top, "total"), Measure(bottom, "total") if bottom != "received" else None
        return replace(told, operation=Operation.RATIO, choice=Choice((measure,)), denominator=denominator)
    subject = next((m.subject for m in told.choice.measures if subjects()[m.subject].table == "reviews"), "review")
    return replace(
        told,
        operation=Operation.RATIO,
        choice=Choice((Measure(subject, top),)),
        denominator=Measure(subject, "total"),
    )


def _share(told: Told) -> Told | None:
    """The share of one measure in another: a column in its row, a result in all that was handled."""
    measures = told.choice.measures
    if len(measures) == 2 and measures[0] != measures[1]:
        return replace(told, operation=Operation.RATIO, choice=Choice(measures[:1]), denominator=measures[1])
    measure = measures[0]
    table = subjects()[measure.subject].table
    if len(measures) > 2 or table == "disclosure":
        return None
    if measure.column != "total":
        return replace(told, operation=Operation.RATIO, denominator=Measure(measure.subject, "total"))
    if table == "requests" and measure.subject not in ("new", "carried_over", "carried_forward", "handled"):
        return replace(told, operation=Operation.RATIO, denominator=Measure("handled", "total"))
    return None


def _ranking(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    if not told.choice.measures:
        return None
    bound = limits(words, any(_is_money(measure) for measure in told.choice.measures))
    ordered = said & {"op:rank", "op:rank_head", "op:rank_top", "op:rank_bottom", "op:rank_second", "op:rank_third"}
    if bound is not None and counts[0] <= 1:
        return replace(told, operation=Operation.RANK, ranking=bound, everywhere=True)
    if not ordered or (counts[0] >= 2 and "op:rank" not in said):
        return None
    position = 2 if "op:rank_second" in said else 3 if "op:rank_third" in said else 1
    descending = not ("op:rank_bottom" in said and "op:rank_top" not in said)
    whole = "op:rank" in said and not (said & {"op:rank_top", "op:rank_bottom", "op:rank_head"})
    ranking = Ranking(descending, position, all=whole, head=head_of(words) if "op:rank_head" in said else 1)
    return replace(told, operation=Operation.RANK, ranking=ranking, everywhere=counts[0] < 2)


_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "十": 10, "几": 3}
_COUNTS |= {"two": 2, "three": 3, "five": 5, "ten": 10}


def _change(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    if not told.choice.measures:
        return None
    changing = bool(said & {"op:change", "op:trend"})
    if "versus_last_year" in said and told.choice.measures[0].column != "prev_items":
        changing = True
    if not changing and not (counts[1] >= 2 and counts[0] <= 1):
        return None
    if counts[0] >= 2:
        return None
    return replace(told, operation=Operation.CHANGE)


def _average(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    if "op:average" not in said or not told.choice.measures:
        return None
    return replace(told, operation=Operation.AVERAGE, everywhere=told.everywhere or counts[0] < 2)


def _sum(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    if not told.choice.measures or "op:compare" in said:
        return None
    several = len({measure.subject for measure in told.choice.measures}) > 1
    many = counts[0] >= 2 or told.everywhere or counts[1] >= 2 or several
    if not counts[0] and ("sum:all" in said or ("op:sum" in said and counts[1])):
        return replace(told, operation=Operation.SUM, everywhere=True)
    if (many and "op:sum" in said) or (told.everywhere and counts[0] <= 1 and "who" not in said):
        return replace(told, operation=Operation.SUM)
    return None


def _comparison(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    several = counts[0] >= 2 or (len(told.choice.measures) >= 2 and told.choice.column_said)
    if told.choice.measures and (several or ("op:compare" in said and counts[0])):
        return replace(told, operation=Operation.COMPARE)
    if told.choice.measures and ("who" in said and "op:compare" in said) and not counts[0]:
        return replace(told, operation=Operation.RANK, ranking=Ranking(), everywhere=True)
    return None


def _having(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    """哪些单位有行政复议, 哪些单位规范性文件为0: those that have any, or none."""
    asks = "who" in said or ("which" in said and "topic:agencies" in said)
    if counts[0] or not asks or not told.choice.measures:
        return None
    none = any(number(word) == "0" for word in words)
    limits = (
        Ranking(descending=False, all=True, below=Decimal(0), inclusive=True)
        if none
        else Ranking(all=True, above=Decimal(0))
    )
    return replace(told, operation=Operation.RANK, ranking=limits, everywhere=True)


def _breakdown(told: Told, said: set[str], words: Sequence[Word], counts: Counts) -> Told | None:
    split = next(
        (
            split
            for sense, split in (
                ("op:by_applicant", Split.APPLICANT),
                ("op:by_reason", Split.REASON),
                ("op:by_result", Split.RESULT),
            )
            if sense in said
        ),
        None,
    )
    if split is None:
        return None
    default = "denied" if split is Split.REASON else "new" if split is Split.APPLICANT else "handled"
    choice = told.choice if told.choice.measures else choose([Word(0, 0, "", (f"subject:{default}",))])
    if split is Split.RESULT and all(measure.subject in ("new", "carried_over") for measure in choice.measures):
        choice = choose([Word(0, 0, "", ("subject:handled",))])
    if any(subjects()[measure.subject].table == "disclosure" for measure in choice.measures):
        return None
    return replace(told, operation=Operation.BREAKDOWN, split=split, choice=choice)
