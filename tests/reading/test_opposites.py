"""Remarks and heads that make another row or column of one of the form's, in words that the form
has as well.
"""

from __future__ import annotations

import pytest

from tests.reading.samples import (
    DISCLOSURE_2021,
    HEADER,
    REQUESTS,
    codes,
    one_cell_a_line,
    reading_of,
    requests_rows,
    row,
)

GRANTED = ("5", "1", "0", "0", "0", "0", "6")
HEADS = (
    "申请人情况",
    "自然人",
    "法人或其他组织",
    "总计",
    "商业企业",
    "科研机构",
    "社会公益组织",
    "法律服务机构",
    "其他",
)


@pytest.mark.parametrize(
    "remark", ["（失效）", "（党委）", "（县委印发）", "（草案）", "（转发）", "(人次)", "（部门）"]
)
def test_a_remark_that_explains_nothing_makes_another_row(remark: str) -> None:
    found = reading_of(f"{HEADER}{DISCLOSURE_2021}规章\t0\t0\t0\n行政规范性文件{remark}\t1\t2\t4\n")
    assert row(found, "normative_documents", "disclosure") == []
    assert "row-unknown" in codes(found)


@pytest.mark.parametrize(
    "remark",
    ["（件）", "（单位：件）", "（含修订）", "（指以公告形式印发的）", "（2022年）", "（本级）"],
)
def test_a_remark_that_explains_a_label_leaves_it(remark: str) -> None:
    found = reading_of(f"{HEADER}{DISCLOSURE_2021}规章\t0\t0\t0\n行政规范性文件{remark}\t1\t2\t4\n")
    assert row(found, "normative_documents", "disclosure") == [1, 2, 4]


def test_a_total_of_persons_is_none_of_applications() -> None:
    rows = [
        (label.replace("总计", "总计（人次）"), *numbers)
        for label, *numbers in requests_rows(GRANTED)
    ]
    heads = "申请人情况\t" + "\t".join(HEADS[1:2] + HEADS[4:] + HEADS[3:4]) + "\n"
    found = reading_of(HEADER + REQUESTS + heads + "\n".join("\t".join(line) for line in rows))
    assert row(found, "total_handled") == []
    assert row(found, "granted") == [5, 1, 0, 0, 0, 0, 6]


@pytest.mark.parametrize("remark", ["（党委）", "（失效）", "（累计）"])
def test_a_remark_that_explains_nothing_makes_another_column(remark: str) -> None:
    head = DISCLOSURE_2021.replace("现行有效件数", f"现行有效件数{remark}")
    found = reading_of(f"{HEADER}{head}规章\t1\t2\t4\n")
    assert row(found, "regulations", "disclosure") in ([], [1, 2])
    assert "head-unknown" in codes(found)


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("自然人", "法人"),
        ("自然人", "企业"),
        ("自然人", "单位"),
        ("自然人", "总计"),
        ("自然人", "机构"),
        ("商业企业", "自然"),
        ("科研机构", "法人"),
        ("其他", "企业"),
        ("总计", "单位"),
    ],
)
def test_a_line_in_the_place_of_a_head_is_none_of_it(own: str, other: str) -> None:
    text = HEADER + "三、收到和处理政府信息公开申请情况\n" + "\n".join(HEADS) + "\n"
    rows = one_cell_a_line(requests_rows(GRANTED))
    found = reading_of(text.replace(f"\n{own}\n", f"\n{other}\n") + rows)
    assert row(found, "new") == []
    assert codes(found)


def test_heads_that_narrow_columns_broke_stand_in_the_order_of_the_form() -> None:
    broken = (
        "\n".join(HEADS)
        .replace("商业企业", "商业\n企业")
        .replace("社会公益组织", "社会\n公益\n组织")
    )
    found = reading_of(
        f"{HEADER}三、收到和处理政府信息公开申请情况\n{broken}\n"
        + one_cell_a_line(requests_rows(GRANTED))
    )
    assert row(found, "new") == [5, 1, 0, 0, 0, 0, 6]
