"""Mutations of what is said beside the numbers of a table of some of them only: on heads of groups,
on single rows.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.reading.mutants.form import MONEY, Key
from tests.reading.mutants.grids import simple_rows, stretch, unwanted
from tests.reading.mutants.made import REFUSED, Box, Report

OTHERS = (
    "（上年）",
    "（上半年）",
    "（单位：百件）",
    "（十件）",
    "（%）",
    "（计划）",
    "（意义不明）",
)


def remark_on_applicants(rng: random.Random, report: Report) -> bool:
    """The head over all columns of table three says that they count another time, or in
    hundreds.
    """
    head = rng.choice(("申请人情况", "法人或其他组织"))
    remark = rng.choice((*OTHERS, f"（{report.year - 1}年）"))
    _add(report.grid("requests").rows[:2], head, remark)
    _refuse(report, [key for key in report.verdicts if key[0] == "requests"])
    return True


def own_remark_on_applicants(rng: random.Random, report: Report) -> bool:
    """The head over all columns of table three says what it counts, or the own year: all as
    before.
    """
    remark = rng.choice(
        ("（件）", "（单位：件）", f"（{report.year}年）", f"（{report.year}年度）", "（本年度）")
    )
    _add(report.grid("requests").rows[:2], "申请人情况", remark)
    unwanted(report, "requests")
    return True


def remark_on_item(rng: random.Random, report: Report) -> bool:
    """The head of an item of table two says that its rows count another time, or in hundreds."""
    rows = report.grid("disclosure").rows
    first = rng.choice([at for at, line in enumerate(rows) if line[0].text.startswith("第二十条")])
    rows[first][0] = _with(rows[first][0], rng.choice((*OTHERS, f"（{report.year - 1}年）")))
    end = next(
        (at for at in range(first + 1, len(rows)) if rows[at][0].text.startswith("第二十条")),
        len(rows),
    )
    unwanted(report, "disclosure")
    for line in rows[first:end]:
        _refuse(report, _keys(line))
    return True


def remark_on_reviews(rng: random.Random, report: Report) -> bool:
    """The head of a group of table four says that its columns count another time, or in
    hundreds.
    """
    head = rng.choice(("行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"))
    unwanted(report, "reviews")
    _add(report.grid("reviews").rows[:2], head, rng.choice(OTHERS))
    own = {
        "行政复议": ("review",),
        "未经复议直接起诉": ("litigation_direct",),
        "复议后起诉": ("litigation_after_review",),
    }
    below = own.get(head, ("litigation_direct", "litigation_after_review"))
    _refuse(report, [key for key in report.verdicts if key[0] == "reviews" and key[1] in below])
    return True


def money_in_label(rng: random.Random, report: Report) -> bool:
    """The label of a row of money gives another unit than the head of its column."""
    line = next(line for line in report.grid("disclosure").rows if set(_keys(line)) & set(MONEY))
    if not any(report.facts[key] for key in _keys(line) if key in MONEY):
        return False
    line[0] = _with(
        line[0], rng.choice(("（元）", "（单位：元）", "（千元）", "（单位：亿元）", "（美元）"))
    )
    unwanted(report, "disclosure")
    _refuse(report, [key for key in _keys(line) if key in MONEY])
    return True


def corrected_row(rng: random.Random, report: Report) -> bool:
    """A row stands there again, corrected: right below, or at the end of its table."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    at = rng.choice([n for n in simple_rows(grid, 3) if _keys(grid.rows[n])])
    label = rng.choice(
        ("{}（更正）", "更正：{}", "{}（更正后）", "{}（勘误）", "（更正）{}", "{}（修正）")
    )
    line = [
        replace(box, key=None).saying(str(rng.randint(100, 999))) if box.key else box
        for box in grid.rows[at]
    ]
    first = next(n for n, box in enumerate(line) if box.row)
    line[first] = replace(line[first], row="").saying(label.format(line[first].text))
    place = rng.choice((at + 1, len(grid.rows)))
    if place == at + 1:
        stretch(grid, place)
    grid.rows.insert(place, line)
    unwanted(report, grid.table)
    _refuse(report, _keys(grid.rows[at]))
    return True


def corrected_in_words(rng: random.Random, report: Report) -> bool:
    """A sentence below table three says that a number of one of its rows is another."""
    grid = report.grid("requests")
    line = grid.rows[rng.choice([n for n in simple_rows(grid, 3) if _keys(grid.rows[n])])]
    label = next(box.text for box in line if box.row)
    sentence = rng.choice(
        (
            "更正：“{}”总计应为{}件。",
            "注：“{}”一行数据有误，以本说明为准，总计{}。",
            "更正说明：表三“{}”合计更正为{}。",
            "“{}”一项误填，实为{}件。",
        )
    )
    report.parts.insert(report.parts.index(grid) + 1, sentence.format(label, rng.randint(100, 999)))
    unwanted(report, "requests")
    _refuse(report, _keys(line))
    return True


def _with(box: Box, remark: str) -> Box:
    return box.saying(box.text + remark)


def _add(rows: list[list[Box]], head: str, remark: str) -> None:
    for line in rows:
        line[:] = [_with(box, remark) if box.text == head else box for box in line]


def _keys(line: list[Box]) -> list[Key]:
    return [box.key for box in line if box.key]


def _refuse(report: Report, keys: list[Key]) -> None:
    report.verdicts.update(dict.fromkeys(keys, REFUSED))


ALL = (
    remark_on_applicants,
    own_remark_on_applicants,
    remark_on_item,
    remark_on_reviews,
    money_in_label,
    corrected_in_words,
)
