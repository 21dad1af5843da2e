"""Mutations of how a table is laid: turned, cut in two, with spans that reach too far."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import (
    DISCLOSURE,
    OUTCOME_HEADS,
    OUTCOMES,
    PEOPLE,
    REVIEW_HEADS,
    REVIEWS,
    Key,
)
from tests.reading.mutants.grids import full_rows, simple_rows, unwanted
from tests.reading.mutants.made import Box, Grid, Report, Verdict, head, number, row


def transposed(rng: random.Random, report: Report) -> bool:
    """An item of table two, or table four, with rows for columns."""
    facts = report.facts
    if rng.random() < 0.5:
        at = report.chapter("reviews") + 1
        rows = [[Box((("", ""),)), *(head(text) for text in REVIEW_HEADS)]]
        rows += [
            [
                row(text),
                *(
                    number(("reviews", code, column), facts["reviews", code, column])
                    for code in REVIEWS
                ),
            ]
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
                    *(
                        number(("disclosure", code, column), facts["disclosure", code, column])
                        for code, _ in item.rows
                    ),
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
    shown = (
        keep if len(grid.rows[3]) == 10 and len(grid.rows[1]) == 7 else [0, 1, 2]
    )  # the numbers moved up
    for code_at, code in enumerate(REVIEWS):
        for column in OUTCOMES:
            key = ("reviews", code, column)
            own = set() if code_at == gone else {report.facts[key]}
            moved = (
                {report.facts["reviews", REVIEWS[shown[code_at]], column]}
                if code_at < len(shown)
                else {None}
            )
            report.verdicts[key] = Verdict(
                frozenset(own | (moved if shown is keep else set())), wanted=False
            )
    return True


def split(rng: random.Random, report: Report) -> bool:
    """Table three cut in two, as by a page: with nothing between, with the heads again, with a line
    between.
    """
    grid = report.grid("requests")
    at = rng.choice(simple_rows(grid, 5))
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
                        (
                            "自然人",
                            "商业企业",
                            "科研机构",
                            "社会公益组织",
                            "法律服务机构",
                            "其他",
                            "总计",
                        )[n],
                        PEOPLE[n],
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
    line = rng.choice(full_rows(grid))
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
