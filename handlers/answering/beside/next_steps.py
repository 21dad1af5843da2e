"""What makes sense to ask next, and is surely answered: every step is asked of the index before it
is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from handlers.answering.reports.places import reports_of
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    NextStep,
    Result,
    ResultKind,
)
from handlers.answering.values.findings import problems_of
from handlers.answering.values.gathered import figures_of
from handlers.answering.values.reports_in import reports_in
from handlers.understanding import Operation, Question, Ranking, Split, exactly
from store.index import HeldReport, Index, IndexScope
from store.measures import Measure, columns_of, subjects
from store.model import Agency, Division, Severity
from store.quick_records import replace
from store.reading.words.problems import problem_kinds

MOST = 3
_MOST_NEIGHBOURS = 60
"""Reports; a region with more of them is no neighbourhood."""
_NEAR = {"township": ("county", 6), "county": ("city", 4)}
"""The level in which a place's neighbours lie, and how many digits of the code they share."""


Ask = Callable[[Index, Question], Answer]


def next_steps(index: Index, answer: Answer, ask: Ask) -> tuple[NextStep, ...]:
    """Up to three steps from an answer: two further questions, and the original text or the
    report's problems.
    """
    if answer.status is AnswerStatus.MISSING:
        return (
            *islice(_answered(index, _instead(answer), ask), MOST - 1),
            *islice(_quoted(answer), 1),
        )
    if answer.status not in (AnswerStatus.ANSWERED, AnswerStatus.QUOTED):
        return ()
    result = next((one for one in answer.results if one.report and one.sources), None)
    if result is None or result.report is None:
        return ()
    further = _answered(index, _further(index, answer, result, result.report), ask)
    steps = (*islice(further, MOST - 1), *_at_the_source(index, answer, result, result.report))
    return steps[:MOST]


def _answered(index: Index, steps: Iterable[NextStep], ask: Ask) -> Iterator[NextStep]:
    """The steps whose questions have an answer from the tables."""
    return (step for step in steps if ask(index, step.question).status is AnswerStatus.ANSWERED)


def _further(
    index: Index,
    answer: Answer,
    result: Result,
    report: HeldReport,
) -> Iterator[NextStep]:
    """Questions about the same figure: its other columns, what it is made of, its other years, its
    neighbours.
    """
    measure = result.measure
    if measure is None or result.kind is ResultKind.QUOTED:
        return
    asked = one_figure(answer.question, report, measure)
    single = len(figures_of(answer)) == 1
    if Assumed.COLUMN in answer.assumed and (single or answer.question.years):
        yield from _other_columns(answer.question, asked, report)
    if answer.question.operation in (Operation.VALUE, Operation.RATIO, Operation.BREAKDOWN):
        yield from _parts(answer.question, asked)
    if answer.question.operation in (Operation.VALUE, Operation.CHANGE) and single:
        yield from _other_years(index, asked, report)
        yield from _neighbours(index, asked, report)


def _other_columns(question: Question, asked: Question, report: HeldReport) -> Iterator[NextStep]:
    """The same question of the columns that were not assumed; over many reports it stays over them.

    In an order of changes the words for the column would ask for something else: the change from
    year to year.
    """
    base = asked if question.operation is Operation.VALUE else replace(question, column_said=True)
    subject, assumed = asked.measures[0]
    if len(question.measures) > 1 or (base is not asked and not question.years):
        return
    for code in columns_of(subject, report.form):
        if code != assumed and (base is asked or code != "change"):
            other = Measure(subject, code)
            yield NextStep("column", replace(base, measures=(other,)), measure=other)


def one_figure(question: Question, report: HeldReport, measure: Measure) -> Question:
    """The question for one cell of a report, named with its column."""
    return replace(
        question,
        operation=Operation.VALUE,
        mentions=(exactly(report.agency),),
        years=(report.year,) if report.year else (),
        paired_years=(),
        measures=(measure,),
        column_said=True,
        subject_said=True,
        items_said=False,
        wants_total=False,
        everywhere=False,
        excluding=(),
        ratio=None,
        department="",
        unnamed="",
        few=None,
        topics=frozenset(),
    )


def _parts(question: Question, asked: Question) -> Iterator[NextStep]:
    """What a figure of table three is made of, other than what was asked."""
    if subjects()[asked.measures[0].subject].table != "requests":
        return
    shown = question.split if question.operation is Operation.BREAKDOWN else None
    for kind, subject, split in (
        ("results", "handled", Split.RESULT),
        ("applicants", "new", Split.APPLICANT),
        ("reasons", "denied", Split.REASON),
    ):
        if split is not shown:
            measures = (Measure(subject, "total"),)
            yield NextStep(
                kind, replace(asked, operation=Operation.BREAKDOWN, measures=measures, split=split)
            )


def _other_years(index: Index, asked: Question, report: HeldReport) -> Iterator[NextStep]:
    """The year before and the year after, where they are held."""
    held = {other.year for other in reports_of(index, report.agency)}
    for year in (report.year - 1, report.year + 1) if report.year else ():
        if year in held:
            yield NextStep("year", replace(asked, years=(year,)))


def _neighbours(index: Index, asked: Question, report: HeldReport) -> Iterator[NextStep]:
    """An order of the reports of the same year in the place above, if there are others and not too
    many.
    """
    division = report.agency.division
    above = _above(division) if division else None
    if above is None or report.year is None or asked.measures[0].column == "change":
        return
    scope = IndexScope((report.year,), (above,))
    if 1 < index.standings().count(scope) <= _MOST_NEIGHBOURS:
        place = Agency(above.name, above, "")
        order = replace(
            asked,
            operation=Operation.RANK,
            mentions=(exactly(place),),
            everywhere=True,
            ranking=Ranking(all=True),
            topics=frozenset(),
        )
        yield NextStep("neighbours", order, region=place)


def _above(division: Division) -> Division | None:
    """The city or county in which a place lies; none where that is a province."""
    path = division.path[:-1]
    found = _NEAR.get(division.level)
    if found is None or len(path) < 2:
        return None
    level, digits = found
    return Division(division.code[:digits].ljust(len(division.code), "0"), path, level)


def _at_the_source(
    index: Index,
    answer: Answer,
    result: Result,
    report: HeldReport,
) -> Iterator[NextStep]:
    """The problems of a report that has severe ones, and the lines around the source."""
    asked = one_figure(answer.question, report, result.measure or Measure("new", "total"))
    if len({each.id for each in reports_in(answer.results)}) > 1:
        return
    if any(
        problem_kinds()[problem.code].severity is Severity.HIGH
        for problem in problems_of(index, report)
    ):
        yield NextStep("check", _check(asked), report=report)
    yield NextStep("original", asked, report=report, line=result.sources[0].line)


def _check(asked: Question) -> Question:
    return replace(asked, operation=Operation.CHECK, measures=(), stated=())


def _quoted(answer: Answer) -> Iterator[NextStep]:
    """Where the prose says something beside a figure that is missing."""
    for quote in answer.quotes:
        report = quote.sentence.report
        asked = one_figure(answer.question, report, Measure("new", "total"))
        yield NextStep("original", asked, report=report, line=quote.sentence.line)


def _instead(answer: Answer) -> Iterator[NextStep]:
    """The years that there are of the agency, and the problems of a report that lacks the
    figure.
    """
    question = answer.question
    shared = _shared_years(answer) if len(question.mentions) > 1 else set[int]()
    if shared:
        yield NextStep("year", replace(question, years=(max(shared),), paired_years=()))
        return
    for lack in answer.lacks:
        yield from _years_there(question, lack)
        if lack.report is not None:
            asked = one_figure(question, lack.report, Measure("new", "total"))
            yield NextStep("check", _check(asked), report=lack.report)


def _shared_years(answer: Answer) -> set[int]:
    """The years on which each agency that lacks a report has another."""
    years = [{held.year for held in lack.available if held.year} for lack in answer.lacks]
    if years:
        return set.intersection(*years)
    return set()


def _years_there(question: Question, lack: Lack) -> Iterator[NextStep]:
    """The same figure of the agency's other reports, the latest of them."""
    for held in lack.available[-MOST:]:
        if question.measures and held.agency == lack.agency and held.year:
            yield NextStep("year", one_figure(question, held, question.measures[0]))
