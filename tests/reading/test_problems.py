from __future__ import annotations

import pytest

from store.model import Problem, Reading, Rejected
from store.reading import read
from store.reading.words.problems import (
    problem_kinds,
    rejections,
    render,
    render_rejection,
    repairs,
)
from tests.reading.samples import (
    DISCLOSURE_2021,
    HEADER,
    ITEMS,
    REQUESTS,
    codes,
    reading_of,
    requests_rows,
    tabbed,
)
from tests.reading.test_shipped_reports import FILES, reading


def of(found: Reading, code: str) -> list[Problem]:
    return [problem for problem in found.problems if problem.code == code]


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_problem_can_be_said(file: str, language: str) -> None:
    for problem in reading(file).problems:
        assert problem.code in problem_kinds()
        assert "{" not in render(problem, "zh" if language == "zh" else "en")


def test_the_wordings_are_whole() -> None:
    assert {"row-sum", "prose-sum", "other-agency"} <= set(problem_kinds())
    assert {"empty", "no-report"} <= set(rejections())
    of_scans = {"lookalike-digit"}
    assert of_scans | {
        "swallowed-cell",
        "doubled-cell",
        "column-left-out",
        "glued-cells",
        "label-slip",
        "lost-label",
        "glued-rows",
        "torn-labels",
    } == set(repairs())
    rejected = read("a.txt", b"")
    assert isinstance(rejected, Rejected)
    assert render_rejection(rejected, "zh") == "文件是空的。"


def test_xiji_sums_in_the_text() -> None:
    (problem,) = of(reading("西吉县2020.txt"), "prose-sum")
    said = render(problem, "zh")
    assert problem.line == 17
    assert all(number in said for number in ("4891", "3891", "1000", "2908 + 487 + 496"))


def test_xiji_says_two_things_of_its_accounts() -> None:
    found = {
        (p.values["subject"], p.values["first"], p.values["second"])
        for p in of(reading("西吉县2020.txt"), "prose-conflict")
    }
    assert found == {("微信", "487", "496"), ("微博", "496", "487")}


def test_xiji_table_three_is_cut_off_and_table_four_missing() -> None:
    found = reading("西吉县2020.txt")
    (cut,) = of(found, "table-cut-off")
    assert (cut.line, cut.values["row"], cut.values["count"]) == (
        94,
        "requests/denied_enforcement",
        "12",
    )
    assert [p.values["table"] for p in of(found, "table-missing")] == ["reviews"]


def test_pengyang_speaks_of_another_agency() -> None:
    (problem,) = of(reading("彭阳县人民政府办公室2020.txt"), "other-agency")
    assert problem.line == 70
    assert "固原市政府办公室" in render(problem, "zh")


@pytest.mark.parametrize("file", ["平罗县人民政府办公室2022.txt", "红寺堡区2020.txt"])
def test_reports_that_are_right_raise_no_alarm(file: str) -> None:
    assert codes(reading(file)) <= {"row-repaired"}


def test_a_whole_table_three_raises_no_alarm_of_sums() -> None:
    found = reading_of(
        HEADER + REQUESTS + tabbed(requests_rows(("5", "0", "0", "1", "0", "0", "6")))
    )
    assert not codes(found) & {"row-sum", "column-sum", "balance", "table-cut-off", "rows-missing"}


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("（一）予以公开", "row-sum"),
        ("（七）总计", "column-sum"),
        ("一、本年新收政府信息公开申请数量", "balance"),
    ],
)
def test_sums_of_table_three(label: str, code: str) -> None:
    text = tabbed(requests_rows(("5", "0", "0", "0", "0", "0", "5"))).replace(
        f"{label}\t5", f"{label}\t7"
    )
    assert code in codes(reading_of(HEADER + REQUESTS + text))


def test_text_against_table() -> None:
    text = (
        HEADER
        + "一、总体情况\n2022年，我县共收到政府信息公开申请7件。\n"
        + REQUESTS
        + tabbed(requests_rows(("5", "0", "0", "0", "0", "0", "5")))
    )
    (problem,) = of(reading_of(text), "prose-table")
    assert (problem.line, problem.values["stated"], problem.values["expected"]) == (3, "7", "5")
    assert "prose-table" not in codes(reading_of(text.replace("申请7件", "申请5件")))
    assert "prose-table" not in codes(reading_of(text.replace("申请7件", "申请近7件")))


def test_title_and_preface_name_different_agencies_and_years() -> None:
    found = reading_of(
        "彭阳县2022年政府信息公开工作年度报告\n现公布西吉县2022年政府信息公开工作年度报告。数据统计期限为2021年1月1日至12月31日。\n"
        + DISCLOSURE_2021
    )
    assert {"title-differs", "year-differs"} <= codes(found)


def test_superior_bodies_are_no_other_agency() -> None:
    found = reading_of(
        "彭阳县2022年政府信息公开工作年度报告\n五、存在的主要问题及改进情况\n在固原市政府办公室的指导下，我县政务公开工作取得了一定成效，"
        "但对照固原市政务公开工作要求，还存在差距。彭阳县将继续努力。\n"
    )
    assert "other-agency" not in codes(found)


@pytest.mark.parametrize(
    ("sentence", "is_told"),
    [
        ("乙县交通运输局将进一步提高思想认识。", True),
        ("甲县交通运输局将进一步提高思想认识。", False),
        ("乙县将继续加大公开力度。", False),
        ("乙县卫生健康局将继续加大公开力度。", False),
    ],
)
def test_the_same_department_of_another_place_is_told_in_every_chapter(
    sentence: str, is_told: bool
) -> None:
    place, other = "道县", "宁远县"
    text = f"{place}交通运输局2022年政府信息公开工作年度报告\n一、总体情况\n（五）监督保障。组织培训4场。{sentence}\n"
    found = reading_of(text.replace("甲县", place).replace("乙县", other))
    assert ("other-agency" in codes(found)) is is_told


def test_an_empty_chapter() -> None:
    assert "section-empty" in codes(
        reading_of(HEADER + "五、存在的主要问题及改进情况\n无\n六、其他需要报告的事项\n无\n")
    )


FEES = "六、其他需要报告的事项\n{}\n"


@pytest.mark.parametrize(
    ("unpaid", "said", "found"),
    [
        ("2", "2022年，本机关未发出收费通知，未收取信息处理费。", True),
        ("0", "2022年，本机关未发出收费通知，未收取信息处理费。", False),
        ("2", "2022年，发出收费通知2件，收取信息处理费0元。", False),
    ],
)
def test_fees_in_chapter_six_against_table_three(unpaid: str, said: str, found: bool) -> None:
    label = ITEMS[19]
    rows = [
        (r[0], unpaid, *r[2:-1], unpaid) if r[0] == label else r
        for r in requests_rows(("5",) + ("0",) * 5 + ("5",))
    ]
    reading = reading_of(HEADER + REQUESTS + tabbed(rows) + FEES.format(said))
    assert ("fee-text" in codes(reading)) is found


@pytest.mark.parametrize(("amount", "found"), [("0", True), ("0.02", False)])
def test_fees_in_chapter_six_against_table_two(amount: str, found: bool) -> None:
    table = DISCLOSURE_2021 + f"信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t{amount}\n"
    reading = reading_of(HEADER + table + FEES.format("本年度收取信息处理费200元。"))
    assert ("fee-text" in codes(reading)) is found


@pytest.mark.parametrize(
    ("said", "stated", "cell"),
    [
        ("，其中，自然人申请4件", "4", "requests/new/natural_person"),
        ("，予以公开3件", "3", "requests/granted/total"),
        ("，其中部分公开1件", "1", "requests/partial/total"),
    ],
)
def test_parts_of_the_requests_are_held_against_the_table(
    said: str, stated: str, cell: str
) -> None:
    table = REQUESTS + tabbed(requests_rows(("5", "0", "0", "0", "0", "0", "5")))
    (problem,) = of(
        reading_of(f"{HEADER}一、总体情况\n2022年，我县收到申请5件{said}。\n{table}"), "prose-table"
    )
    assert (problem.values["stated"], problem.values["cell"]) == (stated, cell)
    assert said.removeprefix("，") in problem.values["quote"]


@pytest.mark.parametrize(
    "said",
    [
        "2022年，我县收到申请5件，其中自然人申请5件，予以公开5件。",
        "2022年，我县收到来信60件，其中部分公开1件。",
        "2022年，我县收到申请5件，予以公开较上年增加3件。",
        "2022年，我县收到申请5件，其中网络申请3件。",
        "2022年，我县公开行政处罚类信息10件。",
        "2022年，全县各部门办理行政处罚88件。",
    ],
)
def test_what_is_of_another_thing_is_not_held_against_the_table(said: str) -> None:
    table = REQUESTS + tabbed(requests_rows(("5", "0", "0", "0", "0", "0", "5")))
    assert "prose-table" not in codes(
        reading_of(f"{HEADER}一、总体情况\n{said}\n{DISCLOSURE_2021}{table}")
    )
