"""`nianbao load`, `reports`, `facts`, `check`: what they print, their exit status, errors in one
line.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest

from bot.jobs.loading import what_to_do
from store.index import IndexUnusable
from store.loader import DecisionsBroken, Failure, IndexBusy, ReadersGone, ReadingStopped
from store.names import Names
from tests.bot.program import Program, Record
from tests.store.made import PINGLUO, XIJI, Workshop, report


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def loaded(program: Program) -> Program:
    program.write("甲.txt", report(PINGLUO, forward=3))
    program.write("乙.txt", report(PINGLUO, 2023, over=1))
    program.write("丙.txt", report(XIJI))
    assert program.run("load", program.folder / "reports").exit_code == 0
    return program


# ---- load ----------------------------------------------------------------------------------------
def test_load_says_what_it_did(program: Program) -> None:
    program.write("甲.txt", report(PINGLUO))
    program.write("乙.txt", report(PINGLUO, new=6))
    program.write("丙.txt", "菜单")
    program.write("丁\n戊.txt", report("县统计局"))
    done = program.run("load", program.folder / "reports")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "新 3 · 有变化 0 · 未变 0 · 拒收 1",
        "  新 丁\\n戊.txt",
        "  新 乙.txt",
        "  新 甲.txt",
        "  拒收 丙.txt：不是政府信息公开工作年度报告：没有报告的标题，也没有规定的章节和表格。",
        "  机关不明 丁\\n戊.txt：用 nianbao assign 指定",
        f"  {PINGLUO} 2022 有不止一份文件：以 甲.txt 为准，乙.txt 另存",
    ]
    assert (
        program.run("load", program.folder / "reports").stdout.splitlines()[0]
        == "新 0 · 有变化 0 · 未变 3 · 拒收 1"
    )


def test_load_of_nothing_but_rejected_files_has_failed(program: Program) -> None:
    program.write("丙.txt", "菜单")
    folder = program.folder / "reports"
    done = program.run("load", folder)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (1, "新 0 · 有变化 0 · 未变 0 · 拒收 1")
    assert done.stderr.startswith("nianbao: nothing was loaded: every file given was rejected.")
    record = program.run("load", "--json", folder)
    assert (record.exit_code, json.loads(record.stdout)["new"]) == (1, [])
    assert program.run("load", "--quiet", folder).exit_code == 1
    program.write("甲.txt", report(PINGLUO))
    assert program.run("load", folder).exit_code == 0


def test_load_of_a_folder_without_reports_says_what_it_looked_for(program: Program) -> None:
    done = program.run("load", program.folder)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[1].startswith(
        "  没有找到报告文件（txt、csv、html、docx、doc、wps、"
    )


def test_load_as_json(program: Program) -> None:
    program.write("甲.txt", report(PINGLUO))
    program.write("乙.txt", report("县统计局"))
    program.write("丙.txt", "菜单")
    (record,) = program.records("load", "--json", program.folder / "reports")
    assert (record["new"], record["unsettled"]) == (["乙.txt", "甲.txt"], ["乙.txt"])
    assert record["changed"] == record["unchanged"] == record["displaced"] == []
    rejected = record["rejected"]
    assert isinstance(rejected, list)
    assert [(one["file"], one["reason"]) for one in rejected] == [("丙.txt", "no-report")]


def test_load_quietly(loaded: Program) -> None:
    assert loaded.run("load", "--quiet", loaded.folder / "reports").output == ""
    loaded.write("甲.txt", report(PINGLUO, new=6, forward=3))
    done = loaded.run("load", "--quiet", loaded.folder / "reports")
    assert done.stdout == ""
    assert "  变 甲.txt" in done.stderr.splitlines()


def test_load_says_what_it_read_again_and_what_it_read_otherwise(
    loaded: Program, names: Names
) -> None:
    folder = loaded.folder / "reports"
    assert loaded.run("load", "--again", folder).stdout.splitlines() == [
        "新 0 · 有变化 0 · 未变 3 · 拒收 0",
        "  重读 3 份没有变的文件，其中 0 份读出的结果不同",
    ]
    Workshop(folder, loaded.index, names).read_by_another(new=50, file="丙.txt")
    done = loaded.run("load", "--quiet", folder)
    assert done.stderr.splitlines() == [
        "新 0 · 有变化 0 · 未变 3 · 拒收 0",
        "  重读 3 份没有变的文件，其中 1 份读出的结果不同",
        "  更正 丙.txt：1 格不同",
        "    本年新收政府信息公开申请数量·总计：50 → 5（第21行 → 第21行）",
    ]
    Workshop(folder, loaded.index, names).read_by_another(new=50, file="丙.txt")
    (record,) = loaded.records("load", "--json", folder)
    (corrected,) = cast(list[Record], record["corrected"])
    (cell,) = cast(list[Record], corrected["cells"])
    assert (corrected["file"], cell["old"], cell["new"]) == ("丙.txt", 50, 5)
    assert record["reread"] == record["unchanged"]


def test_load_what_is_not_there(program: Program) -> None:
    assert (
        program.error("load", program.folder / "没有\n.txt")
        == f"there is no {program.folder}/没有\\n.txt"
    )
    assert not program.index.exists()
    assert program.run("load").exit_code == 2


@pytest.mark.parametrize("place", ["a folder", "no database"])
def test_load_into_what_is_no_index(program: Program, place: str) -> None:
    program.write("甲.txt", report())
    if place == "a folder":
        program.index.mkdir()
    else:
        program.index.write_text("Dear diary, " * 100)
    said = program.error("load", program.folder / "reports")
    assert said.startswith(f"cannot write the index {program.index}: ")
    assert "Choose another place with --db or NIANBAO_DB." in said
    assert said.endswith("it can be moved away and is then made again.") == (place == "no database")


@pytest.mark.parametrize(
    ("failure", "says"),
    [
        (
            IndexUnusable(Path("i.db"), "disk full"),
            "cannot write the index i.db: disk full. Choose another place",
        ),
        (IndexBusy(Path("i.db")), "another load is changing i.db: wait"),
        (DecisionsBroken(Path("d.jsonl"), 3), "cannot understand line 3 of d.jsonl: correct it"),
        (DecisionsBroken(Path("d.jsonl"), 0), "cannot understand d.jsonl: correct it"),
        (ReadingStopped("a\nb.txt"), "near a\\nb.txt"),
        (ReadersGone("no route"), "cannot be reached: no route"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_failure_says_what_to_do_in_a_line(failure: Failure, says: str) -> None:
    assert says in what_to_do(failure)
    assert "\n" not in what_to_do(failure)


# ---- reports, facts, check -----------------------------------------------------------------------
def test_reports(loaded: Program) -> None:
    assert loaded.run("reports").stdout.splitlines() == [
        f"{XIJI}\t2022\t丙.txt",
        f"{PINGLUO}\t2022\t甲.txt",
        f"{PINGLUO}\t2023\t乙.txt",
    ]
    records = loaded.records("reports", "--json")
    assert [
        (record["file"], record["year"], record["current"], record["settled"]) for record in records
    ] == [
        ("丙.txt", 2022, True, True),
        ("甲.txt", 2022, True, True),
        ("乙.txt", 2023, True, True),
    ]


def test_facts_of_every_file_that_is_held(loaded: Program) -> None:
    loaded.write("丁.txt", report(XIJI, new=7))
    loaded.run("load", loaded.folder / "reports")
    facts = [
        (fact["file"], fact["value"])
        for fact in loaded.records("facts", "--json", "--year", 2022)
        if (fact["row"], fact["column"]) == ("new", "total")
    ]
    assert facts == [("丁.txt", 7), ("丙.txt", 5), ("甲.txt", 5)]


def test_facts_of_one_agency(loaded: Program) -> None:
    lines = loaded.run("facts", "平罗", "--year", 2023).stdout.splitlines()
    assert "乙.txt:21\trequests/new/total\t5\t件\tprinted" in lines
    assert {line.split(":")[0] for line in lines} == {"乙.txt"}
    assert (
        loaded.error("facts", "平罗", "--year", 2019)
        == "there is no report of "
        + PINGLUO.removesuffix("人民政府")
        + " for 2019; there is one for 2022, 2023"
    )
    assert "is not the name of an agency" in loaded.error("facts", "无此机关")


def test_check_names_both_years(loaded: Program) -> None:
    (first, *_) = [
        record
        for record in loaded.records("check", "--json")
        if record["code"] == "carried-over-differs"
    ]
    assert (first["file"], first["year"], first["severity"]) == ("乙.txt", 2023, "high")
    message = str(first["message"])
    assert all(words in message for words in ("甲.txt", "乙.txt", "2022年", "2023年"))
    lines = loaded.run("check", "平罗", "--year", 2023, "--en").stdout.splitlines()
    assert any("carried over" in line and line.startswith("乙.txt:22: ") for line in lines)


def test_a_damaged_index_that_is_moved_away_is_made_again(loaded: Program) -> None:
    loaded.index.write_bytes(loaded.index.read_bytes()[:3000])
    said = loaded.error("reports")
    assert "move it away" in said
    loaded.index.rename(loaded.folder / "damaged.db")
    assert loaded.run("load", loaded.folder / "reports").exit_code == 0
    assert len(loaded.records("reports", "--json")) == 3


@pytest.mark.parametrize(
    "command", ["reports", "facts", "check", "diff 平罗", "rollback 平罗 --year 2022", "assign a b"]
)
def test_without_an_index_a_line_says_how_to_make_one(program: Program, command: str) -> None:
    said = program.error(*command.split())
    assert said.startswith(f"cannot open the index {program.index}: there is no such file; ")
    assert "nianbao load" in said
    assert not program.index.exists()
