"""The slow way to answer, report by report, from the facts themselves: it judges the evaluator."""

from __future__ import annotations

from collections.abc import Callable

from handlers.answering.values.answer import Answer
from handlers.understanding import Operation, Question
from store.index import Index
from tests.judge.breakdowns import breakdown
from tests.judge.changes import change
from tests.judge.comparing import compare
from tests.judge.ranking import rank
from tests.judge.ratios import ratio
from tests.judge.totals import total
from tests.judge.trends import trend
from tests.judge.values import value

JUDGES: dict[Operation, Callable[[Index, Question], Answer]] = {
    Operation.VALUE: value,
    Operation.BREAKDOWN: breakdown,
    Operation.COMPARE: compare,
    Operation.RANK: rank,
    Operation.SUM: total,
    Operation.STATISTICS: total,
    Operation.RATIO: ratio,
    Operation.CHANGE: change,
    Operation.TREND: trend,
}
