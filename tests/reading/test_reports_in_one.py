"""A file with several whole reports: the one that it is of is read, nothing of the others, and they
are told.
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from store.model import Cell, Reading
from store.reading import read
from store.reading.words.problems import render
from tests.reading.mutants.form import CHAPTERS
from tests.reading.mutants.judging import LAYOUTS
from tests.reading.mutants.made import Grid, Report, made
from tests.reading.samples import codes, reading_of
from tests.store.made import NEW, PINGLUO, XIJI, Workshop, report

CONTACT = "如需咨询，请与西吉县人民政府办公室联系，电话0954-3012345。\n"
OTHER = report(XIJI, new=9) + CONTACT


def two(form: str, seed: int) -> tuple[Report, Report]:
    """Two reports of two agencies or years."""
    rng = random.Random(seed)
    first, second = made(form, rng), made(form, rng)
    while (second.agency, second.year) == (first.agency, first.year):
        second = made(form, rng)
    return first, second


def parts_of(second: Report) -> list[str | Grid]:
    """The parts of a report whose cells are no facts of the first."""
    return [
        Grid("other", part.width, [[replace(box, key=None) for box in line] for line in part.rows])
        if isinstance(part, Grid)
        else part
        for part in second.parts
    ]


def new_of(reading: Reading) -> object:
    """How many requests were received."""
    return {fact.cell: fact.value for fact in reading.facts}.get(NEW)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["2019", "2021"])
def test_the_first_of_two_is_read_as_if_it_stood_alone(layout: str, form: str) -> None:
    name, render_report = LAYOUTS[layout]
    first, second = two(form, len(layout))
    first.parts += parts_of(second)
    found = read(name, render_report(first))
    assert isinstance(found, Reading)
    assert (found.agency_printed, found.year) == (first.agency, first.year)
    assert {fact.cell: fact.value for fact in found.facts} == {
        Cell(*key): value for key, value in first.facts.items()
    }
    assert codes(found) - {"blank-cells"} == {"another-report"}


def test_nothing_of_the_other_is_read_cited_or_checked() -> None:
    alone, both = reading_of(report(new=5)), reading_of(report(new=5) + "附件\n" + OTHER)
    assert (both.facts, both.sentences, both.agency_printed) == (
        alone.facts,
        alone.sentences,
        alone.agency_printed,
    )
    assert not any("西吉" in line or "3012345" in line for line in both.lines)
    assert len(both.lines) == len((report(new=5) + "附件\n" + OTHER).split("\n"))
    assert codes(both) - codes(alone) == {"another-report"}
    (problem,) = [one for one in both.problems if one.code == "another-report"]
    assert XIJI in render(problem, "zh")
    assert XIJI in render(problem, "en")


def test_the_file_s_name_says_which_it_is_of() -> None:
    text = report(year=2022, new=5) + report(year=2021, new=9)
    assert (reading_of(text, "平罗县2022年报.txt").year, new_of(reading_of(text))) == (2022, 5)
    older = reading_of(text, "平罗县2021年报.txt")
    assert (older.year, new_of(older)) == (2021, 9)
    assert "一、总体情况" in older.lines
    assert older.facts[0].line > len(report().split("\n")) - 1


def test_a_table_or_row_that_only_the_other_has_is_not_the_first_ones() -> None:
    lines = report(new=5).split("\n")
    without_row = "\n".join(line for line in lines if not line.startswith("（一）予以公开"))
    found = reading_of(without_row + OTHER)
    assert new_of(found) == 5
    assert Cell("requests", "granted", "total") not in {fact.cell for fact in found.facts}
    start, end = lines.index(CHAPTERS["requests"]), lines.index("五、存在的主要问题及改进情况")
    without_table = "\n".join([*lines[: start + 1], "无", *lines[end:]])
    assert new_of(reading_of(without_table + OTHER)) is None


def test_three_reports_in_one_file() -> None:
    found = reading_of(report(new=5) + OTHER + report(PINGLUO, 2021, new=7))
    assert new_of(found) == 5
    assert [problem.code for problem in found.problems].count("another-report") == 2


@pytest.mark.parametrize(
    "title",
    [
        "",
        "平罗县人民政府2022年政府信息公开工作年度报告\n",
        f"{PINGLUO}2022年政府信息公开工作年度报告\n",
        "年度报告\n",
    ],
)
def test_where_no_title_tells_them_apart_only_what_both_print_is_read(title: str) -> None:
    again = title + report(new=9).split("\n", 1)[1]
    found = reading_of(report(new=5) + again)
    assert new_of(found) is None
    assert {fact.value for fact in found.facts if fact.cell.table == "requests"} == {0}
    assert "reports-not-told-apart" in codes(found)
    lost = "\n".join(
        line for line in report(new=5).split("\n") if not line.startswith("四、结转下年度")
    )
    carried = Cell("requests", "carried_forward", "total")
    assert carried not in {fact.cell for fact in reading_of(lost + again).facts}


def test_a_page_that_prints_a_report_twice_is_read() -> None:
    assert new_of(reading_of(report(new=5) + report(new=5))) == 5


def test_contents_and_links_to_other_reports_are_no_reports() -> None:
    head, body = report(new=5).split("\n", 1)
    contents = "目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n六、其他需要报告的事项\n"
    links = (
        f"相关阅读\n{XIJI}2021年政府信息公开工作年度报告\n{PINGLUO}2021年政府信息公开工作年度报告\n"
    )
    found = reading_of(f"{head}\n{contents}{body}{links}")
    assert new_of(found) == 5
    assert not {"another-report", "reports-not-told-apart"} & codes(found)


def test_a_file_of_two_reports_is_loaded_for_its_own(workshop: Workshop) -> None:
    workshop.write("两份.txt", report(PINGLUO, new=5) + OTHER)
    assert workshop.load().new == ["两份.txt"]
    index = workshop.open()
    (held,) = index.held()
    assert held.agency.name == PINGLUO
    assert index.facts([held], [NEW])[held.id][NEW].value == 5
    assert "another-report" in {problem.code for problem in index.problems([held])[held.id]}
