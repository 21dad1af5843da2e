"""The same tables in every layout, and the damages that reports show. Each sample is the input."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.model import Form, Status
from tests.reading.samples import (
    DISCLOSURE_2019,
    DISCLOSURE_2021,
    HEADER,
    ITEMS,
    REQUESTS,
    ZEROS,
    codes,
    fact,
    one_cell_a_line,
    reading_of,
    requests_rows,
    row,
    tabbed,
)

GRANTED = ("5", "0", "0", "1", "0", "0", "6")
SIX = [5, 0, 0, 1, 0, 0, 6]
REVIEW_HEADS = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n"
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n"
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
    found = reading_of(HEADER + "二、主动公开政府信息情况\n信息内容 |\n本年制发件数 |\n规章 |\n1 |\n2 |\n3 |\n")
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
        HEADER + "二、主动公开政府信息情况\n信息内容\n|\n本年制发件数\n|\n规章\n|\n1\n|\n\n|\n3\n|\n"
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
    found = reading_of(HEADER + REQUESTS.replace("\t", "\n") + "\n".join(glue.join(r) for r in rows) + "\n")
    assert row(found, "granted") == SIX
    assert row(found, "other_overdue_correction") == [0] * 7
    assert len(found.facts) == 25 * 7


def test_a_table_that_ends_with_a_short_row_is_not_taken_for_cut_off() -> None:
    rows = one_cell_a_line([("四、结转下年度继续办理", "3", "1", "1", "5")])
    assert row(reading_of(HEADER + REQUESTS.replace("\t", "\n") + rows), "carried_forward") == []
    numbers = "\n".join(["10", "1", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"])
    found = reading_of(
        HEADER + REVIEW_HEADS.replace("\t", "\n") + numbers + "\n五、存在的主要问题及改进情况\n人员不足。\n"
    )
    assert found.facts == ()
    assert "row-unreadable" in codes(found)


def test_numbers_at_the_end_of_the_file_are_placed_only_where_other_rows_show_that_no_cell_is_left_out() -> None:
    heads = HEADER + REQUESTS.replace("\t", "\n")
    whole = one_cell_a_line([("一、本年新收政府信息公开申请数量", *GRANTED)])
    short = one_cell_a_line([("一、本年新收政府信息公开申请数量", "6")])
    cut = one_cell_a_line([("二、上年结转政府信息公开申请数量", "4")])
    assert row(reading_of(heads + whole + cut), "carried_over") == [4]
    for before in (short, ""):
        found = reading_of(heads + before + cut)
        assert row(found, "carried_over") == []
        assert "row-unreadable" in codes(found)


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


def test_a_row_of_a_grid_that_the_file_ends_in() -> None:
    rows = (
        "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 1 | 4 |\n二、上年结转政府信息公开申请数量 | 0 | 2 | 3"
    )
    found = reading_of(HEADER + REQUESTS.replace("\t", " | ") + rows)
    assert row(found, "carried_over") == [0, 2]
    assert "number-cut-off" in codes(found)
    assert "row-cut-off" in codes(reading_of(HEADER + REQUESTS.replace("\t", " | ") + rows + " |"))
    short = rows.replace(" | 3 | 0 | 0 ", " | 3 ")
    assert row(reading_of(HEADER + REQUESTS.replace("\t", " | ") + short), "carried_over") == []


@pytest.mark.parametrize(
    ("end", "total"),
    [("4", []), ("4 |", [4]), ("4\n", [4]), ("0", [0])],
)
def test_a_number_that_the_file_ends_in_may_go_on(end: str, total: list[int]) -> None:
    heads = HEADER + DISCLOSURE_2021.replace("\t", " | ") + "规章 | 1 | 2 | 3 |\n信息内容 | 本年处理决定数量 |\n"
    found = reading_of(f"{heads}行政许可 | 7 |\n行政处罚 | {end}")
    assert row(found, "licensing", "disclosure") == [7]
    assert row(found, "penalties", "disclosure") == total
    assert ("number-cut-off" in codes(found)) == (not total)


def test_a_sum_shows_that_the_number_at_the_end_of_the_file_is_whole() -> None:
    rows = "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 1 | 4"
    assert row(reading_of(HEADER + REQUESTS.replace("\t", " | ") + rows), "new") == [3, 0, 0, 0, 0, 1, 4]


@pytest.mark.parametrize("layout", [tabbed, one_cell_a_line])
def test_a_table_from_each_form(layout: type) -> None:
    rows = layout([("规章", "1", "2", "3"), ("规范性文件", "4", "5", "6")])
    rows += layout([("第二十条第（五）项",), ("信息内容", "本年处理决定数量"), ("行政许可", "7")])
    rows += layout([("第二十条第（六）项",), ("信息内容", "本年处理决定数量"), ("行政处罚", "8"), ("行政强制", "9")])
    rows += layout([("第二十条第（八）项",), ("信息内容", "本年收费金额（单位：万元）"), ("行政事业性收费", "28.1")])
    heads = ("信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量")
    found = reading_of(HEADER + "二、主动公开政府信息情况\n" + layout([("第二十条第（一）项",), heads]) + rows)
    assert [f.cell.column for f in found.facts if f.cell.row == "normative_documents"] == [
        "made_new",
        "disclosed_new",
        "disclosed_total",
    ]
    assert [row(found, code, "disclosure") for code in ("licensing", "penalties", "coercion")] == [[7], [8], [9]]
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
def test_the_heads_say_which_number_is_which(heads: str, code: str, table: str, values: list[int], mark: str) -> None:
    found = reading_of(HEADER + "二、主动公开政府信息情况\n" + heads.replace(" | ", mark).replace(" |\n", "\n"))
    assert row(found, code, table) == values


@pytest.mark.parametrize(("unit", "fee"), [("万元", 50000), ("元", 5)])
def test_the_head_says_the_unit_of_fees(unit: str, fee: int) -> None:
    found = reading_of(HEADER + DISCLOSURE_2021 + f"信息内容\t本年收费金额（单位：{unit}）\n行政事业性收费\t5\n")
    assert row(found, "fees", "disclosure") == [fee]


def test_a_row_with_one_number_under_the_heads_of_three_is_not_read() -> None:
    rows = tabbed(
        [("规章", "1", "2", "3"), ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"), ("行政许可", "7")]
    )
    found = reading_of(HEADER + DISCLOSURE_2019 + rows + "三、收到和处理政府信息公开申请情况\n")
    assert row(found, "licensing", "disclosure") == []


def test_glued_cells() -> None:
    found = reading_of(
        HEADER + "二、主动公开政府信息情况\n第二十条第(一)项\n信息内容本年制发件数本年废止件数现行有效件数\n规章123\n"
    )
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert {f.reason for f in found.facts} == {"glued-cells"}


def test_glued_cells_beside_rows_that_lost_theirs_are_left_out() -> None:
    heads = HEADER + "二、主动公开政府信息情况\n信息内容本年制发件数本年废止件数现行有效件数\n"
    for other in ("规章", "规章0"):
        assert row(reading_of(f"{heads}{other}\n行政规范性文件184\n"), "normative_documents", "disclosure") == []
    whole = reading_of(heads + "规章000\n行政规范性文件184\n")
    assert row(whole, "normative_documents", "disclosure") == [1, 8, 4]


def test_the_head_of_table_four_is_no_row_of_table_three() -> None:
    rows = one_cell_a_line([(label, *(n for n in numbers if n != "0")) for label, *numbers in requests_rows(GRANTED)])
    seven = "\n".join("9912311")
    heads = (
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n"
        + "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" * 3
    )
    found = reading_of(HEADER + REQUESTS.replace("\t", "\n") + rows + heads + seven + "\n五、存在的主要问题\n无。\n")
    assert found.facts == ()


def test_glued_cells_that_can_be_cut_in_two_ways_are_left_out() -> None:
    found = reading_of(HEADER + "二、主动公开政府信息情况\n第二十条第(一)项\n信息内容本年制发件数\n规章1234\n")
    assert found.facts == ()
    assert "row-unreadable" in codes(found)


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


def test_label_broken_by_a_page() -> None:
    rows = tabbed(requests_rows(GRANTED)).replace("2.没有现成信息需要另行制作", "2.没有现成信息")
    rows = rows.replace("3.补正后", "\n\t需要另行制作\t\t\t\n3.补正后")
    assert row(reading_of(HEADER + REQUESTS + rows), "unable_create") == [0] * 7


def test_vertical_label_and_page_number() -> None:
    cells = one_cell_a_line(requests_rows(GRANTED)).replace(
        "（一）予以公开", "三\n、\n本\n年\n度\n- 3 -\n（一）予以公开"
    )
    assert row(reading_of(HEADER + REQUESTS + cells), "granted") == SIX


@pytest.mark.parametrize(
    "label", ["6.属于四类过过程性信息", "6.属于四类过程性信", "属于四类过程性信息", "6．属於四類過程性信息"]
)
def test_labels_with_slips(label: str) -> None:
    rows = tabbed(requests_rows(GRANTED)).replace("6.属于四类过程性信息", label)
    assert row(reading_of(HEADER + REQUESTS + rows), "denied_process") == [0] * 7


def test_a_swallowed_zero_among_zeros() -> None:
    rows = tabbed(requests_rows(GRANTED)).replace(
        "2.重复申请\t" + "\t".join(ZEROS), "2.重复申请\t" + "\t".join(ZEROS[:6])
    )
    found = reading_of(HEADER + REQUESTS + rows)
    assert row(found, "not_processed_repeat") == [0] * 7
    assert {f.reason for f in found.facts if f.cell.row == "not_processed_repeat"} == {"swallowed-cell"}


def test_a_swallowed_zero_found_by_the_columns() -> None:
    rows = tabbed(requests_rows(GRANTED)).replace("（一）予以公开\t5\t0\t0\t1", "（一）予以公开\t5\t0\t1")
    assert row(reading_of(HEADER + REQUESTS + rows), "granted") == SIX


def test_a_swallowed_zero_that_nothing_decides() -> None:
    found = reading_of(
        HEADER
        + REQUESTS
        + "一、本年新收政府信息公开申请数量\t5\t0\t1\t0\t0\t6\n二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
    )
    assert row(found, "new") == []
    assert row(found, "carried_over") == [0] * 7
    assert "row-unreadable" in codes(found)


def test_a_swallowed_number_is_never_computed() -> None:
    rows = tabbed(requests_rows(GRANTED)).replace(
        "（一）予以公开\t5\t0\t0\t1\t0\t0\t6", "（一）予以公开\t0\t0\t1\t0\t0\t6"
    )
    assert row(reading_of(HEADER + REQUESTS + rows), "granted") == []


def test_a_doubled_cell() -> None:
    found = reading_of(HEADER + REQUESTS + "一、本年新收政府信息公开申请数量\t9\t0\t0\t0\t0\t0\t0\t9\n")
    assert row(found, "new") == [9, 0, 0, 0, 0, 0, 9]


def test_a_lost_label_between_its_neighbours() -> None:
    found = reading_of(HEADER + "二、主动公开政府信息情况\n信息内容\n本年制发件数\n1\n2\n3\n行政规范性文件\n4\n5\n6\n")
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert {f.reason for f in found.facts if f.cell.row == "regulations"} == {"lost-label"}


def test_several_lost_labels_are_not_guessed() -> None:
    rows = [r for r in requests_rows(GRANTED) if r[0] not in ITEMS[2:10]]
    text = one_cell_a_line(rows).replace(
        "1.本机关不掌握", "（三）不予公开\n" + "0\n" * 56 + "（四）无法提供\n1.本机关不掌握"
    )
    found = reading_of(HEADER + REQUESTS + text)
    assert row(found, "denied_law") == []
    assert row(found, "unable_not_held") == [0] * 7
    assert "numbers-unused" in codes(found)


def test_blank_cells_of_a_grid_are_blank_and_not_zero() -> None:
    found = reading_of(HEADER + REQUESTS + "一、本年新收政府信息公开申请数量\t26\t\t/\t-\t\t\t26\n")
    assert row(found, "new") == [26, None, None, None, None, None, 26]
    cell = fact(found, "requests", "new", "research")
    assert cell is not None
    assert (cell.status, cell.raw) == (Status.BLANK, "/")


def test_numbers_before_their_labels_are_not_shifted() -> None:
    rows = one_cell_a_line([(*r[1:], r[0]) for r in requests_rows(GRANTED)])
    found = reading_of(HEADER + REQUESTS.replace("\t", "\n") + rows)
    assert row(found, "carried_over") in ([], [0] * 7)
    assert row(found, "new") in ([], SIX)


def test_the_same_row_twice_with_other_numbers() -> None:
    first = requests_rows(GRANTED)[:2]
    other = [(first[0][0], "9", "0", "0", "0", "0", "0", "9")]
    found = reading_of(HEADER + REQUESTS + tabbed(first) + tabbed(other))
    assert row(found, "new") == []
    assert "row-twice" in codes(found)


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
    with_unit = reading_of(HEADER + DISCLOSURE_2019 + head.replace("总金额", "总金额（万元）") + "52.15\n")
    assert row(with_unit, "procurement", "disclosure") == [6, Decimal(521500)]
    fees = reading_of(HEADER + DISCLOSURE_2021 + "行政事业性收费\t7730.28\n")
    assert row(fees, "fees", "disclosure") == [Decimal(77302800)]


@pytest.mark.parametrize("raw", ["-3", "1.5", "999999999999999", "0.00001"])
def test_values_that_a_count_cannot_have(raw: str) -> None:
    found = reading_of(HEADER + DISCLOSURE_2021 + f"规章\t1\t2\t{raw}\n")
    assert row(found, "regulations", "disclosure") == [1, 2]
    assert "value-impossible" in codes(found)


def test_a_row_that_the_form_does_not_have() -> None:
    found = reading_of(HEADER + DISCLOSURE_2021 + "规章\t0\t0\t0\n内部文件汇编\t4\t5\t6\n行政规范性文件\t1\t1\t1\n")
    assert {f.cell.row for f in found.facts} == {"regulations", "normative_documents"}
    assert "row-unknown" in codes(found)


def test_the_file_ends_within_a_row() -> None:
    found = reading_of(
        HEADER + "二、主动公开政府信息情况\n信息内容\n本年制发件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n"
    )
    assert row(found, "normative_documents", "disclosure") == [4, 5]
    assert {"row-cut-off", "table-cut-off"} <= codes(found)


def torn(rows: list[tuple[str, ...]], numbers: str = "\n") -> str:
    """All labels of a table, then all its numbers."""
    values = ["\n".join(row[1:]) if numbers == "\n" else numbers.join(row[1:]) for row in rows]
    return "\n".join([row[0] for row in rows] + values) + "\n"


@pytest.mark.parametrize("numbers", ["\n", "\t", " "])
def test_labels_torn_from_the_numbers_of_a_whole_table(numbers: str) -> None:
    found = reading_of(HEADER + REQUESTS + torn(requests_rows((*GRANTED,)), numbers))
    assert row(found, "new") == row(found, "granted") == SIX
    assert row(found, "carried_forward") == [0] * 7
    assert {fact.reason for fact in found.facts} == {"torn-labels"}


def test_labels_torn_from_numbers_that_do_not_fit_are_left_out() -> None:
    rows = requests_rows((*GRANTED,))
    fewer = [(label, *numbers) for label, *numbers in rows if label != ITEMS[3]]
    wrong = [(label, *(GRANTED if label == ITEMS[3] else numbers)) for label, *numbers in rows]
    for table in (torn(fewer), torn(wrong), torn(rows).removesuffix("0\n")):
        assert not reading_of(HEADER + REQUESTS + table).facts


@pytest.mark.parametrize(("digits", "read"), [("000000000000000", True), ("010010000000000", True), ("0" * 14, False)])
def test_fifteen_digits_of_table_four_run_together(digits: str, read: bool) -> None:
    found = reading_of(HEADER + REVIEW_HEADS + digits + "\n")
    values = [fact.value for fact in found.facts]
    assert values == ([int(digit) for digit in digits] if read else [])


def test_fifteen_digits_whose_sums_do_not_hold_are_left_out() -> None:
    assert not reading_of(HEADER + REVIEW_HEADS + "010000000000000\n").facts


@pytest.mark.parametrize("gap", ["", " ", "   ", "\n"])
def test_rows_of_table_three_whose_digits_run_together(gap: str) -> None:
    rows = [(label, gap + "".join(numbers)) for label, *numbers in requests_rows((*GRANTED,))]
    found = reading_of(HEADER + REQUESTS + "\n".join("".join(row) for row in rows) + "\n")
    assert row(found, "new") == SIX
    assert row(found, "denied_law") == [0] * 7


# ---- found by the fuzzer -------------------------------------------------------------------------------------------
def test_a_row_twice_whose_digits_run_together() -> None:
    found = reading_of(HEADER + DISCLOSURE_2021 + "规范性文件\n000\n规范性文件\n505\n")
    assert row(found, "normative_documents", "disclosure") == []
    assert "row-twice" in codes(found)


def test_a_file_that_ends_after_a_row_whose_digits_run_together() -> None:
    assert not reading_of(HEADER + REQUESTS + "一、本年新收政府信息公开申请数量3000003\n2").facts


def test_numbers_before_a_label_that_stands_elsewhere_are_not_its_own() -> None:
    found = reading_of(
        HEADER
        + DISCLOSURE_2021
        + "规章\t0\t0\t0\n0\t0\t0\t0\t0\t0\t0\n"
        + REQUESTS
        + "一、本年新收政府信息公开申请数量\n"
    )
    assert row(found, "new") == []


def test_the_last_of_many_labels_does_not_take_the_first_numbers() -> None:
    rows = requests_rows((*GRANTED,))
    labels, last = "\n".join(row[0] for row in rows[:-1]), rows[-1][0]
    found = reading_of(HEADER + REQUESTS + f"{labels}\n{last}\n" + "\n".join(GRANTED) + f"\n{last}\n")
    assert not found.facts
