"""Meanings that no question could have before: whatever is combined is computed, with its unit, or
said to be none.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from handlers.answering.tasks import answer_to
from handlers.answering.values.answer import Answer, AnswerStatus, ResultRole, Why
from handlers.meaning import (
    LATEST,
    NONE,
    SOME,
    Above,
    Agencies,
    Aggregate,
    And,
    Below,
    Between,
    By,
    Cells,
    Change,
    Condition,
    Count,
    Counted,
    Difference,
    Direction,
    Every,
    Everyone,
    Exactly,
    FirstPlaces,
    Governments,
    Group,
    Growth,
    Holds,
    Meaning,
    Not,
    OfFigures,
    Or,
    Quantity,
    RankTask,
    Region,
    ReportScope,
    Share,
    Statistic,
    SumOf,
    Total,
    Value,
    Within,
    Years,
    of_ratio,
)
from handlers.meaning.quantities import POINTS
from handlers.ratios import ratios
from handlers.reply import Language
from handlers.understanding import Operation, Question
from store.index import Index
from store.measures import Measure
from store.model import Agency, Division
from tests.handlers.guyuan import LONGDE, PENGYANG, XIJI, YUANZHOU

NEW, FORWARD, HANDLED = (
    Cells(Measure(row, "total")) for row in ("new", "carried_forward", "handled")
)
RATE = of_ratio(ratios()["handled"])
GUYUAN = Agency(
    "宁夏回族自治区固原市", Division("640400000000", ("宁夏回族自治区", "固原市"), "city"), ""
)
COUNTIES = Region(GUYUAN, Governments(frozenset({"county"})), below=True)
IN_2022 = Exactly((2022,))


@pytest.fixture
def put(guyuan_index: Index) -> partial[Answer]:
    return partial(_put, guyuan_index)


def _put(
    index: Index,
    quantity: Quantity,
    task: OfFigures,
    agencies: Agencies = COUNTIES,
    years: Years = IN_2022,
    condition: Condition | None = None,
) -> Answer:
    meaning = Meaning(ReportScope(agencies, years, condition), (quantity,), task)
    return answer_to(index, meaning, task, Question("…", Language.ZH, Operation.STATISTICS))


def heads(answer: Answer) -> list[tuple[Decimal, str]]:
    return [
        (result.value, result.unit) for result in answer.results if result.role is ResultRole.ANSWER
    ]


def whose(answer: Answer) -> list[str]:
    return [
        place.result.report.agency.name
        for place in answer.places
        if place.asked and place.result.report
    ]


MEDIAN = Aggregate((Statistic.MEDIAN,))


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Change(NEW), (Decimal(20), "件")),
        (Growth(NEW), (Decimal(50), "%")),
        (Change(RATE), (Decimal(-10), POINTS)),
        (SumOf((NEW, FORWARD)), (Decimal("34.5"), "件")),
        (Difference(NEW, FORWARD), (Decimal("25.5"), "件")),
        (Change(SumOf((NEW, FORWARD))), (Decimal(23), "件")),
        (Share(FORWARD, NEW), (Decimal(10), "%")),
    ],
)
def test_the_median_of_anything_has_its_unit(
    put: partial[Answer], quantity: Quantity, expected: tuple[Decimal, str]
) -> None:
    answer = put(quantity, MEDIAN)
    assert answer.status is AnswerStatus.ANSWERED
    assert heads(answer) == [expected]


def test_a_median_of_changes_says_whom_it_covers(put: partial[Answer]) -> None:
    answer = put(Change(NEW), MEDIAN)
    assert answer.coverage is not None
    assert {held.agency.name for held in answer.coverage.with_figure} == {YUANZHOU, XIJI, PENGYANG}
    assert [
        (lack.why, lack.agency and lack.agency.name, lack.year) for lack in answer.coverage.without
    ] == [(Why.NO_YEAR, LONGDE, 2021)]
    assert [agency.name for agency in answer.coverage.absent] == [
        "宁夏回族自治区固原市泾源县人民政府"
    ]
    assert all(result.sources for result in answer.results)


def test_a_share_of_all_adds_up_to_all(put: partial[Answer]) -> None:
    answer = put(Share(NEW, Total(COUNTIES)), Value())
    assert sum(value for value, _ in heads(answer)) == 100
    assert heads(answer)[0] == (Decimal(48), "%")


CONDITIONS: list[tuple[Condition, set[str]]] = [
    (Holds(NEW, Within(Decimal(5), Decimal(30))), {YUANZHOU, XIJI, LONGDE}),
    (Holds(NEW, Above(Statistic.AVERAGE)), {PENGYANG}),
    (Not(Holds(NEW, Above(Statistic.AVERAGE))), {YUANZHOU, XIJI, LONGDE}),
    (Holds(NEW, SOME, Exactly((2021,))), {YUANZHOU, XIJI, PENGYANG}),
    (And((Holds(NEW, SOME, Exactly((2021,))), Holds(FORWARD, NONE))), set()),
    (And((Holds(NEW, Above(Decimal(20))), Holds(FORWARD, Below(Decimal(6))))), {YUANZHOU}),
    (
        Or((Holds(NEW, Below(Decimal(10))), Holds(FORWARD, Above(Decimal(5))))),
        {XIJI, LONGDE, PENGYANG},
    ),
    (Holds(Growth(NEW), Above(Decimal(50), inclusive=True)), {YUANZHOU, XIJI, PENGYANG}),
    (Holds(Change(NEW), SOME, Exactly((2022, 2023))), set()),
    (Holds(Change(NEW), Above(Decimal(-1)), Between(2022, 2023)), {YUANZHOU}),
    (Holds(NEW, SOME, Every()), {YUANZHOU, XIJI, LONGDE, PENGYANG}),
]


@pytest.mark.parametrize(("condition", "expected"), CONDITIONS)
def test_conditions_say_who_is_in_an_order(
    put: partial[Answer], condition: Condition, expected: set[str]
) -> None:
    assert set(whose(put(NEW, RankTask(places=FirstPlaces(9)), condition=condition))) == expected


def test_of_whom_it_cannot_be_said_that_a_condition_holds_is_left_out_by_name(
    put: partial[Answer],
) -> None:
    answer = put(
        NEW, RankTask(places=FirstPlaces(9)), condition=Not(Holds(NEW, SOME, Exactly((2021,))))
    )
    assert whose(answer) == []
    assert answer.coverage is not None
    assert [lack.agency and lack.agency.name for lack in answer.coverage.without] == [LONGDE]


def test_orders_of_changes_and_their_size(put: partial[Answer]) -> None:
    assert whose(put(Change(NEW), RankTask(Direction.LEAST), years=Exactly((2023,)))) == [XIJI]
    assert whose(put(Change(NEW), RankTask(Direction.SIZE), years=Exactly((2023,)))) == [XIJI]
    assert heads(put(Growth(NEW), RankTask(), years=IN_2022)) == [(Decimal(200), "%")]


def test_counts_are_of_agencies_reports_and_different_figures(put: partial[Answer]) -> None:
    every = Exactly((2021, 2022, 2023))
    found = [heads(put(NEW, Count(what), years=every))[0][0] for what in Counted]
    assert found == [4, 9, 7]
    assert heads(put(NEW, Count(), condition=Holds(NEW, Above(Decimal(20)))))[0][0] == 3


def test_groups_are_of_years_levels_and_places(put: partial[Answer]) -> None:
    by_year = put(NEW, Group(By.YEAR), years=Exactly((2021, 2022, 2023)))
    assert {one.key: one.result.value for one in by_year.groups} == {2021: 70, 2022: 125, 2023: 45}
    by_level = put(NEW, Group(By.LEVEL, Statistic.MAXIMUM), agencies=Everyone())
    assert {str(one.key): (int(one.result.value), one.reports) for one in by_level.groups} == {
        "city": (100, 1),
        "county": (60, 6),
    }
    by_place = put(NEW, Group(By.REGION), agencies=Region(GUYUAN))
    assert {str(one.key)[10:]: int(one.result.value) for one in by_place.groups} == {
        "原州区": 30,
        "西吉县": 37,
        "隆德县": 5,
        "彭阳县": 60,
    }


def test_latest_reports_are_set_against_the_year_before_each(put: partial[Answer]) -> None:
    answer = put(Change(NEW), Aggregate((Statistic.SUM,)), years=LATEST)
    assert heads(answer) == [(Decimal(-15 + 0 + 20), "件")]
