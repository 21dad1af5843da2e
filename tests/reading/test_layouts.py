"""The same tables in every layout and in each form. Each sample is the input."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Form, Status
from tests.reading.samples import (
    DISCLOSURE_2019,
    DISCLOSURE_2021,
    GRANTED,
    HEADER,
    ITEMS,
    REQUESTS,
    REVIEW_HEADS,
    SIX,
    ZEROS,
    codes,
    fact,
    one_cell_a_line,
    reading_of,
    requests_rows,
    row,
    tabbed,
)


@pytest.mark.parametrize("layout", [tabbed, one_cell_a_line])
def test_whole_table_three(layout: type) -> None:
    found = reading_of(HEADER + REQUESTS + layout(requests_rows(GRANTED)))
    assert len(found.facts) == 25 * 7
    assert row(found, "new") == row(found, "granted") == row(found, "total_handled") == SIX
    assert {f.status for f in found.facts} == {Status.PRINTED}


def test_pipes() -> None:
    found = reading_of(
        HEADER
        + "二、主动公开政府信息情况\n第二十条第(一)项 ||||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "规章 | 1 | 2 | 3 |\n|---|---|---|---|\n行政规范性文件 | 4 | 5 | 6 |\n行政许可 | 7 |||\n"
    )
    assert row(found, "normative_documents", "disclosure") == [4, 5, 6]
    assert row(found, "licensing", "disclosure") == [7]


def test_a_pipe_after_every_cell() -> None:
    found = reading_of(
        HEADER + "二、主动公开政府信息情况\n信息内容 |\n本年制发件数 |\n规章 |\n1 |\n2 |\n3 |\n"
    )
    assert row(found, "regulations", "disclosure") == [1, 2, 3]


def test_a_lone_pipe_after_cells_that_end_in_pipes_is_a_blank_cell() -> None:
    found = reading_of(
        HEADER
        + "二、主动公开政府信息情况\n第二十条第（一）项 |\n|||\n信息内容 |\n本年制发件数 |\n规章 |\n|\n2 |\n3 |\n"
        "行政规范性文件 |\n4 |\n5 |\n6 |\n|\n三、收到和处理政府信息公开申请情况\n申请人情况 |\n||||||||\n自然人 |\n"
        "一、本年新收政府信息公开申请数量 |\n" + "|\n" * 6 + "0 |\n||\n"
        "二、上年结转政府信息公开申请数量 |\n2 |\n" + "|\n" * 6 + "||\n"
    )
    assert row(found, "regulations", "disclosure") == [None, 2, 3]
    assert row(found, "normative_documents", "disclosure") == [4, 5, 6]
    assert row(found, "new") == [*[None] * 6, 0]
    assert row(found, "carried_over") == [2, *[None] * 6]


def test_a_row_whose_blank_cells_broke_it_over_lines() -> None:
    found = reading_of(
        HEADER + REQUESTS.replace("\t", " | ") + "自然人 | 法人或其他组织 | 总计 |\n"
        "一、本年新收政府信息公开申请数量 | 25 |\n" + "|\n" * 4 + "| 25 |\n"
        "二、上年结转政府信息公开申请数量 |\n" + "|\n" * 5 + "| 0 |\n"
        "三、本年度办理结果 | （一）予以公开 | 7 | 2 |\n" + "|\n" * 3 + "| 9 |\n"
        "（二）部分公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
    )
    assert row(found, "new") == [25, *[None] * 5, 25]
    assert row(found, "carried_over") == [*[None] * 6, 0]
    assert row(found, "granted") == [7, 2, *[None] * 4, 9]
    assert row(found, "partial") == [0] * 7


def test_a_pipe_alone_ends_the_cell_before_it() -> None:
    found = reading_of(
        HEADER
        + "二、主动公开政府信息情况\n信息内容\n|\n本年制发件数\n|\n规章\n|\n1\n|\n\n|\n3\n|\n"
        "行政规范性文件\n|\n4\n|\n5\n|\n6\n|\n"
    )
    assert row(found, "regulations", "disclosure") == [1, None, 3]
    assert row(found, "normative_documents", "disclosure") == [4, 5, 6]


def test_pipes_that_only_fill_a_row_up_are_not_its_blank_cells() -> None:
    rows = "（一）予以公开 |\n" + "|\n" * 6 + "9 |\n|\n"
    found = reading_of(HEADER + REQUESTS.replace("\t", " |\n") + rows)
    assert row(found, "granted") == []
    assert "row-unreadable" in codes(found)


@pytest.mark.parametrize("glue", ["", " ", "  "])
def test_labels_of_groups_and_numbers_on_one_line(glue: str) -> None:
    rows = list(requests_rows(GRANTED))
    rows[2] = (f"三、本年度办理结果{glue}（一）予以公开", *GRANTED)
    rows[-5] = (f"（六）其他处理{glue}{rows[-5][0]}", *ZEROS)
    found = reading_of(
        HEADER + REQUESTS.replace("\t", "\n") + "\n".join(glue.join(r) for r in rows) + "\n"
    )
    assert row(found, "granted") == SIX
    assert row(found, "other_overdue_correction") == [0] * 7
    assert len(found.facts) == 25 * 7


def test_a_note_in_brackets_is_no_part_of_a_label_and_no_chapter_needs_a_heading() -> None:
    found = reading_of(
        HEADER + "第二十条第（一）项 |||\n信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n"
        "规章（设区的市应提供相关数据） | 1 | 2 | 3 |\n规范性档案（以“规定”“办法”等为标题的公文） | 4 | 5 | 6 |\n"
        "其他文书 | 7 | 8 | 9 |\n信息内容 | 本年处理决定数量 ||\n行政许可 | 10 ||\n"
    )
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert row(found, "normative_documents", "disclosure") == [4, 5, 6]
    assert [problem.line for problem in found.problems if problem.code == "row-unknown"] == [6]


def test_a_cell_without_a_number_leaves_the_others_of_its_row_certain() -> None:
    found = reading_of(
        HEADER
        + DISCLOSURE_2019.replace("\t", " | ")
        + "第二十条第（五）项 |||\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 ||\n"
        "行政许可 | 4 | 增 | 25 ||\n其他对外管理服务事项 | 4 | 25 | 较多 ||\n行政处罚 | 增 | 4 | 25 ||\n"
    )
    assert row(found, "licensing", "disclosure") == [4, 25]
    assert fact(found, "disclosure", "licensing", "change") is None
    assert row(found, "other_services", "disclosure") == [4, 25]
    assert fact(found, "disclosure", "other_services", "decisions") is None
    assert row(found, "penalties", "disclosure") == []
    assert {"value-impossible", "row-unknown"} <= codes(found)


def test_traditional_characters() -> None:
    found = reading_of(
        HEADER
        + "二、主動公開政府信息情況\n第二十條第(一)項 |||\n信息內容 | 本年制發件數 | 本年廢止件數 | 現行有效件數 |\n"
        "規章 | 1 | 2 | 3 |\n行政規范性文件 | 4 | 5 | 6 |\n"
        "信息內容 | 本年收費金額(單位:萬元) ||\n行政事業性收費 | 26.55 ||\n"
    )
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert row(found, "fees", "disclosure") == [265500]
    assert "row-unknown" not in codes(found)


@pytest.mark.parametrize("layout", [tabbed, one_cell_a_line])
def test_a_table_from_each_form(layout: type) -> None:
    rows = layout([("规章", "1", "2", "3"), ("规范性文件", "4", "5", "6")])
    rows += layout([("第二十条第（五）项",), ("信息内容", "本年处理决定数量"), ("行政许可", "7")])
    rows += layout(
        [
            ("第二十条第（六）项",),
            ("信息内容", "本年处理决定数量"),
            ("行政处罚", "8"),
            ("行政强制", "9"),
        ]
    )
    rows += layout(
        [
            ("第二十条第（八）项",),
            ("信息内容", "本年收费金额（单位：万元）"),
            ("行政事业性收费", "28.1"),
        ]
    )
    heads = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
    found = reading_of(
        HEADER + "二、主动公开政府信息情况\n" + layout([("第二十条第（一）项",), heads]) + rows
    )
    assert [f.cell.column for f in found.facts if f.cell.row == "normative_documents"] == [
        "made_new",
        "disclosed_new",
        "disclosed_total",
    ]
    assert [row(found, code, "disclosure") for code in ("licensing", "penalties", "coercion")] == [
        [7],
        [8],
        [9],
    ]
    assert row(found, "fees", "disclosure") == [281000]


@pytest.mark.parametrize(
    ("heads", "code", "table", "values"),
    [
        (
            "信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数 |\n规章 | 9 | 1 | 0 |\n",
            "regulations",
            "disclosure",
            [1, 0, 9],
        ),
        (
            "信息内容 | 本年新公开数量 | 本年新制作数量 | 对外公开总数量 |\n规章 | 1 | 2 | 3 |\n",
            "regulations",
            "disclosure",
            [2, 1, 3],
        ),
        (
            "申请人情况 | 总计 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 |\n"
            "二、上年结转政府信息公开申请数量 | 7 | 5 | 2 | 0 | 0 | 0 | 0 |\n",
            "carried_over",
            "requests",
            [5, 2, 0, 0, 0, 0, 7],
        ),
    ],
)
@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_the_heads_say_which_number_is_which(
    heads: str, code: str, table: str, values: list[int], mark: str
) -> None:
    found = reading_of(
        HEADER + "二、主动公开政府信息情况\n" + heads.replace(" | ", mark).replace(" |\n", "\n")
    )
    assert row(found, code, table) == values


@pytest.mark.parametrize(("unit", "fee"), [("万元", 50000), ("元", 5)])
def test_the_head_says_the_unit_of_fees(unit: str, fee: int) -> None:
    found = reading_of(
        HEADER + DISCLOSURE_2021 + f"信息内容\t本年收费金额（单位：{unit}）\n行政事业性收费\t5\n"
    )
    assert row(found, "fees", "disclosure") == [fee]


def test_a_row_with_one_number_under_the_heads_of_three_is_not_read() -> None:
    rows = tabbed(
        [
            ("规章", "1", "2", "3"),
            ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
            ("行政许可", "7"),
        ]
    )
    found = reading_of(HEADER + DISCLOSURE_2019 + rows + "三、收到和处理政府信息公开申请情况\n")
    assert row(found, "licensing", "disclosure") == []


def test_html_with_spans_and_source_lines() -> None:
    found = reading_of(
        "<html><body><h1>某县2022年政府信息公开工作年度报告</h1>\n<p>二、主动公开政府信息情况</p>\n<table>\n"
        "<tr><td colspan=4>第二十条第（一）项</td></tr>\n"
        "<tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>\n"
        "<tr><td><p>规</p><p>章</p></td><td><p>1</p></td><td></td><td>3</td></tr>\n</table></body></html>",
        "a.html",
    )
    assert row(found, "regulations", "disclosure") == [1, None, 3]
    assert {f.line for f in found.facts} == {6}


def test_a_layout_table_around_everything() -> None:
    found = reading_of(
        "<html><body><table><tr><td><p>某县2022年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p>"
        "<table><tr><td>信息内容</td><td>本年制发件数</td></tr><tr><td>规章</td><td>1</td><td>2</td><td>3</td></tr></table></td></tr></table>",
        "a.html",
    )
    assert row(found, "regulations", "disclosure") == [1, 2, 3]


def test_one_row_of_other_handling_under_2021_heads() -> None:
    rows = [r for r in requests_rows(GRANTED) if r[0] not in ITEMS[18:]]
    rows.insert(-2, ("（六）其他处理", *ZEROS))
    found = reading_of(HEADER + DISCLOSURE_2021 + "规章\t0\t0\t0\n" + REQUESTS + tabbed(rows))
    assert found.form is Form.F2021
    assert row(found, "other_handling") == [0] * 7


def test_2021_heads_in_a_report_on_2020() -> None:
    found = reading_of(HEADER.replace("2022", "2020") + DISCLOSURE_2021 + "规章\t0\t0\t0\n")
    assert (found.form, found.year) == (Form.F2021, 2020)


def test_the_local_form_with_numbers_inside_its_labels() -> None:
    found = reading_of(
        HEADER
        + DISCLOSURE_2019
        + "规章\t0\t0\t0\n规范性文件\t1\t1\t1\n其他主动公开文件（指2019年制作的）\t2\t3\t4\n第二十条第（五）项\n"
        "信息内容\t上一年项目数量（指2018年事项数）\t本年增/减（减用负值表示,如 -8）\t处理决定数量\n"
        "行政许可\t5\t-8\t6\n其他对外管理服务事项（除行政许可、行政处罚、行政强制以外的事项）\t7\t0\t8\n"
    )
    assert row(found, "other_documents", "disclosure") == [2, 3, 4]
    assert row(found, "licensing", "disclosure") == [5, -8, 6]
    assert row(found, "other_services", "disclosure") == [7, 0, 8]
    assert row(found, "penalties", "disclosure") == []


def test_fifteen_bare_numbers_of_table_four() -> None:
    numbers = "\t".join(map(str, [1, 0, 0, 2, 3, 0, 0, 0, 0, 0, 4, 0, 0, 0, 4]))
    found = reading_of(HEADER + REVIEW_HEADS + numbers + "\n")
    assert row(found, "review", "reviews") == [1, 0, 0, 2, 3]
    assert row(found, "litigation_after_review", "reviews") == [4, 0, 0, 0, 4]


def test_money() -> None:
    head = "第二十条第（九）项\n信息内容\t采购项目数量\t采购总金额\n政府集中采购\t6\t"
    found = reading_of(HEADER + DISCLOSURE_2019 + head + "52.15\n")
    amount = fact(found, "disclosure", "procurement", "amount")
    assert amount is not None
    assert (amount.raw, amount.value) == ("52.15", None)
    assert "unit-unknown" in codes(found)
    with_unit = reading_of(
        HEADER + DISCLOSURE_2019 + head.replace("总金额", "总金额（万元）") + "52.15\n"
    )
    assert row(with_unit, "procurement", "disclosure") == [6, Decimal(521500)]
    fees = reading_of(HEADER + DISCLOSURE_2021 + "行政事业性收费\t7730.28\n")
    assert row(fees, "fees", "disclosure") == [Decimal(77302800)]


@pytest.mark.parametrize("raw", ["-3", "1.5", "999999999999999", "0.00001"])
def test_values_that_a_count_cannot_have(raw: str) -> None:
    found = reading_of(HEADER + DISCLOSURE_2021 + f"规章\t1\t2\t{raw}\n")
    assert row(found, "regulations", "disclosure") == [1, 2]
    assert "value-impossible" in codes(found)


def test_a_row_that_the_form_does_not_have() -> None:
    found = reading_of(
        HEADER + DISCLOSURE_2021 + "规章\t0\t0\t0\n内部文件汇编\t4\t5\t6\n行政规范性文件\t1\t1\t1\n"
    )
    assert {f.cell.row for f in found.facts} == {"regulations", "normative_documents"}
    assert "row-unknown" in codes(found)
