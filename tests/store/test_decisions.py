"""Whose a report is: settled by an administrator, and never forgotten."""

from __future__ import annotations

import json

import pytest

from store.loader import (
    Assigned,
    DecisionsBroken,
    Loaded,
    NoSuchFile,
    NothingAssigned,
    assign,
    load,
    unassign,
)
from store.loader.decisions import Decisions, PutAside, Settlement, YearGiven, beside
from store.model import Agency
from tests.store.made import PINGLUO, XIJI, Workshop, report

NAMELESS = "县统计局"


@pytest.fixture
def unsettled(workshop: Workshop) -> Workshop:
    """A report that names nobody that could be known."""
    workshop.write("统计局.txt", report(NAMELESS))
    workshop.load()
    return workshop


def settle(workshop: Workshop, file: str, agency: str) -> object:
    return assign(file, workshop.names.agency(agency), workshop.index, workshop.names)


def held(workshop: Workshop) -> list[tuple[str, str]]:
    return [(report.file, report.agency.name) for report in workshop.open().held(superseded=True)]


def test_kept_under_the_name_as_printed_and_listed(unsettled: Workshop) -> None:
    unsettled.write("乙.txt", report(XIJI))
    unsettled.load()
    (report_,) = unsettled.open().unsettled()
    assert (report_.file, report_.agency) == ("统计局.txt", Agency(NAMELESS, None, ""))


def test_two_that_print_the_same_name_are_not_taken_for_one(unsettled: Workshop) -> None:
    unsettled.write("另一县.txt", report(NAMELESS, new=6))
    unsettled.write("去年.txt", report(NAMELESS, 2021, forward=3))
    assert unsettled.load().displaced == []
    index = unsettled.open()
    assert sorted(one.file for one in index.held()) == ["去年.txt", "另一县.txt", "统计局.txt"]
    assert "carried-over-differs" not in {
        p.code for found in index.problems(index.held()).values() for p in found
    }


def test_settled_with_division_and_office(unsettled: Workshop) -> None:
    assert settle(unsettled, "统计局.txt", PINGLUO) == Assigned(
        "统计局.txt", NAMELESS, 2022, PINGLUO, 2022
    )
    index = unsettled.open()
    assert index.unsettled() == []
    (found,) = index.held(PINGLUO, 2022)
    assert found.agency.division is not None
    assert (found.agency.division.code, found.agency.office) == ("640221000000", "人民政府")


def test_survives_a_new_text_of_the_same_file(unsettled: Workshop) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    unsettled.write("统计局.txt", report(NAMELESS, new=6))
    unsettled.load()
    assert unsettled.new_requests() == [6]


def test_survives_another_name_of_the_file(unsettled: Workshop) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    unsettled.write("改名.txt", report(NAMELESS))
    unsettled.load()
    assert ("改名.txt", PINGLUO) in held(unsettled)


@pytest.mark.parametrize("other", [report(NAMELESS, 2021), report("县教育局"), report(XIJI)])
def test_does_not_hold_for_a_text_that_says_something_else_of_itself(
    unsettled: Workshop, other: str
) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    unsettled.write("统计局.txt", other)
    unsettled.load()
    assert PINGLUO not in dict(held(unsettled)).values()


def test_where_nothing_is_printed_it_holds_for_the_very_text_only(workshop: Workshop) -> None:
    for new, agency in ((5, [PINGLUO]), (6, [])):
        workshop.write("我局.txt", report("我局", new=new))
        done = workshop.load()
        assert done.unsettled == ["我局.txt"]
        if agency:
            settle(workshop, "我局.txt", PINGLUO)
        assert [found.agency.name for found in workshop.open().held(PINGLUO)] == agency


def test_survives_the_loss_of_the_index_and_of_the_file(unsettled: Workshop) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    unsettled.index.unlink()
    unsettled.load()
    assert held(unsettled) == [("统计局.txt", PINGLUO)]
    beside(unsettled.index).unlink()
    unsettled.write("统计局.txt", report(NAMELESS, new=7))
    unsettled.load()
    assert unsettled.new_requests() == [7]
    assert beside(unsettled.index).exists()


def test_what_is_written_into_the_file_by_hand_is_taken_over(unsettled: Workshop) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    path = beside(unsettled.index)
    path.write_text(path.read_text(encoding="utf-8").replace(PINGLUO, XIJI), encoding="utf-8")
    unsettled.load()
    assert held(unsettled) == [("统计局.txt", XIJI)]
    path.write_text("", encoding="utf-8")
    unsettled.load()
    assert held(unsettled) == [("统计局.txt", NAMELESS)]


def test_settled_anew_moves_to_the_other_agency(unsettled: Workshop) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    settle(unsettled, "统计局.txt", XIJI)
    assert unsettled.new_requests(PINGLUO) == []
    assert unsettled.new_requests(XIJI) == [5]


def test_no_such_file_names_those_that_may_be_meant(unsettled: Workshop) -> None:
    unsettled.write("镇/乙.txt", report(XIJI))
    unsettled.load()
    assert settle(unsettled, "乙.txt", PINGLUO) == NoSuchFile("乙.txt", ("镇/乙.txt", "统计局.txt"))


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"decision": "assign"}',
        '{"decision": "rollback", "agency": "x", "year": "2022", "digest": ""}',
    ],
)
def test_a_file_that_is_not_understood_stops_everything(unsettled: Workshop, line: str) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    path = beside(unsettled.index)
    path.write_text(path.read_text(encoding="utf-8") + "\n" + line + "\n", encoding="utf-8")
    unsettled.write("乙.txt", report(XIJI))
    failed = load([unsettled.folder], unsettled.index, unsettled.names)
    assert failed == DecisionsBroken(path, 3)
    assert held(unsettled) == [("统计局.txt", PINGLUO)]
    path.write_bytes(b"\xff\xff")
    assert load([unsettled.folder], unsettled.index, unsettled.names) == DecisionsBroken(path, 0)


def test_one_object_a_line(unsettled: Workshop) -> None:
    settle(unsettled, "统计局.txt", PINGLUO)
    (line,) = beside(unsettled.index).read_text(encoding="utf-8").splitlines()
    assert json.loads(line) | {"digest": ""} == {
        "decision": "assign",
        "file": "统计局.txt",
        "printed": NAMELESS,
        "year": 2022,
        "digest": "",
        "agency": PINGLUO,
    }


def test_a_load_without_decisions_makes_no_file(unsettled: Workshop) -> None:
    assert isinstance(load([unsettled.folder], unsettled.index, unsettled.names), Loaded)
    assert not beside(unsettled.index).exists()


def test_of_two_about_the_same_the_later_one_holds() -> None:
    first, second = Settlement("a", "x", 2022, "1", "甲"), Settlement("a", "x", 2022, "1", "乙")
    other = Settlement("b", "y", 2022, "1", "丙")
    aside = PutAside("甲", 2022, "1")
    assert list(Decisions([first, aside, other, aside, second])) == [other, aside, second]
    year = YearGiven("a", "x", 2022, "1", 2021)
    assert list(Decisions([first, year, YearGiven("a", "x", 2022, "1", 2023)])) == [
        first,
        YearGiven("a", "x", 2022, "1", 2023),
    ]
    assert Decisions([first, other, second]).agency_of("c", "", None, "1") == "乙"
    assert Decisions([first, other]).agency_of("a", "", None, "1") == "甲"


# ---- the year ------------------------------------------------------------------------------------
def undated(new: int = 5) -> str:
    """A report that says nowhere which year it is on."""
    return report(PINGLUO, new=new).replace("2022年", "")


@pytest.fixture
def yearless(workshop: Workshop) -> Workshop:
    workshop.write("平罗.txt", undated())
    assert workshop.load().undated == ["平罗.txt"]
    return workshop


def give(workshop: Workshop, year: int, file: str = "平罗.txt") -> object:
    return assign(file, None, workshop.index, workshop.names, year=year)


def problems(workshop: Workshop) -> list[str]:
    index = workshop.open()
    return [problem.code for found in index.problems(index.held()).values() for problem in found]


def test_a_report_counts_for_the_year_that_it_is_given(yearless: Workshop) -> None:
    assert yearless.new_requests() == []
    assert [one.file for one in yearless.open().undated()] == ["平罗.txt"]
    assert give(yearless, 2021) == Assigned("平罗.txt", PINGLUO, None, PINGLUO, 2021)
    assert yearless.new_requests(year=2021) == [5]
    (held,) = yearless.open().held(PINGLUO, 2021)
    assert (held.year_source, yearless.open().undated()) == ("assigned", [])
    assert [code for code in problems(yearless) if "year" in code] == [
        "year-missing",
        "year-assigned",
    ]


def test_a_given_year_survives_loads_and_the_loss_of_the_index_and_of_the_decisions(
    yearless: Workshop,
) -> None:
    give(yearless, 2021)
    told = problems(yearless)
    assert yearless.load().changed == []
    yearless.index.unlink()
    yearless.write("改名.txt", undated())
    yearless.load()
    assert sorted((one.file, one.year) for one in yearless.open().held(superseded=True)) == [
        ("平罗.txt", 2021),
        ("改名.txt", 2021),
    ], "the very text, whatever file it comes in"
    assert problems(yearless) == told
    beside(yearless.index).unlink()
    yearless.load()
    assert yearless.new_requests(year=2021) == [5]
    yearless.read_by_another(new=50)
    assert yearless.load().corrected
    assert yearless.new_requests(year=2021) == [5]
    assert problems(yearless) == told


def test_where_no_year_is_printed_the_next_text_of_the_file_waits_again(yearless: Workshop) -> None:
    give(yearless, 2021)
    yearless.write("平罗.txt", undated(new=6))
    assert yearless.load().undated == ["平罗.txt"]
    assert yearless.new_requests(year=2021) == []


def test_a_wrong_year_is_put_right_also_in_the_next_text_that_says_the_same_of_itself(
    workshop: Workshop,
) -> None:
    workshop.write("平罗.txt", report(PINGLUO, 2022))
    workshop.load()
    assert give(workshop, 2023) == Assigned("平罗.txt", PINGLUO, 2022, PINGLUO, 2023)
    assert (workshop.new_requests(), workshop.new_requests(year=2023)) == ([], [5])
    workshop.write("平罗.txt", report(PINGLUO, 2022, new=6))
    workshop.load()
    assert (workshop.new_requests(), workshop.new_requests(year=2023)) == ([], [6])
    workshop.write("平罗.txt", report(PINGLUO, 2024, new=7))
    workshop.load()
    assert workshop.new_requests(year=2024) == [7], (
        "its title was corrected: what was decided was about another"
    )


def test_agency_and_year_hold_together_and_are_taken_back_together(unsettled: Workshop) -> None:
    agency = unsettled.names.agency(PINGLUO)
    done = assign("统计局.txt", agency, unsettled.index, unsettled.names, year=2021)
    assert done == Assigned("统计局.txt", NAMELESS, 2022, PINGLUO, 2021)
    unsettled.write("统计局.txt", report(NAMELESS, new=6))
    unsettled.load()
    assert unsettled.new_requests(year=2021) == [6]
    undone = unassign("统计局.txt", unsettled.index, unsettled.names)
    assert undone == Assigned("统计局.txt", PINGLUO, 2021, NAMELESS, 2022)
    assert [(one.agency.name, one.year) for one in unsettled.open().held()] == [(NAMELESS, 2022)]
    assert "year-assigned" not in problems(unsettled)
    assert unassign("统计局.txt", unsettled.index, unsettled.names) == NothingAssigned("统计局.txt")
    assert isinstance(unassign("没有.txt", unsettled.index, unsettled.names), NoSuchFile)
    unsettled.load()
    assert unsettled.new_requests(NAMELESS) == [6]


def test_a_slip_is_told_again_when_what_was_settled_is_taken_back(workshop: Workshop) -> None:
    workshop.write("甲.txt", report("沐阳县教育局"))
    workshop.load()
    assert "agency-slip" in problems(workshop)
    settle(workshop, "甲.txt", XIJI)
    assert "agency-slip" not in problems(workshop)
    unassign("甲.txt", workshop.index, workshop.names)
    assert "agency-slip" in problems(workshop)
