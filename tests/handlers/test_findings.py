"""What check found of a cell is reachable from the figure that was read from it, and from the gap
where it is not.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.answering import answer
from handlers.answering.values.answer import AnswerStatus
from handlers.answering.values.findings import findings
from handlers.reply import Language
from handlers.understanding import Operation, Question, exactly
from store.index.doubting import touches
from store.measures import Measure
from store.model import Cell, Problem
from tests.store.made import PINGLUO, XIJI, Workshop, report

NEW = Cell("requests", "new", "total")


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem("row-sum", 9, 9, {"row": "requests/new"}), True),
        (Problem("row-sum", 9, 9, {"row": "requests/granted"}), False),
        (
            Problem(
                "rows-missing", 9, 9, {"table": "requests", "rows": "requests/granted requests/new"}
            ),
            True,
        ),
        (Problem("value-impossible", 9, 9, {"cell": "requests/new/total"}), True),
        (Problem("value-impossible", 9, 9, {"cell": "requests/new/other"}), False),
        (Problem("balance", 9, 9, {"column": "total"}), True),
        (Problem("balance", 9, 9, {"column": "other"}), False),
        (Problem("table-missing", 1, 1, {"table": "requests"}), True),
        (Problem("table-missing", 1, 1, {"table": "reviews"}), False),
        (Problem("blank-cells", 40, 44, {"table": "requests"}), True),
        (Problem("blank-cells", 50, 54, {"table": "requests"}), False),
        (Problem("section-missing", 1, 1, {"section": "reviews"}), False),
    ],
)
def test_a_problem_touches_the_cells_that_it_speaks_of(problem: Problem, expected: bool) -> None:
    assert touches(problem, NEW, range(42, 43)) is expected


def test_it_is_said_of_a_figure_alone_and_in_an_order(workshop: Workshop) -> None:
    wrong = report(PINGLUO, new=5).replace("\t5\t0\t0\t0\t0\t0\t5", "\t5\t0\t0\t0\t0\t0\t6", 1)
    assert wrong != report(PINGLUO, new=5)
    workshop.write("甲.txt", wrong)
    workshop.write("乙.txt", report(XIJI, new=3))
    workshop.load()
    index = workshop.open()
    one = Question(
        "…", Language.ZH, Operation.VALUE, years=(2022,), measures=(Measure("new", "total"),)
    )
    alone = answer(index, replace(one, mentions=(exactly(workshop.names.agency(PINGLUO)),)))
    every = answer(index, replace(one, operation=Operation.RANK, everywhere=True))
    for found in (alone, every):
        assert found.status is AnswerStatus.ANSWERED
        assert {(held.file, problem.code) for held, problem in findings(index, found)} >= {
            ("甲.txt", "row-sum")
        }
        assert all(held.file == "甲.txt" for held, _ in findings(index, found))
    index.close()
