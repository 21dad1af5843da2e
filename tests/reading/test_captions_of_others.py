"""Headings, captions and notes that give a table to another time or body, or take it back: it is
not read, and told.
"""

from __future__ import annotations

import pytest

from store.reference import DATA
from tests.reading.samples import codes, reading_of

REPORT = (DATA / "reports" / "平罗县人民政府办公室2022.txt").read_text("utf-8")
TITLE = "收到和处理政府信息公开申请情况"
HEADING = f"三、{TITLE}"
CELLS = 175
"""Of table three."""


def requests_under(heading: str) -> tuple[int, set[str]]:
    """How many cells of table three are read under another heading, and the problems."""
    assert HEADING in REPORT
    found = reading_of(REPORT.replace(HEADING, heading))
    others = [fact for fact in found.facts if fact.cell.table != "requests"]
    assert len(others) == 25
    return len(found.facts) - len(others), codes(found)


@pytest.mark.parametrize(
    "heading",
    [
        f"三、2021年{TITLE}",
        f"三、21年{TITLE}",
        f"三、2008年以来{TITLE}",
        f"三、2021-2022年{TITLE}",
        f"三、往年{TITLE}",
        f"{HEADING}（2021.1.1-2021.12.31）",
        f"{HEADING}（2021.01-2021.12）",
        f"{HEADING}（2021/1/1-2021/12/31）",
        f"{HEADING}（2022年1月至10月）",
        f"{HEADING}（截至2022年6月30日）",
        f"{HEADING} 2021-12-31",
        f"{HEADING}（FY2021）",
        f"{HEADING}（上年同期）",
    ],
)
def test_a_heading_of_another_time(heading: str) -> None:
    cells, problems = requests_under(heading)
    assert (cells, "table-of-other-year" in problems) == (0, True)


@pytest.mark.parametrize(
    "line",
    [
        "以下为上年数据",
        "下表为2021年度数据",
        "注：本表为2021年数据",
        "注：数据为2021年1月1日至12月31日",
        "注：上年数据",
        "统计时间：2021年1月1日至12月31日",
        "统计期间：2021.01.01-2021.12.31",
        "时间：2021年度",
        "下列数据统计期限为2021年1月1日至2021年12月31日。",
        "2021年1—12月",
        "（2022年1-6月）",
        "（截至2022年6月底）",
        "（2020-2021年）",
        "数据自2020年1月1日至2022年12月31日",
        "数据口径：2021年度",
    ],
)
def test_a_line_above_a_table_of_another_time(line: str) -> None:
    cells, problems = requests_under(f"{HEADING}\n{line}")
    assert (cells, "table-of-other-year" in problems) == (0, True)


@pytest.mark.parametrize(
    "heading",
    [
        f"{HEADING}（更正前）",
        f"{HEADING}（作废）",
        f"{HEADING}（旧）",
        f"{HEADING}（参考）",
        f"三、未{TITLE}",
        f"三、拟{TITLE}",
        f"三、下属单位{TITLE}",
        f"三、各乡镇{TITLE}",
        f"三、公共企事业单位{TITLE}",
        f"三、“十三五”期间{TITLE}",
        "三、收到和处理村务信息公开申请情况",
        "三、收到和处理党务公开申请情况",
        "三、收到和处理政府信息公开投诉情况",
        f"{HEADING}\n下属单位{TITLE}",
        f"{HEADING}\n（作废）",
        f"{HEADING}\n更正前：",
        f"{HEADING}\n此表作废",
        f"{HEADING}\n下表数据有误，以更正公告为准",
        f"三、全市{TITLE}",
        f"{HEADING}\n本表为下属单位数据",
    ],
)
def test_a_heading_that_is_none_of_the_form(heading: str) -> None:
    cells, problems = requests_under(heading)
    assert (cells, "table-caption-strange" in problems) == (0, True)


@pytest.mark.parametrize(
    "heading",
    [
        f"三、2022年度{TITLE}",
        f"三、本机关{TITLE}",
        f"三、平罗县人民政府办公室{TITLE}",
        f"三、县政府办公室2022年{TITLE}",
        f"三、县级{TITLE}",
        f"三、全县{TITLE}",
        f"三、行政机关{TITLE}",
        f"第三部分 {TITLE}",
        "三、政府信息公开申请收到和处理情况",
        "三、本年度受理和处理政府信息公开申请的情况",
        "三、依申请公开工作情况",
        "三、收到和处理政府信息公开申请惰况",
        f"{HEADING}统计表",
        f"{HEADING}如下：",
        f"{HEADING}：无",
        f"{HEADING}。2022年，我办收到申请，比2021年增加。",
        f"{HEADING}（2022.1.1-2022.12.31）",
        f"{HEADING}（截至2022年底）",
        f"{HEADING}（单位：件）",
        f"{HEADING}（更正后）",
        f"{HEADING}（含派出机构）",
        f"{HEADING}（详见下表）",
        f"{HEADING}（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
        f"{HEADING}\n统计时间：2022年1月1日至12月31日",
        f"{HEADING}\n2022年1—12月",
        f"{HEADING}\n注：以上数据截至2022年12月31日",
        f"{HEADING}\n注：以下数据含下属单位。",
        f"{HEADING}\n填报时间：2023年1月",
        f"{HEADING}\n发布日期：2021-12-01",
        f"{HEADING}\n2022年，我办收到申请24件，比2021年增加3件。",
        f"{HEADING}\n上年结转0件。",
    ],
)
def test_a_heading_of_the_form_in_other_words(heading: str) -> None:
    assert requests_under(heading)[0] == CELLS


@pytest.mark.parametrize(
    "line",
    [
        "注：2021年数据",
        "（截至2022年6月底）",
        "统计期间：2021年1月1日至2021年12月31日",
        "2021年度统计表",
        "上表数据有误。",
    ],
)
def test_a_line_below_a_table_of_another_time_is_about_it(line: str) -> None:
    end = "四、政府信息公开行政复议"
    found = reading_of(REPORT.replace(end, f"{line}\n{end}"))
    assert {fact.cell.table for fact in found.facts} == {"disclosure", "reviews"}
    assert codes(found) & {"table-of-other-year", "table-caption-strange"}


def test_of_two_tables_the_one_that_is_corrected_is_read() -> None:
    start, end = REPORT.index(HEADING), REPORT.index("四、政府信息公开行政复议")
    table = REPORT[start + len(HEADING) : end]
    before = table.replace("\t24\t0\t0\t0\t0\t0\t24", "\t25\t0\t0\t0\t0\t0\t25")
    assert before != table
    found = reading_of(REPORT.replace(table, f"（更正前）{before}{HEADING}（更正后）{table}"))
    totals = [
        fact.value
        for fact in found.facts
        if fact.cell[1:] in (("total_handled", "total"), ("new", "total"))
    ]
    assert set(totals) == {24}
    assert len(totals) > 1


@pytest.mark.parametrize("rest", ["（上年）", "（2021年）"])
def test_a_line_that_goes_on_with_a_label_gives_its_row_to_another_year(rest: str) -> None:
    heads = "申请人情况\n自然人   法人或其他组织   总计\n商业企业   科研机构   社会公益组织   法律服务机构   其他\n"
    label = "信息公开申请数量\n"
    new, carried = (
        "一、本年新收政府   5   1   0   0   0   0   6\n",
        "二、上年结转政府   0   0   0   1   0   0   1\n",
    )
    rows = f"{new}{label}{rest}\n{carried}{label}"
    found = reading_of(f"某县2022年政府信息公开工作年度报告\n{HEADING}\n{heads}{rows}")
    assert not [fact for fact in found.facts if fact.cell.row == "new"]
