"""From one year to another: the form's own 本年增/减 where it has one, else the difference between two reports."""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.answer import Answer, AnswerStatus, Assumed, Kind, Lack, Result, Role, Why
from handlers.answering.evaluating import as_part, comparable, evaluate
from handlers.answering.places import Target, reports_of, targets
from handlers.answering.values import value
from handlers.measures import Measure, columns_of, subjects
from handlers.understanding import Question
from store.index import Held, Index
from store.model import Form, Match


def change(index: Index, question: Question) -> Answer:
    """How a figure changed; the years are those named, else the report's year and the one before."""
    measure = question.measures[0]
    if len(question.years) > 2 or len(question.mentions) != 1:
        return value(index, question)
    printed = _printed_change(question, measure)
    if printed is not None:
        answer = value(index, printed)
        target = next((t for t in targets(index, printed) if isinstance(t, Target)), None)
        if target is None or target.report.form is Form.F2019:
            return answer
    return _between_years(index, question, measure)


def _printed_change(question: Question, measure: Measure) -> Question | None:
    """The same question of the column 本年增/减, if the subject has it and the question does not ask for another."""
    has_it = "change" in columns_of(measure.subject) and subjects()[measure.subject].table == "disclosure"
    asks_other = question.column_said and measure.column not in ("change", "prev_items")
    years = sorted(question.years)
    if not has_it or asks_other or (len(years) == 2 and years[1] - years[0] != 1):
        return None
    return replace(
        question,
        measures=(Measure(measure.subject, "change"),),
        years=tuple(years[-1:]),
        paired_years=(),
        column_said=True,
    )


def _between_years(index: Index, question: Question, measure: Measure) -> Answer:
    resolution = question.mentions[0].resolution
    if not isinstance(resolution, Match):
        return value(index, question)
    if measure.column == "change":
        measure = Measure(measure.subject, columns_of(measure.subject)[0])
    held = {report.year: report for report in reports_of(index, resolution.agency)}
    years = _years(question, held)
    if years is None:
        return value(index, replace(question, measures=(measure,)))
    both: list[Result] = []
    lacks: list[Lack] = []
    for year in years:
        report = held.get(year)
        if report is None:
            some = next(iter(held.values()), None)
            agency = some.agency if some else resolution.agency
            lacks.append(Lack(Why.NO_YEAR if some else Why.NO_REPORT, agency, year, available=tuple(held.values())))
            continue
        found = evaluate(index, report, measure)
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            both.append(found[0])
    return _answer(question, measure, both, lacks)


def _years(question: Question, held: dict[int | None, Held]) -> tuple[int, int] | None:
    if len(question.years) == 2:
        first, second = sorted(question.years)
        return first, second
    if question.years:
        return question.years[0] - 1, question.years[0]
    known = sorted(year for year in held if year is not None)
    return (known[-1] - 1, known[-1]) if known else None


def _answer(question: Question, measure: Measure, both: list[Result], lacks: list[Lack]) -> Answer:
    asked = replace(question, measures=(measure,))
    if len(both) < 2:
        parts = tuple(as_part(result) for result in both)
        return Answer(AnswerStatus.MISSING, asked, parts, tuple(lacks))
    earlier, later = both
    forms = [result.report.form for result in both if result.report]
    if not comparable(measure, forms[0], forms[1]):
        lack = Lack(Why.NOT_COMPARABLE, measure=measure)
        return Answer(AnswerStatus.MISSING, asked, tuple(as_part(result) for result in both), (lack,))
    gap = Result(
        Role.ANSWER,
        Kind.COMPUTED,
        later.value - earlier.value,
        later.unit,
        later.report,
        measure,
        sources=(*earlier.sources, *later.sources),
    )
    assumed = frozenset({Assumed.COLUMN}) if not question.column_said else frozenset()
    return Answer(AnswerStatus.ANSWERED, asked, (gap, as_part(earlier), as_part(later)), assumed=assumed)
