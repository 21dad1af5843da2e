"""Rows that lost, doubled or glued cells, and labels torn from their numbers: read where only one
reading fits.
"""

from __future__ import annotations

import pytest

from store.model import Status
from tests.reading.samples import (
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


def test_glued_cells() -> None:
    found = reading_of(
        HEADER
        + "二、主动公开政府信息情况\n第二十条第(一)项\n信息内容本年制发件数本年废止件数现行有效件数\n规章123\n"
    )
    assert row(found, "regulations", "disclosure") == [1, 2, 3]
    assert {f.reason for f in found.facts} == {"glued-cells"}


def test_glued_cells_beside_rows_that_lost_theirs_are_left_out() -> None:
    heads = HEADER + "二、主动公开政府信息情况\n信息内容本年制发件数本年废止件数现行有效件数\n"
    for other in ("规章", "规章0"):
        assert (
            row(
                reading_of(f"{heads}{other}\n行政规范性文件184\n"),
                "normative_documents",
                "disclosure",
            )
            == []
        )
    whole = reading_of(heads + "规章000\n行政规范性文件184\n")
    assert row(whole, "normative_documents", "disclosure") == [1, 8, 4]


def test_the_head_of_table_four_is_no_row_of_table_three() -> None:
    rows = one_cell_a_line(
        [(label, *(n for n in numbers if n != "0")) for label, *numbers in requests_rows(GRANTED)]
    )
    seven = "\n".join("9912311")
    heads = (
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n"
        + "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n" * 3
    )
    found = reading_of(
        HEADER
        + REQUESTS.replace("\t", "\n")
        + rows
        + heads
        + seven
        + "\n五、存在的主要问题\n无。\n"
    )
    assert found.facts == ()


def test_glued_cells_that_can_be_cut_in_two_ways_are_left_out() -> None:
    found = reading_of(
        HEADER + "二、主动公开政府信息情况\n第二十条第(一)项\n信息内容本年制发件数\n规章1234\n"
    )
    assert found.facts == ()
    assert "row-unreadable" in codes(found)


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
    "label",
    ["6.属于四类过过程性信息", "6.属于四类过程性信", "属于四类过程性信息", "6．属於四類過程性信息"],
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
    assert {f.reason for f in found.facts if f.cell.row == "not_processed_repeat"} == {
        "swallowed-cell"
    }


def test_a_swallowed_zero_found_by_the_columns() -> None:
    rows = tabbed(requests_rows(GRANTED)).replace(
        "（一）予以公开\t5\t0\t0\t1", "（一）予以公开\t5\t0\t1"
    )
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
    found = reading_of(
        HEADER + REQUESTS + "一、本年新收政府信息公开申请数量\t9\t0\t0\t0\t0\t0\t0\t9\n"
    )
    assert row(found, "new") == [9, 0, 0, 0, 0, 0, 9]


def test_a_lost_label_between_its_neighbours() -> None:
    found = reading_of(
        HEADER
        + "二、主动公开政府信息情况\n信息内容\n本年制发件数\n1\n2\n3\n行政规范性文件\n4\n5\n6\n"
    )
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


@pytest.mark.parametrize(
    ("digits", "read"), [("000000000000000", True), ("010010000000000", True), ("0" * 14, False)]
)
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


def test_a_row_twice_whose_digits_run_together() -> None:
    found = reading_of(HEADER + DISCLOSURE_2021 + "规范性文件\n000\n规范性文件\n505\n")
    assert row(found, "normative_documents", "disclosure") == []
    assert "row-twice" in codes(found)


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
    found = reading_of(
        HEADER + REQUESTS + f"{labels}\n{last}\n" + "\n".join(GRANTED) + f"\n{last}\n"
    )
    assert not found.facts
