"""Mutations of heads and labels: opposites in heads, numbers and notes in labels, numbering, units
above a table.
"""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import CHAPTERS, MONEY
from tests.reading.mutants.made import ABSENT, BREAK, REFUSED, Box, Grid, Report, Verdict
from tests.reading.mutants.numbers import boxes, change

OPPOSITES = {
    "made": (
        "本年未制发件数",
        "上年制发件数",
        "历年制发件数",
        "拟制发件数",
        "本年制发率",
        "下年制发件数",
    ),
    "repealed": ("本年未废止件数", "上年废止件数", "拟废止件数", "本年停止执行率"),
    "valid": ("现行失效件数", "非现行有效件数", "上年有效件数", "现行无效件数"),
    "decisions": (
        "本年不予处理决定数量",
        "上年处理决定数量",
        "本年未处理决定数量",
        "本年撤销处理决定数量",
        "累计处理决定数量",
    ),
    "made_new": ("上年新制作数量", "本年未制作数量"),
    "disclosed_new": ("本年未公开数量", "本年新不公开数量", "上年新公开数量"),
    "disclosed_total": ("不予公开总数量", "对内公开总数量"),
    "prev_items": ("上一年取消项目数量", "下一年项目数量"),
    "natural_person": ("非自然人", "外国人"),
    "enterprise": ("非商业企业", "国有企业", "个体工商户"),
    "research": ("非科研机构", "教育机构"),
    "social_org": ("非社会公益组织", "境外组织"),
    "legal_service": ("非法律服务机构", "金融服务机构"),
    "upheld": ("结果未维持", "结果撤销"),
    "corrected": ("结果未纠正", "结果不纠正", "结果维持原判"),
    "pending": ("已审结", "尚未受理", "非尚未审结"),
}


def opposite_head(rng: random.Random, report: Report) -> bool:
    """A head that says something else, near as it looks."""
    found = [
        (grid, row, at)
        for grid in report.parts
        if isinstance(grid, Grid)
        for row in grid.rows
        for at, box in enumerate(row)
        if box.head in OPPOSITES
    ]
    grid, row, at = rng.choice(found)
    code = row[at].head
    row[at] = row[at].saying(rng.choice(OPPOSITES[code]))
    if grid.table == "disclosure":
        for line in grid.rows[grid.rows.index(row) + 1 :]:
            keys = [box.key for box in line if box.key]
            if not keys:
                break
            for key in keys:
                report.verdicts[key] = (
                    REFUSED if key[2] == code else replace(report.verdicts[key], wanted=False)
                )
        return True
    group = None
    if grid.table == "reviews":
        group = ("review", *("litigation_direct", "litigation_after_review"))[
            0
            if row is grid.rows[1]
            else 1 + [n for n, b in enumerate(row) if b.head == code].index(at)
        ]
    for key in report.verdicts:
        if key[0] == grid.table and key[2] == code and group in (None, key[1]):
            report.verdicts[key] = REFUSED
        elif key[0] == grid.table:
            report.verdicts[key] = replace(report.verdicts[key], wanted=False)
    return True


def opposite_group(rng: random.Random, report: Report) -> bool:
    """The head over a group of table four that says something else."""
    grid = report.grid("reviews")
    which, row, at = rng.choice(
        (("review", 0, 0), ("litigation_direct", 1, 5), ("litigation_after_review", 1, 6))
    )
    words = {
        "review": ("行政裁决", "行政调解", "非行政复议", "行政处罚"),
        "litigation_direct": ("未经复议未起诉", "未经仲裁直接起诉", "经复议直接撤诉"),
        "litigation_after_review": ("复议后未起诉", "复议后撤诉", "仲裁后起诉"),
    }
    grid.rows[row][at] = grid.rows[row][at].saying(rng.choice(words[which]))
    for key in report.verdicts:
        if key[0] == "reviews":
            report.verdicts[key] = (
                REFUSED if key[1] == which else replace(report.verdicts[key], wanted=False)
            )
    return True


def groups_swapped(rng: random.Random, report: Report) -> bool:
    """The two kinds of litigation under each other's heads, with their numbers."""
    grid = report.grid("reviews")
    grid.rows[1][5], grid.rows[1][6] = grid.rows[1][6], grid.rows[1][5]
    line = grid.rows[3]
    grid.rows[3] = [*line[:5], *line[10:], *line[5:10]]
    _unwanted(report, "reviews")
    return True


def _unwanted(report: Report, table: str = "") -> None:
    for key, verdict in report.verdicts.items():
        if key[0] == table or not table:
            report.verdicts[key] = replace(verdict, wanted=False)


def _labels(report: Report, table: str = "") -> list[tuple[list[Box], int]]:
    return [
        (row, at)
        for part in report.parts
        if isinstance(part, Grid) and (not table or part.table == table)
        for row in part.rows
        for at, box in enumerate(row)
        if box.row
    ]


def number_in_label(rng: random.Random, report: Report) -> bool:
    """An explanation with a number behind a label."""
    for row, at in rng.sample(_labels(report), 3):
        note = rng.choice(
            (
                "（含2项委托）",
                "（指{0}年）",
                "（共12类）",
                "(减用负值表示,如 -8)",
                "（第3类）",
                "（较上年增加5件）",
                "（见附件2）",
            )
        )
        row[at] = row[at].saying(row[at].text + note.format(report.year))
        _row_unwanted(report, row)
    return True


def _row_unwanted(report: Report, row: list[Box]) -> None:
    for box in row:
        if box.key:
            report.verdicts[box.key] = replace(report.verdicts[box.key], wanted=False)


def broken_label(rng: random.Random, report: Report) -> bool:
    """A label broken over lines within its cell."""
    for row, at in rng.sample(_labels(report), 4):
        text = row[at].text
        cut = rng.randrange(1, len(text)) if len(text) > 1 else 1
        row[at] = replace(row[at], runs=((text[:cut], ""), ("", BREAK), (text[cut:], "")))
    _unwanted(report)
    return True


def upright_label(rng: random.Random, report: Report) -> bool:
    """A label with a character a line, or with blanks between all its characters."""
    short = [(row, at) for row, at in _labels(report) if len(row[at].text) < 8]
    between = rng.choice((BREAK, " "))
    for row, at in rng.sample(short, 2):
        runs: list[tuple[str, str]] = []
        for n, character in enumerate(row[at].text):
            runs += ([("", BREAK) if between == BREAK else (" ", "")] if n else []) + [
                (character, "")
            ]
        row[at] = replace(row[at], runs=tuple(runs))
    _unwanted(report)
    return True


def other_numbering(rng: random.Random, report: Report) -> bool:
    """The numbers of rows are others, or gone: the words decide."""
    found = [(row, at) for row, at in _labels(report, "requests")]
    for row, at in rng.sample(found, 4):
        text = row[at].text
        for before, words in (("（", "）"), ("", "."), ("", "、")):
            if text.startswith(before) and words in text[:4]:
                rest = text.split(words, 1)[1]
                mark = rng.choice(
                    (
                        "",
                        "（八）",
                        "9.",
                        "（1）",
                        "①",
                        "⑴",
                        "(十)",
                        "3、",
                        "2．",
                        "A.",
                        "七、",
                        "04 ",
                    )
                )
                row[at] = row[at].saying(mark + rest)
                break
        _row_unwanted(report, row)
    _unwanted(report, "requests")
    return True


def labels_in_other_order(rng: random.Random, report: Report) -> bool:
    """Rows of one group in another order, labels with their numbers."""
    grid = report.grid("requests")
    runs: list[list[int]] = []
    for n, row in enumerate(grid.rows[5:], 5):
        plain = (
            all(box.rows == 1 for box in row)
            and sum(1 for box in row if not box.key) == 1
            and any(b.key for b in row)
        )
        if (
            plain
            and runs
            and runs[-1]
            and runs[-1][-1] == n - 1
            and len(row) == len(grid.rows[n - 1])
        ):
            runs[-1].append(n)
        elif plain:
            runs.append([n])
    run = rng.choice([r for r in runs if len(r) > 1])
    lines = [grid.rows[n] for n in run]
    rng.shuffle(lines)
    for n, line in zip(run, lines, strict=True):
        grid.rows[n] = line
    _unwanted(report, "requests")
    return True


def label_lost(rng: random.Random, report: Report) -> bool:
    """A label is empty: its row is known by its place, or not at all."""
    for row, at in rng.sample(_labels(report), 2):
        row[at] = row[at].saying("")
        _row_unwanted(report, row)
    _unwanted(report)
    return True


def label_twice(rng: random.Random, report: Report) -> bool:
    """A row stands twice with different numbers: which of them is right cannot be told."""
    grid = report.grid(rng.choice(("disclosure", "requests")))
    at = rng.choice(
        [
            n
            for n, row in enumerate(grid.rows)
            if any(b.key for b in row) and all(b.rows == 1 for b in row)
        ]
    )
    line = grid.rows[at]
    again = [
        replace(b, key=None, runs=((str(int(rng.choice("123456789")) + 30), ""),)) if b.key else b
        for b in line
    ]
    grid.rows.insert(at + rng.randint(0, 1), again)
    for n, row in enumerate(grid.rows[:at]):
        for place, box in enumerate(row):
            if box.rows > 1 and n + box.rows > at:
                row[place] = replace(box, rows=box.rows + 1)
    for box in line:
        if box.key:
            report.verdicts[box.key] = ABSENT
    _unwanted(report, grid.table)
    return True


UNITS = {"元": 1, "千元": 1000, "百元": 100, "百万元": 10**6, "万元": 10**4, "亿元": 10**8}


def unit_above(rng: random.Random, report: Report) -> bool:
    """The head of money has no unit, a line above the table has."""
    found = False
    unit = rng.choice((*UNITS, "万美元", "港元", "件"))
    for row in report.grid("disclosure").rows:
        for at, box in enumerate(row):
            if box.head in ("fee_amount", "amount"):
                row[at] = box.saying(box.text.split("（")[0])
                found = True
    for place in boxes(report, "disclosure"):
        if place[0][place[1]].key in MONEY:
            value = Decimal(rng.choice((1234, 8040, 265)))
            right = (
                Verdict(frozenset({value * UNITS[unit]}), wanted=False)
                if unit in UNITS
                else REFUSED
            )
            change(report, place, ((str(value), ""),), right)
    at = report.chapter("disclosure")
    report.parts.insert(
        at + 1, rng.choice(("单位：{}", "（单位：{}）", "单位:{}", "计量单位：{}")).format(unit)
    )
    if unit not in ("件", "万元", "元"):
        _unwanted(report, "disclosure")
    _unwanted(report, "disclosure")
    return found


def counts_unit_above(rng: random.Random, report: Report) -> bool:
    """A line above a table says that it counts in hundreds, or in per cent."""
    table = rng.choice(("disclosure", "requests", "reviews"))
    line = rng.choice(
        (
            "单位：百件",
            "（单位：千件）",
            "单位：万件",
            "单位：%",
            "注：本表数据单位为百件",
            "单位：十件",
        )
    )
    report.parts.insert(report.chapter(table) + rng.choice((1, 2)), line)
    for key, value in report.facts.items():
        if key[0] == table and key not in MONEY:
            report.verdicts[key] = REFUSED if value else Verdict(frozenset({value}), wanted=False)
        elif key[0] == table:
            report.verdicts[key] = replace(report.verdicts[key], wanted=False)
    return True


def no_unit(rng: random.Random, report: Report) -> bool:
    """The head of money has no unit, nor has anything else: what 8040 is cannot be told."""
    for row in report.grid("disclosure").rows:
        for at, box in enumerate(row):
            if box.head in ("fee_amount", "amount"):
                row[at] = box.saying(box.text.split("（")[0])
    for place in boxes(report, "disclosure"):
        key = place[0][place[1]].key
        if key in MONEY:
            if report.facts[key] == 0:
                report.verdicts[key] = Verdict(frozenset({Decimal(0)}), wanted=False)
            else:
                change(report, place, (("8040", ""),), REFUSED)
    return True


def extra_words_in_heads(rng: random.Random, report: Report) -> bool:
    """Heads with a measure word in brackets: the same."""
    for part in report.parts:
        if isinstance(part, Grid):
            for row in part.rows:
                for at, box in enumerate(row):
                    if box.head and box.head not in ("fee_amount", "amount"):
                        row[at] = box.saying(
                            box.text + rng.choice(("（件）", "(件)", "（单位：件）", "", "", " "))
                        )
    _unwanted(report)
    return True


def heads_lost(rng: random.Random, report: Report) -> bool:
    """A table without some of its rows of heads."""
    grid = report.grid(rng.choice(("requests", "reviews", "disclosure")))
    heads = [n for n, row in enumerate(grid.rows) if not any(box.key for box in row)]
    gone = set(rng.sample(heads, 1 if grid.table == "disclosure" else rng.randint(1, len(heads))))
    grid.rows = [
        [replace(box, rows=1) if n in heads and gone else box for box in row]
        for n, row in enumerate(grid.rows)
        if n not in gone
    ]
    _unwanted(report, grid.table)
    return True


def columns_changed_over(rng: random.Random, report: Report) -> bool:
    """Two heads of table two are changed over, the numbers are not: the heads decide."""
    grid = report.grid("disclosure")
    at = rng.choice(
        [
            n
            for n, row in enumerate(grid.rows)
            if len([b for b in row if b.head and b.head != ""]) >= 2
        ]
    )
    row = grid.rows[at]
    first, second = rng.sample(range(1, len(row)), 2)
    codes = row[first].head, row[second].head
    row[first], row[second] = (
        row[second].saying(row[second].text),
        row[first].saying(row[first].text),
    )
    row[first], row[second] = (
        replace(row[first], columns=row[second].columns),
        replace(row[second], columns=row[first].columns),
    )
    for line in grid.rows[at + 1 :]:
        keys = {b.key[2]: b.key for b in line if b.key}
        if not keys:
            break
        if not all(code in keys for code in codes):
            continue
        a, b = keys[codes[0]], keys[codes[1]]
        shown = {k: report.facts[k] / (10000 if k in MONEY else 1) for k in (a, b)}
        for own, other in ((a, b), (b, a)):
            value = shown[other] * (10000 if own in MONEY else 1)
            report.verdicts[own] = Verdict(frozenset({value}), wanted=False)
        _row_unwanted(report, line)
    return True


TRADITIONAL = str.maketrans(
    "开机关数总计项规处罚许强业费条发废现决对务归结转办无满国经后诉讼审检维纠尚请类属线团组织贸单给种内个稳权护执补仅为认识确获复购额报应动",
    "開機關數總計項規處罰許強業費條發廢現決對務歸結轉辦無滿國經後訴訟審檢維糾尚請類屬線團組織貿單給種內個穩權護執補僅為認識確獲複購額報應動",
)


def traditional(rng: random.Random, report: Report) -> bool:
    """Heads and labels in traditional characters, numbers as they were."""
    report.parts = [
        part.translate(TRADITIONAL) if isinstance(part, str) and part in CHAPTERS.values() else part
        for part in report.parts
    ]
    for part in report.parts:
        if isinstance(part, Grid):
            part.rows = [
                [b if b.key else b.saying(b.text.translate(TRADITIONAL)) for b in row]
                for row in part.rows
            ]
    _unwanted(report)
    return True


ALL = (
    opposite_head,
    opposite_group,
    groups_swapped,
    number_in_label,
    broken_label,
    upright_label,
    other_numbering,
    labels_in_other_order,
    label_lost,
    label_twice,
    unit_above,
    counts_unit_above,
    no_unit,
    extra_words_in_heads,
    heads_lost,
    columns_changed_over,
    traditional,
)
