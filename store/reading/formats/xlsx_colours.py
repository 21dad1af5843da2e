"""The colours of a workbook: as three shares of 255, whichever way a font or a ground gives
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml import etree

from store.reading.formats.colours import Colour
from store.reading.formats.xlsx_markup import MAIN

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
BLACK: Final[Colour] = (0, 0, 0)
WHITE: Final[Colour] = (255, 255, 255)
_EIGHT: Final = ("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF")
_FURTHER: Final = (
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 "
    "FF8080 0066CC CCCCFF "
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF "
    "FF99CC CC99FF FFCC99 "
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 "
    "993366 333399 333333"
)
_INDEXED: Final = (*_EIGHT, *_EIGHT, *_FURTHER.split(), "000000", "FFFFFF")
"""The colours that have a number, the last two those of the system's text and of its window."""
_THEME: Final = (
    "lt1",
    "dk1",
    "lt2",
    "dk2",
    *(f"accent{number}" for number in range(1, 7)),
    "hlink",
    "folHlink",
)
"""What the numbers of a theme's colours stand for."""
_OF_FORMATS: Final = {"white": WHITE, "白色": WHITE}
_NUMBERED: Final = ("color", "颜色")
_BEFORE_NUMBERED: Final = 7
"""[Color1] of a number's format is the eighth of the indexed colours."""


class Palette:
    """The colours that a workbook names by numbers."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        own = (
            []
            if styles is None
            else [node.get("rgb", "") for node in styles.iterfind(f".//{MAIN}rgbColor")]
        )
        self._indexed = [_of_hex(said) for said in (own + list(_INDEXED[len(own) :]))]
        self._theme = [_of_theme(theme, name) for name in _THEME]

    def colour(self, node: etree._Element | None) -> Colour | None:
        """The colour that a node of a font or a ground gives; black where it gives none, None where
        it is not known.
        """
        if node is None:
            return BLACK
        if node.get("rgb"):
            return _tinted(_of_hex(node.get("rgb", "")), node)
        if node.get("theme"):
            return _tinted(_at(self._theme, node.get("theme", "")), node)
        return _tinted(_at(self._indexed, node.get("indexed", "64")), node)

    def of_format(self, said: str) -> Colour | None:
        """The colour that a number's format gives in its brackets: [White], [Color2]."""
        word = said.strip().lower()
        for name in _NUMBERED:
            number = word.removeprefix(name).strip()
            if word.startswith(name) and number.isdecimal():
                return _at(self._indexed, str(int(number[:3]) + _BEFORE_NUMBERED))
        return _OF_FORMATS.get(word)


def _of_hex(said: str) -> Colour | None:
    """The colour of FFFFFF, or of FFFFFFFF with its transparency first."""
    digits = said[-6:]
    if len(digits) < 6 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _of_theme(theme: etree._Element | None, name: str) -> Colour | None:
    found = None if theme is None else theme.find(f".//{_A}clrScheme/{_A}{name}")
    for node in () if found is None else found:
        return _of_hex(node.get("lastClr") or node.get("val") or "")
    return {"lt1": WHITE, "dk1": BLACK}.get(name)


def _at(colours: Sequence[Colour | None], number: str) -> Colour | None:
    is_there = number.isdecimal() and len(number) < 9 and int(number) < len(colours)
    if is_there:
        return colours[int(number)]
    return None


def _tinted(colour: Colour | None, node: etree._Element) -> Colour | None:
    """A colour made darker (below 0) or lighter by a share."""
    try:
        share = max(-1.0, min(1.0, float(node.get("tint") or 0)))
    except ValueError:
        return None
    if colour is None or not share:
        return colour
    red, green, blue = (
        round(one * (1 + share) if share < 0 else one + (255 - one) * share) for one in colour
    )
    return red, green, blue
