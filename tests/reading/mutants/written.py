"""Mutations of how offices write single numbers: remarks beside them, corrections by hand, numerals
mixed, thousands set apart, marks of repetition, and what shows a number that is no text.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import MONEY
from tests.reading.mutants.made import ABSENT, BREAK, REFUSED, Report, Verdict
from tests.reading.mutants.numbers import Mutation, change, some
from tests.reading.mutants.signs import plain_count


def corrected_by_hand(rng: random.Random, report: Report) -> bool:
    """A number with another one that is, or was, in its place."""
    for place in some(rng, report, 3):
        text = plain_count(place)
        if not text or text == "0":
            continue
        other = str(int(text) + rng.choice((1, 3, 10)))
        form = rng.choice(
            (
                "{0}→{1}",
                "{0}改{1}",
                "{0}改为{1}",
                "原{0}现{1}",
                "{0}，{1}",
                "{0};{1}",
                "{0}\\{1}",
                "{0}->{1}",
                "{0}=>{1}",
                "{0}应{1}",
                "{0}[{1}]",
                "{0}{{{1}}}",
                "{0}（{1}）",
                "{0}<{1}>",
                "{0}【{1}】",
                "{0}/{1}",
                "{0}|{1}",
                "{0}～{1}",
                "{0}至{1}",
                "{0}或{1}",
                "{0}（实{1}）",
                "{0}（上年{1}）",
                "{0}（+{1}）",
                "{0}（↑{1}）",
                "{0}×{1}",
                "{0}={1}",
                "{0}:{1}",
            )
        )
        is_mark = form in ("{0}[{1}]", "{0}（{1}）") and len(other) == 1
        key = place[0][place[1]].key
        assert key is not None
        verdict = replace(report.verdicts[key], wanted=False)
        change(report, place, ((form.format(text, other), ""),), verdict if is_mark else REFUSED)
    return True


def in_the_margin(rng: random.Random, report: Report) -> bool:
    """A remark in the margin of a cell, on a line of its own below its number or above it."""
    remarks = (
        "见附件",
        "含上年2件",
        "（其中网上3件）",
        "同上",
        "*",
        "较上年+3",
        "详见说明2",
        "已核",
        "待核实",
        "√",
        "2023.1",
        "张三",
    )
    for place in some(rng, report, 2):
        key = place[0][place[1]].key
        assert key is not None
        own = place[0][place[1]].runs[0]
        remark = (rng.choice(remarks), "")
        runs = (own, ("", BREAK), remark) if rng.random() < 0.7 else (remark, ("", BREAK), own)
        change(report, place, runs, replace(report.verdicts[key], wanted=False))
        for other in report.verdicts:
            if other[:2] == key[:2]:
                report.verdicts[other] = replace(report.verdicts[other], wanted=False)
    return True


def numerals_mixed(rng: random.Random, report: Report) -> bool:
    """Wide, narrow and Chinese digits in one number."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    signs = str.maketrans("0123456789", "〇一二三四五六七八九")
    for place in some(rng, report, 4):
        text = plain_count(place)
        if not text:
            continue
        key = place[0][place[1]].key
        assert key is not None
        mixed = "".join(d.translate(rng.choice((wide, signs, {}))) for d in text)
        verdict = replace(report.verdicts[key], wanted=False)
        odd: Sequence[tuple[str, int | None]] = (
            (mixed, int(text)),
            (mixed, int(text)),
            ("廿四", 24),
            ("卅", 30),
            ("2十", 20),
            ("十4", 14),
            ("3百", 300),
            ("一百2", None),
            ("1千2百", 1200),
            ("两", 2),
            ("壹拾贰", 12),
            ("贰", 2),
            ("一二", 12),
            ("1万2", None),
            ("1.2千", 1200),
            ("Ⅻ", 12),
            ("十", 10),
            ("百", 100),
            ("零", 0),
        )
        said, value = rng.choice(odd)
        if said != mixed:
            verdict = Verdict(
                frozenset() if value is None else frozenset({Decimal(value)}), wanted=False
            )
        scale = 10000 if key in MONEY else 1
        if key in MONEY and value is not None:
            verdict = Verdict(frozenset({Decimal(value) * scale, Decimal(value)}), wanted=False)
        change(report, place, ((said, ""),), verdict)
    return True


def thousands_by_blanks(rng: random.Random, report: Report) -> bool:
    """Thousands set apart by one of many blanks or points: perhaps one number, never another."""
    marks = (" ", "\u2009", "\u202f", "\u00a0", "\u3000", "·", "\u2002", "_", "‚", "٬", "\u200a")
    for place in some(rng, report, 4):
        box = place[0][place[1]]
        assert box.key is not None
        if box.key in MONEY or box.key[0] != "disclosure" or box.key[2] == "change":
            continue
        value = rng.choice((1042, 20866, 1234, 1000, 2022, 1002003))
        text = f"{value:,}".replace(",", rng.choice(marks))
        change(report, place, ((text, ""),), Verdict(frozenset({Decimal(value)}), wanted=False))
    return True


def repeated_by_mark(rng: random.Random, report: Report) -> bool:
    """A mark that says that the number is the one above or beside it."""
    marks = (
        "〃",
        "同上",
        "″",
        '"',
        "''",
        "同左",
        "－〃－",
        "…",
        "....",
        "∥",
        "〞",
        "如上",
        "ditto",
    )
    for place in some(rng, report, 3):
        key = place[0][place[1]].key
        assert key is not None
        verdict = replace(report.verdicts[key], wanted=False, problem=True)
        change(report, place, ((rng.choice(marks), ""),), verdict)
    return True


def not_yet_filled(rng: random.Random, report: Report) -> bool:
    """Words in the place of a number: nothing was counted, or nobody has yet."""
    words = (
        "待补",
        "N/A",
        "不适用",
        "--",
        "——",
        "××",
        "待定",
        "暂无",
        "空",
        "未统计",
        "（空）",
        "none",
        "NULL",
        "0?",
        "0（待核）",
        "/0",
        "0/",
        "-0",
        "+0",
        "无0",
        "00",
        "0.0",
        "0。",
        "０．０",
        "零件",
    )
    nought = frozenset({Decimal(0), None})
    for place in some(rng, report, 3):
        key = place[0][place[1]].key
        assert key is not None
        verdict = Verdict(nought | {report.facts[key]}, wanted=False)  # as the sums may say
        change(report, place, ((rng.choice(words), ""),), verdict)
        for other in report.verdicts:
            if other[:2] == key[:2] and other != key:
                report.verdicts[other] = replace(report.verdicts[other], wanted=False)
    return True


def other_measures(rng: random.Random, report: Report) -> bool:
    """A count with a measure that is none of counts, or a part of the number: 3元, 24天, 3万件."""
    for place in some(rng, report, 3):
        text = plain_count(place)
        if not text or text == "0":
            continue
        tail, value = rng.choice(
            (
                ("元", None),
                ("万元", None),
                ("天", None),
                ("人", int(text)),
                ("次", int(text)),
                ("分", None),
                ("万件", int(text) * 10000),
                ("百件", int(text) * 100),
                ("页", None),
                ("年", None),
                ("月", None),
                ("号", None),
                ("平方米", None),
                ("％", None),
                ("个百分点", None),
                ("折", None),
                ("类", None),
                ("家", None),
                ("批次", None),
                ("起", int(text)),
                ("th", None),
                ("k", None),
                ("w", None),
                ("W+", None),
                ("/年", None),
            )
        )
        verdict = Verdict(
            frozenset() if value is None else frozenset({Decimal(value)}), wanted=False
        )
        change(report, place, ((text + tail, ""),), verdict)
    return True


PICTURED = (
    '<img src="n.png" alt="{}">',
    '<img src="data:image/png;base64,AA" title="{}">',
    '<span class="num num-{}"></span>',
    '<i class="icon-{}"></i>',
    '<input type="number" placeholder="{}">',
    '<span data-n="{}"></span>',
    "<svg><title>{}</title></svg>",
    '<meter value="{}"></meter>',
    '<object data="{}.svg"></object>',
    '<a href="#" aria-label="{}"></a>',
)


def pictured(rng: random.Random, report: Report) -> bool:
    """A cell of a page shows its number as a picture, or beside it another one."""
    for place in some(rng, report, 3):
        own, style = place[0][place[1]].runs[0], rng.choice(PICTURED)
        key = place[0][place[1]].key
        assert key is not None
        other = str(rng.randint(1, 9))
        blank = Verdict(frozenset({None, report.facts[key]}), wanted=False)
        if rng.random() < 0.5:
            # what it shows is not known; nothing is a blank that has a thing in it
            shown = style.startswith(("<span class", "<i class", "<span data", "<a ", "<input"))
            change(report, place, ((other, style),), blank if shown else ABSENT)
        else:
            change(
                report, place, (own, (other, style)), replace(report.verdicts[key], wanted=False)
            )
        for one in report.verdicts:
            if one[:2] == key[:2] and one != key:
                report.verdicts[one] = replace(report.verdicts[one], wanted=False)
    return True


RULES = (
    "span.{0}:before,td.{0} .x{{{{content:'{1}'}}}}",
    '.{0}::before{{{{content:"{1}"}}}}',
    ".{0}:after{{{{color:red;content:'\\\\3{1} '}}}}",
    "a.q:hover, .{0}:after{{{{content:counter(n)}}}}",
    "td .{0}::after{{{{content:'{1}%'}}}}",
    ".{0}:after{{{{content:'万'}}}}",
)


def written_by_rules(rng: random.Random, report: Report) -> bool:
    """A rule of the page's style sheet writes a digit beside a number."""
    for number, place in enumerate(some(rng, report, 3)):
        name = f"w{number}"
        rule = rng.choice(RULES).format(name, rng.randint(1, 9))
        style = f"<style>{rule}</style><span class={name}>{{}}</span>"
        change(report, place, ((place[0][place[1]].text, style),), REFUSED)
    return True


def word_fields(rng: random.Random, report: Report) -> bool:
    """A field of a Word document: its code is not shown, its result is; a text that waits to be
    replaced is no number.
    """
    for place in some(rng, report, 4):
        text = place[0][place[1]].text
        key = place[0][place[1]].key
        assert key is not None
        style = rng.choice(
            ("field", "code", "code of text", "placeholder", "formula", "symbol", "menu")
        )
        verdict = replace(report.verdicts[key], wanted=False) if style == "field" else ABSENT
        if style == "placeholder" and rng.random() < 0.5:
            runs: tuple[tuple[str, str], ...] = ((text, style),)
        elif style in ("symbol", "formula"):
            runs = ((text, ""), ("3", style))
        else:
            runs = ((text, style),)
        change(report, place, runs, verdict)
    return True


def sheet_named(rng: random.Random, report: Report) -> bool:
    """The sheet of a workbook is called by another year, or as what stands beside the report."""
    name = rng.choice(
        (
            "上年数据",
            f"{report.year - 1}年数据",
            "上年",
            "对比",
            "去年同期",
            f"{report.year - 1}",
            f"{report.year - 1}年报",
            "往年数据",
            f"{report.year - 1}-{report.year}对比",
            "备份",
        )
    )
    report.parts.insert(0, f"sheet:{name}")
    for key in report.verdicts:
        report.verdicts[key] = REFUSED
    return True


ALL: Sequence[Mutation] = (
    corrected_by_hand,
    in_the_margin,
    numerals_mixed,
    thousands_by_blanks,
    repeated_by_mark,
    not_yet_filled,
    other_measures,
)
PAGE: Sequence[Mutation] = (pictured, written_by_rules)
WORD: Sequence[Mutation] = (word_fields,)
WORKBOOK: Sequence[Mutation] = (sheet_named,)
