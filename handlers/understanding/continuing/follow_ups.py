"""What a question takes over from the one before: agency, year, measure and operation."""

from __future__ import annotations

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.continuing.agencies_before import against_before
from handlers.understanding.continuing.asked_before import (
    as_before,
    asked_as_before,
    done_again,
    done_before,
    lends,
)
from handlers.understanding.continuing.carry_over import MEANS_NOTHING
from handlers.understanding.continuing.other_accounts import on_another_account
from handlers.understanding.continuing.over_its_years import is_over_its_years, of_its_years
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.quantities.choosing import choose
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import (
    Level,
    Mark,
    ScopeSense,
    Sense,
    TownshipKind,
)
from store.measures import Measure, columns_of
from store.quick_records import replace


def take_over(
    question: Question,
    previous: Question | None,
    parts: Parts,
    *,
    corrects: bool = False,
) -> Question:
    """Fill in what a follow-up or a correction leaves out: agency or region, measure and operation,
    year.

    Years that were counted (四年) stay counted from the reports that are held:
    四年一共多少，年均多少.
    """
    if previous is None or question.operation is Operation.ABSENT:
        return question
    found = _filled_in(question, previous, parts, corrects=corrects)
    counted = previous.years_counted and not parts.years and found.years == previous.years
    found = replace(found, years_counted=True) if counted else found
    return _of_the_same_department(found, previous, parts)


def _of_the_same_department(question: Question, previous: Question, parts: Parts) -> Question:
    """住建局四年一共收了多少, then 平均每年多少: of the same department, which was named without
    its place.
    """
    elsewhere = question.mentions or question.department or _names_a_scope(parts)
    goes_on = bool(question.taken_over) and question.operation is not Operation.NONE
    if not previous.department or previous.mentions or elsewhere or not goes_on:
        return question
    return replace(question, department=previous.department)


def _filled_in(question: Question, previous: Question, parts: Parts, *, corrects: bool) -> Question:
    if _asks_its_year(question, previous):
        question = _of_the_same(question, previous)
    if is_over_its_years(question, previous, parts, elsewhere=_names_a_scope(parts)):
        question = of_its_years(question, previous, parts)
    if _is_over_all_years(question) and len(previous.years) == 1:
        previous = replace(previous, years=())  # 趋势给我看看 after one year is of all of them
    marked = corrects or any(word.has(Mark.FOLLOW_UP) for word in parts.words)
    elsewhere = _elsewhere(question, previous, parts) if marked else None
    if elsewhere is not None:
        return elsewhere
    if question.operation is Operation.LIST:
        return _of_the_same_agency(question, previous, parts)
    return _of_figures_before(question, previous, parts, marked=marked)


def _asks_its_year(question: Question, previous: Question) -> bool:
    """Whether the year of something is asked for that the question before named."""
    return "which_year" in question.topics and not question.mentions and len(previous.mentions) == 1


def _is_over_all_years(question: Question) -> bool:
    over_years = question.operation is Operation.TREND or question.ranking.of_years
    return over_years and not question.years


def _of_figures_before(
    question: Question,
    previous: Question,
    parts: Parts,
    *,
    marked: bool,
) -> Question:
    """A question with the figure, the agencies and the year that it leaves out."""
    own = choose(parts.words)
    borrows = not (own.measures or own.rivals) and bool(question.measures)
    if borrows:
        question = _with_figure_before(question, previous, parts)
    is_whole = bool(own.measures and question.years)
    goes_on = borrows or (marked and not is_whole) or _is_of_all_before(question, previous)
    inside = _within(question, previous, parts) if goes_on else None
    if inside is not None:
        return inside
    if not question.everywhere:
        return _completed(question, previous, parts, marked=marked, borrows=borrows)
    if borrows or previous.everywhere:
        return _of_all_in_years_before(question, previous)
    return question


def _of_all_in_years_before(question: Question, previous: Question) -> Question:
    """A question that goes over all, in the years of the one before where it names none."""
    if question.years:
        return question
    return replace(question, years=previous.years)


def _is_of_all_before(question: Question, previous: Question) -> bool:
    """Whether a region was asked about before, and nothing says that all are now."""
    return not question.everywhere and previous.everywhere and bool(previous.mentions)


def _with_figure_before(question: Question, previous: Question, parts: Parts) -> Question:
    """An operation by itself with the figure of the question before: its rate, or what several
    years come to.
    """
    if previous.ratio is not None and question.ratio is None:
        question = _with_rate(question, previous, parts)
    if (
        question.wants_total
        and question.operation is Operation.VALUE
        and _is_of_years(question, previous)
    ):
        question = replace(question, operation=Operation.SUM)  # and what's the total?
    return question


def _is_of_years(question: Question, previous: Question) -> bool:
    """Whether a question that names no year goes on from the figures of several years of one
    agency.
    """
    return (
        not question.years
        and not question.mentions
        and len(previous.years) > 1
        and len(previous.mentions) == 1
    )


def _of_the_same_agency(question: Question, previous: Question, parts: Parts) -> Question:
    """20年有报告吗 after a figure of one agency: whether that agency has one; 还有哪些单位的 asks
    for others.
    """
    alone = (
        len(previous.mentions) == 1
        and not previous.everywhere
        and bool(question.years)
        and not question.mentions
    )
    others = any(word.has_any(_ASKS_FOR_OTHERS) for word in parts.words)
    if not alone or others or "有" not in parts.text:
        return question
    return replace(
        question, mentions=previous.mentions, everywhere=False, taken_over=frozenset({"agency"})
    )


_ASKS_FOR_OTHERS = (
    Mark.WHO,
    Mark.WHICH,
    Mark.LISTED,
    Mark.AGENCIES,
    ScopeSense.ALL,
    ScopeSense.BELOW,
    ScopeSense.REGION,
    Mark.COUNT,
)


def _of_the_same(question: Question, previous: Question) -> Question:
    """哪年最高 after the figure of an agency: of its years, and never of all agencies in that one
    year.
    """
    return replace(
        question,
        mentions=previous.mentions,
        years=question.years or _all_years_spoken_of(previous),
        everywhere=False,
        ranking=replace(question.ranking, of_years=True),
        taken_over=frozenset({"agency", "measure"}),
    )


def _all_years_spoken_of(previous: Question) -> tuple[int, ...]:
    """Several years of the question before; of a change those between its ends as well, none where
    it was of one.
    """
    if len(previous.years) < _TWO:
        return ()
    if previous.operation is not Operation.CHANGE:
        return previous.years
    return tuple(range(min(previous.years), max(previous.years) + 1))


def _with_rate(question: Question, previous: Question, parts: Parts) -> Question:
    """An operation by itself, done with the rate of the question before; rates do not add up."""
    if question.operation is Operation.SUM or question.wants_total:
        return replace(question, operation=Operation.NONE)
    if any(word.columns for word in parts.words):
        return question
    return replace(question, ratio=previous.ratio)


_SCOPES = frozenset({ScopeSense.ALL, ScopeSense.BELOW, ScopeSense.REGION})
_IN_ORDER = frozenset({Operation.RANK, Operation.STATISTICS})
_OF_MANY = frozenset(
    {Operation.RANK, Operation.SUM, Operation.STATISTICS, Operation.RATIO, Operation.TREND}
)
_IN_ALL = _OF_MANY | {Operation.VALUE}


def _within(question: Question, previous: Question, parts: Parts) -> Question | None:
    """A question that names nobody, put to all that the one before was put to: its region, or the
    agencies it names.
    """
    if question.mentions or _names_a_scope(parts):
        return None
    if previous.everywhere and question.operation in _IN_ALL:
        return _within_region(question, previous)
    if not previous.mentions or question.excluding or previous.paired_years:
        return None
    if question.few is not None and question.few != len(previous.mentions):
        return replace(question, unclear=True)
    return _within_named(question, previous)


def _names_a_scope(parts: Parts) -> bool:
    """Whether all, those below or a region are spoken of."""
    return any(_SCOPES.intersection(word.senses) for word in parts.words)


def _within_region(question: Question, previous: Question) -> Question:
    """The same region, or all, with what is done there if that is said, and else what was done
    before.
    """
    told = question.operation not in (Operation.VALUE, Operation.RATIO)
    before = Operation.SUM if question.wants_total else done_before(question, previous)
    return replace(
        question,
        operation=question.operation if told else before,
        ranking=question.ranking if told else previous.ranking,
        statistics=question.statistics if told else previous.statistics,
        mentions=previous.mentions,
        excluding=question.excluding or previous.excluding,
        everywhere=True,
        topics=question.topics
        | {one for one in previous.topics if _tells_where(one) and one != Mark.AGENCIES},
        years=question.years or previous.years,
        taken_over=frozenset({"agency", "measure"}),
    )


def _within_named(question: Question, previous: Question) -> Question | None:
    """The agencies that were named, added up or put in order; None where that is not what is
    asked.
    """
    years = question.years or previous.years
    again = replace(
        question,
        mentions=previous.mentions,
        everywhere=False,
        years=years,
        taken_over=frozenset({"agency", "year"}),
    )
    if len(previous.mentions) > 1:
        if question.operation is Operation.SUM or question.operation in _IN_ORDER:
            return again
        return None
    if question.operation is Operation.STATISTICS and len(question.years) >= _TWO:
        return again
    in_all = question.wants_total and question.operation is Operation.VALUE
    if question.operation is not Operation.SUM and not in_all:
        return None
    return _in_all_columns(again, previous)


def _in_all_columns(question: Question, previous: Question) -> Question:
    """The sum that is asked for of one agency: one figure, the total of its row, where there is
    nothing to add up.
    """
    if question.wants_total and len(question.years) == 1 and previous.operation is Operation.VALUE:
        question = replace(question, measures=tuple(map(_of_all_columns, question.measures)))
    one_figure = len(question.measures) == 1 and len(question.years) < _TWO
    if one_figure:
        return replace(question, operation=Operation.VALUE)
    return question


_TWO = 2
"""Years that can be added: 2021到2024年分别是多少，一共多少."""
_OF_FIGURES = frozenset({Operation.VALUE, Operation.COMPARE, Operation.RATIO}) | _OF_MANY


def _elsewhere(question: Question, previous: Question, parts: Parts) -> Question | None:
    """The same of others: a region, all, or several agencies by themselves (固原市各县呢)."""
    everywhere = _names_a_scope(parts)
    if not (everywhere or len(question.mentions) > 1) or previous.operation not in _OF_FIGURES:
        return None
    if not previous.measures or not all(map(_says_where, parts.words)):
        return None
    return replace(
        as_before(question, previous),
        operation=_of_others(previous, everywhere=everywhere),
        everywhere=everywhere,
        years=question.years or previous.years,
        topics=question.topics | {one for one in previous.topics if not _tells_where(one)},
        taken_over=frozenset({"measure", "year"}),
    )


def _of_others(previous: Question, *, everywhere: bool) -> Operation:
    """What is done with the figure of others: added up or divided over all, compared between
    several.
    """
    summed = previous.operation is Operation.SUM and (everywhere or not previous.wants_total)
    if not summed and previous.operation not in (
        Operation.VALUE,
        Operation.COMPARE,
        Operation.RATIO,
    ):
        return previous.operation
    if not everywhere:
        return Operation.COMPARE
    if previous.ratio is None:
        return Operation.SUM
    return Operation.RATIO


_WHERE = frozenset({*ScopeSense, *Level, *TownshipKind, Mark.AGENCIES})


def _tells_where(sense: Sense | str) -> bool:
    return sense in _WHERE


def _says_where(word: Word) -> bool:
    """Whether a word tells nothing but of whom."""
    return bool(MEANS_NOTHING.intersection(word.senses)) or any(map(_tells_where, word.senses))


def _completed(
    question: Question,
    previous: Question,
    parts: Parts,
    *,
    marked: bool,
    borrows: bool,
) -> Question:
    """A question about agencies, with the agency, measure, operation and year that it leaves
    out.
    """
    taken = {"measure"} if borrows else set[str]()
    question = against_before(question, previous, follows=marked or borrows)
    if _names_only_whom_or_when(question) and lends(previous):
        question = asked_as_before(question, previous)
        taken.add("measure")
    question = _of_unit_before(question, previous, taken, follows=bool(taken) or marked)
    if "unit" in taken:
        question = on_another_account(question, previous, parts)
    question = _of_agencies_before(question, previous, taken, marked=marked)
    question = _of_years_before(question, previous, taken, follows=bool(taken) or marked)
    if "agency" in taken and previous.paired_years and not parts.years:
        question = replace(question, paired_years=previous.paired_years, years=previous.years)
    return replace(question, taken_over=frozenset(taken))


def _names_only_whom_or_when(question: Question) -> bool:
    """Whether an agency or a year is named, and nothing that is asked of it."""
    return question.operation is Operation.NONE and bool(question.mentions or question.years)


def _of_unit_before(
    question: Question,
    previous: Question,
    taken: set[str],
    *,
    follows: bool,
) -> Question:
    """The question of what was counted before where it goes on in the prose; `taken` is told of
    it.
    """
    in_prose = question.operation is previous.operation is Operation.FIND
    if not (in_prose and follows) or question.counted:
        return question
    taken.add("unit")
    return replace(question, counted=previous.counted)


def _of_years_before(
    question: Question,
    previous: Question,
    taken: set[str],
    *,
    follows: bool,
) -> Question:
    """The question of the years before where it names none and goes on; `taken` is told of it."""
    if not follows or question.years or not previous.years or question.operation is Operation.NONE:
        return question
    taken.add("year")
    return replace(question, years=() if previous.paired_years else previous.years)


def _of_agencies_before(
    question: Question,
    previous: Question,
    taken: set[str],
    *,
    marked: bool,
) -> Question:
    """The question of the agencies before where it names none and needs one; `taken` is told of
    it.
    """
    needs_agency = question.operation not in (Operation.RANK, Operation.NONE, Operation.LIST)
    if question.mentions or not previous.mentions or not (needs_agency or "measure" in taken):
        return question
    taken.add("agency")
    done = done_again(question, previous, marked=marked)
    return replace(question, mentions=previous.mentions, operation=done)


def _of_all_columns(measure: Measure) -> Measure:
    """The figure with its total: 那去年一共收了多少 after 其中自然人提的."""
    if _TOTAL in columns_of(measure.subject):
        return Measure(measure.subject, _TOTAL)
    return measure


_TOTAL = "total"
