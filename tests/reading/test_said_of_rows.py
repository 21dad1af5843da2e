"""What a report says of some of its rows only: remarks on heads of groups, corrections, another
unit in a label.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.reading.words.problems import render
from tests.reading.samples import codes, fact, reading_of, row
from tests.store.made import report

GRANTED = "（一）予以公开\t5\t0\t0\t0\t0\t0\t5\n"


@pytest.mark.parametrize(
    "remark", ["（单位：百件）", "（十件）", "（%）", "（上年）", "（2021年）", "（计划）"]
)
def test_a_remark_on_the_head_over_all_columns_makes_them_others(remark: str) -> None:
    found = reading_of(report().replace("申请人情况\n", f"申请人情况{remark}\n"))
    assert row(found, "new") == []
    assert row(found, "licensing", "disclosure") == [0]
    assert codes(found) & {"table-in-multiples", "table-of-other-year", "table-caption-strange"}


@pytest.mark.parametrize(
    "remark", ["（件）", "（单位：件）", "（2022年）", "（本年度）", "（含自然人和组织）"]
)
def test_a_remark_that_explains_the_head_leaves_them(remark: str) -> None:
    assert row(reading_of(report().replace("申请人情况\n", f"申请人情况{remark}\n")), "new") == [
        5,
        0,
        0,
        0,
        0,
        0,
        5,
    ]


def test_a_remark_on_an_item_holds_until_the_next() -> None:
    found = reading_of(report().replace("第二十条第（五）项\n", "第二十条第（五）项（上年）\n"))
    assert row(found, "licensing", "disclosure") == []
    assert row(found, "penalties", "disclosure") == [0]
    assert row(found, "regulations", "disclosure") == [0, 0, 0]


@pytest.mark.parametrize("label", ["更正：{}", "{}（更正）", "（更正后）{}", "{}（勘误）", "更正"])
def test_a_row_that_stands_there_again_corrected_is_not_read(label: str) -> None:
    again = GRANTED.replace("（一）予以公开", label.format("（一）予以公开")).replace("5", "4")
    found = reading_of(report().replace(GRANTED, GRANTED + again))
    assert row(found, "granted") == []
    assert row(found, "partial") == [0] * 7
    assert "row-twice" in codes(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "更正：“（一）予以公开”总计应为4件。",
        "注：予以公开一行有误，应为4件。",
        "予以公开误填，实为4件。",
    ],
)
def test_a_row_that_a_sentence_corrects_is_not_read(sentence: str) -> None:
    found = reading_of(report().replace("五、存在", f"{sentence}\n五、存在"))
    assert row(found, "granted") == []
    assert row(found, "new") == [5, 0, 0, 0, 0, 0, 5]
    (problem,) = [one for one in found.problems if one.code == "row-corrected"]
    assert sentence in render(problem, "zh")


@pytest.mark.parametrize(
    "sentence", ["全年申请更正信息1件，予以公开5件。", "予以公开5件，应为申请人提供便利。"]
)
def test_a_sentence_that_corrects_nothing_leaves_the_rows(sentence: str) -> None:
    assert row(reading_of(report().replace("五、存在", f"{sentence}\n五、存在")), "granted") == [
        5,
        0,
        0,
        0,
        0,
        0,
        5,
    ]


@pytest.mark.parametrize(
    ("label", "value"), [("（万元）", Decimal(120_000)), ("（元）", None), ("（千元）", None)]
)
def test_an_amount_whose_label_and_head_give_two_units_has_no_value(
    label: str, value: Decimal | None
) -> None:
    found = reading_of(report().replace("行政事业性收费\t0", f"行政事业性收费{label}\t12"))
    fees = fact(found, "disclosure", "fees", "fee_amount")
    assert (fees.value if fees else None) == value
    assert bool({"unit-unknown", "row-unknown"} & codes(found)) == (value is None)
