"""Files that end within a table, a row or a number: what is certain is read, and nothing is
guessed.
"""

from __future__ import annotations

import pytest

from tests.reading.samples import (
    DISCLOSURE_2021,
    GRANTED,
    HEADER,
    REQUESTS,
    REVIEW_HEADS,
    codes,
    one_cell_a_line,
    reading_of,
    row,
)


def test_a_table_that_ends_with_a_short_row_is_not_taken_for_cut_off() -> None:
    rows = one_cell_a_line([("四、结转下年度继续办理", "3", "1", "1", "5")])
    assert row(reading_of(HEADER + REQUESTS.replace("\t", "\n") + rows), "carried_forward") == []
    numbers = "\n".join(["10", "1", "0", "0", "0", "0", "0", "0", "0", "5", "0", "0", "0", "0"])
    found = reading_of(
        HEADER
        + REVIEW_HEADS.replace("\t", "\n")
        + numbers
        + "\n五、存在的主要问题及改进情况\n人员不足。\n"
    )
    assert found.facts == ()
    assert "row-unreadable" in codes(found)


def test_numbers_at_the_end_of_the_file_are_placed_only_where_other_rows_show_that_no_cell_is_left_out() -> (
    None
):
    heads = HEADER + REQUESTS.replace("\t", "\n")
    whole = one_cell_a_line([("一、本年新收政府信息公开申请数量", *GRANTED)])
    short = one_cell_a_line([("一、本年新收政府信息公开申请数量", "6")])
    cut = one_cell_a_line([("二、上年结转政府信息公开申请数量", "4")])
    assert row(reading_of(heads + whole + cut), "carried_over") == [4]
    for before in (short, ""):
        found = reading_of(heads + before + cut)
        assert row(found, "carried_over") == []
        assert "row-unreadable" in codes(found)


def test_a_row_of_a_grid_that_the_file_ends_in() -> None:
    rows = "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 1 | 4 |\n二、上年结转政府信息公开申请数量 | 0 | 2 | 3"
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
    heads = (
        HEADER
        + DISCLOSURE_2021.replace("\t", " | ")
        + "规章 | 1 | 2 | 3 |\n信息内容 | 本年处理决定数量 |\n"
    )
    found = reading_of(f"{heads}行政许可 | 7 |\n行政处罚 | {end}")
    assert row(found, "licensing", "disclosure") == [7]
    assert row(found, "penalties", "disclosure") == total
    assert ("number-cut-off" in codes(found)) == (not total)


def test_a_sum_shows_that_the_number_at_the_end_of_the_file_is_whole() -> None:
    rows = "一、本年新收政府信息公开申请数量 | 3 | 0 | 0 | 0 | 0 | 1 | 4"
    assert row(reading_of(HEADER + REQUESTS.replace("\t", " | ") + rows), "new") == [
        3,
        0,
        0,
        0,
        0,
        1,
        4,
    ]


def test_the_file_ends_within_a_row() -> None:
    found = reading_of(
        HEADER
        + "二、主动公开政府信息情况\n信息内容\n本年制发件数\n规章\n1\n2\n3\n行政规范性文件\n4\n5\n"
    )
    assert row(found, "normative_documents", "disclosure") == [4, 5]
    assert {"row-cut-off", "table-cut-off"} <= codes(found)


def test_a_file_that_ends_after_a_row_whose_digits_run_together() -> None:
    assert not reading_of(HEADER + REQUESTS + "一、本年新收政府信息公开申请数量3000003\n2").facts
