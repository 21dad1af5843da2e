"""One figure of one agency: the plainest question, and the term of all others."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answering.answer import Answer, AnswerStatus, Assumed, Lack, Result, Role, Why
from handlers.answering.evaluating import evaluate
from handlers.answering.places import Target, targets
from handlers.understanding import Question
from store.index import Index


def region_of(index: Index, question: Question) -> bool:
    """Whether a question asks for a total of a place that has no report itself, but reports below it."""
    if len(question.mentions) != 1 or not question.wants_total:
        return False
    lacks = [target for target in targets(index, question) if isinstance(target, Lack)]
    return any(lack.why is Why.NO_REPORT and lack.available for lack in lacks)


def value(index: Index, question: Question) -> Answer:
    """The figures of each agency, year and measure that a question names, with a reason for each that is not there."""
    results: list[Result] = []
    lacks: list[Lack] = []
    assumed: set[Assumed] = set()
    for target in targets(index, question):
        if isinstance(target, Lack):
            lacks.append(target)
            continue
        found, missing = evaluate_all(index, question, target)
        results += found
        lacks += missing
        if found or missing:
            assumed |= target.assumed
    if results and not question.column_said:
        assumed.add(Assumed.COLUMN)
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    return Answer(status, question, in_order(results), tuple(lacks), assumed=frozenset(assumed))


def evaluate_all(index: Index, question: Question, target: Target) -> tuple[list[Result], list[Lack]]:
    """All measures of a question in one report."""
    results: list[Result] = []
    lacks: list[Lack] = []
    for measure in question.measures:
        found = evaluate(index, target.report, measure)
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            results += found
    return results, lacks


def in_order(results: Iterable[Result]) -> tuple[Result, ...]:
    """Answers before parts, otherwise as they came."""
    return tuple(sorted(results, key=lambda result: result.role is Role.PART))
