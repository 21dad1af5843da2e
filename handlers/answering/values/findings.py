"""What `check` found of the cells that an answer used, or would have used: reachable from each
figure and each gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from handlers.answering.values.answer import Answer, AnswerStatus, Lack, Result
from handlers.understanding import Operation
from store.index import HeldReport, Index
from store.index.doubting import touches
from store.measures import possible_cells
from store.model import Cell, Problem
from store.quick_records import replace

_KEPT = 200
"""Reports whose problems are at hand; a few have a hundred, most some five."""


def findings(index: Index, answer: Answer) -> tuple[tuple[HeldReport, Problem], ...]:
    """The problems that touch a cell of an answer, by report, in the order in which they were
    found.
    """
    used: dict[int, list[tuple[Cell, range]]] = {}
    held: dict[int, HeldReport] = {}
    for report, cell, lines in _used(answer):
        held[report.id] = report
        used.setdefault(report.id, []).append((cell, lines))
    if len(held) == 1:
        problems: Mapping[int, Sequence[Problem]] = {
            number: problems_of(index, held[number]) for number in held
        }
    else:
        problems = index.problems(held.values()) if held else {}
    found: list[tuple[HeldReport, Problem]] = []
    for number, cells in used.items():
        found += [
            (held[number], problem) for problem in problems[number] if _touches_any(problem, cells)
        ]
    return tuple(found)


def _touches_any(problem: Problem, cells: Iterable[tuple[Cell, range]]) -> bool:
    return any(touches(problem, cell, lines) for cell, lines in cells)


def problems_of(index: Index, report: HeldReport) -> Sequence[Problem]:
    """The problems of a report; an answer about it looks at them more than once, and so does the
    next one.
    """
    return index.kept(_ProblemsOf).of(report)


class _ProblemsOf:
    """The problems of the reports that were asked about last."""

    def __init__(self, index: Index) -> None:
        self.of = lru_cache(_KEPT)(lambda report: tuple(index.problems([report])[report.id]))


def with_doubts(index: Index, answer: Answer) -> Answer:
    """An answer with what a check finds of the cells that it used; a check by itself tells all that
    it finds.
    """
    figures = (
        answer.status is AnswerStatus.ANSWERED and answer.question.operation is not Operation.CHECK
    )
    if figures:
        return replace(answer, doubts=findings(index, answer))
    return answer


def _used(answer: Answer) -> Iterator[tuple[HeldReport, Cell, range]]:
    without = answer.coverage.without if answer.coverage else ()
    every: tuple[Result | Lack, ...] = (*answer.results, *answer.lacks, *without)
    for one in every:
        if one.report is not None:
            for cell in _cells(one):
                yield one.report, cell, _lines(one)


def _cells(one: Result | Lack) -> tuple[Cell, ...]:
    if isinstance(one, Result) and one.cell is not None:
        return (one.cell,)
    if one.measure is not None:
        return possible_cells(one.measure)
    return ()


def _lines(one: Result | Lack) -> range:
    """The lines on which a figure that is one cell stands; none of what is computed, or is not
    there.
    """
    if isinstance(one, Lack) or one.cell is None or not one.sources:
        return range(0)
    return range(one.sources[0].line, one.sources[0].end_line + 1)
