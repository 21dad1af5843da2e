"""The formats of a workbook's numbers: what a cell shows of the number that it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from operator import eq, ge, gt, le, lt, ne
from typing import Final, NamedTuple

from store.reading.words.number_patterns import NUMBERS

_PLAIN: Final = frozenset({0, 49})
"""The built-in formats that show a number as it is: General and @."""
_BUILT_IN: Final = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)',
    43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
}
_OPTIONAL: Final = re.compile(r"[#?,]+")
"""Digits that a 0 does not show."""
_CONDITION: Final = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,9})?)")
_CURRENCY: Final = re.compile(r"\$([^-]*)")
_COMPARED: Final = {"<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne}
_BELOW_ZERO: Final = frozenset("-()")
"""The signs by which a format's section for numbers below zero says that they are."""
_TEXT_SECTION: Final = 3
_ZERO: Final = Decimal(0)
"""What -0.4 is rounded to: it has no sign."""
_PRECISION: Final = 15
"""Digits of a number that a workbook keeps; what goes beyond is what binary fractions add."""
_LARGEST: Final = 27
"""The power of ten of the largest numbers that are told digit by digit; 1E99 is no count of
anything.
"""

Section = Sequence[re.Match[str]]


class ShownNumber(NamedTuple):
    """A number or a text as a format shows it."""

    text: str
    brackets: tuple[str, ...] = ()
    """What the format says in brackets, among it its colour."""


def exact(text: str) -> Decimal | None:
    """The number of a cell, without what binary fractions add to it."""
    try:
        value = Decimal(text if len(text) < 40 else "")
    except InvalidOperation:
        return None
    if not value.is_finite():
        return None
    rounded = Decimal(f"{value:.{_PRECISION - 1}E}")
    if abs(rounded.adjusted()) > _LARGEST:
        return None
    return rounded.normalize()


def number_shown(text: str, kind: int, code: str | None) -> ShownNumber:
    """A number in a format, rounded to the places that it shows; zeros that end its decimals, and
    commas, are left out.

    The format stands behind it where what is shown is another number or is not known.

    >>> number_shown("24", 164, '0"件"').text, number_shown("24", 164, '"1"0').text
    ('24件', '24 [# "1"0]')
    >>> number_shown("24.6", 164, "0").text, number_shown("0.246", 164, "0%").text
    ('25', '25%')
    """
    value = exact(text)
    if value is None:
        return ShownNumber(text)
    code = _BUILT_IN.get(kind, "") if code is None else code
    if not code:
        return ShownNumber(f"{value:f}" if kind in _PLAIN else _untold(value, str(kind)))
    section = _section(value, _sections(code))
    said = None if section is None else _in_section(value, section)
    return ShownNumber(_untold(value, code) if said is None else said, _brackets(section or ()))


def text_shown(text: str, code: str | None) -> ShownNumber:
    """A text in a format: only its fourth section says anything of texts."""
    sections = _sections(code or "")
    if len(sections) <= _TEXT_SECTION:
        return ShownNumber(text)
    section = sections[_TEXT_SECTION]
    words = (text if token["digit"] == "@" else _word(token) for token in section)
    return ShownNumber("".join(words), _brackets(section))


def _untold(value: Decimal, code: str) -> str:
    """A number that is shown in a way that is not known; no cell that is read as one."""
    return f"{value:f} [# {code}]"


def _sections(code: str) -> list[list[re.Match[str]]]:
    """The parts of a format between its semicolons."""
    found: list[list[re.Match[str]]] = [[]]
    for token in NUMBERS["piece-of-format"].finditer(code):
        if token["plain"] == ";":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _section(value: Decimal, sections: Sequence[Section]) -> Section | None:
    """The part of a format that shows a number."""
    if any(_condition(section) for section in sections):
        return next((one for one in sections if _holds(value, _condition(one))), None)
    if value < 0:
        return sections[min(1, len(sections) - 1)]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _condition(section: Section) -> re.Match[str] | None:
    return next(
        (found for said in _brackets(section) if (found := _CONDITION.fullmatch(said))), None
    )


def _holds(value: Decimal, condition: re.Match[str] | None) -> bool:
    return condition is None or bool(_COMPARED[condition[1]](value, Decimal(condition[2])))


def _brackets(section: Section) -> tuple[str, ...]:
    return tuple(token["bracket"] for token in section if token["bracket"] is not None)


def _in_section(value: Decimal, section: Section) -> str | None:
    """A number with the words around its digits; None where its digits are parted, scaled, or no
    digits at all.
    """
    words = [_word(token) for token in section]
    if any(map(_is_unknown, section)):
        return None
    digits = [_is_digit(token) for token in section]
    first, count = digits.index(True) if any(digits) else 0, sum(digits)
    core = "".join(token[0] for token in section[first : first + count])
    form = NUMBERS["digits-of-format"].fullmatch(core)
    value = value if form is None else _rounded(value, form)
    if not core or (value == 0 and _OPTIONAL.fullmatch(core)):
        return "".join(words).strip()
    if not all(digits[first : first + count]) or form is None:
        return None
    around = _around(value, section, "".join(words[:first]), "".join(words[first + count :]))
    if around is None:
        return None
    return f"{value:f}{form['share'] or ''}".join(around)


def _rounded(value: Decimal, form: re.Match[str]) -> Decimal:
    """A number, as a percentage where it is shown as one, with no more places than its digits have
    in a format.
    """
    if form["whole"] is None:
        return value
    places = len(form["places"] or "")
    shifted = value.scaleb(places + 2 if form["share"] else places)
    rounded = shifted.to_integral_value(ROUND_HALF_UP).scaleb(-places).normalize()
    return rounded or _ZERO


def _is_digit(token: re.Match[str]) -> bool:
    """Whether a part of a format stands for digits of the number."""
    return bool(token["digit"] or token["general"])


def _around(value: Decimal, section: Section, before: str, behind: str) -> tuple[str, str] | None:
    """What stands on either side of the digits; None where a part for numbers below zero does not
    say that they are.
    """
    if value < 0 and _is_for_less(section):
        if not _BELOW_ZERO & set(before + behind):
            return None
        before, behind = _without_signs(before), _without_signs(behind)
    return before.strip(), behind.strip()


def _is_for_less(section: Section) -> bool:
    """Whether a part of a format has another before it, so that it shows numbers below zero without
    their sign.
    """
    return bool(section) and section[0].start() > 0


def _is_unknown(token: re.Match[str]) -> bool:
    """Whether a part of a format shows what is not known here: a sign to fill the cell (-----777),
    a date, digits.
    """
    letter = token["plain"] or ""
    is_filled = bool(token["fill"] and token["fill"].strip())
    return (
        is_filled
        or (letter.isascii() and letter.isalpha())
        or any(map(str.isnumeric, _word(token)))
    )


def _word(token: re.Match[str]) -> str:
    """What a part of a format writes as it stands."""
    if token["bracket"] is not None:
        money = _CURRENCY.match(token["bracket"])
        if money:
            return money[1]
        return ""
    return next(
        (token[name] for name in ("quoted", "escaped", "plain") if token[name] is not None), ""
    )


def _without_signs(words: str) -> str:
    """The words around a number without how a format marks what is below zero."""
    return "".join(sign for sign in words if sign not in _BELOW_ZERO)
