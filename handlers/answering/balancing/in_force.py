"""Whether what is in force follows from the year before: 上年现行有效 + 本年制发 - 本年废止 = 本年现行有效."""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultRole
from handlers.measures import Measure
from handlers.understanding import Operation, Question
from store.index import Index

_SUBJECTS = frozenset({"normative_documents", "regulations"})


def follows_from_last_year(index: Index, question: Question) -> Answer | None:
    """The four figures, and whether they agree; None where the check is of anything else or of no single year."""
    subjects = {measure.subject for measure in question.measures}
    columns = {measure.column for measure in question.measures}
    if len(subjects) != 1 or not subjects <= _SUBJECTS or "valid" not in columns:
        return None
    if len(question.mentions) != 1 or not 1 <= len(question.years) <= len(("this", "last")):
        return None
    [subject], year = subjects, max(question.years)
    terms = ((year - 1, "valid"), (year, "made"), (year, "repealed"), (year, "valid"))
    found = [_figure(index, question, Measure(subject, column), of) for of, column in terms]
    results = tuple(result for one in found for result in one.results if result.role is ResultRole.ANSWER)
    lacks = tuple(lack for one in found for lack in one.lacks)
    measures = tuple(Measure(subject, column) for _, column in terms[1:])
    told = replace(question, operation=Operation.VALUE, measures=measures, stated=())
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    verdict = _agrees(results) if len(results) == len(terms) else None
    return Answer(status, told, results, lacks=lacks, verdict=verdict)


def _figure(index: Index, question: Question, measure: Measure, year: int) -> Answer:
    return enter(index, replace(question, operation=Operation.VALUE, measures=(measure,), years=(year,), stated=()))


def _agrees(results: tuple[Result, ...]) -> bool:
    before, made, repealed, valid = (result.value for result in results)
    return before + made - repealed == valid
