"""Mutations that add what the form does not have: columns, rows, and tables like the own ones."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import (
    DISCLOSURE,
    MONEY,
    PEOPLE,
)
from tests.reading.mutants.grids import simple_rows, stretch, unwanted
from tests.reading.mutants.made import ABSENT, Box, Grid, Report, Verdict, head, row


def running_numbers(rng: random.Random, report: Report) -> bool:
    """A column with the numbers of the rows stands before or behind the labels."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    behind = rng.random() < 0.5
    count = 0
    mark = rng.choice(("{}", "{:02}", "（{}）"))
    title = rng.choice(("序号", "代码", "行次"))
    titled = False
    for line in grid.rows:
        if not any(b.key for b in line):
            line.insert(0, Box(((title if not titled else "", ""),)))
            titled = True
            continue
        count += 1
        at = next(n for n, b in enumerate(line) if b.key) if behind else 0
        line.insert(at, Box(((mark.format(count), ""),)))
    grid.width += 1
    unwanted(report, grid.table)
    return True


def column_of_units(rng: random.Random, report: Report) -> bool:
    """A column 计量单位 stands before the numbers."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    titled = False
    for line in grid.rows:
        places = [n for n, b in enumerate(line) if b.key]
        if places:
            line.insert(places[0], Box((("件", ""),)))
        else:
            line.insert(min(1, len(line)), Box((("" if titled else "计量单位", ""),)))
            titled = True
    unwanted(report, grid.table)
    return True


def remarks(rng: random.Random, report: Report) -> bool:
    """A last column 备注 with words and numbers in some rows."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    titled = False
    for line in grid.rows:
        if any(b.key for b in line):
            line.append(
                Box(
                    ((rng.choice(("", "", "较上年增3", "12", "含网上5件", "2022年起计", "-")), ""),)
                )
            )
        else:
            line.append(Box((("" if titled else rng.choice(("备注", "说明", "同比增减")), ""),)))
            titled = True
    unwanted(report, grid.table)
    return True


def last_years_columns(rng: random.Random, report: Report) -> bool:
    """Beside every number of an item of table two stands last year's, each under its head."""
    grid = report.grid("disclosure")
    starts = [n for n, line in enumerate(grid.rows) if line[0].text == "信息内容"]
    at = rng.choice(starts)
    words = rng.choice(
        (("{0}年", "{1}年"), ("本年", "上年"), ("本期", "上年同期"), ("", "（{1}年）"))
    )
    first = rng.random() < 0.5
    rows = [at]
    for n in range(at + 1, len(grid.rows)):
        if not any(b.key for b in grid.rows[n]):
            break
        rows.append(n)
    for n in rows:
        line = grid.rows[n]
        new = [line[0]]
        for box in line[1:]:
            stem = box.text.removeprefix("本年").removeprefix("上一年")
            own = replace(box, columns=1)
            if n == at:
                own = own.saying(words[0].format(report.year, report.year - 1) + stem)
                last = replace(own, head="").saying(
                    words[1].format(report.year, report.year - 1) + stem
                )
            else:
                last = replace(own, key=None).saying(str(rng.randint(100, 999)))
            new += [own, last] if first else [last, own]
        grid.rows[n] = new
    unwanted(report, "disclosure")
    return True


def subtotals(rng: random.Random, report: Report) -> bool:
    """A row 小计 of a group that the form does not have."""
    grid = report.grid("requests")
    at = rng.choice(simple_rows(grid, 6))
    width = sum(b.columns for b in grid.rows[at] if not b.key)
    label = rng.choice(("小计", "合计", "其中：线上", "不予公开小计", "本组小计", "办结率"))
    numbers = [Box(((str(rng.randint(0, 60)), ""),)) for _ in PEOPLE]
    stretch(grid, at + 1)
    grid.rows.insert(at + 1, [Box(((label, ""),), width), *numbers])
    unwanted(report, "requests")
    return True


def empty_rows_and_columns(rng: random.Random, report: Report) -> bool:
    """Empty rows, and an empty column, between those of table three."""
    grid = report.grid("requests")
    if rng.random() < 0.5:
        at = rng.choice(simple_rows(grid))
        stretch(grid, at)
        grid.rows.insert(at, [Box((("", ""),)) for _ in range(10)])
    else:
        place = rng.randrange(7)
        for line in grid.rows:
            numbers = [n for n, b in enumerate(line) if b.key]
            heads = [n for n, b in enumerate(line) if b.head in PEOPLE]
            if numbers:
                line.insert(numbers[place], Box((("", ""),)))
            elif heads and 0 < place < 6 and len(heads) == 5:
                line.insert(heads[place - 1], Box((("", ""),)))
            elif heads and place in (0, 6):
                line.insert(0 if place == 0 else len(line) - 1, Box((("", ""),), 1, 2))
        for line in grid.rows[:2]:
            for n, box in enumerate(line):
                if box.columns == 7 or (box.columns == 5 and 0 < place < 6):
                    line[n] = replace(box, columns=box.columns + 1)
    unwanted(report, "requests")
    return True


def of_units_below(rng: random.Random, report: Report) -> bool:
    """A table of the units below, with labels and heads like the own ones."""
    names = rng.sample(
        ("花马池镇", "教育局", "水务局", "青山乡", "公安局", "大水坑镇", "自然资源局"), 4
    )
    heads = ["单位", "规章", "行政许可", "行政处罚", "行政强制", "自然人", "总计"]
    rows = [[Box(((text, ""),)) for text in heads]]
    rows += [
        [Box(((name, ""),)), *(Box(((str(rng.randint(0, 300)), ""),)) for _ in heads[1:])]
        for name in names
    ]
    if rng.random() < 0.5:
        rows = [[line[n] for line in rows] for n in range(len(heads))]
    other = Grid("other", len(rows[0]), rows)
    at = report.chapter("disclosure")
    if rng.random() < 0.4:
        report.parts[at + 1] = other
        for key in report.verdicts:
            if key[0] == "disclosure":
                report.verdicts[key] = ABSENT
    else:
        report.parts.insert(at + rng.choice((1, 2)), other)
        unwanted(report, "disclosure")
    return True


def other_form_beside(rng: random.Random, report: Report) -> bool:
    """An item of table two as the other form has it stands beside the own ones."""
    form = "2019" if report.form == "2021" else "2021"
    item = rng.choice(DISCLOSURE[form])
    rows = [
        [head(item.title, columns=4)],
        [head("信息内容"), *(head(text) for _, text in item.columns)],
    ]
    for code, label in item.rows:
        texts = [str(rng.randint(100, 999)) for _ in item.columns]
        rows.append([row(label), *(Box(((text, ""),)) for text in texts)])
        for (column, _), text in zip(item.columns, texts, strict=True):
            key = ("disclosure", code, column)
            if key not in report.facts:  # it is printed there, in whatever form
                scale = 10000 if key in MONEY else 1
                report.verdicts[key] = Verdict(frozenset({Decimal(text) * scale}), wanted=False)
    grid = report.grid("disclosure")
    if rng.random() < 0.5:
        grid.rows += rows
    else:
        report.parts.insert(report.chapter("disclosure") + 2, Grid("other", 4, rows))
    unwanted(report, "disclosure")
    return True
