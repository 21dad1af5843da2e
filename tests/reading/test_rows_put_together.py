"""Rows that stand two in one, or three for one."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from store.model import Reading, Status
from tests.reading.samples import HEADER, REQUESTS, codes, fact, reading_of, requests_rows, row

FOUR = "四、政府信息公开行政复议、行政诉讼情况\n"
HEADS = ("类别", "结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
GROUPS = {
    "行政复议": ("1", "0", "6", "0", "7"),
    "未经复议直接起诉": ("2", "0", "1", "0", "3"),
    "复议后起诉": ("0", "0", "", "1", "1"),
}


def two_in_one(label: str, *cells: str) -> Reading:
    """Table three, two rows of which are printed as one."""
    rows = requests_rows(("5", "0", "0", "1", "0", "0", "6"))
    rows[2] = (rows[2][0], "1", "0", "0", "0", "0", "0", "1")
    at = next(n for n, (own, *_) in enumerate(rows) if own == "1.信访举报投诉类申请")
    rows[at : at + 2] = [(label, *cells)]
    return reading_of(HEADER + REQUESTS + "".join("\t".join(cells) + "\n" for cells in rows))


BOTH = ("4 0", "0 0", "0 0", "0 1", "0 0", "0 0", "4 1")


def test_two_rows_in_one() -> None:
    found = two_in_one("1.信访举报投诉类申请 2.重复申请", *BOTH)
    assert row(found, "not_processed_petition") == [4, 0, 0, 0, 0, 0, 4]
    assert row(found, "not_processed_repeat") == [0, 0, 0, 1, 0, 0, 1]
    one = fact(found, "requests", "not_processed_repeat", "total")
    assert one is not None
    assert (one.status, one.reason) == (Status.REPAIRED, "glued-rows")


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("1.信访举报投诉类申请 3.要求提供公开出版物", BOTH),
        ("1.信访举报投诉类申请 2.重复上诉", BOTH),
        ("1.信访举报投诉类申请 2.重复申请", (*BOTH[:6], "4 2")),
        ("1.信访举报投诉类申请 2.重复申请", ("4", *BOTH[1:])),
    ],
    ids=["not neighbours", "another label", "no sum", "one number"],
)
def test_two_rows_in_one_that_are_not_certain(label: str, cells: tuple[str, ...]) -> None:
    found = two_in_one(label, *cells)
    assert row(found, "not_processed_petition") == row(found, "not_processed_repeat") == []
    assert codes(found) & {"row-unknown", "row-unreadable", "rows-missing"}


def four(heads: tuple[str, ...], groups: Mapping[str, tuple[str, ...]]) -> Reading:
    lines = [heads, *((label, *numbers) for label, numbers in groups.items())]
    return reading_of(HEADER + FOUR + "".join("\t".join(cells) + "\n" for cells in lines))


def test_table_four_as_three_rows() -> None:
    found = four(HEADS, GROUPS)
    assert row(found, "review", "reviews") == [1, 0, 6, 0, 7]
    assert row(found, "litigation_direct", "reviews") == [2, 0, 1, 0, 3]
    assert row(found, "litigation_after_review", "reviews") == [0, 0, None, 1, 1]
    one = fact(found, "reviews", "litigation_after_review", "upheld")
    assert one is not None
    assert one.line == 6


def test_its_heads_and_groups_in_another_order() -> None:
    turned = ("", "总计", *HEADS[1:5])
    moved = {label: (numbers[4], *numbers[:4]) for label, numbers in reversed(GROUPS.items())}
    found = four(turned, moved)
    assert row(found, "review", "reviews") == [1, 0, 6, 0, 7]
    assert row(found, "litigation_after_review", "reviews") == [0, 0, None, 1, 1]


@pytest.mark.parametrize(
    ("heads", "groups"),
    [
        (("类别", "结果撤销", *HEADS[2:]), GROUPS),
        (
            HEADS,
            {
                "行政裁决" if label == "行政复议" else label: numbers
                for label, numbers in GROUPS.items()
            },
        ),
        (HEADS, {label: numbers for label, numbers in GROUPS.items() if label != "行政复议"}),
        (
            HEADS,
            {
                "上年\t行政复议" if label == "行政复议" else label: numbers
                for label, numbers in GROUPS.items()
            },
        ),
    ],
    ids=["another head", "another group", "a group too few", "of the year before"],
)
def test_three_rows_that_are_not_table_four(
    heads: tuple[str, ...], groups: Mapping[str, tuple[str, ...]]
) -> None:
    found = four(heads, groups)
    assert not [fact for fact in found.facts if fact.cell.table == "reviews"]
    assert found.problems
