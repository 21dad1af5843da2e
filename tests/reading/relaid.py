"""A report laid out anew: the prose and the facts read from a text, with the tables as the form
draws them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from store.model import Cell, Form, Reading
from store.reading.formats.text import read as blocks_of
from store.reading.forms.form import OTHER_ROWS, REQUEST_COLUMNS, REVIEW_COLUMNS, REVIEW_ROWS
from store.reading.layout.segments import BlockRole, segments
from store.reading.lines.blocks import Block
from store.reference import indicators

HEADS_2019 = {
    "一": "本年新制作数量 本年新公开数量 对外公开总数量",
    "五": "上一年项目数量 本年增/减 处理决定数量",
}
HEADS_2021 = {"一": "本年制发件数 本年废止件数 现行有效件数", "五": "本年处理决定数量"}
ARTICLE_20 = {
    Form.F2019: (
        ("一", HEADS_2019["一"], ("regulations", "normative_documents")),
        ("五", HEADS_2019["五"], ("licensing", "other_services")),
        ("六", HEADS_2019["五"], ("penalties", "coercion")),
        ("八", "上一年项目数量 本年增/减", ("fees",)),
        ("九", "采购项目数量 采购总金额", ("procurement",)),
    ),
    Form.F2021: (
        ("一", HEADS_2021["一"], ("regulations", "normative_documents")),
        ("五", HEADS_2021["五"], ("licensing",)),
        ("六", HEADS_2021["五"], ("penalties", "coercion")),
        ("八", "本年收费金额（单位：万元）", ("fees",)),
    ),
}
GROUPS = {
    "denied": "（三）不予公开",
    "unable": "（四）无法提供",
    "not_processed": "（五）不予处理",
    "other": "（六）其他处理",
}
NUMBERED = {
    "new": "一、",
    "carried_over": "二、",
    "granted": "（一）",
    "partial": "（二）",
    "other_handling": "（六）",
    "total_handled": "（七）",
    "carried_forward": "四、",
}
ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


@dataclass(frozen=True)
class Spanning:
    """A cell that may reach over several columns and rows."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of the cells that begin in them."""

    width: int
    rows: list[list[Spanning]]

    def placed(self) -> Iterator[tuple[int, int, Spanning]]:
        """Every cell with its row and column."""
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (at, column) in taken:
                    column += 1
                taken |= {
                    (at + r, column + c) for r in range(cell.rows) for c in range(cell.columns)
                }
                yield at, column, cell


Part = str | Table


class Printed:
    """The cells of a reading as its report prints them."""

    def __init__(self, reading: Reading) -> None:
        self.form = reading.form
        self._raw = {
            f.cell: f.raw or (f"{f.value:f}" if f.value is not None else "") for f in reading.facts
        }

    def row(self, table: str, code: str, columns: Sequence[str]) -> list[Spanning]:
        """The numbers of a row; nothing when it was not read."""
        cells = [Cell(table, code, column) for column in columns]
        return (
            [Spanning(self._raw[cell]) for cell in cells]
            if all(cell in self._raw for cell in cells)
            else []
        )

    def columns(self, code: str) -> list[str]:
        """The columns of a row of table two in this form."""
        return [
            cell.column
            for cell, known in indicators().items()
            if cell[:2] == ("disclosure", code) and self.form in known.forms
        ]


def relaid(reading: Reading) -> list[Part]:
    """Paragraphs and tables in the order of the report."""
    printed = Printed(reading)
    drawn = {
        "disclosure": _disclosure(printed),
        "requests": _requests(printed),
        "reviews": _reviews(printed),
    }
    parts: list[Part] = []
    blocks: Sequence[Block] = blocks_of("\n".join(reading.lines)).blocks
    for segment in segments(blocks):
        if segment.role is not BlockRole.TABLE:
            parts.append(segment.block.text.strip("#* ").replace("**", ""))
        elif segment.section in drawn:
            parts.append(drawn.pop(segment.section))
    return [part for part in parts if isinstance(part, str) or part.rows]


def _label(table: str, code: str) -> str:
    label = next(
        known.row_zh for cell, known in indicators().items() if cell[:2] == (table, code)
    ).split(" / ")[0]
    return NUMBERED.get(code, "") + label


def _disclosure(printed: Printed) -> Table:
    rows: list[list[Spanning]] = []
    for item, heads, codes in ARTICLE_20.get(printed.form, ()):
        words = heads.split(" ")
        rows.append([Spanning(f"第二十条第（{item}）项", 4)])
        rows.append([Spanning("信息内容"), *_stretched([Spanning(word) for word in words])])
        for code in codes:
            values = printed.row("disclosure", code, printed.columns(code))
            if values:
                rows.append([Spanning(_label("disclosure", code)), *_stretched(values)])
    return Table(4, rows)


def _stretched(cells: list[Spanning]) -> list[Spanning]:
    """Cells that fill three columns, the last one reaching to the end."""
    return [*cells[:-1], Spanning(cells[-1].text, 4 - len(cells))]


def _requests(printed: Printed) -> Table:
    codes = list(dict.fromkeys(c.row for c in indicators() if c.table == "requests"))
    one = bool(printed.row("requests", "other_handling", REQUEST_COLUMNS))
    codes = [code for code in codes if code not in (OTHER_ROWS if one else ("other_handling",))]
    there = {
        code: found for code in codes if (found := printed.row("requests", code, REQUEST_COLUMNS))
    }
    outer = ("new", "carried_over", "carried_forward")
    inner = [code for code in there if code not in outer]
    rows = _requests_head() if there else []
    for code, values in there.items():
        label = _label("requests", code)
        if code in outer:
            rows.append([Spanning(label, 3), *values])
            continue
        row = [Spanning("三、本年度办理结果", 1, len(inner))] if code == inner[0] else []
        group = _group(code)
        if group:
            members = [other for other in inner if _group(other) == group]
            row += [Spanning(GROUPS[group], 1, len(members))] if code == members[0] else []
            rows.append([*row, Spanning(label), *values])
        else:
            rows.append([*row, Spanning(label, 2), *values])
    return Table(10, rows)


def _group(code: str) -> str:
    return next((g for g in GROUPS if code.startswith(g + "_") and code != "other_handling"), "")


def _requests_head() -> list[list[Spanning]]:
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    return [
        [Spanning(note, 3, 3), Spanning("申请人情况", 7)],
        [Spanning("自然人", 1, 2), Spanning("法人或其他组织", 5), Spanning("总计", 1, 2)],
        [Spanning(word) for word in ORGANISATIONS],
    ]


def _reviews(printed: Printed) -> Table:
    values = [value for row in REVIEW_ROWS for value in printed.row("reviews", row, REVIEW_COLUMNS)]
    if len(values) != 15:
        return Table(15, [])
    return Table(
        15,
        [
            [Spanning("行政复议", 5), Spanning("行政诉讼", 10)],
            [
                *(Spanning(word, 1, 2) for word in OUTCOMES),
                Spanning("未经复议直接起诉", 5),
                Spanning("复议后起诉", 5),
            ],
            [Spanning(word) for word in OUTCOMES * 2],
            values,
        ],
    )
