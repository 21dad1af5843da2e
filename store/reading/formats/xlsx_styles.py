"""How the cells of a workbook are shown: their fonts, their grounds and the formats of their
numbers.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from lxml import etree

from store.reading.formats.colours import Colour, stands_out
from store.reading.formats.xlsx_colours import BLACK, WHITE, Palette
from store.reading.formats.xlsx_markup import MAIN
from store.reading.formats.xlsx_numbers import ShownNumber, number_shown, text_shown

_OFF: Final = frozenset({"0", "false"})
_SMALLEST: Final = 3.0
"""Points: nobody reads what is smaller."""
_NEAR: Final = 5
"""Shares of 255 by which a letter may differ from its ground without being seen."""
_PALE: Final = frozenset({"none", "gray125", "gray0625"})
"""Patterns of a ground that leave it all but white."""


class Look(NamedTuple):
    """How a cell is shown, or a piece of its text."""

    colour: Colour | None = BLACK
    ground: Colour | None = WHITE
    crossed_out: bool = False
    """Struck out, or too small to be read."""
    kind: int = 0
    """The number of the format; the codes of those that are not built in are beside it."""
    code: str | None = None

    @property
    def is_seen(self) -> bool:
        """Whether what it holds can be seen."""
        return not self.crossed_out and stands_out(self.colour, self.ground, _NEAR)


class Styles:
    """The styles of a workbook by the number that its cells give."""

    def __init__(self, root: etree._Element | None, theme: etree._Element | None = None) -> None:
        self.palette = Palette(root, theme)
        self._looks: list[Look] = []
        self.conditional: list[etree._Element] = []
        """What rules of a sheet change in the looks of cells, by the number that they give."""
        if root is None:
            return
        codes = {
            _int(node.get("numFmtId")): node.get("formatCode", "")
            for node in root.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
        }
        fonts = list(root.iterfind(f"{MAIN}fonts/{MAIN}font"))
        fills = list(root.iterfind(f"{MAIN}fills/{MAIN}fill"))
        for node in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
            font, fill, kind = (_int(node.get(name)) for name in ("fontId", "fillId", "numFmtId"))
            look = Look(kind=kind, code=codes.get(kind))
            if fill < len(fills):
                look = look._replace(ground=self._ground(fills[fill]))
            self._looks.append(self.in_font(look, fonts[font]) if font < len(fonts) else look)
        self.conditional = list(root.iterfind(f"{MAIN}dxfs/{MAIN}dxf"))

    def look(self, style: str) -> Look:
        """How a cell of a style is shown."""
        number = _int(style)
        if number < len(self._looks):
            return self._looks[number]
        return Look()

    def in_font(self, look: Look, font: etree._Element) -> Look:
        """A look in another font."""
        size = font.find(f"{MAIN}sz")
        crossed_out = _is_on(font.find(f"{MAIN}strike")) or (
            size is not None and _is_tiny(size.get("val", ""))
        )
        return look._replace(
            colour=self.palette.colour(font.find(f"{MAIN}color")), crossed_out=crossed_out
        )

    def changed(self, look: Look, change: etree._Element) -> Look:
        """A look with what a rule of the sheet changes in it, be it the colour, the ground or the
        format.
        """
        font, fill, number = (change.find(f"{MAIN}{name}") for name in ("font", "fill", "numFmt"))
        if font is not None:
            colour = font.find(f"{MAIN}color")
            look = look._replace(
                colour=look.colour if colour is None else self.palette.colour(colour),
                crossed_out=look.crossed_out or _is_on(font.find(f"{MAIN}strike")),
            )
        ground = None if fill is None else fill.find(f"{MAIN}patternFill/{MAIN}bgColor")
        if ground is not None:
            look = look._replace(ground=self.palette.colour(ground))
        if number is None:
            return look
        return look._replace(kind=-1, code=number.get("formatCode", ""))

    def number(self, text: str, look: Look) -> str:
        """A number as it is shown; nothing where it is not."""
        return self._seen(number_shown(text, look.kind, look.code), look)

    def text(self, text: str, look: Look) -> str:
        """A text as it is shown; nothing where it is not."""
        return self._seen(text_shown(text, look.code), look)

    def _seen(self, shown: ShownNumber, look: Look) -> str:
        for said in shown.brackets:
            colour = self.palette.of_format(said)
            look = look if colour is None else look._replace(colour=colour)
        if look.is_seen:
            return shown.text
        return ""

    def _ground(self, fill: etree._Element) -> Colour | None:
        """The colour of a cell's ground; None where it has a pattern or several colours."""
        pattern = fill.find(f"{MAIN}patternFill")
        if pattern is None:
            return None
        kind = pattern.get("patternType", "none")
        if kind in _PALE:
            return WHITE
        colour = pattern.find(f"{MAIN}fgColor")
        if kind == "solid" and colour is not None:
            return self.palette.colour(colour)
        return None


def is_raised(font: etree._Element) -> bool:
    """Whether a font's text is raised or lowered: the number of a footnote."""
    mark = font.find(f"{MAIN}vertAlign")
    return mark is not None and mark.get("val", "") in ("superscript", "subscript")


def _is_on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get("val", "1") not in _OFF


def _is_tiny(size: str) -> bool:
    try:
        return float(size) < _SMALLEST
    except ValueError:
        return False


def _int(said: str | None) -> int:
    if said and said.isascii() and said.isdecimal() and len(said) < 9:
        return int(said)
    return 0
