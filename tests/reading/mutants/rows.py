"""Mutations of how rows and columns stand: lost, doubled, glued and split numbers, further rows, split tables."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import (
    DISCLOSURE,
    MONEY,
    OUTCOME_HEADS,
    OUTCOMES,
    PEOPLE,
    REVIEW_HEADS,
    REVIEWS,
    Key,
)
from tests.reading.mutants.made import ABSENT, Box, Grid, Report, Verdict, head, number, row


def unwanted(report: Report, table: str = "") -> None:
    """Nothing of a table has to be read."""
    for key, verdict in report.verdicts.items():
        if key[0] == table or not table:
            report.verdicts[key] = replace(verdict, wanted=False)


def _full(grid: Grid) -> list[list[Box]]:
    return [line for line in grid.rows if sum(1 for box in line if box.key) > 1]


def _stretch(grid: Grid, at: int) -> None:
    """Lets the cells that reach over the place of a new row reach over it."""
    for n, line in enumerate(grid.rows[:at]):
        for place, box in enumerate(line):
            if box.rows > 1 and n + box.rows > at:
                line[place] = replace(box, rows=box.rows + 1)


def _simple(grid: Grid, first: int = 4) -> list[int]:
    return [n for n in range(first, len(grid.rows)) if any(b.key for b in grid.rows[n]) and grid.rows[n][0].rows == 1]


def number_lost(rng: random.Random, report: Report) -> bool:
    """One number of a row is gone, and those behind it moved up."""
    for line in rng.sample(_full(report.grid("requests")), 2):
        del line[rng.choice([n for n, box in enumerate(line) if box.key])]
    unwanted(report, "requests")
    return True


def number_doubled(rng: random.Random, report: Report) -> bool:
    """One number of a row stands twice."""
    for line in rng.sample(_full(report.grid("requests")), 2):
        at = rng.choice([n for n, box in enumerate(line) if box.key])
        line.insert(at, line[at])
    unwanted(report, "requests")
    return True


def number_glued(rng: random.Random, report: Report) -> bool:
    """Two numbers of a row stand in one cell without anything between."""
    grid = report.grid(rng.choice(("requests", "reviews")))
    for line in rng.sample(_full(grid), min(2, len(_full(grid)))):
        at = rng.choice([n for n, box in enumerate(line[:-1]) if box.key and line[n + 1].key])
        glued = replace(line[at], key=None).saying(line[at].text + line[at + 1].text)
        line[at : at + 2] = [glued]
    unwanted(report, grid.table)
    return True


def row_numbers_all_glued(rng: random.Random, report: Report) -> bool:
    """All numbers of a row stand in its first cell, with blanks between."""
    for line in rng.sample(_full(report.grid("requests")), 2):
        places = [n for n, box in enumerate(line) if box.key]
        text = " ".join(line[n].text for n in places)
        line[places[0]] = replace(line[places[0]], key=None).saying(text)
        for n in places[1:]:
            line[n] = replace(line[n], key=None).saying("")
    unwanted(report, "requests")
    return True


def rows_glued(rng: random.Random, report: Report) -> bool:
    """A row runs on into the next."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    at = rng.choice(
        [n for n in _simple(grid, 1) if n + 1 < len(grid.rows) and all(b.rows == 1 for b in grid.rows[n + 1])]
    )
    grid.rows[at] += grid.rows.pop(at + 1)
    for n, line in enumerate(grid.rows[:at]):
        for place, box in enumerate(line):
            if box.rows > 1 and n + box.rows > at + 1:
                line[place] = replace(box, rows=box.rows - 1)
    unwanted(report, grid.table)
    return True


def row_broken(rng: random.Random, report: Report) -> bool:
    """A row goes on in the next: some of its numbers, or all of them, stand a row below."""
    grid = report.grid("requests")
    at = rng.choice(_simple(grid))
    line = grid.rows[at]
    places = [n for n, box in enumerate(line) if box.key]
    cut = rng.choice(places)
    width = sum(box.columns for box in line[:cut])
    below = [Box((("", ""),), width), *line[cut:]]
    grid.rows[at] = [*line[:cut], *([Box((("", ""),))] * (len(line) - cut))]
    _stretch(grid, at + 1)
    grid.rows.insert(at + 1, below)
    unwanted(report, "requests")
    return True


def labels_above_numbers(rng: random.Random, report: Report) -> bool:
    """The labels of two rows stand before the numbers of both."""
    grid = report.grid("requests")
    pairs = [n for n in _simple(grid) if n + 1 in _simple(grid) and len(grid.rows[n]) == 8 == len(grid.rows[n + 1])]
    if not pairs:
        return False
    at = rng.choice(pairs)
    upper, lower = grid.rows[at], grid.rows[at + 1]
    blank = Box((("", ""),))
    width = upper[0].columns
    empty = replace(blank, columns=width)
    new = [[upper[0], *[blank] * 7], [lower[0], *[blank] * 7], [empty, *upper[1:]], [empty, *lower[1:]]]
    for _ in range(2):
        _stretch(grid, at + 2)
    grid.rows[at : at + 2] = new
    unwanted(report, "requests")
    return True


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
            line.append(Box(((rng.choice(("", "", "较上年增3", "12", "含网上5件", "2022年起计", "-")), ""),)))
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
    words = rng.choice((("{0}年", "{1}年"), ("本年", "上年"), ("本期", "上年同期"), ("", "（{1}年）")))
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
                last = replace(own, head="").saying(words[1].format(report.year, report.year - 1) + stem)
            else:
                last = replace(own, key=None).saying(str(rng.randint(100, 999)))
            new += [own, last] if first else [last, own]
        grid.rows[n] = new
    unwanted(report, "disclosure")
    return True


def subtotals(rng: random.Random, report: Report) -> bool:
    """A row 小计 of a group that the form does not have."""
    grid = report.grid("requests")
    at = rng.choice(_simple(grid, 6))
    width = sum(b.columns for b in grid.rows[at] if not b.key)
    label = rng.choice(("小计", "合计", "其中：线上", "不予公开小计", "本组小计", "办结率"))
    numbers = [Box(((str(rng.randint(0, 60)), ""),)) for _ in PEOPLE]
    _stretch(grid, at + 1)
    grid.rows.insert(at + 1, [Box(((label, ""),), width), *numbers])
    unwanted(report, "requests")
    return True


def transposed(rng: random.Random, report: Report) -> bool:
    """An item of table two, or table four, with rows for columns."""
    facts = report.facts
    if rng.random() < 0.5:
        at = report.chapter("reviews") + 1
        rows = [[Box((("", ""),)), *(head(text) for text in REVIEW_HEADS)]]
        rows += [
            [row(text), *(number(("reviews", code, column), facts["reviews", code, column]) for code in REVIEWS)]
            for column, text in zip(OUTCOMES, OUTCOME_HEADS, strict=True)
        ]
        report.parts[at] = Grid("reviews", 4, rows)
        unwanted(report, "reviews")
        return True
    at = report.chapter("disclosure") + 1
    rows = []
    for item in DISCLOSURE[report.form]:
        rows.append([head(item.title, columns=4)])
        rows.append([head("信息内容"), *(head(text) for _, text in item.rows)])
        for column, text in item.columns:
            rows.append(
                [
                    row(text),
                    *(number(("disclosure", code, column), facts["disclosure", code, column]) for code, _ in item.rows),
                ]
            )
    report.parts[at] = Grid("disclosure", 4, rows)
    unwanted(report, "disclosure")
    return True


def four_as_list(rng: random.Random, report: Report) -> bool:
    """Table four as a list of label and number."""
    at = report.chapter("reviews") + 1
    rows = []
    between = rng.choice((" ", "·", "—", "", "："))
    for code, group in zip(REVIEWS, REVIEW_HEADS, strict=True):
        for column, text in zip(OUTCOMES, OUTCOME_HEADS, strict=True):
            key: Key = ("reviews", code, column)
            rows.append([row(group + between + text), number(key, report.facts[key])])
    report.parts[at] = Grid("reviews", 2, rows)
    unwanted(report, "reviews")
    return True


def four_cut(rng: random.Random, report: Report) -> bool:
    """Table four with two of its three groups, heads and numbers."""
    grid = report.grid("reviews")
    gone = rng.randrange(3)
    keep = [g for g in range(3) if g != gone]
    line = grid.rows[3]
    if rng.random() < 0.5:  # the heads of all three are there
        grid.rows[3] = [box for g in keep for box in line[5 * g : 5 * g + 5]]
    elif gone == 0:
        grid.rows = [
            [grid.rows[0][1]],
            [replace(b, columns=5) for b in grid.rows[1][5:]],
            grid.rows[2],
            line[5:],
        ]
    else:
        grid.rows = [
            [grid.rows[0][0], replace(grid.rows[0][1], columns=5)],
            [*grid.rows[1][:5], grid.rows[1][4 + (2 if gone == 1 else 1)]],
            grid.rows[2][:5],
            [box for g in keep for box in line[5 * g : 5 * g + 5]],
        ]
    shown = keep if len(grid.rows[3]) == 10 and len(grid.rows[1]) == 7 else [0, 1, 2]  # the numbers moved up
    for code_at, code in enumerate(REVIEWS):
        for column in OUTCOMES:
            key = ("reviews", code, column)
            own = set() if code_at == gone else {report.facts[key]}
            moved = {report.facts["reviews", REVIEWS[shown[code_at]], column]} if code_at < len(shown) else {None}
            report.verdicts[key] = Verdict(frozenset(own | (moved if shown is keep else set())), wanted=False)
    return True


def empty_rows_and_columns(rng: random.Random, report: Report) -> bool:
    """Empty rows, and an empty column, between those of table three."""
    grid = report.grid("requests")
    if rng.random() < 0.5:
        at = rng.choice(_simple(grid))
        _stretch(grid, at)
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


def split(rng: random.Random, report: Report) -> bool:
    """Table three cut in two, as by a page: with nothing between, with the heads again, with a line between."""
    grid = report.grid("requests")
    at = rng.choice(_simple(grid, 5))
    upper, lower = grid.rows[:at], grid.rows[at:]
    for n, line in enumerate(upper):
        for place, box in enumerate(line):
            if box.rows > at - n:
                line[place] = replace(box, rows=at - n)
    how = rng.randrange(4)
    for n, line in enumerate(lower):
        short = 10 - sum(box.columns for box in line)
        inner = [b for b in line if b.row and b.rows > 1]
        if short > 0 and not inner and n == 0:
            lower[n] = [Box((("", ""),), short, 1), *line]
    between: tuple[list[str | Grid], ...] = ([], ["- 3 -"], ["续表"], [])
    if how == 3:
        lower = [[replace(b) for b in line] for line in grid.rows[:3]] + lower
    place = report.parts.index(grid)
    report.parts[place : place + 1] = [
        Grid("requests", 10, upper),
        *between[how],
        Grid("requests", 10, lower),
    ]
    unwanted(report, "requests")
    return True


def columns_in_two_tables(rng: random.Random, report: Report) -> bool:
    """The columns of table three in two tables, each with the labels."""
    grid = report.grid("requests")
    cut = rng.choice((1, 3, 4, 6))
    halves = []
    for keep in (range(cut), range(cut, 7)):
        lines = [
            [
                row("事项"),
                *(
                    head(
                        ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")[n], PEOPLE[n]
                    )
                    for n in keep
                ),
            ]
        ]
        for line in grid.rows[3:]:
            numbers = [b for b in line if b.key]
            label = [b for b in line if not b.key][-1]
            lines.append([replace(label, columns=1, rows=1), *(numbers[n] for n in keep)])
        halves.append(Grid("requests", 1 + len(keep), lines))
    place = report.parts.index(grid)
    report.parts[place : place + 1] = halves
    unwanted(report, "requests")
    return True


def merged_across(rng: random.Random, report: Report) -> bool:
    """One cell stands under two heads: what each of them has cannot be told unless it is 0."""
    grid = report.grid("requests")
    line = rng.choice(_full(grid))
    at = rng.choice([n for n, b in enumerate(line[:-1]) if b.key and line[n + 1].key])
    text = rng.choice(("4", "17", "0", "33"))
    keys = line[at].key, line[at + 1].key
    line[at : at + 2] = [replace(line[at].saying(text), key=None, columns=2)]
    for key in keys:
        assert key is not None
        # the sums of the row may say what each of them has
        report.verdicts[key] = Verdict(
            frozenset({report.facts[key], *([Decimal(0)] if text == "0" else [])}), wanted=False
        )
        for other in report.verdicts:
            if other[:2] == key[:2]:
                report.verdicts[other] = replace(report.verdicts[other], wanted=False)
    return True


def wrong_spans(rng: random.Random, report: Report) -> bool:
    """A label that reaches over a row too few or too many."""
    grid = report.grid("requests")
    places = [(line, n) for line in grid.rows[3:] for n, b in enumerate(line) if b.rows > 1]
    line, n = rng.choice(places)
    line[n] = replace(line[n], rows=line[n].rows + rng.choice((-1, 1)))
    unwanted(report, "requests")
    return True


def of_units_below(rng: random.Random, report: Report) -> bool:
    """A table of the units below, with labels and heads like the own ones."""
    names = rng.sample(("花马池镇", "教育局", "水务局", "青山乡", "公安局", "大水坑镇", "自然资源局"), 4)
    heads = ["单位", "规章", "行政许可", "行政处罚", "行政强制", "自然人", "总计"]
    rows = [[Box(((text, ""),)) for text in heads]]
    rows += [[Box(((name, ""),)), *(Box(((str(rng.randint(0, 300)), ""),)) for _ in heads[1:])] for name in names]
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
    rows = [[head(item.title, columns=4)], [head("信息内容"), *(head(text) for _, text in item.columns)]]
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


ALL = (
    number_lost,
    number_doubled,
    number_glued,
    rows_glued,
    row_broken,
    labels_above_numbers,
    running_numbers,
    column_of_units,
    remarks,
    last_years_columns,
    subtotals,
    transposed,
    four_as_list,
    four_cut,
    empty_rows_and_columns,
    split,
    columns_in_two_tables,
    wrong_spans,
    of_units_below,
    other_form_beside,
)
