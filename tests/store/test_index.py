"""What is put into the index comes out of it the same."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.index import Index
from store.index.records import from_scaled, to_scaled
from store.loader.published import published
from store.model import Form, Reading
from store.reading import read, read_file
from tests.store.made import PINGLUO, XIJI, Workshop, report


@given(st.decimals(-(10**13), 10**13, places=4) | st.none())
def test_values_come_back(value: Decimal | None) -> None:
    assert from_scaled(to_scaled(value)) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1000", "1000"), ("0.5", "0.5"), ("-14", "-14"), ("294500", "294500"), ("-0.25", "-0.25")],
)
def test_values_come_back_as_plain_numbers(value: str, shown: str) -> None:
    assert str(from_scaled(to_scaled(Decimal(value)))) == shown


def test_everything_that_was_read_comes_back(index: Index, reports_folder: Path) -> None:
    held = index.held()
    facts, problems = index.facts(held), index.problems(held)
    for one in held:
        reading = read_file(reports_folder / one.file)
        assert isinstance(reading, Reading)
        assert (one.year, one.form, one.title, one.tables) == (
            reading.year,
            reading.form,
            reading.title,
            reading.tables,
        )
        kept = facts[one.id]
        assert [
            (f.cell, f.value, f.unit, f.raw, f.status, f.line, f.end_line, f.reason)
            for f in kept.values()
        ] == sorted(
            (
                (f.cell, f.value, f.unit, f.raw, f.status, f.line, f.end_line, f.reason)
                for f in reading.facts
            ),
            key=lambda fact: list(kept).index(fact[0]),
        )
        assert [
            (s.section, s.line, s.end_line, s.text, s.figures) for s in index.sentences([one])
        ] == [(s.section, s.line, s.end_line, s.text, s.figures) for s in reading.sentences]
        assert problems[one.id] == list(reading.problems)
        assert index.text(one, 1, len(reading.lines)) == " ".join(" ".join(reading.lines).split())


def test_pages_come_back(workshop: Workshop) -> None:
    source = Path(__file__).parents[1] / "reading" / "made" / "平罗县人民政府办公室2022.pdf"
    reading = read_file(source)
    assert isinstance(reading, Reading)
    workshop.load(source)
    index = workshop.open()
    (held,) = index.held()
    assert held.pages == reading.pages
    assert len(held.pages) > 1
    assert held.page(held.pages[1]) == 2
    assert held.page(held.pages[1] - 1) == 1
    assert (held.agency_source, held.year_source) == (reading.agency_source, reading.year_source)


def test_files_without_pages_have_none(index: Index) -> None:
    assert {held.page(1) for held in index.held()} == {None}


def test_reports_within_a_region(index: Index) -> None:
    def within(path: str) -> set[str]:
        return {held.file for held in index.held(within=path)}

    assert within("宁夏回族自治区/固原市") == {"西吉县2020.txt", "彭阳县人民政府办公室2020.txt"}
    assert within("宁夏回族自治区/固原市/西吉县") == {"西吉县2020.txt"}
    assert len(within("宁夏回族自治区")) == 5
    assert within("宁夏回族自治区/固") == within("") == set()


def test_reports_by_agency_year_and_division(workshop: Workshop) -> None:
    for agency in (PINGLUO, XIJI):
        for year in (2021, 2022):
            workshop.write(f"{agency}{year}.txt", report(agency, year))
    workshop.load()
    index = workshop.open()
    assert [(held.agency.name, held.year) for held in index.held()] == [
        (XIJI, 2021),
        (XIJI, 2022),
        (PINGLUO, 2021),
        (PINGLUO, 2022),
    ]
    assert [held.year for held in index.held(PINGLUO)] == [2021, 2022]
    assert [held.agency.name for held in index.held(year=2021, division="640221000000")] == [
        PINGLUO
    ]
    assert index.years(XIJI) == [2021, 2022]
    assert {held.agency.name for held in index.held()} == {PINGLUO, XIJI}
    assert all(held.form is Form.F2021 for held in index.held())


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("发布日期：2023-01-19", "2023-01-19"),
        ("发布者:区教体局 发布日期:2021-01-19 14:36:15 浏览次数:19432", "2021-01-19"),
        ("<td>公开日期</td><td>2023年1月9日</td>", "2023-01-09"),
        ("成文日期：2023-01-05 发布时间：2023-01-19", "2023-01-19"),
        ("成文日期：2023-01-05", "2023-01-05"),
        ("发布日期：2023-01-19 发布日期：2023-01-20", None),
        ("发布日期：2023-13-19", None),
        ("根据2021年9月26日印发的通知", None),
        ("", None),
    ],
)
def test_when_a_report_was_published(head: str, day: str | None) -> None:
    title, rest = report().split("\n", 1)
    reading = read("a.txt", f"{title}\n{head}\n{rest}".encode())
    assert isinstance(reading, Reading)
    assert published(reading) == day


def test_a_date_in_the_text_is_none_of_publication() -> None:
    reading = read("a.txt", (report() + "说明" * 3000 + "\n发布日期：2023-01-19\n").encode())
    assert isinstance(reading, Reading)
    assert published(reading) is None
