"""Mutations of whole tables: captions, further tables, merged and moved cells."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import (
    CHAPTERS,
    DISCLOSURE,
    OUTCOME_HEADS,
    OUTCOMES,
    REVIEW_HEADS,
    REVIEWS,
)
from tests.reading.mutants.made import (
    ABSENT,
    REFUSED,
    Box,
    Grid,
    Report,
    Verdict,
    disclosure,
    head,
    made,
    number,
    requests,
    reviews,
    row,
)

OTHERS = ("盐池县花马池镇人民政府", "泾源县水务局", "灵武市人民政府办公室")


def _keys(report: Report, table: str, verdict: Verdict) -> None:
    for key in report.verdicts:
        if key[0] == table:
            report.verdicts[key] = verdict


def caption_of_year(rng: random.Random, report: Report) -> bool:
    """The heading of a chapter names another year."""
    table = rng.choice(("disclosure", "requests", "reviews"))
    at = report.chapter(table)
    number, text = CHAPTERS[table].split("、", 1)
    report.parts[at] = f"{number}、{report.year + rng.choice((-1, -1, 1))}年{text}"
    _keys(report, table, REFUSED)
    return True


def caption_of_agency(rng: random.Random, report: Report) -> bool:
    """The heading of a chapter names another agency."""
    table = rng.choice(("disclosure", "requests", "reviews"))
    at = report.chapter(table)
    number, text = CHAPTERS[table].split("、", 1)
    report.parts[at] = f"{number}、{rng.choice(OTHERS)}{text}"
    _keys(report, table, REFUSED)
    return True


def line_above(rng: random.Random, report: Report) -> bool:
    """A line above a table names another year or agency."""
    table = rng.choice(("disclosure", "requests", "reviews"))
    at = report.chapter(table)
    text = CHAPTERS[table].split("、", 1)[1]
    caption = rng.choice(
        (
            f"{report.year - 1}年{text}表",
            f"{rng.choice(OTHERS)}{text}表",
            f"附表：{report.year - 1}年度{text}统计表",
        )
    )
    report.parts.insert(at + 1, caption)
    _keys(report, table, REFUSED)
    return True


def _another(rng: random.Random, report: Report, table: str) -> Grid:
    other = made(report.form, rng).facts
    if table == "disclosure":
        drawn = disclosure(report.form, other)
    else:
        drawn = requests(report.form, other) if table == "requests" else reviews(other)
    drawn.rows = [[replace(box, key=None) for box in line] for line in drawn.rows]
    drawn.table = "other"
    return drawn


def two_years(rng: random.Random, report: Report) -> bool:
    """Last year's table stands beside this year's, each under its caption."""
    table = rng.choice(("disclosure", "requests", "reviews"))
    at = report.chapter(table)
    other = _another(rng, report, table)
    captions = [f"{report.year}年数据", f"{report.year - 1}年数据"]
    own, last = report.parts[at + 1], other
    first = rng.random() < 0.5
    report.parts[at + 1 : at + 2] = (
        [captions[0], own, captions[1], last] if first else [captions[1], last, captions[0], own]
    )
    for key, verdict in report.verdicts.items():
        if key[0] == table:
            report.verdicts[key] = replace(verdict, wanted=False)
    return True


def appendix(rng: random.Random, report: Report) -> bool:
    """The own chapter says 无, and another agency's table is appended."""
    table = rng.choice(("disclosure", "requests", "reviews"))
    at = report.chapter(table)
    other = _another(rng, report, table)
    report.parts[at + 1] = "无"
    text = CHAPTERS[table].split("、", 1)[1]
    report.parts += [f"附件：{rng.choice(OTHERS)}{report.year}年{text}", other]
    _keys(report, table, ABSENT)
    return True


def years_side_by_side(rng: random.Random, report: Report) -> bool:
    """Each number of a row of one number stands beside last year's."""
    grid = report.grid("disclosure")
    places = [
        n for n, line in enumerate(grid.rows) if len(line) == 2 and line[1].head == "decisions"
    ]
    if not places:
        return False
    at = rng.choice(places)
    first = rng.random() < 0.5
    heads = [f"{report.year}年处理决定数量", f"{report.year - 1}年处理决定数量"]
    heads = heads if first else heads[::-1]
    box = grid.rows[at][1]
    grid.rows[at][1:] = [
        replace(box.saying(heads[0]), columns=1),
        replace(box.saying(heads[1]), columns=2),
    ]
    for line in grid.rows[at + 1 :]:
        if not any(b.key for b in line):
            break
        own = replace(line[1], columns=1)
        last = Box(((str(rng.randint(100, 999)), ""),), 2)
        line[1:] = [own, last] if first else [replace(last, columns=1), replace(own, columns=2)]
        assert own.key is not None
        report.verdicts[own.key] = replace(report.verdicts[own.key], wanted=False)
    return True


def merged_down(rng: random.Random, report: Report) -> bool:
    """One cell stands for two rows: what each of them has cannot be told unless it is 0."""
    grid = report.grid("requests")
    pairs = [
        n
        for n in range(3, len(grid.rows) - 1)
        if sum(1 for b in grid.rows[n] if not b.key) == 1
        and sum(1 for b in grid.rows[n + 1] if not b.key) == 1
    ]
    at = rng.choice(pairs)
    upper, lower = grid.rows[at], grid.rows[at + 1]
    place = rng.randrange(1, len(upper))
    keys = upper[place].key, lower[place].key
    text = rng.choice(("4", "17", "0"))
    upper[place] = replace(upper[place].saying(text), rows=2)
    del lower[place]
    for key in keys:
        assert key is not None
        own = {Decimal(text)} & {Decimal(0), report.facts[key]}  # it may be one's own by chance
        report.verdicts[key] = Verdict(frozenset(own), wanted=False)
        for other in report.verdicts:
            if other[:2] == key[:2]:
                report.verdicts[other] = replace(report.verdicts[other], wanted=False)
    return True


def blanks_moved(rng: random.Random, report: Report) -> bool:
    """The empty cells of a row stand at its end: which columns its numbers belong to cannot be
    told.
    """
    grid = report.grid("requests")
    every = [line for line in grid.rows if sum(1 for b in line if b.key) == 7]
    for line in rng.sample(every, 3):
        places = [n for n, box in enumerate(line) if box.key]
        filled = [line[n] for n in places if line[n].text != "0"]
        if not filled or len(filled) == 7:
            continue
        texts = [box.text for box in filled] + [""] * (7 - len(filled))
        keys = [line[n].key for n in places]
        for n, text in zip(places, texts, strict=True):
            line[n] = line[n].saying(text)
        for key in keys:
            assert key is not None
            report.verdicts[key] = Verdict(frozenset({report.facts[key]}), wanted=False)
    return True


def zeros_blank(rng: random.Random, report: Report) -> bool:
    """Every cell that is 0 was left empty."""
    grid = report.grid("requests")
    for line in grid.rows:
        for n, box in enumerate(line):
            if box.key:
                if box.text == "0":
                    line[n] = box.saying("")
                    report.verdicts[box.key] = Verdict(frozenset({None}), wanted=False)
                else:
                    report.verdicts[box.key] = replace(report.verdicts[box.key], wanted=False)
    return True


def columns_deleted(rng: random.Random, report: Report) -> bool:
    """Columns of table three that are 0 throughout are gone, with their heads."""
    grid = report.grid("requests")
    lines = [[b for b in line if b.key] for line in grid.rows]
    lines = [line for line in lines if line]
    empty = [n for n in range(1, 6) if all(line[n].text == "0" for line in lines)]
    if not empty:
        return False
    for line in grid.rows:
        numbers = [b for b in line if b.key]
        gone = {numbers[n].key for n in empty} if numbers else set()
        line[:] = [b for b in line if not b.key or b.key not in gone]
        for key in gone:
            assert key is not None
            report.verdicts[key] = Verdict(frozenset({Decimal(0)}), wanted=False)  # as the sums say
    grid.rows[2] = [box for n, box in enumerate(grid.rows[2], 1) if n not in empty]
    for line in grid.rows[:2]:
        for n, box in enumerate(line):
            if box.columns in (5, 7):
                line[n] = replace(box, columns=box.columns - len(empty))
    grid.rows[1] = [box for box in grid.rows[1] if box.columns > 0]
    grid.width -= len(empty)
    for key, verdict in report.verdicts.items():
        if key[0] == "requests":
            report.verdicts[key] = replace(verdict, wanted=False)
    return True


def two_in_one(rng: random.Random, report: Report) -> bool:
    """Two rows stand in one: both labels in one cell, both numbers in each."""
    grid = report.grid("requests")
    pairs = [
        n
        for n in range(5, len(grid.rows) - 3)
        if len(grid.rows[n]) == 8 == len(grid.rows[n + 1])
        and all(b.rows == 1 for b in grid.rows[n + 1])
    ]
    at = rng.choice(pairs)
    upper, lower = grid.rows[at], grid.rows[at + 1]
    both = [u.saying(f"{u.text} {w.text}") for u, w in zip(upper, lower, strict=True)]
    grid.rows[at] = [replace(box, key=None) for box in both]
    del grid.rows[at + 1]
    for n, line in enumerate(grid.rows[:at]):
        for place, box in enumerate(line):
            if box.rows > 1 and n + box.rows > at + 1:
                line[place] = replace(box, rows=box.rows - 1)
    for box in (*upper, *lower):
        if box.key:
            report.verdicts[box.key] = replace(report.verdicts[box.key], wanted=False)
    return True


def heads_with_blanks(rng: random.Random, report: Report) -> bool:
    """The rows of heads run on in empty cells."""
    grid = report.grid("requests")
    for line in grid.rows[:3]:
        line += [Box((("", ""),))] * rng.randint(2, 7)
    return True


def extra_column(rng: random.Random, report: Report) -> bool:
    """A column that the form does not have behind the last one, or before it."""
    grid = report.grid("requests")
    word = rng.choice(("占比", "备注", "同比", "上年总计"))
    last = rng.random() < 0.6
    grid.rows[1].insert(len(grid.rows[1]) if last else 0, Box(((word, ""),), 1, 2))
    for line in grid.rows[3:]:
        labels = sum(1 for box in line if not box.key)
        text = {"占比": f"{rng.randint(0, 99)}%", "备注": ""}.get(word, str(rng.randint(0, 40)))
        line.insert(len(line) if last else labels, Box(((text, ""),)))
    grid.rows[0][1] = replace(grid.rows[0][1], columns=8)
    grid.width += 1
    for key, verdict in report.verdicts.items():
        if key[0] == "requests":
            report.verdicts[key] = replace(verdict, wanted=False)
    return True


def four_in_three(rng: random.Random, report: Report) -> bool:
    """Table four as three rows with labels, or as three small tables."""
    at = report.chapter("reviews") + 1
    facts = report.facts
    heads = [head(text, code) for code, text in zip(OUTCOMES, OUTCOME_HEADS, strict=True)]
    lines = {
        code: [number(("reviews", code, c), facts["reviews", code, c]) for c in OUTCOMES]
        for code in REVIEWS
    }
    if rng.random() < 0.5:
        labels = dict(zip(REVIEWS, REVIEW_HEADS, strict=True))
        rows = [
            [Box((("类别", ""),)), *heads],
            *([row(labels[code]), *lines[code]] for code in REVIEWS),
        ]
        report.parts[at] = Grid("reviews", 6, rows)
    else:
        titles = ("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")
        report.parts[at : at + 1] = [
            Grid("reviews", 5, [[head(title, columns=5)], list(heads), lines[code]])
            for code, title in zip(REVIEWS, titles, strict=True)
        ]
    for key, verdict in report.verdicts.items():
        if key[0] == "reviews":
            report.verdicts[key] = replace(verdict, wanted=False)
    return True


def swapped_groups(rng: random.Random, report: Report) -> bool:
    """Items of table two are asked for under the title of another; the labels decide."""
    grid = report.grid("disclosure")
    titles = [item.title for item in DISCLOSURE[report.form]]
    rng.shuffle(titles)
    for line in grid.rows:
        if line[0].text.startswith("第二十条"):
            line[0] = line[0].saying(titles.pop())
    for key, verdict in report.verdicts.items():
        if key[0] == "disclosure":
            report.verdicts[key] = replace(verdict, wanted=False)
    return True


def table_twice(rng: random.Random, report: Report) -> bool:
    """A second table of the same kind with other numbers and no caption: neither can be told to be
    the right one.
    """
    table = rng.choice(("disclosure", "requests", "reviews"))
    at = report.chapter(table)
    report.parts.insert(at + rng.choice((1, 2)), _another(rng, report, table))
    for key, verdict in report.verdicts.items():
        if key[0] == table:
            report.verdicts[key] = replace(verdict, wanted=False)
    return True


def number_between(rng: random.Random, report: Report) -> bool:
    """A page number, or a number of nobody's, stands between two rows."""
    grid = report.grid("requests")
    at = rng.choice([n for n in range(4, len(grid.rows)) if grid.rows[n][0].rows == 1])
    text = rng.choice(("3", "- 3 -", "第3页", "2022", "·4·"))
    grid.rows.insert(at, [Box(((text, ""),), grid.width)])
    for n, line in enumerate(grid.rows[:at]):
        for place, box in enumerate(line):
            if box.rows > 1 and n + box.rows > at:
                line[place] = replace(box, rows=box.rows + 1)
    for key, verdict in report.verdicts.items():
        if key[0] == "requests":
            report.verdicts[key] = replace(verdict, wanted=False)
    return True
