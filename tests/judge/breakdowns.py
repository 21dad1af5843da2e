"""What a figure is made of: by result, by reason, by applicant. Only what is not zero is listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from handlers.answering.values.answer import Answer, Lack, Result, ResultRole, Why
from handlers.understanding import Question, Split
from store.index import HeldReport, Index, StoredFact
from store.measures import Measure, cells, subjects
from store.model import Cell
from tests.judge.evaluating import as_part, evaluate_among, result_of
from tests.judge.gathering import over_targets

_RESULTS = ("granted", "partial", "denied", "unable", "not_processed", "other_handling")
_OUTCOMES = ("upheld", "corrected", "other_result", "pending")
"""What becomes of reconsideration and litigation."""
_APPLICANTS = ("natural_person", "enterprise", "research", "social_org", "legal_service", "other")


def breakdown(index: Index, question: Question) -> Answer:
    """The parts of a figure that are not zero, and the figure itself as the last part."""

    def of(report: HeldReport) -> Iterable[Result | Lack]:
        found = _in_report(index, report, question)
        return [found] if isinstance(found, Lack) else found

    found = over_targets(index, question, of)
    return _by_place(found) if question.ranking.of_parts and not found.lacks else found


def _by_place(found: Answer) -> Answer:
    """The parts at the place that is asked for as the answers, the others behind them, the largest
    first.
    """
    shown = [result for result in found.results if result.role is ResultRole.ANSWER]
    whole = [result for result in found.results if result.role is ResultRole.PART]
    if not whole:
        return found
    shown.sort(key=lambda result: -result.value)
    values = [result.value for result in shown]
    asked = [
        result
        for result in shown
        if values.index(result.value) + 1 == found.question.ranking.position
    ]
    others = (as_part(result) for result in shown if result not in asked)
    return replace(found, results=(*asked, *whole, *others))


def _in_report(index: Index, report: HeldReport, question: Question) -> list[Result | Lack] | Lack:
    """The parts that are not zero as answers; a table that is cut off still gives those that stand
    in it.
    """
    facts = index.facts([report])[report.id]
    whole = evaluate_among(index, report, question.measures[0], facts)
    if isinstance(whole, Lack) and whole.why is not Why.CUT_OFF:
        return whole
    added_up = question.ranking.of_parts or _is_review(question.measures[0])
    if added_up and len(_measures(question)) > 1 and not isinstance(whole, Lack):
        return _whole_parts(index, report, question, facts, whole[0])
    wanted = [cell for measure in _measures(question) for cell in _cells(measure, report, facts)]
    there = [
        (measure, facts[cell])
        for measure, cell in wanted
        if cell in facts and facts[cell].value is not None
    ]
    shown = [result_of(index, fact, measure) for measure, fact in there if fact.value]
    if len(there) == len(wanted) and not isinstance(whole, Lack):
        return [*shown, as_part(whole[0])] if shown else [whole[0]]
    lack = (
        whole
        if isinstance(whole, Lack)
        else Lack(Why.CUT_OFF, report.agency, report.year, report, whole[0].measure)
    )
    return [*shown, lack] if shown else lack


def _whole_parts(
    index: Index,
    report: HeldReport,
    question: Question,
    facts: Mapping[Cell, StoredFact],
    whole: Result,
) -> list[Result | Lack] | Lack:
    """The parts with all their rows added up: what is put in order must be of one kind."""
    found: list[Result] = []
    for measure in _measures(question):
        one = evaluate_among(index, report, measure, facts)
        if isinstance(one, Lack):
            return one
        found.append(one[0])
    shown = [result for result in found if result.value]
    return [*shown, as_part(whole)] if shown else [whole]


def _cells(
    measure: Measure, report: HeldReport, facts: Mapping[Cell, StoredFact]
) -> list[tuple[Measure, Cell]]:
    return [(measure, cell) for cell in cells(measure, report.form, present=facts)]


def _is_review(measure: Measure) -> bool:
    return subjects()[measure.subject].table == "reviews"


def _measures(question: Question) -> Sequence[Measure]:
    asked = question.measures[0]
    if _is_review(asked):
        return [Measure(asked.subject, column) for column in _OUTCOMES]
    if question.split is Split.APPLICANT:
        return [Measure(asked.subject, column) for column in _APPLICANTS]
    if len(subjects()[asked.subject].rows) > 1 or question.split is Split.REASON:
        return [asked]
    return [Measure(subject, asked.column) for subject in _RESULTS]
