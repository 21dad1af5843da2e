"""Whether what is in force follows from the year before: 上年现行有效 + 本年制发 - 本年废止 =
本年现行有效.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer, AnswerStatus, Result
from handlers.answering.values.gathered import figures_of, lacks_of
from handlers.understanding import Operation, Question
from store.index import Index
from store.measures import Measure

_SUBJECTS = frozenset({"normative_documents", "regulations"})


def follows_from_last_year(index: Index, question: Question) -> Answer | None:
    """The four figures, and whether they agree; None where the check is of anything else or of no
    single year.
    """
    subject = _subject(question)
    if subject is None:
        return None
    year = max(question.years)
    terms = ((year - 1, "valid"), (year, "made"), (year, "repealed"), (year, "valid"))
    found = [_figure(index, question, Measure(subject, column), of) for of, column in terms]
    results = tuple(figures_of(*found))
    measures = tuple(Measure(subject, column) for _, column in terms[1:])
    told = replace(question, operation=Operation.VALUE, measures=measures, stated=())
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    verdict = _agrees(results) if len(results) == len(terms) else None
    return Answer(status, told, results, lacks=lacks_of(found), verdict=verdict)


def _subject(question: Question) -> str | None:
    """Of what the number in force is asked about: of one agency, and of one year or two; else
    None.
    """
    if len(question.mentions) != 1 or not 1 <= len(question.years) <= len(("this", "last")):
        return None
    subjects = {measure.subject for measure in question.measures}
    in_force = any(measure.column == "valid" for measure in question.measures)
    if in_force and len(subjects) == 1 and subjects <= _SUBJECTS:
        return subjects.pop()
    return None


def _figure(index: Index, question: Question, measure: Measure, year: int) -> Answer:
    return enter(
        index,
        replace(question, operation=Operation.VALUE, measures=(measure,), years=(year,), stated=()),
    )


def _agrees(results: tuple[Result, ...]) -> bool:
    before, made, repealed, valid = (result.value for result in results)
    return before + made - repealed == valid
