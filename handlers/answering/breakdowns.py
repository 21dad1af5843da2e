"""What a figure is made of: by result, by reason, by applicant. Only what is not zero is listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from handlers.answering.answer import Answer, Lack, Result, Why
from handlers.answering.evaluating import as_part, evaluate_among, result_of
from handlers.answering.gathering import over_targets
from handlers.measures import Measure, cells, subjects
from handlers.understanding import Question, Split
from store.index import Held, Index, StoredFact
from store.model import Cell

_RESULTS = ("granted", "partial", "denied", "unable", "not_processed", "other_handling")
_APPLICANTS = ("natural_person", "enterprise", "research", "social_org", "legal_service", "other")


def breakdown(index: Index, question: Question) -> Answer:
    """The parts of a figure that are not zero, and the figure itself as the last part."""

    def of(report: Held) -> Iterable[Result | Lack]:
        found = _in_report(index, report, question)
        return [found] if isinstance(found, Lack) else found

    return over_targets(index, question, of)


def _in_report(index: Index, report: Held, question: Question) -> list[Result | Lack] | Lack:
    """The parts that are not zero as answers; a table that is cut off still gives those that stand in it."""
    facts = index.facts([report])[report.id]
    whole = evaluate_among(index, report, question.measures[0], facts)
    if isinstance(whole, Lack) and whole.why is not Why.CUT_OFF:
        return whole
    wanted = [cell for measure in _measures(question) for cell in _cells(measure, report, facts)]
    there = [(measure, facts[cell]) for measure, cell in wanted if cell in facts and facts[cell].value is not None]
    shown = [result_of(index, fact, measure) for measure, fact in there if fact.value]
    if len(there) == len(wanted) and not isinstance(whole, Lack):
        return [*shown, as_part(whole[0])] if shown else [whole[0]]
    lack = whole if isinstance(whole, Lack) else Lack(Why.CUT_OFF, report.agency, report.year, report, whole[0].measure)
    return [*shown, lack] if shown else lack


def _cells(measure: Measure, report: Held, facts: Mapping[Cell, StoredFact]) -> list[tuple[Measure, Cell]]:
    return [(measure, cell) for cell in cells(measure, report.form, present=facts)]


def _measures(question: Question) -> Iterable[Measure]:
    asked = question.measures[0]
    if question.split is Split.APPLICANT:
        return [Measure(asked.subject, column) for column in _APPLICANTS]
    if len(subjects()[asked.subject].rows) > 1 or question.split is Split.REASON:
        return [asked]
    return [Measure(subject, asked.column) for subject in _RESULTS]
