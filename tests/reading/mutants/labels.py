"""Mutations of labels, heads and units."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import MONEY, PEOPLE, REVIEWS
from tests.reading.mutants.made import ABSENT, REFUSED, Box, Grid, Report, Verdict
from tests.reading.mutants.numbers import boxes, change

OPPOSITES = {
    "penalties": (
        "行政处分",
        "上年行政处罚",
        "未公开行政处罚",
        "行政处罚听证",
        "行政处罚复议",
        "免予行政处罚",
        "行政处罚投诉",
    ),
    "coercion": ("行政强制以外", "非行政强制", "行政强制率", "行政裁决", "上年行政强制"),
    "licensing": (
        "非行政许可",
        "行政许可以外事项",
        "上年行政许可",
        "行政许可投诉",
        "不予行政许可",
        "行政许可率",
        "行政认可",
    ),
    "fees": (
        "免征行政事业性收费",
        "非行政事业性收费",
        "经营服务性收费",
        "上年行政事业性收费",
        "减免行政事业性收费",
    ),
    "normative_documents": (
        "非行政规范性文件",
        "党内规范性文件",
        "废止行政规范性文件",
        "上年行政规范性文件",
        "非规范性文件",
    ),
    "regulations": ("规程", "党内规章", "上年规章", "非规章"),
    "procurement": ("政府分散采购", "非政府集中采购", "上年政府集中采购"),
    "new": (
        "一、上年新收政府信息公开申请数量",
        "一、本年未收政府信息公开申请数量",
        "一、本年新收政府信息公开投诉数量",
    ),
    "carried_over": ("二、上年未结转政府信息公开申请数量", "二、本年结转政府信息公开申请数量"),
    "granted": ("（一）不予公开", "（一）未予以公开", "（一）免予公开", "（一）予以公开以外"),
    "partial": ("（二）非部分公开", "（二）部分不公开", "（二）全部公开"),
    "denied_state_secret": ("1.不属于国家秘密", "1.属于商业秘密", "1.属于工作秘密"),
    "denied_internal": ("5.属于三类外部事务信息", "5.不属于三类内部事务信息"),
    "denied_process": ("6.非属于四类过程性信息", "6.属于四类结果性信息"),
    "denied_enforcement": ("7.不属于行政执法案卷", "7.属于行政审批案卷", "7.属于行政诉讼案卷"),
    "denied_third_party": ("4.保护第三方非法权益", "4.不保护第三方合法权益"),
    "unable_not_held": ("1.本机关掌握相关政府信息", "1.其他机关不掌握相关政府信息"),
    "unable_create": ("2.有现成信息需要另行制作", "2.没有现成信息不需要另行制作"),
    "unable_unclear": ("3.补正后申请内容明确",),
    "not_processed_repeat": ("2.非重复申请", "2.重复申诉"),
    "not_processed_mass": ("4.有正当理由大量反复申请",),
    "not_processed_publication": ("3.要求提供非公开出版物",),
    "carried_forward": (
        "四、结转上年度继续办理",
        "四、未结转下年度继续办理",
        "四、结转下年度不再办理",
    ),
    "total_handled": ("（七）上年总计", "（七）小计"),
}


def _labels(report: Report) -> list[tuple[list[Box], int]]:
    return [
        (row, at)
        for part in report.parts
        if isinstance(part, Grid)
        for row in part.rows
        for at, box in enumerate(row)
        if box.row
    ]


def opposite(rng: random.Random, report: Report) -> bool:
    """A label that says something else, near as it looks."""
    found = [(row, at) for row, at in _labels(report) if row[at].row in OPPOSITES]
    for row, at in rng.sample(found, 2):
        code = row[at].row
        row[at] = row[at].saying(rng.choice(OPPOSITES[code]))
        _refuse(report, row)
    return True


def _refuse(report: Report, row: list[Box]) -> None:
    for box in row:
        if box.key:
            report.verdicts[box.key] = REFUSED


def unknown_row(rng: random.Random, report: Report) -> bool:
    """A row of the agency's own stands between those of the form."""
    grid = report.grid(rng.choice(("disclosure", "requests")))
    at = rng.choice(
        [n for n, row in enumerate(grid.rows) if any(box.key for box in row) and row[0].rows == 1]
    )
    numbers = [
        replace(box, key=None, runs=((str(rng.randint(2, 90)), ""),))
        for box in grid.rows[at]
        if box.key
    ]
    label = rng.choice(
        (
            "其中：网上申请",
            "其中：当面申请",
            "信函申请",
            "行政奖励",
            "行政确认",
            "其他行政权力",
            "公共服务",
        )
    )
    width = sum(box.columns for box in grid.rows[at] if not box.key)
    grid.rows.insert(at + 1, [Box(((label, ""),), width), *numbers])
    _spans(grid, at)
    return True


def _spans(grid: Grid, at: int) -> None:
    """Lets the cells that reach over a row reach over the one that was put behind it."""
    for n, row in enumerate(grid.rows[: at + 1]):
        for place, box in enumerate(row):
            if box.rows > 1 and n + box.rows > at + 1:
                row[place] = replace(box, rows=box.rows + 1)


def slip(rng: random.Random, report: Report) -> bool:
    """A label with blanks in it, other brackets, or a character twice."""
    for row, at in rng.sample(_labels(report), 4):
        text = row[at].text
        cut = rng.randrange(1, len(text))
        how = rng.randrange(3)
        if how == 0:
            text = text[:cut] + rng.choice((" ", "\u3000", "\u200b")) + text[cut:]
        elif how == 1:
            text = (
                text.replace("（", "(")
                .replace("）", ")")
                .replace(".", rng.choice(("．", "、", ". ")))
                .replace("、", "、")
            )
        else:
            text = text.replace("类", "类类", 1) if "类" in text else text
        row[at] = row[at].saying(text)
    return True


def fewer_rows(rng: random.Random, report: Report) -> bool:
    """Some rows of table three are missing with their numbers."""
    grid = report.grid("requests")
    for _ in range(rng.randint(1, 4)):
        plain = [
            n
            for n, row in enumerate(grid.rows)
            if any(b.key for b in row) and all(b.rows == 1 for b in row)
        ]
        at = rng.choice(plain)
        for box in grid.rows.pop(at):
            if box.key:
                report.verdicts.pop(box.key, None)
        for n, row in enumerate(grid.rows[:at]):
            for place, box in enumerate(row):
                if box.rows > 1 and n + box.rows > at:
                    row[place] = replace(box, rows=box.rows - 1)
    return True


def moved_rows(rng: random.Random, report: Report) -> bool:
    """Rows of table two, or the first ones of table three, stand in another order."""
    grid = report.grid("disclosure")
    if rng.random() < 0.5:
        blocks: list[list[list[Box]]] = []
        for row in grid.rows:
            if row[0].text.startswith("第二十条"):
                blocks.append([])
            blocks[-1].append(row)
        rng.shuffle(blocks)
        grid.rows = [row for block in blocks for row in block]
    else:
        grid = report.grid("requests")
        grid.rows[3], grid.rows[4] = grid.rows[4], grid.rows[3]
    return True


def _other_order(report: Report, order: list[int], *, data: bool) -> None:
    """Table three with its seven columns in another order; with or without the numbers."""
    grid = report.grid("requests")
    words = {box.head: box for row in grid.rows[:3] for box in row if box.head}
    outer = [at for at in order if at in (0, 6)]
    first, second = [], []
    place = {at: order.index(at) for at in (0, 6)}
    middle = [at for at in order if at not in (0, 6)]
    group = replace(next(box for box in grid.rows[1] if box.columns == 5))
    before = [at for at in outer if place[at] < order.index(middle[0])]
    after = [at for at in outer if at not in before]
    first = [*(words[PEOPLE[at]] for at in before), group, *(words[PEOPLE[at]] for at in after)]
    second = [words[PEOPLE[at]] for at in middle]
    grid.rows[1], grid.rows[2] = first, second
    for row in grid.rows[3:]:
        numbers = [box for box in row if box.key]
        labels = [box for box in row if not box.key]
        if data:
            row[:] = [*labels, *(numbers[at] for at in order)]
        else:
            verdicts = [report.verdicts[box.key] for box in numbers if box.key]
            row[:] = [
                *labels,
                *(replace(n, key=numbers[at].key) for n, at in zip(numbers, order, strict=True)),
            ]
            for n, at in enumerate(order):
                key = numbers[at].key
                assert key is not None
                report.verdicts[key] = replace(verdicts[n], wanted=False)


def columns_moved(rng: random.Random, report: Report) -> bool:
    """The columns of table three in another order, heads and numbers."""
    _other_order(report, _order(rng), data=True)
    _unwanted(report, "requests")
    return True


def _order(rng: random.Random) -> list[int]:
    middle = [1, 2, 3, 4, 5]
    if rng.random() < 0.5:
        rng.shuffle(middle)
    return rng.choice(
        ([6, 0, *middle], [*middle, 0, 6], [0, 6, *middle], [*middle, 6, 0], [0, *middle[::-1], 6])
    )


def _unwanted(report: Report, table: str) -> None:
    for key, verdict in report.verdicts.items():
        if key[0] == table:
            report.verdicts[key] = replace(verdict, wanted=False)


def heads_moved(rng: random.Random, report: Report) -> bool:
    """The heads of table three in another order, the numbers where they were: the heads decide."""
    order = _order(rng)
    if order[0] == len(PEOPLE) - 1:
        return (
            False  # one cell a line, heads of which 总计 is printed beside 申请人情况 are the same
        )
    _other_order(report, order, data=False)
    return True


def table_two_reversed(rng: random.Random, report: Report) -> bool:
    """The columns of table two from right to left, heads and numbers."""
    for row in report.grid("disclosure").rows:
        if len(row) > 2:
            tail = row[:0:-1]
            widths = [box.columns for box in row[1:]]
            row[1:] = [replace(box, columns=width) for box, width in zip(tail, widths, strict=True)]
    _unwanted(report, "disclosure")
    return True


def table_four_turned(rng: random.Random, report: Report) -> bool:
    """Litigation before reconsideration, or the outcomes in another order."""
    grid = report.grid("reviews")
    values = {box.key[1:]: box for box in grid.rows[3] if box.key}
    if rng.random() < 0.5:
        grid.rows[0].reverse()
        grid.rows[1] = [*grid.rows[1][5:], *grid.rows[1][:5]]
        outcomes = [key[1] for key in values][:5]
        grid.rows[3] = [values[code, c] for code in (*REVIEWS[1:], REVIEWS[0]) for c in outcomes]
    else:
        order = [4, 0, 1, 2, 3] if rng.random() < 0.5 else [1, 0, 2, 3, 4]
        grid.rows[1][:5] = [grid.rows[1][at] for at in order]
        grid.rows[2] = [grid.rows[2][5 * g + at] for g in range(2) for at in order]
        grid.rows[3] = [grid.rows[3][5 * g + at] for g in range(3) for at in order]
    _unwanted(report, "reviews")
    return True


def other_years_head(rng: random.Random, report: Report) -> bool:
    """The heads of a row of table two name another year, or mean something else."""
    grid = report.grid("disclosure")
    word = rng.choice((f"{report.year - 1}年", "上年", "累计", "去年同期"))
    at = rng.choice([n for n, row in enumerate(grid.rows) if row[0].text == "信息内容"])
    grid.rows[at] = [
        grid.rows[at][0],
        *(
            box.saying(word + box.text.removeprefix("本年").removeprefix("上一年"))
            for box in grid.rows[at][1:]
        ),
    ]
    for row in grid.rows[at + 1 :]:
        if not any(box.key for box in row):
            break
        _refuse(report, row)
    return True


UNITS = {"元": 1, "千元": 1000, "百元": 100, "百万元": 10**6, "万元": 10**4, "亿元": 10**8}
FOREIGN = ("万美元", "港元", "万港元", "欧元", "美元", "万日元", "件", "吨")


def other_unit(rng: random.Random, report: Report) -> bool:
    """The head gives another unit of money; the number is printed in it, or the unit is none."""
    for row in report.grid("disclosure").rows:
        for at, box in enumerate(row):
            if box.head in ("fee_amount", "amount"):
                unit = rng.choice((*UNITS, *FOREIGN))
                stem = box.text.split("（")[0]
                mark = rng.choice(("（单位：{}）", "（{}）", "(单位:{})", "（单位 {}）"))
                row[at] = box.saying(stem + mark.format(unit))
                place = next(p for p in boxes(report) if p[0][p[1]].key in MONEY)
                key = place[0][place[1]].key
                assert key is not None
                value = Decimal(rng.choice((1234, 8040, 265)))
                verdict = Verdict(frozenset({value * UNITS[unit]})) if unit in UNITS else REFUSED
                change(report, place, ((str(value), ""),), verdict)
    return True


def unit_in_cell(rng: random.Random, report: Report) -> bool:
    """The cell gives its own unit of money."""
    place = next(p for p in boxes(report) if p[0][p[1]].key in MONEY)
    unit = rng.choice((*UNITS, "万美元", "港元", "美元"))
    fine = unit in ("元", "万元", "亿元")
    verdict = (
        Verdict(frozenset({Decimal(804) * UNITS.get(unit, 0)}), wanted=fine)
        if unit in UNITS
        else REFUSED
    )
    change(report, place, ((f"804{unit}", ""),), verdict)
    return True


def count_in_hundreds(rng: random.Random, report: Report) -> bool:
    """The head of a count says that it counts in hundreds or thousands."""
    grid = report.grid("disclosure")
    at = rng.choice([n for n, row in enumerate(grid.rows) if row[0].text == "信息内容"])
    unit = rng.choice(("（单位：百件）", "（千件）", "（单位：万件）", "（单位：%）", "（累计）"))
    changed = [
        n
        for n, box in enumerate(grid.rows[at])
        if box.head and box.head not in ("fee_amount", "amount")
    ]
    for n in changed:
        grid.rows[at][n] = grid.rows[at][n].saying(grid.rows[at][n].text + unit)
    for row in grid.rows[at + 1 :]:
        keys = [box.key for box in row if box.key]
        if not keys:
            break
        for n, key in enumerate(keys, 1):
            if n in changed:
                report.verdicts[key] = ABSENT if report.facts[key] == 0 else REFUSED
            else:
                report.verdicts[key] = replace(report.verdicts[key], wanted=False)
    return bool(changed)
