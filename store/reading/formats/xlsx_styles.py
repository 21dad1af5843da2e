"""How the cells of a workbook are shown: their fonts, and the formats of their numbers."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

_M: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFF: Final = frozenset({"0", "false"})
_WHITE: Final = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_PLAIN: Final = frozenset({*range(5), *range(37, 41), 49})
"""The built-in formats that show a number as it is: General, 0, 0.00, #,##0 and so on, @."""
_PERCENT: Final = frozenset({9, 10})
_DIGITS: Final = re.compile(r"(?:#,##)?[#0?]+(?:\.[#0?]+)?|General|@|#,##0(?:\.0+)?", re.IGNORECASE)
_IDLE: Final = re.compile(r"\[[^\]]*\]|_.|\*.|\\\s|\s|[()\-+]")
"""Colours, conditions and spaces of a format, and how it marks what is below zero."""
_QUOTED: Final = re.compile(r'"([^"]*)"|\\(.)')
_PRECISION: Final = 15
"""Digits of a number that a workbook keeps; what goes beyond is what binary fractions add."""


class Styles:
    """The styles of a workbook by the number that its cells give."""

    def __init__(self, root: etree._Element | None) -> None:
        self._formats: list[int] = []
        self._codes: dict[int, str] = {}
        self._seen: list[bool] = []
        if root is None:
            return
        fonts = [is_seen(font) for font in root.iterfind(f"{_M}fonts/{_M}font")]
        fills = [_is_coloured(fill) for fill in root.iterfind(f"{_M}fills/{_M}fill")]
        struck = [_is_on(font.find(f"{_M}strike")) for font in root.iterfind(f"{_M}fonts/{_M}font")]
        self._codes = {
            _int(node.get("numFmtId")): node.get("formatCode", "") for node in root.iterfind(f"{_M}numFmts/{_M}numFmt")
        }
        for node in root.iterfind(f"{_M}cellXfs/{_M}xf"):
            self._formats.append(_int(node.get("numFmtId")))
            font, fill = _int(node.get("fontId")), _int(node.get("fillId"))
            seen = font >= len(fonts) or fonts[font]
            ground = fill < len(fills) and fills[fill]
            self._seen.append(seen or (ground and not struck[font]))

    def shows(self, style: str) -> bool:
        """Whether a cell of a style shows what it holds."""
        number = _int(style)
        if number < len(self._seen) and not self._seen[number]:
            return False
        return number >= len(self._formats) or self._codes.get(self._formats[number], "").strip() not in (";;;", ";;")

    def shown(self, text: str, style: str) -> str:
        """A number as a cell of a style shows it; with the format's code behind it where that shows another number."""
        value = _exact(text)
        number = _int(style)
        kind = self._formats[number] if number < len(self._formats) else 0
        if value is None:
            return text
        if kind in _PERCENT:
            return f"{value * 100:f}%"
        if kind in self._codes:
            return _by_code(value, self._codes[kind])
        return f"{value:f}" if kind in _PLAIN else f"{value:f} [{kind}]"


def _by_code(value: Decimal, code: str) -> str:
    """A number in a format of the workbook's own: `0"万元"` adds words, `0,` hides three digits."""
    first = code.split(";")[0]
    words = "".join(a or b for a, b in _QUOTED.findall(first))
    bare = _IDLE.sub("", _QUOTED.sub("", first))
    if bare.endswith("%") and _DIGITS.fullmatch(bare[:-1]):
        return f"{value * 100:f}%{words}"
    return f"{value:f}{words}" if _DIGITS.fullmatch(bare) else f"{value:f} [{code}]"


def _exact(text: str) -> Decimal | None:
    try:
        value = Decimal(text if len(text) < 40 else "")
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value.adjusted()) > 30:
        return None
    rounded = Decimal(f"{value:.{_PRECISION - 1}E}")
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral() else rounded.normalize()


def is_seen(font: etree._Element) -> bool:
    """Whether a font's text is seen: neither struck out nor white."""
    if _is_on(font.find(f"{_M}strike")):
        return False
    colour = font.find(f"{_M}color")
    return colour is None or not (
        colour.get("rgb", "").upper() in _WHITE or (colour.get("theme") == "0" and not colour.get("tint"))
    )


def is_raised(font: etree._Element) -> bool:
    """Whether a font's text is raised or lowered: the number of a footnote."""
    mark = font.find(f"{_M}vertAlign")
    return mark is not None and mark.get("val", "") in ("superscript", "subscript")


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get("val", "1") not in _OFF


def _is_coloured(fill: etree._Element) -> bool:
    pattern = fill.find(f"{_M}patternFill")
    if pattern is None:
        return fill.find(f"{_M}gradientFill") is not None
    colour = pattern.find(f"{_M}fgColor")
    return pattern.get("patternType", "none") not in ("none", "gray125") and (
        colour is None or colour.get("rgb", "").upper() not in _WHITE
    )


def _int(said: str | None) -> int:
    return int(said) if said and said.isascii() and said.isdecimal() and len(said) < 9 else 0
