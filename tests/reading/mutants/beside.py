"""Mutations that set beside a table or report what is like it: last year's columns, a draft,
another agency's table, a correction; and rows the other way round.
"""

from __future__ import annotations

import random
from dataclasses import replace

from tests.reading.mutants.captions import OTHERS
from tests.reading.mutants.grids import stretch, unwanted
from tests.reading.mutants.made import REFUSED, Box, Grid, Report, Verdict, made
from tests.reading.mutants.office import others_like, plain_rows


def years_beside(rng: random.Random, report: Report) -> bool:
    """Last year's whole table stands to the right of this year's, or to its left, in one grid."""
    grid = report.grid("requests")
    other = made(report.form, rng).grid("requests")
    own_first = rng.random() < 0.5
    words = rng.choice(
        ((f"{report.year}年", f"{report.year - 1}年"), ("本年", "上年"), ("本年度", "上年度"))
    )
    for n, line in enumerate(grid.rows):
        numbers = [at for at, box in enumerate(line) if box.key]
        more = [replace(b, key=None, head="") for b in other.rows[n] if b.key or n < 3]
        more = more[1:] if n == 0 else more
        if numbers:
            line[:] = (
                [*line, *more] if own_first else [*line[: numbers[0]], *more, *line[numbers[0] :]]
            )
        elif own_first or n:
            line += more
        else:
            line[1:1] = more
    heads = [words[0], words[1]] if own_first else [words[1], words[0]]
    top = grid.rows[0]
    top[1:] = [replace(top[1], head="").saying(text + "申请人情况") for text in heads]
    grid.width = 17
    unwanted(report, "requests")
    return True


def draft_and_final(rng: random.Random, report: Report) -> bool:
    """The draft of a report and the report itself, whole, one after the other."""
    words = rng.choice(
        (("送审稿", "定稿"), ("初稿", "终稿"), ("草案", "正式稿"), ("修改前", "修改后"))
    )
    other = made(report.form, rng)
    parts: list[str | Grid] = []
    for part in other.parts:
        if isinstance(part, Grid):
            rows = [[replace(b, key=None) for b in line] for line in part.rows]
            parts.append(Grid("other", part.width, rows))
        else:
            text = part.replace(str(other.year), str(report.year))
            parts.append(text.replace(other.agency, report.agency))
    final_first = rng.random() < 0.5
    title = str(report.parts[0])
    report.parts[0], parts[0] = f"{title}（{words[1]}）", f"{title}（{words[0]}）"
    report.parts[:] = [*report.parts, *parts] if final_first else [*parts, *report.parts]
    unwanted(report)
    for key in report.verdicts:
        if report.facts[key] != other.facts.get(key):
            report.verdicts[key] = Verdict(frozenset({report.facts[key]}), wanted=False)
    return True


def mirrored(rng: random.Random, report: Report) -> bool:
    """Every row of a table is the other way round, its label last."""
    grid = report.grid(rng.choice(("requests", "disclosure")))
    for line in grid.rows:
        line.reverse()
    unwanted(report, grid.table)
    return True


def corrected_row_broken(rng: random.Random, report: Report) -> bool:
    """A row stands there again, corrected, in layouts that break its label."""
    grid = report.grid("requests")
    at = rng.choice(plain_rows(grid))
    line = others_like(rng, grid.rows[at])
    first = next(n for n, box in enumerate(line) if box.row)
    label = rng.choice(("{}（更正）", "更正：{}", "{}（更正后）", "（更正）{}"))
    line[first] = replace(line[first], row="").saying(label.format(line[first].text))
    place = rng.choice((at + 1, len(grid.rows)))
    if place == at + 1:
        stretch(grid, place)
    own = {box.key: REFUSED for box in grid.rows[at] if box.key}
    grid.rows.insert(place, line)
    unwanted(report, "requests")
    report.verdicts.update(own)
    return True


def labels_repeated_for_another(rng: random.Random, report: Report) -> bool:
    """The own table is empty, and below it stands another agency's, whole, without a caption but
    with its name in the corner.
    """
    table = rng.choice(("requests", "disclosure"))
    grid = report.grid(table)
    other = made(report.form, rng).grid(table)
    rows = [[replace(b, key=None) for b in line] for line in other.rows]
    name = rng.choice(OTHERS)
    rows.insert(0, [Box(((f"填报单位：{name}", ""),), grid.width)])
    for line in grid.rows:
        for n, box in enumerate(line):
            if box.key:
                line[n] = box.saying(rng.choice(("", "/")))
                report.verdicts[box.key] = Verdict(frozenset({None}), wanted=False)
    report.parts.insert(report.parts.index(grid) + 1, Grid("other", grid.width, rows))
    return True


ALL = (
    years_beside,
    draft_and_final,
    mirrored,
    corrected_row_broken,
    labels_repeated_for_another,
)
