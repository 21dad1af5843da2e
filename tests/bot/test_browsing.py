"""`nianbao browse` as a browser sees it: every page opens, each figure leads to its line, words in
both languages.
"""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from html import unescape
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

import pytest
from click.testing import CliRunner

import bot.cli
from bot.browsing.metadata import NAME
from bot.browsing.queries import OF_REPORT, queries
from handlers.reply import Language
from store.extras import Extra, way_to
from store.index import Index
from store.index.described import views
from store.index.functions import add_functions
from tests.datasettes import Datasettes, datasettes
from tests.opening import opened
from tests.store.made import Workshop, report

ANSWERS = {
    "year": "2022",
    "agency": "平罗",
    "row": "new",
    "column": "total",
    "words": "公众",
    "report": "1",
}
OVER_ALL_FIGURES = re.compile(r"SCAN (?:f|facts|kept_facts)\b")
"""A step of a plan that goes through all figures, whether or not by an index."""
LONG = 200_000_000
"""Bytes of an index that has too many figures for facets; SQLite reads no further than its
pages.
"""
ENDLESS = """
CREATE VIEW figures AS WITH RECURSIVE counted(value) AS (SELECT 777 UNION ALL SELECT value + 1 FROM counted)
SELECT value, 2023 AS year, '' AS table_zh, '' AS status FROM counted"""
"""Figures whose first rows are there at once, and which nobody has counted."""


@pytest.fixture
def index(workshop: Workshop) -> Index:
    workshop.write("甲.txt", report(new=5, forward=2))
    workshop.write(
        "乙.txt", report(year=2023, over=1, new=4).replace("全年工作平稳", "<b>全年</b>工作平稳")
    )
    workshop.write("丙.txt", report("县统计局", new=7))
    workshop.load()
    return opened(workshop.index)


class Browse(Protocol):
    """Opens Datasette over the index of a workshop."""

    def __call__(
        self, workshop: Workshop, index: Index, language: Language = Language.ZH
    ) -> Datasettes: ...


@pytest.fixture(scope="module")
def _process() -> Iterator[Datasettes]:
    with datasettes() as process:
        yield process


@pytest.fixture
def browsed(_process: Datasettes) -> Browse:
    def browse(workshop: Workshop, index: Index, language: Language = Language.ZH) -> Datasettes:
        return _process.over(workshop.index, str(language), tuple(index.tables()))

    return browse


def page(datasette: Datasettes, path: str, status: int = 200) -> str:
    answer = datasette.get(path)
    assert answer.status_code == status, (path, answer.text[-2000:])
    return unescape(answer.text)


@pytest.mark.parametrize("language", list(Language))
def test_every_page_opens_and_says_what_it_shows(
    browsed: Browse, workshop: Workshop, index: Index, language: Language
) -> None:
    datasette = browsed(workshop, index, language)
    page(datasette, "/")
    first = page(datasette, f"/{NAME}")
    for name, query in queries().items():
        assert (query.title(language) in first) == (name not in OF_REPORT)
    for name, view in views().items():
        shown = page(datasette, f"/{NAME}/{name}")
        assert (view.about.zh if language is Language.ZH else view.about.en) in shown
        assert "facet" in shown
    for name in index.tables():
        page(datasette, f"/{NAME}/{quote(name)}", 403 if name == "facts" else 200)


def test_the_tables_of_the_index_are_put_aside(
    browsed: Browse, workshop: Workshop, index: Index
) -> None:
    first = page(browsed(workshop, index), f"/{NAME}")
    listed = re.findall(rf'<h3><a href="/{NAME}/([^"]+)"', first)
    assert listed == []
    assert all(f'href="/{NAME}/{name}"' in first for name in views())


@pytest.mark.parametrize("path", ["/", f"/{NAME}"])
def test_only_the_views_that_are_explained_are_listed(
    browsed: Browse, workshop: Workshop, index: Index, path: str
) -> None:
    first = page(browsed(workshop, index), path)
    assert set(re.findall(rf'href="/{NAME}/(facts|{"|".join(views())})"', first)) == set(views())


@pytest.mark.parametrize("name", sorted(queries()))
def test_a_ready_made_query_never_goes_through_all_figures(
    workshop: Workshop, index: Index, name: str
) -> None:
    with closing(sqlite3.connect(workshop.index)) as connection:
        add_functions(connection)
        plan = [
            step
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {queries()[name].sql}", ANSWERS)
        ]
    assert not [step for step in plan if OVER_ALL_FIGURES.match(step)], plan


def test_what_takes_too_long_to_count_is_shown_without_its_count(
    browsed: Browse, workshop: Workshop, index: Index, tmp_path: Path
) -> None:
    shown = page(browsed(workshop, index), f"/{NAME}/figures")
    assert re.search(r"<h3>\s*[0-9,]+ rows", shown)
    endless = tmp_path / "endless.db"
    with closing(sqlite3.connect(endless)) as connection:
        connection.execute(ENDLESS)
    shown = page(browsed(workshop, index).over(endless, str(Language.ZH)), f"/{NAME}/figures")
    assert ">777</td>" in shown
    assert not re.search(r"<h3>\s*[0-9,]+ rows", shown)


@pytest.mark.parametrize("name", sorted(set(queries()) - set(OF_REPORT)))
def test_every_ready_made_query_finds_something(
    browsed: Browse, workshop: Workshop, index: Index, name: str
) -> None:
    datasette = browsed(workshop, index)
    asked = "&".join(f"{key}={quote(value)}" for key, value in ANSWERS.items())
    found = datasette.get(f"/{NAME}/{name}.json?{asked}&_shape=objects")
    assert found.status_code == 200
    if name != "not_as_printed":
        assert found.json()["rows"], found.text
    page(datasette, f"/{NAME}/{name}?{asked}")


def test_each_figure_stands_beside_its_line_and_leads_to_it(
    browsed: Browse, workshop: Workshop, index: Index
) -> None:
    datasette = browsed(workshop, index)
    shown = page(datasette, f"/{NAME}/figures?row=new&column=total&year=2022&agency__contains=平罗")
    assert "一、本年新收政府信息公开申请数量\t5" in shown
    (place,) = set(re.findall(r'<a href="(/report/\d+#L\d+)">21</a>', shown))
    found = page(datasette, place.partition("#")[0])
    (line,) = re.findall(r'<tr id="L21">.*?</tr>', found, re.DOTALL)
    assert "本年新收政府信息公开申请数量 · 总计: <strong>5</strong> 件" in line


@pytest.mark.parametrize("language", list(Language))
def test_the_page_of_a_report_has_all_its_lines_figures_and_problems(
    browsed: Browse, workshop: Workshop, index: Index, language: Language
) -> None:
    datasette = browsed(workshop, index, language)
    for held in index.held():
        shown = page(datasette, f"/report/{held.id}")
        assert held.agency.name in shown
        assert [int(number) for number in re.findall(r'id="L(\d+)"', shown)] == [
            number for number, _ in index.lines(held, 1, 999)
        ]
        (facts,) = index.facts([held]).values()
        assert shown.count('<div class="figure') == len(facts)
        assert shown.count("<li><a") == len(index.problems([held])[held.id])
        assert ("尚不知是谁的报告" in shown or "it is not known whose" in shown) == (
            not held.agency.is_settled
        )


def test_what_a_report_says_is_text_and_no_page(
    browsed: Browse, workshop: Workshop, index: Index
) -> None:
    (held,) = index.held(year=2023)
    answer = browsed(workshop, index).get(f"/report/{held.id}")
    assert "&lt;b&gt;全年" in answer.text
    assert "<b>全年" not in answer.text


def test_a_report_that_is_not_there_or_no_longer_counts_has_no_page(
    browsed: Browse, workshop: Workshop, index: Index
) -> None:
    before = index.held(year=2022)[0].id
    workshop.write("甲.txt", report(new=6))
    workshop.load()
    datasette = browsed(workshop, index)
    page(datasette, "/report/999", 404)
    page(datasette, f"/report/{before}", 404)


def test_a_page_of_the_web_does_not_read_along(
    browsed: Browse, workshop: Workshop, index: Index
) -> None:
    datasette = browsed(workshop, index)
    for host, status in (
        ("evil.example", 421),
        ("", 421),
        ("localhost:8001", 200),
        ("127.0.0.1:8001", 200),
    ):
        answer = datasette.get(f"/{NAME}", headers={"Host": host})
        assert answer.status_code == status, host


def test_nothing_can_be_changed(browsed: Browse, workshop: Workshop, index: Index) -> None:
    datasette = browsed(workshop, index)
    before = workshop.index.read_bytes()
    for sql in (
        "DELETE FROM kept_facts",
        "CREATE TABLE a (b)",
        "SELECT * FROM pragma_writable_schema(1)",
    ):
        datasette.get(f"/{NAME}?sql={quote(sql)}")
    assert workshop.index.read_bytes() == before


def test_a_later_index_is_shown_when_it_has_taken_the_place(
    browsed: Browse, workshop: Workshop, index: Index, tmp_path: Path
) -> None:
    datasette = browsed(workshop, index)
    assert datasette.get(f"/{NAME}/reports_current.json?_shape=array&_size=max").json()
    with closing(sqlite3.connect(workshop.index)) as old, old:
        old.execute("VACUUM INTO ?", [str(tmp_path / "new.db")])
    with closing(sqlite3.connect(tmp_path / "new.db")) as new, new:
        new.execute("UPDATE reports SET current = (year = 2023)")
    datasette.open_in(tmp_path / "new.db")
    found = (datasette.get(f"/{NAME}/reports_current.json?_shape=array")).json()
    assert [one["year"] for one in found] == [2023]


def test_a_later_index_has_the_facets_of_its_own_size(
    browsed: Browse, workshop: Workshop, index: Index, tmp_path: Path
) -> None:
    datasette = browsed(workshop, index)
    path, small, long = f"/{NAME}/figures.json", tmp_path / "small.db", tmp_path / "long.db"
    with closing(sqlite3.connect(workshop.index)) as connection:
        connection.execute("VACUUM INTO ?", [str(small)])
        connection.execute("VACUUM INTO ?", [str(long)])
    os.truncate(long, LONG)
    assert datasette.get(path).json()["facet_results"]
    datasette.open_in(long)
    assert not datasette.get(path).json()["facet_results"]
    datasette.open_in(small)
    assert datasette.get(path).json()["facet_results"]


def test_without_the_extra_it_says_how_to_get_it(
    workshop: Workshop, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "datasette.app", None)
    monkeypatch.delitem(sys.modules, "bot.browsing.running", raising=False)
    done = CliRunner().invoke(bot.cli.main, ["--db", str(workshop.index), "browse"])
    assert done.exit_code == 1
    assert way_to(Extra.BROWSE) in done.stderr
