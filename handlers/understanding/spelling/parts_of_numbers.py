"""A part of so many as the number that it is: 那24件有一半是企业提的 states 24件 and 12件.

So both numbers are judged.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from handlers.understanding.wordlists.numerals import numeral

_PARTS: Final = {
    "一半": Fraction(1, 2),
    "半数": Fraction(1, 2),
    "三分之一": Fraction(1, 3),
    "三分之二": Fraction(2, 3),
    "四分之一": Fraction(1, 4),
    "四分之三": Fraction(3, 4),
    "五分之一": Fraction(1, 5),
    "half": Fraction(1, 2),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "three quarters": Fraction(3, 4),
    "a fifth": Fraction(1, 5),
}
_TENTHS: Final = "成"
_PER_CENT: Final = re.compile(r"[\d.]+ ?(?:%|per ?cent)")


def _so_many(found: re.Match[str]) -> str | None:
    """How many the part is of the number; None where a part in words is no whole number of it."""
    said, whole = found["part"].lower(), int(found["of"])
    many = whole * _part(said)
    if many.denominator == 1:
        return str(many.numerator)
    if _PER_CENT.fullmatch(said) is None:
        return None
    nearest = round(many)
    if _as_printed(Fraction(nearest, whole), said) == _as_printed(_part(said), said):
        return str(nearest)
    return f"{float(many):.2f}"


def _as_printed(part: Fraction, said: str) -> str:
    """A part in per cent with as many digits as were said."""
    digits = len(_number(said).partition(".")[2])
    return f"{float(part * 100):.{digits}f}"


def _number(said: str) -> str:
    return said.rstrip("% ").removesuffix("per cent").removesuffix("percent").strip()


def _part(said: str) -> Fraction:
    if said in _PARTS:
        return _PARTS[said]
    if said.endswith(_TENTHS):
        return Fraction(numeral(said.removesuffix(_TENTHS)) or 0) / 10
    return Fraction(_number(said)) / 100


def so_many_of_them(found: re.Match[str]) -> str:
    """Half of Renhuai's 24 requests in 2022 came from companies: it received 24, and 12 of them."""
    many = _so_many(found)
    if many is None:
        return found.group()
    year = (found["year"] or found["year2"] or "").strip()
    when = found["when"] or (f" in {year}" if year else "")
    return (
        f"{found['who']} received {found['of']} requests{when} and {many} of them {found['what']}"
    )


def so_many_it_did(found: re.Match[str]) -> str:
    """Renhuai granted half of its 24 requests: it received 24 and granted 12."""
    many = _so_many(found)
    if many is None:
        return found.group()
    when = found["when"] or found["year"] or ""
    return f"{found['who']} received {found['of']} requests{when} and {found['did']} {many}"


def so_many_among_them(found: re.Match[str]) -> str:
    """那24件有一半是企业提的: 24件申请里有12件是企业提的."""
    many = _so_many(found)
    if many is None:
        return found.group()
    year = f"{found['year']}年" if found["year"] else ""
    return f"{year}{found['of']}件申请里有{many}件{found['what']}"
