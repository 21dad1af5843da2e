"""The checks across years, on reports laid side by side: a shared one and what the next year should
say.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from benchmarks.synthetic import agency_of, synthetic_report
from store import across
from store.across import Pair, PairedCell, YearSide
from store.index import HeldReport, Index
from store.loader import assign, rollback
from store.model import Cell, Form, Problem
from store.reading.words.problems import Language, causes, problem_kinds, render
from tests.store.made import PINGLUO, XIJI, Workshop, report


def of(workshop: Workshop, agency: str = PINGLUO) -> list[Problem]:
    """The problems across years of an agency's current reports."""
    index = workshop.open()
    found = index.problems(index.held(agency))
    return [
        problem
        for problems in found.values()
        for problem in problems
        if problem.code in across.CODES
    ]


def two_years(workshop: Workshop, last: str, this: str) -> list[Problem]:
    workshop.write("去年.txt", last)
    workshop.write("今年.txt", this)
    workshop.load()
    return of(workshop)


# ---- right pairs ---------------------------------------------------------------------------------
def test_quiet_on_years_that_fit_together(workshop: Workshop) -> None:
    """As 宿迁市 2023 and 2024: 121 carried, 597 + 50 - 227 = 420 documents in force."""
    last = report(PINGLUO, 2023, new=900, forward=121, documents=(40, 10, 597))
    this = report(PINGLUO, 2024, new=950, over=121, forward=90, documents=(50, 227, 420))
    assert two_years(workshop, last, this) == []


def test_quiet_on_synthetic_years(workshop: Workshop) -> None:
    for year in range(2019, 2025):
        workshop.write(*synthetic_report(3, year))
    workshop.load()
    assert {problem.code for problem in of(workshop, agency_of(3))} <= {"jump"}


def test_quiet_where_a_year_lies_between(workshop: Workshop) -> None:
    assert (
        two_years(workshop, report(PINGLUO, 2021, forward=3), report(PINGLUO, 2023, over=1)) == []
    )


# ---- what does not fit ---------------------------------------------------------------------------
def test_carried_over_names_both_places(workshop: Workshop) -> None:
    found = two_years(workshop, report(PINGLUO, 2022, forward=3), report(PINGLUO, 2023, over=1))
    assert [(problem.code, problem.values["column"]) for problem in found] == [
        ("carried-over-differs", "natural_person"),
        ("carried-over-differs", "total"),
    ]
    said = render(found[1], "zh")
    assert all(
        words in said
        for words in ("今年.txt", "2023年", "去年.txt", "2022年", "总计", "为1，", "为3，", "相差2")
    )
    index = workshop.open()
    (place,) = {problem.line for problem in found}
    assert "上年结转" in index.text(index.held(PINGLUO, 2023)[0], place, place)
    last_line = int(found[0].values["last_line"])
    assert "结转下年度" in index.text(index.held(PINGLUO, 2022)[0], last_line, last_line)


def test_documents_in_force(workshop: Workshop) -> None:
    last, this = (
        report(PINGLUO, 2022, documents=(1, 0, 5)),
        report(PINGLUO, 2023, documents=(3, 1, 8)),
    )
    (found,) = two_years(workshop, last, this)
    assert (found.code, found.values["expected"], found.values["cause"]) == (
        "in-force-differs",
        "7",
        "repealed-not-taken-off",
    )
    assert "未减去本年废止件数" in render(found, "zh")


def test_items_of_the_form_of_2019(workshop: Workshop) -> None:
    (name, last), (_, this) = synthetic_report(3, 2019), synthetic_report(3, 2020)
    row = next(line for line in this.splitlines() if line.startswith("行政许可"))
    label, items, *rest = row.split("\t")
    workshop.write(name, last)
    workshop.write("2020.txt", this.replace(row, "\t".join([label, str(int(items) + 1), *rest])))
    workshop.load()
    (found,) = [problem for problem in of(workshop, agency_of(3)) if problem.code != "jump"]
    assert (found.code, found.values["row"], found.values["difference"]) == (
        "items-differ",
        "disclosure/licensing",
        "1",
    )


@pytest.mark.parametrize(
    ("last", "this", "cause"),
    [
        (10, 51, "unknown"),
        (51, 10, "unknown"),
        (0, 50, "none-in-one-year"),
        (20, 2000, "another-unit"),
        (10, 50, None),
        (1, 49, None),
        (0, 0, None),
        (60, 12, None),
    ],
)
def test_jumps(workshop: Workshop, last: int, this: int, cause: str | None) -> None:
    found = two_years(
        workshop, report(PINGLUO, 2022, decisions=last), report(PINGLUO, 2023, decisions=this)
    )
    assert [(problem.code, problem.values["cause"]) for problem in found] == (
        [("jump", cause)] if cause else []
    )


# ---- likely causes -------------------------------------------------------------------------------
def side(year: int, cells: dict[Cell, int | None]) -> YearSide:
    printed = {
        cell: PairedCell(None if value is None else Decimal(value), 9)
        for cell, value in cells.items()
    }
    return YearSide(f"{year}.txt", year, Form.F2021, printed)


def row(code: str, numbers: list[int]) -> dict[Cell, int | None]:
    columns = ("natural_person", "enterprise", "research", "social_org", "legal_service", "other")
    return {
        Cell("requests", code, column): number
        for column, number in zip((*columns, "total"), [*numbers, sum(numbers)], strict=True)
    }


@pytest.mark.parametrize(
    ("before", "forward", "over", "cause"),
    [
        ([9, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], "nothing-carried-over"),
        ([9, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0], "nothing-carried-forward"),
        ([9, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0], [9, 0, 0, 0, 0, 0], "row-of-last-year"),
        ([9, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0], [1, 2, 0, 0, 0, 0], "columns-moved"),
        ([9, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0], "total-agrees"),
        ([9, 0, 0, 0, 0, 0], [2, 1, 0, 0, 0, 0], [4, 1, 0, 0, 0, 0], "unknown"),
    ],
)
def test_why_carried_numbers_differ(
    before: list[int], forward: list[int], over: list[int], cause: str
) -> None:
    last = side(2022, row("carried_over", before) | row("carried_forward", forward))
    found = list(across.check(Pair(last, side(2023, row("carried_over", over)))))
    assert {problem.values["cause"] for problem in found} == {cause}


@pytest.mark.parametrize(
    ("made", "repealed", "valid", "cause"),
    [
        (3, 1, 13, "repealed-not-taken-off"),
        (3, 1, 9, "made-not-added"),
        (3, 1, 10, "number-of-last-year"),
        (3, 1, 3, "only-this-years"),
        (3, 1, 7, "unknown"),
        (3, 1, 12, None),
        (3, None, 7, None),
    ],
)
def test_why_documents_in_force_differ(
    made: int, repealed: int | None, valid: int, cause: str | None
) -> None:
    of_row = [Cell("disclosure", "regulations", column) for column in ("made", "repealed", "valid")]
    this = side(2023, dict(zip(of_row, (made, repealed, valid), strict=True)))
    found = list(across.check(Pair(side(2022, {of_row[2]: 10}), this)))
    assert [problem.values["cause"] for problem in found] == ([cause] if cause else [])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_cause_can_be_said(language: Language) -> None:
    last, this = (
        side(2022, row("carried_forward", [1] * 6)),
        side(2023, row("carried_over", [2] * 6)),
    )
    problem = next(across.check(Pair(last, this)))
    for cause in causes():
        said = render(Problem(problem.code, 1, 1, {**problem.values, "cause": cause}), language)
        assert cause not in said
        assert "{" not in said
    assert {check.__module__.rpartition(".")[2] for check in across.CHECKS} == {
        "carried",
        "in_force",
        "items",
        "jumps",
    }
    assert set(across.CODES) <= set(problem_kinds())


# ---- kept up to date -----------------------------------------------------------------------------
def test_either_year_settles_it(workshop: Workshop) -> None:
    assert (
        len(two_years(workshop, report(PINGLUO, 2022, forward=3), report(PINGLUO, 2023, over=1)))
        == 2
    )
    workshop.write("去年.txt", report(PINGLUO, 2022, forward=1))
    workshop.load()
    assert of(workshop) == []
    rollback(PINGLUO, 2022, workshop.index, workshop.names)
    assert len(of(workshop)) == 2
    rollback(PINGLUO, 2022, workshop.index, workshop.names, undo=True)
    assert of(workshop) == []
    workshop.write("今年.txt", report(PINGLUO, 2023, over=0))
    workshop.load()
    assert {problem.values["cause"] for problem in of(workshop)} == {"nothing-carried-over"}


def test_a_settlement_brings_years_together_and_apart(workshop: Workshop) -> None:
    last, this = report("县统计局", 2022, forward=3), report(PINGLUO, 2023, over=1)
    assert two_years(workshop, last, this) == []
    names = workshop.names
    assign("去年.txt", names.agency(PINGLUO), workshop.index, names)
    assert len(of(workshop)) == 2
    assign("去年.txt", names.agency(XIJI), workshop.index, names)
    assert of(workshop) == []


def test_a_report_that_no_longer_counts_has_no_problems_across_years(workshop: Workshop) -> None:
    two_years(workshop, report(PINGLUO, 2022, forward=3), report(PINGLUO, 2023, over=1))
    workshop.write("今年.txt", report(PINGLUO, 2023, over=3))
    workshop.load()
    index = workshop.open()
    every = [version.report for version in index.versions(PINGLUO)]
    assert len(every) == 3
    assert [len(_across(index, held)) for held in every] == [0, 0, 0]


def _across(index: Index, held: HeldReport) -> list[Problem]:
    return [
        problem
        for problem in index.problems([held])[held.id]
        if problem.code == "carried-over-differs"
    ]
