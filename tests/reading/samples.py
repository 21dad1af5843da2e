"""Small reports as texts, whole or damaged, for the tests to read."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from store.model import Cell, Fact, Reading
from store.reading import read

HEADER = "某县2022年政府信息公开工作年度报告\n"
DISCLOSURE_2021 = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
DISCLOSURE_2019 = "二、主动公开政府信息情况\n第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n"
GRANTED = ("5", "0", "0", "1", "0", "0", "6")
SIX = [5, 0, 0, 1, 0, 0, 6]
REVIEW_HEADS = (
    "四、政府信息公开行政复议、行政诉讼情况\n行政复议\t行政诉讼\n"
    "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n"
)
REQUESTS = (
    "三、收到和处理政府信息公开申请情况\n"
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况\n"
)
ITEMS = (
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
ZEROS = ("0",) * 7


def requests_rows(granted: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of table three (label, then numbers) in which every request was granted."""
    none = [(label, *ZEROS) for label in ITEMS[1:]]
    return [
        ("一、本年新收政府信息公开申请数量", *granted),
        ("二、上年结转政府信息公开申请数量", *ZEROS),
        (ITEMS[0], *granted),
        *none,
        ("（七）总计", *granted),
        ("四、结转下年度继续办理", *ZEROS),
    ]


def tabbed(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as lines with tabs."""
    return "\n".join("\t".join(row) for row in rows) + "\n"


def one_cell_a_line(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows as a PDF's plain text has them."""
    return "\n".join(cell for row in rows for cell in row) + "\n"


def reading_of(text: str, name: str = "报告.txt") -> Reading:
    """The reading of a text, which must be a report."""
    found = read(name, text.encode())
    assert isinstance(found, Reading), found
    return found


def row(reading: Reading, code: str, table: str = "requests") -> list[Decimal | None]:
    """The values of a row from left to right; empty when it was not read."""
    return [fact.value for fact in reading.facts if fact.cell[:2] == (table, code)]


def fact(reading: Reading, table: str, code: str, column: str) -> Fact | None:
    """One cell, if it was read."""
    return next((fact for fact in reading.facts if fact.cell == Cell(table, code, column)), None)


def codes(reading: Reading) -> set[str]:
    """The codes of a reading's problems."""
    return {problem.code for problem in reading.problems}
