"""Rates: of the reports that a question names, or of all in a region, each by itself and put
together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handlers.answering.values.answer import (
    Answer,
    AnswerStatus,
    Assumed,
    Lack,
    Refusal,
    Result,
    ResultRole,
)
from handlers.ratios import Ratio
from handlers.understanding import Operation, Question
from store.index import HeldReport, Index
from tests.judge.gathering import Figure, Gathered, figure_in, gather, over_targets
from tests.judge.rates import quotient
from tests.judge.scopes import coverage_of, nothing_in, reach_of
from tests.judge.values import value


def ratio(index: Index, question: Question) -> Answer:
    """The rate in each report that the question names; its terms follow as parts."""
    if question.beside and (question.everywhere or not question.mentions):
        return Answer(AnswerStatus.REFUSED, question, refusal=Refusal.FIGURES_AND_RATES)
    if question.more_ratios or question.beside:
        return _several(index, question)
    if question.everywhere:
        return _everywhere(index, question)

    def of(report: HeldReport) -> Iterable[Result | Lack]:
        found = figure_in(index, report, question, index.facts([report])[report.id])
        return [found] if isinstance(found, Lack) else found

    return over_targets(index, question, of)


def _several(index: Index, question: Question) -> Answer:
    """Several rates in turn, and figures before them: all answers, then the terms of each in the
    same order.
    """
    rates = [one for one in (question.ratio, *question.more_ratios) if one is not None]
    found = [ratio(index, replace(question, ratio=one, more_ratios=(), beside=())) for one in rates]
    results = sorted(
        (result for one in found for result in one.results),
        key=lambda result: result.role is ResultRole.PART,
    )
    if question.beside:
        figures = value(
            index,
            replace(question, operation=Operation.VALUE, measures=question.beside, ratio=None),
        )
        heads = [result for result in figures.results if result.role is ResultRole.ANSWER]
        results = [
            *heads,
            *results,
            *(result for result in figures.results if result.role is ResultRole.PART),
        ]
        found.append(figures)
    status = AnswerStatus.ANSWERED if results else AnswerStatus.MISSING
    lacks = tuple(dict.fromkeys(lack for one in found for lack in one.lacks))
    assumed = frozenset(assumption for one in found for assumption in one.assumed)
    return Answer(status, question, tuple(results), lacks, assumed=assumed)


def _everywhere(index: Index, question: Question) -> Answer:
    reach = reach_of(index, question)
    if not reach.reports:
        return nothing_in(index, question, reach)
    gathered = gather(index, reach.reports, question)
    coverage = coverage_of(reach, gathered)
    if not gathered.figures or question.ratio is None:
        return Answer(AnswerStatus.MISSING, question, lacks=coverage.without, coverage=coverage)
    figures = sorted(gathered.figures, key=lambda figure: -figure[0].order)
    heads = [figure[0] for figure in figures]
    terms = [term for figure in figures for term in figure[1:]]
    assumed = frozenset() if question.years else frozenset({Assumed.LATEST_EACH})
    whole = (pooled(question.ratio, gathered),) if len(heads) > 1 else ()
    return Answer(
        AnswerStatus.ANSWERED,
        question,
        (*heads, *whole, *terms),
        coverage=coverage,
        assumed=assumed,
    )


def pooled(ratio: Ratio, gathered: Gathered) -> Result:
    """The rate of all these reports taken together: the sum of what is divided by the sum of what
    it is divided by.
    """
    top = [term for figure in gathered.figures for term in _above(ratio, figure)]
    bottom = [term for figure in gathered.figures for term in figure[1 + len(ratio.top) :]]
    return replace(quotient(ratio, top, bottom), role=ResultRole.PART, sources=())


def _above(ratio: Ratio, figure: Figure) -> Figure:
    return figure[1 : 1 + len(ratio.top)]
