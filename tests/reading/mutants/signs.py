"""Mutations of what is written in a cell of a number: signs, scripts, two numbers, words, and
amounts of money.
"""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal

from tests.reading.mutants.form import MONEY
from tests.reading.mutants.made import ABSENT, REFUSED, Box, Report, Verdict
from tests.reading.mutants.numbers import boxes, change, some

Place = tuple[list[Box], int]


def plain_count(place: Place) -> str:
    """The digits of a cell that holds a count; empty for amounts of money and changes below 0."""
    row, at = place
    return "" if row[at].key in MONEY or not row[at].text.isdecimal() else row[at].text


def write(
    report: Report, place: Place, text: str, *values: Decimal | int | None, wanted: bool = False
) -> None:
    """Prints another text, of which these values may be given; none: it has to be told."""
    allowed = frozenset(None if value is None else Decimal(value) for value in values)
    change(report, place, ((text, ""),), Verdict(allowed, wanted) if values else REFUSED)


def _as(report: Report, place: Place, text: str, *, wanted: bool = False) -> None:
    """Prints the value in another way: that value, or nothing."""
    key = place[0][place[1]].key
    assert key is not None
    change(report, place, ((text, ""),), replace(report.verdicts[key], wanted=wanted))


def lettered(rng: random.Random, report: Report) -> bool:
    """A footnote mark of letters, of brackets with a figure, of a raised sign."""
    for place in some(rng, report):
        mark = rng.choice(
            (
                "a",
                "(a)",
                "注",
                "^1",
                "_1",
                "[注]",
                "(1)",
                "（1）",
                "注1",
                "【1】",
                "{1}",
                "⁽¹⁾",
                "‡",
                "§",
                "ⓐ",
                "㊟",
            )
        )
        _as(report, place, place[0][place[1]].text + mark)
    return True


def decimals(rng: random.Random, report: Report) -> bool:
    """A whole number with a tail of zeros, or of the error of a calculation."""
    for place in some(rng, report, 5):
        text = plain_count(place)
        if text:
            tail = rng.choice((".0", ".00", ".000", ".", ".00000000000001", ".0000000000004"))
            _as(report, place, text + tail)
    return True


def other_scripts(rng: random.Random, report: Report) -> bool:
    """The digits of other scripts, raised, lowered, ringed or with a full stop."""
    rows = (
        "٠١٢٣٤٥٦٧٨٩",
        "०१२३४५६७८९",
        "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
        "⁰¹²³⁴⁵⁶⁷⁸⁹",
        "₀₁₂₃₄₅₆₇₈₉",
        "⓪①②③④⑤⑥⑦⑧⑨",
        "🄁🄂🄃🄄🄅🄆🄇🄈🄉🄊",
        "〇一二三四五六七八九",
    )
    for place in some(rng, report, 4):
        text = plain_count(place)
        if text:
            _as(report, place, text.translate(str.maketrans("0123456789", rng.choice(rows))))
    return True


def mixed_scripts(rng: random.Random, report: Report) -> bool:
    """A digit of another kind beside plain ones: a mark, or part of the number; nobody can tell."""
    for place in some(rng, report, 4):
        text = plain_count(place)
        if text:
            sign = rng.choice("²³₁①⑴㈠一〇ⅡⅣ㉑⒈⒉")
            _as(report, place, rng.choice((text + sign, sign + text)))
    return True


def two_numbers(rng: random.Random, report: Report) -> bool:
    """Two numbers in a cell."""
    for place in some(rng, report):
        text = plain_count(place)
        if text:
            other = str(rng.randint(1, 99))
            between = rng.choice(
                (
                    " ",
                    "/",
                    ";",
                    "；",
                    "→",
                    "~",
                    "～",
                    "或",
                    "=",
                    "|",
                    "\t",
                    " / ",
                    "(",
                    "（",
                    "-",
                    ":",
                    "+",
                    "×",
                    "\\",
                    "、",
                )
            )
            end = {"(": ")", "（": "）"}.get(between, "")
            apart = between in (
                " ",
                "\t",
                " / ",
            )  # that may be two cells, one of which the sums rule out
            write(report, place, text + between + other + end, *([int(text)] if apart else []))
    return True


def seamed(rng: random.Random, report: Report) -> bool:
    """Signs without width between the digits of one number."""
    for place in some(rng, report, 5):
        text = plain_count(place)
        if len(text) > 1:
            cut = rng.randrange(1, len(text))
            _as(
                report,
                place,
                text[:cut] + rng.choice("\u200b\ufeff\u00ad\u2060\u200d\u200c") + text[cut:],
            )
    return True


def turned_round(rng: random.Random, report: Report) -> bool:
    """A sign that turns the direction of writing: what is shown is 42 where 24 is stored."""
    for place in some(rng, report, 4):
        text = plain_count(place)
        if text and text != text[::-1]:
            change(report, place, (("\u202e" + text + "\u202c", ""),), ABSENT)
    return True


def crossed_out(rng: random.Random, report: Report) -> bool:
    """Digits with strokes through or over them."""
    for place in some(rng, report, 4):
        text = plain_count(place)
        if text:
            change(
                report,
                place,
                (("".join(c + rng.choice("\u0336\u0335\u0338") for c in text), ""),),
                ABSENT,
            )
    return True


def spreadsheet_errors(rng: random.Random, report: Report) -> bool:
    """What a spreadsheet shows where it cannot show the number."""
    for place in some(rng, report):
        if plain_count(place):
            sign = rng.choice(
                (
                    "####",
                    "#REF!",
                    "#DIV/0!",
                    "NULL",
                    "NaN",
                    "None",
                    "1.04E+03",
                    "2E+1",
                    "#N/A",
                    "=SUM(B2:B9)",
                    "TRUE",
                    "44927.00001",
                )
            )
            write(report, place, sign)
    return True


def confusable(rng: random.Random, report: Report) -> bool:
    """A digit that a recogniser took for a letter."""
    table = {"0": "OoQD", "1": "lIi", "2": "Zz", "4": "A", "5": "Ss", "6": "bG", "8": "B"}
    for place in some(rng, report, 4):
        text = plain_count(place)
        digits = [at for at, c in enumerate(text) if c in table]
        if digits:
            at = rng.choice(digits)
            _as(report, place, text[:at] + rng.choice(table[text[at]]) + text[at + 1 :])
    return True


def words_for_numbers(rng: random.Random, report: Report) -> bool:
    """A word that stands where a number should: it is no number, and at most a blank."""
    some_words = (
        "同上",
        "〃",
        "见附件",
        "见注",
        "详见附表",
        "保密",
        "待定",
        "暂无",
        "不涉及",
        "不适用",
        "x",
        "×",
        "√",
        "***",
        "……",
        "同左",
        "略",
        "未统计",
        "空",
        "--",
        "／",
        "□",
        "零",
        "N/A",
    )
    for place in some(rng, report, 2):
        word = rng.choice(some_words)
        key = place[0][place[1]].key
        assert key is not None
        values: set[Decimal | None] = {None} if word != "零" else {None, Decimal(0)}
        for other in [k for k in report.verdicts if k[:2] == key[:2] and k != key]:
            report.verdicts[other] = replace(report.verdicts[other], wanted=False)
        change(report, place, ((word, ""),), Verdict(frozenset(values), wanted=False))
    return True


def negative(rng: random.Random, report: Report) -> bool:
    """A count below 0, which there is not, in signs of all kinds."""
    for place in some(rng, report):
        text = plain_count(place)
        key = place[0][place[1]].key
        if text and text != "0" and key is not None and key[2] != "change":
            sign = rng.choice(("-", "－", "−", "–", "—", "﹣", "减", "负", "- ", "减少", "(-)"))
            write(
                report, place, sign + text, *([int(text)] if sign == "- " else [])
            )  # blanks may part two cells
    return True


def bracketed(rng: random.Random, report: Report) -> bool:
    """A number in brackets: a remark, or an accountant's minus."""
    for place in some(rng, report):
        text = plain_count(place)
        if text and text != "0":
            left, right = rng.choice(("()", "（）", "[]", "【】", "<>", "《》", "“”", "{}"))
            _as(report, place, left + text + right)
    return True


def changes(rng: random.Random, report: Report) -> bool:
    """A change in words or in signs: 减14, 增10, ↓14, 下降14."""
    found = [
        place for place in boxes(report) if (key := place[0][place[1]].key) and key[2] == "change"
    ]
    for place in found:
        key = place[0][place[1]].key
        assert key is not None
        number = abs(report.facts[key])
        sign, value, wanted = rng.choice(
            (
                ("减", -number, True),
                ("增", number, True),
                ("+", number, True),
                ("-", -number, True),
                ("－", -number, True),
                ("−", -number, True),
                ("减少", -number, False),
                ("增加", number, False),
                ("↓", -number, False),
                ("↑", number, False),
                ("下降", -number, False),
                ("增/减", None, False),
                ("±", None, False),
                ("+-", None, False),
                ("--", None, False),
            )
        )
        text = f"{sign}{number}"
        if value is None and number:
            write(report, place, text)
        elif value is not None:
            write(report, place, text, value, wanted=wanted and number != 0)
        else:
            write(report, place, text, 0)
    return bool(found)


def money_signs(rng: random.Random, report: Report) -> bool:
    """An amount with the sign of a currency, with zeros behind, with its thousands apart."""
    found = [place for place in boxes(report) if place[0][place[1]].key in MONEY]
    for place in found:
        key = place[0][place[1]].key
        assert key is not None
        tens = rng.choice((Decimal("12.5"), Decimal("1234.56"), Decimal("26.55"), Decimal(8)))
        text, value = rng.choice(
            (
                (f"￥{tens}", tens * 10000),
                (f"¥{tens}", tens * 10000),
                (f"{tens}00", None if tens == 8 else tens * 10000),
                (f"{tens:,}", tens * 10000),
                (f"${tens}", None),
                (f"{tens}%", None),
                (f"{tens}（元）", tens),
                (f"{tens}(万美元)", None),
                (f"€{tens}", None),
                (f"US${tens}", None),
                (f"HK${tens}", None),
                (f"{tens}万元", tens * 10000),
                (f"约{tens}", None),
                (f"{tens}余", None),
            )
        )
        if value is None and text.endswith("800"):
            write(report, place, text, 8000000)
        elif value is None:
            write(report, place, text)
        else:
            write(report, place, text, value)
    return bool(found)


def misprinted(rng: random.Random, report: Report) -> bool:
    """Numbers of table three that do not add up: what is printed is what may be said, never what
    would add up.
    """
    for place in some(rng, report, rng.randint(1, 3), table="requests"):
        text = plain_count(place)
        if text:
            other = int(text) + rng.choice((1, 2, 9, 10))
            write(report, place, str(other), other)
    return True


ALL = (
    lettered,
    decimals,
    other_scripts,
    mixed_scripts,
    two_numbers,
    seamed,
    turned_round,
    crossed_out,
    spreadsheet_errors,
    confusable,
    words_for_numbers,
    negative,
    bracketed,
    changes,
    money_signs,
    misprinted,
)
