"""What a question asks for, in each of several reports: the one loop over reports that all
operations share.

A figure is the question's first measure, or its rate; whatever puts figures together (rankings,
sums, trends) asks only here for the values of reports.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from handlers.answering.reports.places import targets
from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Result,
    ResultRole,
    Why,
)
from handlers.understanding import Question
from store.index import HeldReport, Index, StoredFact
from store.measures import Measure, columns, subjects
from store.model import Cell, Form
from store.reference import indicators
from tests.judge.evaluating import comparable, evaluate_among
from tests.judge.rates import rate_among

Figure = tuple[Result, ...]
"""The figure itself, followed by what it is computed from."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The figures of several reports, and why others have none."""

    figures: tuple[Figure, ...] = ()
    lacks: tuple[Lack, ...] = ()

    @property
    def heads(self) -> list[Result]:
        """The figures without their terms."""
        return [figure[0] for figure in self.figures]


def figure_in(
    index: Index, report: HeldReport, question: Question, facts: Mapping[Cell, StoredFact]
) -> Figure | Lack:
    """What a question asks for, in one report whose facts are at hand."""
    if question.ratio is not None:
        return rate_among(index, report, question.ratio, facts, question.unit)
    return evaluate_among(index, report, question.measures[0], facts)


def gather(index: Index, reports: Sequence[HeldReport], question: Question) -> Gathered:
    """What a question asks for, in each of several reports."""
    facts = index.facts(reports, _cells(_measures(question)))
    figures: list[Figure] = []
    lacks: list[Lack] = []
    for report in reports:
        found = figure_in(index, report, question, facts[report.id])
        if isinstance(found, Lack):
            lacks.append(found)
        else:
            figures.append(found)
    return Gathered(tuple(figures), tuple(lacks))


def of_one_meaning(gathered: Gathered, question: Question) -> Gathered:
    """Without the figures whose form counts something else under this name than most do."""
    forms = [head.report.form for head in gathered.heads if head.report]
    if not forms or alike(question, Form.F2019, Form.F2021):
        return gathered
    main = max(sorted(set(forms)), key=forms.count)
    kept = tuple(
        figure for figure in gathered.figures if figure[0].report and figure[0].report.form is main
    )
    unlike = tuple(
        Lack(Why.NOT_COMPARABLE, head.report.agency, head.report.year, head.report, head.measure)
        for head in gathered.heads
        if head.report and head.report.form is not main
    )
    return Gathered(kept, (*gathered.lacks, *unlike))


def alike(question: Question, one: Form, other: Form) -> bool:
    """Whether what a question asks for means the same in reports of two forms."""
    return all(comparable(measure, one, other) for measure in _measures(question))


def _measures(question: Question) -> tuple[Measure, ...]:
    ratio = question.ratio
    return question.measures[:1] if ratio is None else (*ratio.top, *ratio.bottom)


def _cells(measures: Iterable[Measure]) -> list[Cell]:
    """All cells of either form that measures may be read from."""
    found = (
        Cell(subjects()[measure.subject].table, row, name)
        for measure in measures
        for row in (*subjects()[measure.subject].rows, *subjects()[measure.subject].rows_2021)
        for name in (name for names in columns()[measure.column].cells.values() for name in names)
    )
    return [cell for cell in dict.fromkeys(found) if cell in indicators()]


def over_targets(
    index: Index, question: Question, of: Callable[[HeldReport], Iterable[Result | Lack]]
) -> Answer:
    """An answer of what each report that a question with agencies is asked of has to say, answers
    before parts.
    """
    results: list[Result] = []
    lacks: list[Lack] = []
    assumed: set[Assumed] = set()
    for target in targets(index, question):
        if isinstance(target, Lack):
            lacks.append(target)
            continue
        assumed |= target.assumed
        for found in of(target.report):
            if isinstance(found, Lack):
                lacks.append(found)
            else:
                results.append(found)
    results.sort(key=lambda result: result.role is ResultRole.PART)
    answered = any(result.role is ResultRole.ANSWER for result in results)
    status = AnswerStatus.ANSWERED if answered else AnswerStatus.MISSING
    return Answer(status, question, tuple(results), tuple(lacks), assumed=frozenset(assumed))
