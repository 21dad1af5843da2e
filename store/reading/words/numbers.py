"""The numbers that reports print in their cells, as exact decimals.

>>> parse("29.45 万").value
Decimal('294500.00')
>>> parse("减4").value
Decimal('-4')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from store.reading.words.folding import UNSEEN
from store.reading.words.number_patterns import NUMBERS
from store.reference import BrokenReferenceError, numbered_rows_of

_LONGEST: Final = 160
"""Characters of the longest cell that may be a number with its remark."""
MAX_DECIMALS: Final = 4
MAX_VALUE: Final = Decimal(10) ** 14
SCALES: Final = {
    "": Decimal(1),
    "万": Decimal(10) ** 4,
    "亿": Decimal(10) ** 8,
    "千": Decimal(1000),
}
_SIGNS: Final = {"": 1, "+": 1, "-": -1, "增": 1, "增加": 1, "新增": 1, "减": -1, "减少": -1}
_NO_CHANGE: Final = "0/0"
"""None more and none fewer, in a cell of 本年增/减."""
_APART = re.compile(r"[0-9０-９]\s+[0-9０-９.]")
"""Digits with a blank between them are two numbers, or it is not known that they are one."""
_TURNED: Final = "\u202e"
"""A sign that turns the direction of writing round: 24 behind it is shown as 42."""
_PLAIN = (
    {ord("０") + digit: str(digit) for digit in range(10)}
    | str.maketrans("－−–—，．＋（）［］／＊％", "----,.+()[]/*%")
    | dict.fromkeys(map(ord, UNSEEN))
)
"""Signs that differ only in their width, and those that have none. Whatever else has a digit's
meaning is no digit.
"""
LINE_BREAK: Final = "⏎"
"""Stands between two numbers on two lines of one cell: they are not one, and it is not known which
of them counts.
"""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a cell prints it."""

    value: Decimal
    """With 万 and 亿 worked in."""
    unit: str
    """The unit printed in the cell: 元, 件 …; empty when there is none."""
    scaled: bool
    """Whether the cell prints 万, 亿 or 千."""


def is_blank(cell: str) -> bool:
    """Whether a cell says that there is nothing: empty, `/`, `-`, 无."""
    if len(cell) > _LONGEST:
        return not cell.strip()
    return _is_blank(cell)


@lru_cache(maxsize=2048)
def _is_blank(cell: str) -> bool:
    text = _plain(cell)
    return not text or NUMBERS["blank"].fullmatch(text) is not None


def _plain(cell: str) -> str:
    """A cell without blanks and signs without width, its digits and punctuation narrow."""
    text = "".join(cell.split())
    if text.isascii():
        return text
    return text.translate(_PLAIN)


def unmarked(cell: str) -> str:
    """A cell without the marks that refer to notes: 24①, ※24, 24[1].

    >>> unmarked("24②"), unmarked("24（注1）")
    ('24', '24')
    """
    return NUMBERS["marked-before"].sub("", NUMBERS["marked-behind"].sub("", _plain(cell)))


@cache
def _notes() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How a remark that leaves its number as it is may open, and what it may not hold."""
    found: dict[str, list[str]] = {"opens": [], "doubts": []}
    for line, entry in numbered_rows_of("cell-notes.tsv"):
        if entry["kind"] not in found or not entry["words"]:
            raise BrokenReferenceError(
                f"cell-notes.tsv, line {line}: expected opens or doubts, and words: {entry}"
            )
        found[entry["kind"]].append(entry["words"])
    return tuple(found["opens"]), tuple(found["doubts"])


def _is_harmless(note: str) -> bool:
    """Whether a remark leaves its number as it is: 其中修订16件, but not 应为4."""
    opens, doubts = _notes()
    return note.startswith(opens) and not any(words in note for words in doubts)


class CellKind(Enum):
    """What a cell holds."""

    BLANK = "blank"
    NUMBER = "number"
    TEXT = "text"


def kind_of(cell: str) -> CellKind:
    """What a cell holds, as `is_blank` and `parse` say."""
    if len(cell) > _LONGEST:
        if cell.strip():
            return CellKind.TEXT
        return CellKind.BLANK
    return _kind_of(cell)


@lru_cache(maxsize=4096)
def _kind_of(cell: str) -> CellKind:
    if is_blank(cell):
        return CellKind.BLANK
    if parse(cell) is None:
        return CellKind.TEXT
    return CellKind.NUMBER


def parse(cell: str) -> Number | None:
    """The number that fills the whole cell, or None. A remark in brackets may follow it:
    `22（其中修订16件）`.
    """
    if len(cell) > _LONGEST:
        return None
    return _parse(cell)


def _amount(digits: str | None, written: str) -> Decimal | None:
    """A number in digits, or in Chinese; None where it is none."""
    if not digits:
        counted = chinese(written)
        if counted is None:
            return None
        return Decimal(counted)
    if digits[:1] == "0" and digits[1:2].isdecimal():
        return None  # 000 is the cells of three columns run together, or no count at all
    return Decimal(digits.replace(",", ""))


@lru_cache(maxsize=2048)
def _parse(cell: str) -> Number | None:
    if _APART.search(cell) or _TURNED in cell:
        return None
    text = unmarked(cell)
    if text == _NO_CHANGE:
        return Number(Decimal(0), "", False)
    found = NUMBERS["number-in-cell"].fullmatch(text)
    if not found or (found["note"] and not _is_harmless(found["note"])):
        return None
    amount = _amount(found["digits"], found["chinese"])
    if amount is None:
        return None
    value = amount * _SIGNS[found["sign"] or ""] * SCALES[found["scale"] or ""]
    return Number(value, found["unit"] or "", bool(found["scale"]))


def fills_cell(text: str) -> bool:
    """Whether a text is all that a cell of numbers holds: one, two on two lines, or a blank."""
    return (
        parse(text) is not None
        or is_blank(text)
        or (LINE_BREAK in text and all(map(parse, text.split(LINE_BREAK))))
    )


@lru_cache(maxsize=2048)
def is_exact(value: Decimal) -> bool:
    """Whether a value can be kept: at most four decimals and below 10^14."""
    exponent = value.normalize().as_tuple().exponent
    return abs(value) < MAX_VALUE and isinstance(exponent, int) and exponent >= -MAX_DECIMALS


_NUMERALS: Final = {sign: number for number, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}


def chinese(text: str) -> int | None:
    """A whole number below ten thousand in Chinese numerals, or None.

    >>> chinese("二十四"), chinese("一百零二"), chinese("二〇二〇")
    (24, 102, 2020)
    """
    if not text or len(text) > 9:
        return None
    if _POWERS.keys().isdisjoint(text):
        return _by_digits(text)
    return _by_powers(text)


def _by_digits(text: str) -> int | None:
    """二〇二〇, or None."""
    digits = [_NUMERALS.get(sign) for sign in text]
    if None in digits:
        return None
    return int("".join(map(str, digits)))


def _by_powers(text: str) -> int | None:
    """一百零二, or None where powers do not go down or digits follow each other."""
    total, digit, last = 0, None, 10_000
    for sign in text:
        if sign in _POWERS:
            power = _POWERS[sign]
            if power >= last or (digit is None and not (power == 10 and total == 0)):
                return None
            total, digit, last = total + (1 if digit is None else digit) * power, None, power
        elif sign in "零〇":
            digit = None
        elif sign in _NUMERALS and digit is None:
            digit = _NUMERALS[sign]
        else:
            return None
    return total + (digit or 0)
