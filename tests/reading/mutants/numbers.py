"""Mutations of single numbers: signs on them, what stands beside them, notes, styles, torn and
foreign ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import MONEY, Key
from tests.reading.mutants.made import (
    ABSENT,
    BREAK,
    HIDDEN,
    RAISED,
    REFUSED,
    STRUCK,
    WHITE,
    Box,
    Grid,
    Report,
    Run,
    Verdict,
)

Mutation = Callable[[random.Random, Report], bool]
"""Changes a report in place; False where it cannot."""


def boxes(report: Report, table: str = "") -> list[tuple[list[Box], int]]:
    """Every cell with a fact, as its row and place."""
    return [
        (row, at)
        for part in report.parts
        if isinstance(part, Grid) and (not table or part.table == table)
        for row in part.rows
        for at, box in enumerate(row)
        if box.key
    ]


def change(
    report: Report, place: tuple[list[Box], int], runs: tuple[Run, ...], verdict: Verdict | None
) -> None:
    """Prints a cell otherwise; its verdict stays when none is given."""
    row, at = place
    key = row[at].key
    assert key is not None
    row[at] = replace(row[at], runs=runs)
    if verdict is not None:
        report.verdicts[key] = verdict


def some(
    rng: random.Random, report: Report, count: int = 3, table: str = ""
) -> list[tuple[list[Box], int]]:
    """A few cells; rather such that are not 0."""
    every = boxes(report, table)
    filled = [place for place in every if place[0][place[1]].text != "0"]
    return (
        rng.sample(filled, min(count, len(filled)))
        if filled and rng.random() < 0.8
        else rng.sample(every, count)
    )


def _text(place: tuple[list[Box], int]) -> str:
    return place[0][place[1]].text


def _key(place: tuple[list[Box], int]) -> Key:
    key = place[0][place[1]].key
    assert key is not None
    return key


MARKS = ("①", "②", "³", "¹", "*", "※", "[1]", "［2］", "⑴", "†", "（注1）", "＊", "❶", "〔1〕", "#")


def marked_behind(rng: random.Random, report: Report) -> bool:
    """A footnote mark behind a number."""
    for place in some(rng, report):
        mark = rng.choice(MARKS)
        verdict = report.verdicts[_key(place)]
        change(
            report, place, ((_text(place) + mark, ""),), replace(verdict, wanted=mark in "①②³¹*")
        )
    return True


def marked_before(rng: random.Random, report: Report) -> bool:
    """A footnote mark before a number."""
    for place in some(rng, report):
        verdict = replace(report.verdicts[_key(place)], wanted=False)
        change(report, place, ((rng.choice("①②¹³*※") + _text(place), ""),), verdict)
    return True


def raised(rng: random.Random, report: Report) -> bool:
    """A raised footnote number."""
    for place in some(rng, report):
        change(
            report, place, ((_text(place), ""), (rng.choice(("1", "2", "[1]", "12")), RAISED)), None
        )
    return True


def apart(rng: random.Random, report: Report) -> bool:
    """Two numbers on two lines of one cell: two are none, or the sums decide."""
    for place in some(rng, report):
        runs = ((_text(place), ""), ("", BREAK), (rng.choice(("1", "0", "24", "05")), ""))
        key = place[0][place[1]].key
        assert key is not None
        own = replace(report.verdicts[key], wanted=False)
        change(report, place, runs, REFUSED if key[0] == "disclosure" else own)
    return True


def _unseen(style: str) -> Mutation:
    def mutation(rng: random.Random, report: Report) -> bool:
        for place in some(rng, report):
            other, own = (rng.choice(("7", "1", "24")), style), (_text(place), "")
            change(report, place, (other, own) if rng.random() < 0.5 else (own, other), None)
        return True

    mutation.__doc__ = f"A {style} number beside the one that is shown."
    return mutation


struck, hidden, white = _unseen(STRUCK), _unseen(HIDDEN), _unseen(WHITE)

DOUBTS = (
    "（万）",
    "（更正为4）",
    "（应为4）",
    "（单位：百件）",
    "(千)",
    "（误，实为9）",
    "（上年）",
    "（2021年数据）",
    "（预计）",
)


def doubtful_note(rng: random.Random, report: Report) -> bool:
    """A note that changes what the number says."""
    for place in some(rng, report):
        change(report, place, ((_text(place) + rng.choice(DOUBTS), ""),), REFUSED)
    return True


def plain_note(rng: random.Random, report: Report) -> bool:
    """A note that says what a number includes."""
    for place in some(rng, report, table="disclosure"):
        if _text(place) != "0":
            change(
                report,
                place,
                ((_text(place) + rng.choice(("（其中修订1件）", "（含续期1件）")), ""),),
                None,
            )
    return True


def torn(rng: random.Random, report: Report) -> bool:
    """A number cut in two by a line break or a blank, or with a pipe before it."""
    for place in some(rng, report):
        text = _text(place).removeprefix("-")
        if len(text) < 2 or "." in text:
            text = "105"
        cut = rng.randrange(1, len(text))
        same = text[:cut] == _text(place)  # what is left may be the number by chance
        how = rng.choice(
            (
                ((text[:cut], ""), ("", BREAK), (text[cut:], "")),
                ((text[:cut] + " " + text[cut:], ""),),
            )
        )
        change(
            report,
            place,
            how,
            replace(report.verdicts[_key(place)], wanted=False) if same else REFUSED,
        )
    return True


SIGNS = ("超", "▲", "约", "近", "≈", "<", ">", "△", "~", "逾", "不足", "?", "▼", "↑", "N", "第")


def foreign_sign(rng: random.Random, report: Report) -> bool:
    """A sign before a number that no form has."""
    for place in some(rng, report):
        change(report, place, ((rng.choice(SIGNS) + _text(place).removeprefix("-"), ""),), REFUSED)
    return True


UNIT_MARKS = ("%", "％", "‰", "千", "百", "倍", "$", "人民币", "多", "余", "以上", "左右", "?", "…")


def foreign_end(rng: random.Random, report: Report) -> bool:
    """A unit or word behind a number that makes it another."""
    for place in some(rng, report):
        mark, text = rng.choice(UNIT_MARKS), _text(place)
        change(report, place, ((text + mark, ""),), REFUSED if text != "0" else ABSENT)
        if mark == "千":
            report.verdicts[_key(place)] = Verdict(frozenset({Decimal(text) * 1000}), wanted=False)
    return True


def parted(rng: random.Random, report: Report) -> bool:
    """Thousands set apart by a sign: 1,042 is one number, 1 042 may be two."""
    mark = rng.choice((",", "，", "’", "'", " ", ".", "、"))
    for place in some(rng, report):
        key, value = _key(place), Decimal(rng.choice((1042, 20866, 54408)))
        if key in MONEY or key[0] != "disclosure" or key[2] == "change":
            continue
        text = f"{value:,}".replace(",", mark)
        fine = mark in ",，"
        change(
            report,
            place,
            ((text, ""),),
            Verdict(frozenset({value}), wanted=fine) if fine else ABSENT,
        )
        if mark in "’'":
            report.verdicts[key] = Verdict(frozenset({value}), wanted=False)
    return True


UNSEEN_SIGNS = (
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\u200e",
    "\u2060",
    "\u00a0",
    "\u3000",
    "\u202c",
    "\u200d",
)


def unseen_sign(rng: random.Random, report: Report) -> bool:
    """A sign without width beside a number."""
    for place in some(rng, report, 6):
        sign, text = rng.choice(UNSEEN_SIGNS), _text(place)
        change(report, place, ((sign + text if rng.random() < 0.5 else text + sign, ""),), None)
    return True


def wide_digits(rng: random.Random, report: Report) -> bool:
    """Digits as wide as characters."""
    table = str.maketrans("0123456789", "０１２３４５６７８９")
    for place in some(rng, report, 6):
        change(report, place, ((_text(place).translate(table), ""),), None)
    return True


def with_unit(rng: random.Random, report: Report) -> bool:
    """A measure word behind a count."""
    for place in some(rng, report):
        if _key(place) not in MONEY:
            change(
                report, place, ((_text(place) + rng.choice(("件", "项", "条", "件。")), ""),), None
            )
            verdict = report.verdicts[_key(place)]
            report.verdicts[_key(place)] = replace(verdict, wanted=not _text(place).endswith("。"))
    return True


BLANKS = ("", "/", "-", "—", "无")


def blank(rng: random.Random, report: Report) -> bool:
    """A cell that was left empty, or says so."""
    for place in some(rng, report, 2):
        key = _key(place)
        change(report, place, ((rng.choice(BLANKS), ""),), Verdict(frozenset({None}), wanted=False))
        for other in [k for k in report.verdicts if k[:2] == key[:2] and k != key]:
            report.verdicts[other] = replace(report.verdicts[other], wanted=False)
    return True


def odd_zeros(rng: random.Random, report: Report) -> bool:
    """Digits that are no count: 007, 1.5, 3/4, 1-2, 2022-01-05, 12:30, 1e3."""
    for place in some(rng, report):
        if _key(place) in MONEY:
            continue
        text = rng.choice(
            (
                "007",
                "1.5",
                "3/4",
                "1-2",
                "2022-01-05",
                "12:30",
                "1e3",
                "1+1",
                "5;6",
                "Ⅳ",
                "½",
                "O",
                "l2",
            )
        )
        change(report, place, ((text, ""),), REFUSED)
    return True


ONLY_SIGNS = (
    "*",
    "**",
    "？",
    "?",
    "[?]",
    "√",
    "×",
    "※",
    "…",
    "□",
    "●",
    "。",
    "！",
    "＃",
    "【】",
    "~",
)


def only_a_sign(rng: random.Random, report: Report) -> bool:
    """A sign in the place of a number, perhaps with a blank cell at the end of its row."""
    for place in some(rng, report):
        verdict = replace(
            report.verdicts[_key(place)], wanted=False, problem=True
        )  # the sums may say what was there
        change(report, place, ((rng.choice(ONLY_SIGNS), ""),), verdict)
        if rng.random() < 0.5:
            place[0].append(Box((("", ""),)))
    return True


def number_in_words(rng: random.Random, report: Report) -> bool:
    """A small count in Chinese numerals."""
    words = {"1": "一", "2": "二", "3": "三", "14": "十四", "24": "二十四"}
    found = [place for place in boxes(report) if _text(place) in words and _key(place) not in MONEY]
    for place in found[:3]:
        verdict = replace(report.verdicts[_key(place)], wanted=False)
        change(report, place, ((words[_text(place)], ""),), verdict)
    return bool(found)
