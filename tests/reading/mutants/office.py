"""Mutations of what offices do with the form: rows of two years or of several agencies under one
label, two tables in one another, notes and totals that are others'.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.reading.mutants.captions import OTHERS
from tests.reading.mutants.form import PEOPLE
from tests.reading.mutants.grids import simple_rows, stretch, unwanted
from tests.reading.mutants.made import REFUSED, Box, Grid, Report, Verdict, made

AGENCIES = ("县政府办", "教育局", "公安局", "花马池镇", "水务局", "自然资源局")
TABLES = ("disclosure", "requests", "reviews")


def keyed(line: list[Box]) -> list[Box]:
    return [box for box in line if box.key]


def others_like(rng: random.Random, line: list[Box]) -> list[Box]:
    """The cells of a row of the same form with other numbers."""
    return [
        replace(box, key=None).saying(str(rng.randint(100, 999))) if box.key else box
        for box in line
    ]


def _numbers(rng: random.Random, count: int) -> list[Box]:
    return [Box(((str(rng.randint(0, 60)), ""),)) for _ in range(count)]


def _with_parts(
    grid: Grid, places: list[int], parts: list[list[tuple[str, list[Box]]]], *, merged: bool
) -> None:
    """Lets each of these rows consist of several, whose names stand in a column of their own."""
    for at, rows in sorted(zip(places, parts, strict=True), key=lambda pair: -pair[0]):
        line = grid.rows[at]
        labels = [box for box in line if not box.key]
        for _ in rows[1:]:
            stretch(grid, at + 1)
        new: list[list[Box]] = []
        for number, (name, boxes) in enumerate(rows):
            own = labels if not number or not merged else []
            if not number and merged:
                own = [*labels[:-1], replace(labels[-1], rows=len(rows))]
                own[:-1] = [_stretched(box, at, len(rows)) for box in own[:-1]]
            elif number and not merged:
                own = [replace(labels[-1], rows=1)]
            new.append([*own, Box(((name, ""),)), *boxes])
        grid.rows[at : at + 1] = new
    grid.width += 1


def _stretched(box: Box, at: int, rows: int) -> Box:
    return replace(box, rows=box.rows + rows - 1) if box.rows > 1 else replace(box, rows=rows)


def plain_rows(grid: Grid) -> list[int]:
    """Rows whose every label reaches over them alone."""
    return [n for n, line in enumerate(grid.rows) if keyed(line) and all(b.rows == 1 for b in line)]


def rows_of_two_years(rng: random.Random, report: Report) -> bool:
    """Every row, or some, has two lines: 本年 and 上年, beside its label or in it."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    words = rng.choice(
        (
            ("本年", "上年"),
            (f"{report.year}年", f"{report.year - 1}年"),
            ("本期", "上年同期"),
            ("今年", "去年"),
        )
    )
    places = plain_rows(grid)
    places = places if rng.random() < 0.5 else sorted(rng.sample(places, min(3, len(places))))
    own_first = rng.random() < 0.6
    parts = []
    for at in places:
        line = grid.rows[at]
        own, last = keyed(line), [b for b in others_like(rng, line) if b not in line]
        pairs = [(words[0], own), (words[1], last)]
        parts.append(pairs if own_first else pairs[::-1])
    _with_parts(grid, places, parts, merged=rng.random() < 0.5)
    unwanted(report, grid.table)
    return True


def rows_of_agencies(rng: random.Random, report: Report) -> bool:
    """Under the label of a row stand the rows of several agencies, with or without their sum."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    places = plain_rows(grid)
    places = places if rng.random() < 0.3 else sorted(rng.sample(places, min(2, len(places))))
    names = rng.sample(AGENCIES, 3)
    with_sum, first = rng.random() < 0.5, rng.random() < 0.5
    unwanted(report, grid.table)
    parts = []
    for at in places:
        line = grid.rows[at]
        rows = [(name, [b for b in others_like(rng, line) if b not in line]) for name in names]
        if with_sum:
            rows.insert(0 if first else len(rows), ("合计", keyed(line)))
        else:
            report.verdicts.update({box.key: REFUSED for box in line if box.key})
        parts.append(rows)
    _with_parts(grid, places, parts, merged=rng.random() < 0.5)
    return True


def agencies_beside_labels(rng: random.Random, report: Report) -> bool:
    """Rows of other agencies with their names before or behind the label stand amid the own
    ones.
    """
    grid = report.grid(rng.choice(("requests", "disclosure")))
    for at in sorted(rng.sample(plain_rows(grid), 2), reverse=True):
        line = others_like(rng, grid.rows[at])
        name = rng.choice((*AGENCIES, *OTHERS))
        label = next(n for n, box in enumerate(line) if box.row)
        text = line[label].text
        how = rng.choice(
            (f"{name}{text}", f"{text}（{name}）", f"{name}：{text}", f"{text}—{name}")
        )
        line[label] = replace(line[label], row="").saying(how)
        place = at + rng.choice((0, 1))
        stretch(grid, place)
        grid.rows.insert(place, line)
    unwanted(report, grid.table)
    return True


def interleaved(rng: random.Random, report: Report) -> bool:
    """The rows of another table of the same kind stand between the own ones, under a head that
    names both, or none.
    """
    grid = report.grid(rng.choice(("requests", "disclosure")))
    other = made(report.form, rng).grid(grid.table)
    for at in sorted(plain_rows(grid), reverse=True):
        line = [replace(box, key=None, row="") for box in other.rows[at]]
        stretch(grid, at + 1)
        grid.rows.insert(at + 1, line)
    if rng.random() < 0.5:
        report.parts.insert(
            report.parts.index(grid), f"（每项上行为{report.year}年，下行为{report.year - 1}年）"
        )
    unwanted(report, grid.table)
    return True


def tables_mixed(rng: random.Random, report: Report) -> bool:
    """Rows of table two stand amid table three, as where a page has two columns."""
    upper, lower = report.grid("disclosure"), report.grid("requests")
    moved = [line for line in upper.rows if keyed(line)]
    moved = rng.sample(moved, rng.randint(1, min(3, len(moved))))
    upper.rows = [line for line in upper.rows if line not in moved]
    for line in moved:
        at = rng.choice(simple_rows(lower))
        stretch(lower, at)
        lower.rows.insert(at, line)
    unwanted(report)
    return True


def repeated_at_break(rng: random.Random, report: Report) -> bool:
    """A table goes on on the next page with its last row again, a sum of the page, or 承上页."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    at = rng.choice([n for n in plain_rows(grid) if n > 3])
    line = grid.rows[at]
    width = sum(box.columns for box in line if not box.key)
    count = len(keyed(line))
    last = keyed(line)[-1].columns
    new = [replace(box, key=None) for box in line]
    if rng.random() < 0.5:
        words = rng.choice((("本页小计", "承上页"), ("过次页", "承前页"), ("转下页", "接上页")))
        rows = []
        for word in words:
            boxes = _numbers(rng, count)
            boxes[-1] = replace(boxes[-1], columns=last)
            rows.append([Box(((word, ""),), width), *boxes])
    else:
        rows = [[Box((("- 4 -", ""),), sum(b.columns for b in line))], new]
    for row in rows:
        stretch(grid, at + 1)
        grid.rows.insert(at + 1, row)
    unwanted(report, grid.table)
    return True


def total_of_others(rng: random.Random, report: Report) -> bool:
    """A row with a total that is not the form's ends a table, or stands before its last row."""
    grid = report.grid(rng.choice(TABLES))
    line = next(line for line in reversed(grid.rows) if keyed(line))
    labels = sum(box.columns for box in line if not box.key)
    word = rng.choice(
        ("合计", "总计", "全县合计", "各单位合计", "累计", "上年合计", "同比", "平均")
    )
    boxes = [replace(b, key=None).saying(str(rng.randint(0, 80))) for b in line if b.key]
    row = [*([Box(((word, ""),), labels)] if labels else []), *boxes]
    if not labels and rng.random() < 0.5:
        row[0] = row[0].saying(f"{word}{row[0].text}")
    at = len(grid.rows) - (labels and rng.random() < 0.3)
    grid.rows.insert(at, row)
    unwanted(report, grid.table)
    if not labels:
        for key in report.verdicts:
            if key[0] == "reviews":
                report.verdicts[key] = replace(report.verdicts[key], wanted=False)
    return True


def heads_merged(rng: random.Random, report: Report) -> bool:
    """Two heads are one (商业企业、科研机构), with one number, or two."""
    grid = report.grid("requests")
    at = rng.randrange(4)
    one, two = PEOPLE[1 + at], PEOPLE[2 + at]
    heads = grid.rows[2]
    mark = rng.choice(("、", "", "/", "和", " "))
    both = heads[at].text + mark + heads[at + 1].text
    apart = rng.random() < 0.4
    heads[at : at + 2] = [replace(heads[at], head="", columns=2).saying(both)]
    unwanted(report, "requests")
    if apart:
        return True
    for line in grid.rows[3:]:
        place = next((n for n, b in enumerate(line) if b.key and b.key[2] == one), None)
        if place is None:
            continue
        first, second = line[place], line[place + 1]
        total = str(int(first.text) + int(second.text))
        line[place : place + 2] = [replace(first, key=None, columns=2).saying(total)]
    for key in report.verdicts:
        if key[0] == "requests" and key[2] in (one, two):
            value = report.facts[key]
            report.verdicts[key] = Verdict(frozenset({value}), wanted=False)
    return True


NOTES = (
    "注：其中网上申请12件，当面申请3件",
    "其中：法人申请5件，占16%",
    "*本项含上年结转2件",
    "说明：网站公开318条，新媒体公开24条",
    "注1：2021年为31件",
    "（其中线上24件）",
    "备注：以上含镇办数据105件",
)


def notes_inside(rng: random.Random, report: Report) -> bool:
    """A note with numbers stands as a row amid a table."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    for _ in range(rng.randint(1, 2)):
        at = rng.choice(simple_rows(grid, 5))
        stretch(grid, at)
        grid.rows.insert(at, [Box(((rng.choice(NOTES), ""),), grid.width)])
    unwanted(report, grid.table)
    return True


def rows_of_which(rng: random.Random, report: Report) -> bool:
    """Below a row stands what it includes: 其中：网络申请, with numbers of all columns."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    for at in sorted(rng.sample(plain_rows(grid), 2), reverse=True):
        line = grid.rows[at]
        width = sum(box.columns for box in line if not box.key)
        word = rng.choice(
            (
                "其中：网络申请",
                "其中：本级",
                "#企业",
                "其中",
                "　其中：线下",
                "含：下属单位",
                "网上申请",
            )
        )
        numbers = [replace(b, key=None).saying(str(rng.randint(0, 40))) for b in keyed(line)]
        stretch(grid, at + 1)
        grid.rows.insert(at + 1, [Box(((word, ""),), width), *numbers])
    unwanted(report, grid.table)
    return True


ALL = (
    rows_of_two_years,
    rows_of_agencies,
    agencies_beside_labels,
    interleaved,
    tables_mixed,
    repeated_at_break,
    total_of_others,
    heads_merged,
    notes_inside,
    rows_of_which,
)
