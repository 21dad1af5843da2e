"""What a figure is made of: by result, by reason, by applicant. Only what is not zero is listed; the rest is said to be."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answering.answer import Answer, AnswerStatus, Assumed, Lack, Result, Role
from handlers.answering.evaluating import as_part, evaluate
from handlers.answering.places import targets
from handlers.measures import Measure, subjects
from handlers.understanding import Question, Split
from store.index import Held, Index

_RESULTS = ("granted", "partial", "denied", "unable", "not_processed", "other_handling")
_APPLICANTS = ("natural_person", "enterprise", "research", "social_org", "legal_service", "other")


def breakdown(index: Index, question: Question) -> Answer:
    """The parts of a figure that are not zero, and the figure itself as the last part."""
    results: list[Result] = []
    lacks: list[Lack] = []
    assumed: set[Assumed] = set()
    for target in targets(index, question):
        if isinstance(target, Lack):
            lacks.append(target)
            continue
        assumed |= target.assumed
        found = _in_report(index, target.report, question)
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            results += found
    results.sort(key=lambda result: result.role is Role.PART)
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    return Answer(status, question, tuple(results), tuple(lacks), assumed=frozenset(assumed))


def _in_report(index: Index, report: Held, question: Question) -> list[Result] | Lack:
    whole = evaluate(index, report, question.measures[0])
    terms: list[Result] = []
    for measure in _measures(question):
        found = evaluate(index, report, measure)
        if isinstance(found, Lack):
            return found if not isinstance(whole, Lack) else whole
        terms += [result for result in found if len(found) == 1 or result.role is Role.PART]
    shown = [_as_answer(term) for term in terms if term.value]
    if isinstance(whole, Lack):
        return shown or whole
    return [*shown, as_part(whole[0])] if shown else [whole[0]]


def _as_answer(result: Result) -> Result:
    from dataclasses import replace

    return replace(result, role=Role.ANSWER)


def _measures(question: Question) -> Iterable[Measure]:
    asked = question.measures[0]
    if question.split is Split.APPLICANT:
        return [Measure(asked.subject, column) for column in _APPLICANTS]
    if len(subjects()[asked.subject].rows) > 1 or question.split is Split.REASON:
        return [asked]
    return [Measure(subject, asked.column) for subject in _RESULTS]
