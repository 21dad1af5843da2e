"""From one year to another: the form's own 本年增/减 where it has one, else the difference between
two reports.
"""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.reports.places import Target, reports_of, targets
from handlers.answering.values.answer import Answer, AnswerStatus, Assumed, Lack, Result, Why
from handlers.understanding import Question
from store.index import HeldReport, Index
from store.measures import Measure, columns_of, subjects
from store.model import Form, Match
from tests.judge.evaluating import as_part
from tests.judge.gathering import Figure, alike, figure_in
from tests.judge.moving import difference, growth
from tests.judge.ratios import ratio
from tests.judge.values import value


def change(index: Index, question: Question) -> Answer:
    """How a figure changed; the years are those named, else the report's year and the one
    before.
    """
    measure = question.measures[0]
    if len(question.years) > 2 or len(question.mentions) != 1:
        return _values(index, question)
    printed = _printed_change(question, measure)
    if printed is not None:
        answer = value(index, printed)
        target = next((t for t in targets(index, printed) if isinstance(t, Target)), None)
        if target is None or target.report.form is Form.F2019:
            return answer
    return _between_years(index, question, measure)


def _values(index: Index, question: Question) -> Answer:
    """The figures themselves, where there are no two to compare."""
    return value(index, question) if question.ratio is None else ratio(index, question)


def _printed_change(question: Question, measure: Measure) -> Question | None:
    """The same question of the column 本年增/减, if the subject has it and the question does not
    ask for another.
    """
    if question.ratio is not None or "op:relative" in question.topics:
        return None
    has_it = (
        "change" in columns_of(measure.subject)
        and subjects()[measure.subject].table == "disclosure"
    )
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
        return _values(index, question)
    if measure.column == "change":
        measure = Measure(measure.subject, columns_of(measure.subject)[0])
    held = {report.year: report for report in reports_of(index, resolution.agency)}
    years = _years(question, held)
    if years is None:
        return _values(index, replace(question, measures=(measure,)))
    asked = replace(question, measures=(measure,))
    both: list[Figure] = []
    lacks: list[Lack] = []
    for year in years:
        report = held.get(year)
        if report is None:
            some = next(iter(held.values()), None)
            agency = some.agency if some else resolution.agency
            lacks.append(
                Lack(
                    Why.NO_YEAR if some else Why.NO_REPORT,
                    agency,
                    year,
                    available=tuple(held.values()),
                )
            )
            continue
        found = figure_in(index, report, asked, index.facts([report])[report.id])
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            both.append(found)
    return _answer(asked, both, lacks)


def _years(question: Question, held: dict[int | None, HeldReport]) -> tuple[int, int] | None:
    if len(question.years) == 2:
        first, second = sorted(question.years)
        return first, second
    if question.years:
        return question.years[0] - 1, question.years[0]
    known = sorted(year for year in held if year is not None)
    return (known[-1] - 1, known[-1]) if known else None


def _answer(question: Question, both: list[Figure], lacks: list[Lack]) -> Answer:
    heads = tuple(as_part(figure[0]) for figure in both)
    if len(both) < 2:
        return Answer(AnswerStatus.MISSING, question, heads, tuple(lacks))
    earlier, later = both[0][0], both[1][0]
    forms = [result.report.form for result in (earlier, later) if result.report]
    if not alike(question, forms[0], forms[1]):
        lack = Lack(Why.NOT_COMPARABLE, measure=later.measure)
        return Answer(AnswerStatus.MISSING, question, heads, (lack,))
    gap = _gap(question, earlier, later)
    if isinstance(gap, Lack):
        return Answer(AnswerStatus.MISSING, question, heads, (gap,))
    assumed = (
        frozenset({Assumed.COLUMN})
        if not question.column_said and question.ratio is None
        else frozenset()
    )
    terms = tuple(term for figure in both for term in figure[1:]) if question.ratio else ()
    return Answer(AnswerStatus.ANSWERED, question, (gap, *heads, *terms), assumed=assumed)


def _gap(question: Question, earlier: Result, later: Result) -> Result | Lack:
    """How much more, or, where a growth rate is asked for, by how many per cent."""
    if "op:relative" not in question.topics or question.ratio is not None:
        return difference(earlier, later)
    if earlier.value == 0:
        report = later.report
        return Lack(
            Why.NO_GROWTH,
            report.agency if report else None,
            report.year if report else None,
            report,
            later.measure,
        )
    return growth(earlier, later)
