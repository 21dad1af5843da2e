"""Whether what a question states is so: its answer held against the statement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from handlers.answering.beside.amounts_judged import (
    in_any_year,
    is_amount,
    is_each,
    of_any_year,
    values_of,
)
from handlers.answering.beside.columns_judged import in_another_column
from handlers.answering.beside.movements_judged import is_apart, is_more, is_same, moved
from handlers.answering.beside.stated_amounts import fits
from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultKind, ResultRole
from handlers.answering.values.gathered import figures_of
from handlers.understanding import Operation, Question
from handlers.understanding.asked.claims import (
    About,
    Bounded,
    Claim,
    ClaimedTrend,
    Counts,
    EachIs,
    IsAll,
    IsApart,
    IsFirst,
    IsFirstYear,
    IsMore,
    IsNone,
    IsSame,
    IsSome,
    Over,
    SoMuch,
    States,
)
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.stating.claim_words import pattern
from store.entering import SECOND, only_if
from store.index import Index
from store.measures import Measure, columns_of
from store.model import GOVERNMENT, Agency

_CASES = "件"
_ITEMS = "条"


def judged(index: Index, question: Question, ask: Callable[[Index, Question], Answer]) -> Answer:
    """The answer to a question with a claim, and whether the claim holds; no verdict where nothing
    decides it.
    """
    claim = question.claim
    if claim is None:
        raise ValueError("a question without a claim")
    plain = replace(question, claim=None)
    if isinstance(claim, IsAll):
        return _all_of_it(index, plain, claim, ask)
    found = ask(index, plain)
    told = replace(found, question=replace(found.question, claim=claim))
    if found.status not in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED):
        return told
    if isinstance(claim, Bounded) and _is_summed_of_all(plain, found):
        both = {_holds_of_each(claim, found), _holds(claim, found)}
        return replace(told, verdict=both.pop() if len(both) == 1 else None)
    if isinstance(claim, SoMuch) and _is_summed_of_each(plain, found):
        of_each = replace(found.question, claim=EachIs(claim))
        return replace(told, question=of_each, verdict=_holds_of_each(claim, found))
    verdict = None if _is_of_each_in_it(plain, found) else _holds(claim, found)
    if verdict is False and isinstance(claim, States):
        other = in_another_column(index, told, ask, partial(_holds, claim))
        if other is not None:
            of_claim = replace(other.question, claim=claim)
            return replace(other, question=of_claim, verdict=True)
    if verdict is False and _counts_other_things(found):
        verdict = None
    return replace(told, verdict=verdict)


@only_if(lambda question, found: found.verdict and question.set_aside, otherwise=SECOND)
def not_of_the_whole(question: Question, found: Answer) -> Answer:
    """An answer that says no yes to a statement of which a clause was set aside: 均按期答复."""
    besides = PATTERNS["stated-besides"]
    if found.verdict and any(besides.fullmatch(said) for said in question.set_aside):
        return replace(found, verdict=None)
    return found


def _counts_other_things(found: Answer) -> bool:
    """Whether cases are stated and the prose counts none: 公开了7件 beside 公开信息114条."""
    quoted = [one for one in figures_of(found) if one.kind is ResultKind.QUOTED]
    stated = found.question.counted
    return stated == _CASES and bool(quoted) and all(one.unit == _ITEMS for one in quoted)


def _is_summed_of_each(question: Question, found: Answer) -> bool:
    """Whether the agencies of a region are added up where each is spoken of:
    各县申请都超过10件吗.
    """
    summed = found.question.operation is Operation.SUM and found.question.everywhere
    said = pattern("each_in_it").search(question.text) is not None
    return summed and said and pattern("together").search(question.text) is None


def _is_summed_of_all(question: Question, found: Answer) -> bool:
    """Whether they are added up where all are spoken of, which may mean each of them or all
    together.
    """
    summed = found.question.operation is Operation.SUM and found.question.everywhere
    said = pattern("all_in_it").search(question.text) is not None
    return summed and said and not _is_summed_of_each(question, found)


def _holds_of_each(claim: SoMuch, found: Answer) -> bool | None:
    """Whether it is so of each of the agencies that were added up; where one has no figure, only
    that it is not.
    """
    held = [
        fits(claim, one.value, one.unit) for one in found.results if one.role is ResultRole.PART
    ]
    if False in held:
        return False
    lacks = (
        found.coverage is None or found.coverage.without or found.coverage.unknown or None in held
    )
    if lacks or not held:
        return None
    return True


def _is_of_each_in_it(question: Question, found: Answer) -> bool:
    """Whether each agency of a region is spoken of, of which the sum decides nothing: did every
    county get more.
    """
    summed = any(series.agency is None for series in found.series)
    said = pattern("each_in_it").search(question.text) is not None
    return summed and said and pattern("together").search(question.text) is None


def _holds(claim: Claim, found: Answer) -> bool | None:
    answers = figures_of(found)
    match claim:
        case States() | Bounded() | About() | Over():
            return is_amount(claim, found, answers)
        case EachIs(amount):
            return is_each(amount, found, answers)
        case IsApart():
            return is_apart(claim, found, answers)
        case IsNone() | IsSome():
            return _is_there(claim, found, answers)
        case ClaimedTrend():
            return moved(claim, found, answers)
        case IsFirst() | IsMore() | IsSame() | Counts():
            return _is_placed(claim, found)
        case IsFirstYear():
            return _is_first_year(claim, found)
        case IsAll():
            return None
        case _:
            assert_never(claim)


def _is_there(claim: IsNone | IsSome, found: Answer, answers: Sequence[Result]) -> bool | None:
    """Whether there was none, or any; none also in every year of a series."""
    if found.series:
        none = [value == 0 for value in values_of(found)]
        if isinstance(claim, IsNone):
            mixed = (
                of_any_year(found) and True in none and False in none
            )  # 曾为0吗 and 从来没有 are not the same
            if mixed:
                return None
            return all(none)
        return in_any_year(found, [value > 0 for value in values_of(found)])
    if len(answers) != 1:
        return None
    if isinstance(claim, IsNone):
        return answers[0].value == 0
    return answers[0].value > 0


def _is_placed(claim: IsFirst | IsMore | IsSame | Counts, found: Answer) -> bool | None:
    """Whether agencies stand to each other as is claimed."""
    match claim:
        case IsFirst(agency):
            asked = [place.result.report for place in found.places if place.asked]
            if asked:
                return any(report and _same(report.agency, agency) for report in asked)
            return None
        case IsMore(fewer):
            return is_more(found, fewer=fewer)
        case IsSame():
            return is_same(found)
        case Counts(number):
            if found.question.operation is Operation.RANK:
                return _count_beyond(found) == number
            return None
        case _:
            assert_never(claim)


def _is_first_year(claim: IsFirstYear, found: Answer) -> bool | None:
    """Whether the year has the place in the order of an agency's years, where these differ and none
    is left out.
    """
    reports = [place.result.report for place in found.places if place.asked]
    years = {place.result.report.year for place in found.places if place.result.report is not None}
    alike = len({place.result.value for place in found.places}) == 1
    others = claim.of is not None and claim.of != len(found.places)
    if not found.question.ranking.of_years or claim.year not in years or alike or others:
        return None
    if reports:
        return any(report is not None and report.year == claim.year for report in reports)
    return None


def _same(held: Agency, claimed: Agency) -> bool:
    """Whether a report's agency is the one that is claimed; a place by itself means its government
    alone.
    """
    if held == claimed or held.name == claimed.name:
        return True
    if held.division is None or held.division != claimed.division:
        return False
    governs = {"", *GOVERNMENT}
    return held.office in governs and claimed.office in governs


def _count_beyond(found: Answer) -> int:
    """How many agencies are beyond the bound of a ranking."""
    if found.unlisted.agencies is not None:
        return found.unlisted.agencies
    return sum(place.asked for place in found.places) + found.unlisted.asked


def _has_a_total(measure: Measure) -> bool:
    """Whether a column is one of those that add up in its row: repealed documents are no part of a
    total.
    """
    return "total" in columns_of(measure.subject)


def _all_of_it(
    index: Index,
    question: Question,
    claim: IsAll,
    ask: Callable[[Index, Question], Answer],
) -> Answer:
    """A part beside its row: all of it if both are equal."""
    part = next(
        (one for one in question.measures if one.column != "total" and _has_a_total(one)), None
    )
    if part is None:
        return ask(index, question)
    whole = Measure(part.subject, "total")
    plain = replace(question, operation=Operation.VALUE, ratio=None, measures=(part,))
    found = ask(index, plain)
    beside = ask(index, replace(plain, measures=(whole,)))
    answers, totals = figures_of(found), figures_of(beside)
    told = replace(found, question=replace(found.question, claim=claim))
    if found.status is not AnswerStatus.ANSWERED or len(answers) != 1 or len(totals) != 1:
        return told
    holds = answers[0].value == totals[0].value
    return replace(
        told, results=(*found.results, replace(totals[0], role=ResultRole.PART)), verdict=holds
    )
