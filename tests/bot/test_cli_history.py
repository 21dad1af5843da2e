"""`nianbao assign`, `diff` and `rollback`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.program import Program
from tests.store.made import PINGLUO, XIJI, report


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """平罗县 2022 in two versions, and a report that does not say whose it is."""
    program = Program(tmp_path)
    program.write("局.txt", report("县统计局", 2021))
    for new in (5, 6):
        program.write("甲.txt", report(PINGLUO, new=new))
        program.run("load", tmp_path / "reports")
    return program


def new_requests(program: Program) -> object:
    facts = program.records("facts", "平罗", "--year", 2022, "--json")
    (found,) = [
        fact["value"] for fact in facts if (fact["row"], fact["column"]) == ("new", "total")
    ]
    return found


# ---- diff ----------------------------------------------------------------------------------------
def test_diff_of_an_agency(program: Program) -> None:
    lines = program.run("diff", "平罗").stdout.splitlines()
    assert lines[0] == f"{PINGLUO} 2022：甲.txt（旧） → 甲.txt（现行）：6 格不同"
    assert lines[2] == "  本年新收政府信息公开申请数量·总计：5 → 6（第21行 → 第21行）"
    assert program.run("diff", "平罗", "--year", 2022).stdout.splitlines() == lines


def test_diff_as_json(program: Program) -> None:
    record = program.records("diff", "平罗", "--json")[1]
    assert record == {
        "title": f"{PINGLUO} 2022",
        "old_file": "甲.txt（旧）",
        "new_file": "甲.txt（现行）",
        "table": "requests",
        "row": "new",
        "column": "total",
        "label": "本年新收政府信息公开申请数量·总计",
        "kind": "changed",
        "old": 5,
        "new": 6,
        "old_raw": "5",
        "new_raw": "6",
        "old_line": 21,
        "new_line": 21,
    }


def test_diff_of_two_files_held_or_not(program: Program, tmp_path: Path) -> None:
    other = tmp_path / "另.txt"
    other.write_text(report(PINGLUO, new=6).replace("行政处罚\t0", "行政处罚\t/"), encoding="utf-8")
    lines = program.run("diff", "甲.txt", other).stdout.splitlines()
    assert lines == [
        f"甲.txt → {other}：1 格不同",
        "  行政处罚·处理决定数量：0 → （空）（第14行 → 第14行）",
    ]
    assert program.run("diff", "甲.txt", "甲.txt").stdout.splitlines() == [
        "甲.txt → 甲.txt：0 格不同"
    ]


def test_diff_says_what_is_in_the_way(program: Program, tmp_path: Path) -> None:
    assert program.error("diff", "平罗", "--year", 2019).startswith("there is no report of")
    assert program.error("diff", "县统计局") == "there is only one version of 县统计局"
    assert "neither loaded nor a file" in program.error("diff", "甲.txt", "没有.txt")
    (tmp_path / "菜单.txt").write_text("菜单", encoding="utf-8")
    assert "no annual report" in program.error("diff", "甲.txt", tmp_path / "菜单.txt")
    assert program.run("diff").exit_code == 2


# ---- rollback ------------------------------------------------------------------------------------
def test_rollback_and_undo(program: Program) -> None:
    assert new_requests(program) == 6
    done = program.run("rollback", "平罗", "--year", 2022)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout == f"{PINGLUO} 2022：现以 甲.txt 为准（原为该文件的另一版本）\n"
    assert new_requests(program) == 5
    assert program.run("diff", "平罗").stdout.startswith(
        f"{PINGLUO} 2022：甲.txt（现行） → 甲.txt（另存）："
    )
    program.run("load", program.folder / "reports")
    assert new_requests(program) == 5
    program.run("rollback", "平罗", "--year", 2022, "--undo")
    assert new_requests(program) == 6


def test_rollback_says_what_is_in_the_way(program: Program) -> None:
    assert (
        program.error("rollback", "县统计局", "--year", 2021)
        == "县统计局 2021: there is no earlier version (1 held)"
    )
    assert program.error("rollback", "平罗", "--year", 2022, "--undo").endswith(
        "nothing was rolled back"
    )
    assert program.error("rollback", "平罗", "--year", 2020).startswith("there is no report of")
    assert program.run("rollback", "平罗").exit_code == 2


def test_rollback_where_the_earlier_text_is_lost_leaves_nothing_to_answer_from(
    program: Program,
) -> None:
    program.run("rollback", "平罗", "--year", 2022)
    program.index.unlink()
    done = program.run("load", program.folder / "reports")
    assert (
        f"  {PINGLUO} 2022：甲.txt 曾被撤下，未采用；如要采用，用 nianbao rollback --undo"
        in done.stdout.splitlines()
    )
    done = program.run("rollback", PINGLUO, "--year", 2022, "--undo")
    assert done.stdout == f"{PINGLUO} 2022：现以 甲.txt 为准（此前无现行版本）\n"
    assert new_requests(program) == 6


# ---- assign --------------------------------------------------------------------------------------
def test_assign(program: Program) -> None:
    assert program.run("reports", "--unsettled").stdout == "县统计局\t2021\t局.txt\n"
    done = program.run("assign", "局.txt", "西吉县统计局")
    agency = XIJI.replace("人民政府", "统计局")
    assert (done.exit_code, done.stdout) == (0, f"局.txt：县统计局 → {agency} 2021\n")
    assert program.run("reports", "--unsettled").stdout == ""
    assert f"{agency}\t2021\t局.txt" in program.run("reports").stdout


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("长春市退役军人事务局", "吉林省长春市退役军人事务局"),
        ("平罗", PINGLUO),
        ("平罗县政府办", PINGLUO + "办公室"),
        ("平羅縣人民政府", PINGLUO),
    ],
    ids=["elsewhere", "short", "office", "traditional"],
)
def test_any_way_of_writing_that_leaves_no_doubt(program: Program, name: str, agency: str) -> None:
    assert program.run("assign", "局.txt", name).stdout == f"局.txt：县统计局 → {agency} 2021\n"
    assert program.run("reports", "--unsettled").stdout == ""


@pytest.mark.parametrize(
    ("file", "name", "says"),
    [
        ("局.txt", "平萝县教育局", "is 宁夏回族自治区石嘴山市平罗县教育局 meant? Write it so"),
        (
            "局.txt",
            "朝阳区人民政府",
            "may be 北京市朝阳区人民政府 or 吉林省长春市朝阳区人民政府: write it in full",
        ),
        ("局.txt", "我局", "is not the name of an agency"),
        ("居.txt", "平罗县教育局", "no file 居.txt is loaded; there are: 局.txt"),
    ],
)
def test_assign_says_what_to_do(program: Program, file: str, name: str, says: str) -> None:
    assert says in program.error("assign", file, name)
    assert program.run("reports", "--unsettled").stdout == "县统计局\t2021\t局.txt\n"


def test_a_file_of_decisions_that_is_broken_is_named_with_its_line(program: Program) -> None:
    program.run("assign", "局.txt", "西吉县统计局")
    path = program.index.with_name("index.db.decisions.jsonl")
    path.write_text("{}\n", encoding="utf-8")
    said = program.error("load", program.folder / "reports")
    assert said.startswith(f"cannot understand line 1 of {path}: correct it")


@pytest.mark.parametrize("name", ["呼和浩特铁路公安局", "银川经济技术开发区管理委员会"])
def test_an_agency_that_no_list_has_is_assigned_as_its_report_prints_it(
    program: Program, name: str
) -> None:
    program.write("路.txt", report(name, 2021))
    program.run("load", program.folder / "reports")
    assert f"{name}\t2021\t路.txt" in program.run("reports", "--unsettled").stdout
    assert program.run("assign", "路.txt", name).exit_code == 0
    assert program.run("reports", "--unsettled").stdout == "县统计局\t2021\t局.txt\n"
    program.run("load", program.folder / "reports")
    assert program.run("reports", "--unsettled").stdout == "县统计局\t2021\t局.txt\n"
    assert "局.txt" not in program.run("facts", name).stdout
    assert program.run("facts", name).stdout.startswith("路.txt:")


@pytest.mark.parametrize(
    "name",
    ["宁夏大学", "国家卫生健康委员会", "南京鼓楼医院", "中国石油天然气集团有限公司", "湛江海关"],
)
def test_commands_find_an_agency_without_a_place(program: Program, name: str) -> None:
    program.write("校.txt", report(name, 2021))
    program.run("load", program.folder / "reports")
    assert program.run("facts", name).stdout.startswith("校.txt:")
    assert program.run("check", name).exit_code in (0, 1)
    assert "there is no report" in program.error("facts", name, "--year", 2019)


# ---- assign --year -------------------------------------------------------------------------------
@pytest.fixture
def undated(program: Program) -> Program:
    """And a report that does not say its year."""
    program.write("无年.txt", report(XIJI, new=9).replace("2022年", ""))
    done = program.run("load", program.folder / "reports")
    assert "  年份不明 无年.txt：用 nianbao assign --year 指定" in done.stdout.splitlines()
    return program


def test_assign_a_year_and_take_it_back(undated: Program) -> None:
    assert f"{XIJI}\t?\t无年.txt" in undated.run("reports", "--unsettled").stdout.splitlines()
    done = undated.run("assign", "无年.txt", "--year", 2021)
    assert (done.exit_code, done.stdout) == (0, f"无年.txt：{XIJI} 年份不明 → {XIJI} 2021\n")
    assert undated.run("ask", "西吉县2021年新收多少件申请").stdout.startswith("9 件")
    undated.run("load", undated.folder / "reports")
    assert f"{XIJI}\t2021\t无年.txt" in undated.run("reports").stdout.splitlines()
    assert undated.run("reports", "--unsettled").stdout == "县统计局\t2021\t局.txt\n"
    assert "按管理员的指定计为2021年" in undated.run("check", "西吉县").stdout
    assert (
        undated.run("assign", "无年.txt", "--undo").stdout
        == f"无年.txt：{XIJI} 2021 → {XIJI} 年份不明\n"
    )
    assert undated.error("assign", "无年.txt", "--undo") == "nothing was assigned of 无年.txt"
    assert undated.run("ask", "西吉县2021年新收多少件申请").stdout[:1] != "9"


def test_assign_agency_and_year_at_once(undated: Program) -> None:
    agency = XIJI.replace("人民政府", "统计局")
    assert (
        undated.run("assign", "局.txt", agency, "--year", 2020).stdout
        == f"局.txt：县统计局 2021 → {agency} 2020\n"
    )
    assert (
        undated.run("assign", "局.txt", "--undo").stdout
        == f"局.txt：{agency} 2020 → 县统计局 2021\n"
    )


def test_assign_says_what_is_wrong_with_a_year(undated: Program) -> None:
    assert undated.error("assign", "无年.txt", "--year", 1899).startswith(
        "1899 cannot be the year of a report"
    )
    assert undated.error("assign", "有年.txt", "--year", 2020).startswith(
        "no file 有年.txt is loaded; there are: "
    )
    assert undated.run("assign", "无年.txt", "--year", 2020, "--undo").exit_code == 2
    assert undated.run("assign", "--year", 2020).exit_code == 2


def test_a_list_gives_years_too(undated: Program, tmp_path: Path) -> None:
    listed = tmp_path / "指定.tsv"
    lines = [
        "file\tagency\tyear",
        "局.txt\t平罗县统计局\t2020",
        "无年.txt\t\t2021年",
        "甲.txt\t2023",
    ]
    wrong = ["甲.txt\t\t", "甲.txt\t\t去年", "甲.txt\t\t1900", "\t平罗县\t2020"]
    listed.write_text("\n".join([*lines, *wrong]), encoding="utf-8")
    done = undated.run("assign", "--from", listed)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "局.txt：县统计局 2021 → 宁夏回族自治区石嘴山市平罗县统计局 2020",
        f"无年.txt：{XIJI} 年份不明 → {XIJI} 2021",
        f"甲.txt：{PINGLUO} 2022 → {PINGLUO} 2023",
        "已指定 3 份，未指定 4 行",
    ]
    assert all(f"line {number}: " in done.stderr for number in (5, 6, 7, 8))
    assert "去年 is no year" in done.stderr
    assert undated.run("reports", "--unsettled").stdout == ""


# ---- assign --from -------------------------------------------------------------------------------
def test_many_are_assigned_from_a_list(program: Program, tmp_path: Path) -> None:
    listed = tmp_path / "指定.tsv"
    listed.write_text(
        f"file\tagency\n# 说明\n局.txt\t平罗县统计局\n甲.txt\t{XIJI}\n\n", encoding="utf-8"
    )
    done = program.run("assign", "--from", listed)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "局.txt：县统计局 → 宁夏回族自治区石嘴山市平罗县统计局 2021",
        f"甲.txt：{PINGLUO} → {XIJI} 2022",
        "已指定 2 份，未指定 0 行",
    ]
    assert program.run("reports", "--unsettled").stdout == ""


def test_what_a_list_cannot_assign_is_named_by_its_line_and_the_rest_done(
    program: Program, tmp_path: Path
) -> None:
    listed = tmp_path / "指定.tsv"
    lines = [
        "局.txt\t平罗县统计局",
        "没有.txt\t平罗县教育局",
        "甲.txt 平罗县",
        "甲.txt\t城关镇",
        "甲.txt\t月球基地",
    ]
    listed.write_text("\n".join(lines), encoding="utf-8")
    done = program.run("assign", "--from", listed)
    assert done.exit_code == 1
    assert "已指定 1 份，未指定 4 行" in done.stdout
    assert all(f"line {number}: " in done.stderr for number in (2, 3, 4, 5))
    assert program.run("reports", "--unsettled").stdout == ""
    assert "cannot read" in program.error("assign", "--from", tmp_path / "没有.tsv")
    assert program.run("assign", "局.txt").exit_code == 2
    assert program.run("assign", "局.txt", PINGLUO, "--from", listed).exit_code == 2


# ---- withdraw ------------------------------------------------------------------------------------
def test_a_report_that_was_taken_out_is_marked_among_the_reports(program: Program) -> None:
    program.run("withdraw", "甲.txt")
    listed = program.run("reports").stdout.splitlines()
    assert f"{PINGLUO}\t2022\t甲.txt\t已撤下" in listed
    assert "县统计局\t2021\t局.txt" in listed
    marked = {
        record["file"]: record.get("withdrawn", False)
        for record in program.records("reports", "--json")
    }
    assert marked == {"甲.txt": True, "局.txt": False}


def test_withdraw_and_undo(program: Program) -> None:
    done = program.run("withdraw", "平罗县", "--year", 2022)
    assert (done.exit_code, done.stdout) == (0, f"已撤下 {PINGLUO} 2022：甲.txt\n")
    assert program.run("withdraw").stdout == f"{PINGLUO}\t2022\t甲.txt\n"
    assert program.error("facts", "平罗", "--year", 2022).startswith("there is no report of")
    assert program.error("withdraw", PINGLUO, "--year", 2022).endswith(
        "all of it is taken out already"
    )
    done = program.run("withdraw", "平罗县", "--year", 2022, "--undo")
    assert (done.exit_code, done.stdout) == (0, f"已恢复 {PINGLUO} 2022：甲.txt\n")
    assert new_requests(program) == 6


def test_withdraw_a_file(program: Program) -> None:
    assert program.run("withdraw", "局.txt").stdout == "已撤下 县统计局 2021：局.txt\n"
    assert program.run("reports", "--unsettled").stdout == ""
    assert program.run("withdraw", "局.txt", "--undo").exit_code == 0


def test_withdraw_says_what_is_in_the_way(program: Program) -> None:
    assert "write --year as well" in program.error("withdraw", "平罗县")
    assert program.error("withdraw", "平罗县", "--year", 2019).startswith(
        "there is no report of 平罗县 on 2019"
    )
    assert program.error("withdraw", "甲.txt", "--undo").endswith("none of it is taken out")
