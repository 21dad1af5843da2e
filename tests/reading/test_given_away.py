"""Tables that a caption, a note or a unit gives away, and rows of which the rest of the table says
what they hold.
"""

from __future__ import annotations

import pytest

from store.model import Reading, Status
from store.reading import read

TITLE = "西吉县教育局2022年政府信息公开工作年度报告\n一、总体情况\n2022年，本机关主动公开各类政府信息。\n"
HEADING = "二、主动公开政府信息情况\n"
ITEM = "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t318\n"
MONEY = "第二十条第（八）项\n信息内容\t{head}\n行政事业性收费\t8040\n"


def reading(text: str) -> Reading:
    """What the reader says of a text."""
    found = read("a.txt", text.encode())
    assert isinstance(found, Reading)
    return found


def codes(found: Reading) -> set[str]:
    """The kinds of its problems."""
    return {problem.code for problem in found.problems}


@pytest.mark.parametrize(
    ("above", "below", "code"),
    [
        ("上年度主动公开政府信息情况\n", "", "table-of-other-year"),
        ("二〇二一年主动公开政府信息情况\n", "", "table-of-other-year"),
        ("表：2019—2021年数据\n", "", "table-of-other-year"),
        ("（2022年上半年）\n", "", "table-of-other-year"),
        ("", "注：以上为2021年数据\n", "table-of-other-year"),
        ("", "说明：本表为泾源县水务局数据。\n", "table-of-other-agency"),
        ("填报示例\n", "", "table-is-example"),
        ("单位：百件\n", "", "table-in-multiples"),
        ("", "注：本表数据单位为千件\n", "table-in-multiples"),
    ],
)
def test_a_table_that_is_given_away_is_not_read_and_told(above: str, below: str, code: str) -> None:
    found = reading(TITLE + HEADING + above + ITEM + below)
    assert not found.facts
    assert code in codes(found)


def test_a_short_line_amid_the_prose_is_no_caption_of_the_tables_below() -> None:
    prose = "确定标准指引的具体格式和模板\n" + "全年公开信息，办理申请，答复来信。\n" * 6
    found = reading(TITLE + prose + ITEM)
    assert [fact.value for fact in found.facts] == [318]
    assert "table-is-example" not in codes(found)


@pytest.mark.parametrize(
    "line", ["2022年主动公开政府信息情况\n", "单位：件、万元\n", "西吉县教育局主动公开情况表\n"]
)
def test_a_caption_of_the_own_year_agency_and_unit_changes_nothing(line: str) -> None:
    assert [fact.value for fact in reading(TITLE + HEADING + line + ITEM).facts] == [318]


@pytest.mark.parametrize(
    ("line", "head", "value"),
    [
        ("", "本年收费金额（单位：万元）", 80_400_000),
        ("单位：元\n", "本年收费金额", 8040),
        ("单位：件、万元\n", "本年收费金额", 80_400_000),
        ("", "本年收费金额", None),
        ("单位：万美元\n", "本年收费金额", None),
    ],
)
def test_an_amount_is_in_the_unit_of_its_head_or_of_its_table_and_of_no_other(
    line: str, head: str, value: int | None
) -> None:
    found = reading(TITLE + HEADING + line + MONEY.format(head=head))
    assert [fact.value for fact in found.facts] == [value]
    assert ("unit-unknown" in codes(found)) == (value is None)


def test_columns_that_were_left_out_are_0_where_the_others_make_up_the_total() -> None:
    rows = "事项\t自然人\t商业企业\t总计\n（一）予以公开\t61\t1\t62\n2.重复申请\t4\t0\t5\n"
    facts = reading(TITLE + "三、收到和处理政府信息公开申请情况\n" + rows).facts
    granted = {fact.cell.column: fact for fact in facts if fact.cell.row == "granted"}
    assert granted["research"].value == 0
    assert granted["research"].status is Status.REPAIRED
    assert "research" not in {
        fact.cell.column for fact in facts if fact.cell.row == "not_processed_repeat"
    }


def test_a_pipe_that_ends_every_row_is_no_cell() -> None:
    item = "第二十条第(五)项 |\n信息内容 |\n上一年项目数量 |\n本年增/减 |\n处理决定数量 |\n|\n"
    rows = "行政许可 |\n339 |\n+123 |\n462 |\n|\n其他对外管理服务事项 |\n0 |\n0 |\n0 |\n|\n"
    rows += "行政处罚 |\n|\n+239 |\n240 |\n|\n"
    facts = reading(TITLE.replace("2022", "2019") + HEADING + item + rows).facts
    assert [fact.value for fact in facts if fact.cell.row == "penalties"] == [None, 239, 240]
