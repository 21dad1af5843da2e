"""Other programs open the index: every table and view, with the numbers that the program itself
gives.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from sqlite_utils.cli import cli as sqlite_utils

from store.index import HeldReport, Index
from store.index.described import views
from store.index.doubting import ABSENT, touches
from store.model import Cell, Problem
from store.reading.words.problems import TABLE_NAMES, WORDS, pieces, problem_kinds, render, words
from tests.datasettes import datasettes
from tests.opening import opened
from tests.store.made import PINGLUO, Workshop, report

ODD = 'a "quoted" {line} {0} [1] \\ 、+ 1'
VIEWS = ("figures", "problems_in_words", "reports_current")


@pytest.fixture
def several(workshop: Workshop) -> Workshop:
    """Reports with an earlier text, a problem across years, one whose agency is not known, and one
    with repairs.
    """
    workshop.write("a.txt", report(new=5, forward=2))
    workshop.load()
    workshop.write("a.txt", report(new=6, forward=3))
    workshop.write("b.txt", report(year=2023, over=1, new=4))
    workshop.write("c.txt", report("青山乡统计站", new=9))
    workshop.load()
    return workshop


def rows(path: Path, sql: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


def everything(path: Path) -> list[str]:
    return [
        str(row["name"])
        for row in rows(path, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    ]


@pytest.mark.parametrize("command", ["tables", "views"])
def test_sqlite_utils_counts_every_table_and_view(several: Workshop, command: str) -> None:
    done = CliRunner().invoke(sqlite_utils, [command, str(several.index), "--counts", "--columns"])
    assert done.exit_code == 0, done.exception
    counted = {
        row["table" if command == "tables" else "view"]: row["count"]
        for row in json.loads(done.stdout)
    }
    assert set(counted) == set(everything(several.index)) & set(counted)
    if command == "tables":
        assert counted["prose"] == counted["sentences"] > 5
    else:
        assert set(counted) == {*VIEWS, "facts"}
        assert all(counted.values())


def test_datasette_shows_every_table_and_view(several: Workshop) -> None:
    names = everything(several.index)
    assert {*VIEWS, "facts", "reports", "prose", "prose_figures"} <= set(names)
    with datasettes() as process:
        datasette = process.over(several.index)
        for name in names:
            for ending in ("", ".json?_shape=objects&_size=max", ".json?_facet_size=3&_nofacet=1"):
                answer = datasette.get(f"/{several.index.stem}/{quote(name)}{ending}")
                assert answer.status_code == 200, (name, ending)


def test_a_view_has_the_figures_that_the_program_gives(several: Workshop) -> None:
    index = opened(several.index)
    held = index.held()
    facts = [fact for of in index.facts(held).values() for fact in of.values()]
    shown = rows(several.index, "SELECT * FROM figures")
    assert [len(shown), sum(row["agency"] == PINGLUO for row in shown)] == [
        len(facts),
        len(facts) * 2 // 3,
    ]
    by_place = {(row["file"], row["table"], row["row"], row["column"]): row for row in shown}
    for fact in facts:
        row = by_place[fact.report.file, *fact.cell]
        assert row["value"] == fact.value
        assert (row["agency"], row["year"]) == (fact.report.agency.name, fact.report.year)
        assert (row["printed"], row["unit"], row["status"]) == (
            fact.raw,
            fact.unit,
            str(fact.status),
        )
        assert (row["line"], row["end_line"]) == (fact.line, fact.end_line)
        assert " ".join(str(row["text"]).split()) == index.text(
            fact.report, fact.line, fact.end_line
        )
        assert row["problems"] == len(index.problems([fact.report])[fact.report.id])
        assert bool(row["settled"]) == fact.report.agency.is_settled


def test_a_figure_is_in_base_units_beside_what_is_printed(workshop: Workshop) -> None:
    workshop.write("a.txt", report().replace("行政事业性收费\t0", "行政事业性收费\t29.45"))
    workshop.load()
    (fee,) = rows(workshop.index, "SELECT * FROM figures WHERE printed = '29.45'")
    assert (fee["value"], fee["unit"]) == (294500, "元")
    assert (fee["row_zh"], fee["column_zh"]) == ("行政事业性收费", "本年收费金额"), (
        "万元 would be untrue beside it"
    )
    assert fee["column_en"] == "Fees charged"


@pytest.mark.parametrize("name", VIEWS)
def test_every_column_of_a_view_is_described(several: Workshop, name: str) -> None:
    columns = [str(row["name"]) for row in rows(several.index, f"PRAGMA table_xinfo({name})")]
    assert list(views()[name].columns) == columns
    assert sorted(views()) == sorted(VIEWS)


def test_reports_that_count_are_there_once(several: Workshop) -> None:
    index = opened(several.index)
    shown = rows(several.index, "SELECT * FROM reports_current")
    assert sorted(
        (row["report"], row["agency"], row["year"], row["file"]) for row in shown
    ) == sorted((held.id, held.agency.name, held.year, held.file) for held in index.held())


def values_of(code: str) -> Iterator[dict[str, str]]:
    """Values for a message: each code that may stand there, several where several may, odd texts,
    one and many.
    """
    every = list(pieces(problem_kinds()[code].message_zh, "zh"))
    codes = {of: [code for kind, code, _ in words() if kind == of] for of in WORDS}
    for turn in range(4):
        found: dict[str, str] = {}
        for piece in every:
            if piece.words:
                chosen = codes[piece.words][
                    turn * 3 : turn * 3 + 1 + (turn if piece.divider else 0)
                ]
                found[piece.name] = piece.divider.join(chosen or codes[piece.words][-1:])
            elif piece.divider:
                found[piece.name] = piece.divider.join(str(number) for number in range(1, turn + 2))
            else:
                found[piece.name] = ("1", "2", ODD, "")[turn]
        found.pop("line", None)
        found.pop("end_line", None)
        yield found


def problems_shown(path: Path, index: Index, held: list[HeldReport]) -> None:
    shown = rows(path, "SELECT * FROM problems_in_words ORDER BY report, across_years, line")
    told = [(report, problem) for report in held for problem in index.problems([report])[report.id]]
    expected = sorted(
        (report.id, problem.code, problem.line, render(problem, "zh"), render(problem, "en"))
        for report, problem in told
    )
    assert sorted(
        tuple(row[k] for k in ("report", "code", "line", "message_zh", "message_en"))
        for row in shown
    ) == (expected)
    for row in shown:
        kind = problem_kinds()[str(row["code"])]
        assert (row["severity"], row["title_zh"], row["title_en"]) == (
            str(kind.severity),
            kind.title_zh,
            kind.title_en,
        )


def test_a_row_that_is_a_whole_table_is_said_by_its_name(several: Workshop) -> None:
    index = opened(several.index)
    held = index.held()
    with closing(sqlite3.connect(several.index)) as connection, connection:
        for place, table in enumerate(TABLE_NAMES):
            values = json.dumps(
                {"row": f"{table}/{table}", "found": "1", "expected": "2", "printed": "1"}
            )
            connection.execute(
                "INSERT INTO problems VALUES (?, ?, 'row-unreadable', 1, 1, ?)",
                [held[0].id, 500 + place, values],
            )
    problems_shown(several.index, index, held)


@pytest.mark.parametrize("table", ["problems", "problems_across_years"])
def test_a_problem_is_said_in_the_view_as_the_program_says_it(
    several: Workshop, table: str
) -> None:
    index = opened(several.index)
    held = index.held()
    problems_shown(several.index, index, held)
    made = [
        Problem(code, 7 + turn, 9, values)
        for code in problem_kinds()
        for turn, values in enumerate(values_of(code))
    ]
    with closing(sqlite3.connect(several.index)) as connection, connection:
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?)",
            [
                (
                    held[0].id,
                    1000 + place,
                    p.code,
                    p.line,
                    p.end_line,
                    json.dumps(dict(p.values), ensure_ascii=False),
                )
                for place, p in enumerate(made)
            ],
        )
    problems_shown(several.index, index, held)


def test_words_that_changed_are_in_the_index_when_it_is_opened_again(several: Workshop) -> None:
    with closing(sqlite3.connect(several.index)) as connection, connection:
        connection.execute("UPDATE worded_from SET fingerprint = 'of other lists'")
        connection.execute("UPDATE labels SET row_zh = '旧名'")
        connection.execute("DELETE FROM cells WHERE id NOT IN (SELECT cell FROM facts)")
    index = opened(several.index)
    assert rows(several.index, "SELECT 1 FROM figures WHERE row_zh = '旧名'") == []
    assert len(rows(several.index, "SELECT 1 FROM cells")) == len(
        rows(several.index, "SELECT 1 FROM labels")
    )
    assert index.held()


# ---- doubts --------------------------------------------------------------------------------------
def titles(problems: list[Problem], language: str) -> str | None:
    """The kinds of some problems in words, the heaviest first."""
    weights = {"high": 0, "medium": 1, "low": 2}
    kinds = {problem_kinds()[problem.code] for problem in problems if problem.code not in ABSENT}
    ordered = sorted(kinds, key=lambda kind: (weights[str(kind.severity)], kind.code))
    return (
        "; ".join(kind.title_zh if language == "zh" else kind.title_en for kind in ordered) or None
    )


def doubts_shown(path: Path, index: Index) -> set[str]:
    """What stands beside the figures; each is what the problems say that touch it, as answers know
    it.
    """
    held = {report.id: report for report in index.held()}
    problems = index.problems(held.values())
    for row in rows(path, "SELECT * FROM figures"):
        cell = Cell(str(row["table"]), str(row["row"]), str(row["column"]))
        lines = range(int(str(row["line"])), int(str(row["end_line"])) + 1)
        found = [one for one in problems[int(str(row["report"]))] if touches(one, cell, lines)]
        assert (row["doubt_zh"], row["doubt_en"]) == (titles(found, "zh"), titles(found, "en")), (
            cell,
            found,
        )
    return {
        str(row["doubt_en"])
        for row in rows(path, "SELECT DISTINCT doubt_en FROM figures WHERE doubt_en NOT NULL")
    }


def test_what_is_doubtful_of_a_figure_stands_beside_it(workshop: Workshop) -> None:
    wrong = report(new=5).replace("\t5\t0\t0\t0\t0\t0\t5", "\t5\t0\t0\t0\t0\t0\t6", 1)
    workshop.write("a.txt", wrong.replace("行政处罚\t0", "行政处罚\t/"))
    workshop.write("b.txt", report(year=2023, over=1, new=4))
    workshop.load()
    said = doubts_shown(workshop.index, opened(workshop.index))
    assert any("A row of table three does not add up" in one for one in said)
    (new,) = rows(
        workshop.index,
        "SELECT * FROM figures WHERE file = 'a.txt' AND row = 'new' AND \"column\" = 'total'",
    )
    assert "表三一行的各列之和与总计不符" in str(new["doubt_zh"])
    (blank,) = rows(
        workshop.index, "SELECT * FROM figures WHERE file = 'a.txt' AND status = 'blank'"
    )
    assert (blank["value"], blank["doubt_zh"]) == (None, None), "a blank cell says so itself"


def test_every_kind_of_problem_touches_the_same_cells_in_the_view_as_in_answers(
    several: Workshop,
) -> None:
    index = opened(several.index)
    held = index.held()
    told_apart = (
        "balance",
        "column-sum",
        "carried-over-differs",
        "table-missing",
        "blank-cells",
        "row-sum",
    )
    about: tuple[dict[str, str], ...] = (
        {"row": "requests/new"},
        {"rows": "requests/granted requests/new disclosure/rules"},
        {"cell": "requests/new/total+requests/granted/natural"},
        {"column": "requests/new/natural"},
        {"column": "total"},
        {"table": "requests"},
        {"table": "disclosure"},
        {},
    )
    codes = [code for code in problem_kinds() if code in told_apart]
    assert len(codes) == len(told_apart)
    made = [
        Problem(code, line, line + more, values)
        for code, (line, more), values in product(codes, ((5, 0), (19, 2)), about)
    ]
    with closing(sqlite3.connect(several.index)) as connection:
        for one in made:
            for table in ("problems", "problems_across_years"):
                connection.execute(f"DELETE FROM {table}")
            connection.execute(
                "INSERT INTO problems VALUES (?, 0, ?, ?, ?, ?)",
                [held[0].id, one.code, one.line, one.end_line, json.dumps(dict(one.values))],
            )
            connection.commit()
            doubts_shown(several.index, index)


def test_a_number_that_is_not_what_is_printed_is_withheld(several: Workshop) -> None:
    with closing(sqlite3.connect(several.index)) as connection, connection:
        connection.execute("UPDATE kept_facts SET value = 70000 WHERE raw = '6'")
    shown = rows(
        several.index, "SELECT value, status, doubt_zh, doubt_en FROM figures WHERE printed = '6'"
    )
    assert shown
    for row in shown:
        assert (row["value"], row["status"]) == (None, "damaged")
        assert str(row["doubt_zh"]).startswith("索引里的数与印出的不符")
        assert str(row["doubt_en"]).startswith(
            "The number in the index is not the one that is printed"
        )
