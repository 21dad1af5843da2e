"""One figure of one agency: the plainest question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from handlers.answering.reports.places import targets
from handlers.answering.values.answer import Answer, Assumed, Lack, Result, Why
from handlers.understanding import Question
from store.index import HeldReport, Index
from tests.judge.evaluating import evaluate
from tests.judge.gathering import over_targets


def region_of(index: Index, question: Question) -> bool:
    """Whether a question asks for a total of a place that has no report itself, but reports below
    it.
    """
    if len(question.mentions) != 1 or not question.wants_total:
        return False
    lacks = [target for target in targets(index, question) if isinstance(target, Lack)]
    return any(lack.why is Why.NO_REPORT and lack.available for lack in lacks)


def value(index: Index, question: Question) -> Answer:
    """The figures of each agency, year and measure that a question names, with a reason for each
    that is not there.
    """

    def of(report: HeldReport) -> Iterable[Result | Lack]:
        for measure in question.measures:
            found = evaluate(index, report, measure)
            if isinstance(found, Lack):
                yield found
            else:
                yield from found

    answer = over_targets(index, question, of)
    column = (
        frozenset({Assumed.COLUMN})
        if answer.results and not question.column_said
        else frozenset[Assumed]()
    )
    return replace(answer, assumed=answer.assumed | column)
