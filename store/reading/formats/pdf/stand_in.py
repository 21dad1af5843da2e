"""Makes the font that PDFs are measured with: `python -m store.reading.formats.pdf.stand_in`.

A PDF need not bring its fonts. The library then looks for one of the machine, and where that has no
glyph for a character, what was drawn with it has no extent and is left out without a word: on a
server without a Chinese font, 十二期 became 二期, and a table in wide digits blank. Nothing is
drawn here, only placed, so one box does as the glyph of everything that Unicode can name, blanks
too: a font of some hundred bytes that lacks nothing, the same everywhere.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

from store.reading.formats.pdf.process import FONT

_EM: Final = 1000
_ADVANCE: Final = 500
"""A PDF says how wide its characters are; this holds for the Latin letters of one that does not."""
_ASCENT, _DESCENT = 880, -120
_BOX: Final = (50, -100, 450, 850)
"""As high as Chinese characters are drawn; where a PDF does not say how high its lines are, this
does.
"""
_MANY_TO_ONE: Final = 13
"""The format of a character map that gives whole ranges one glyph."""
_EVERY_BIT: Final = 0xFFFFFFFF
_EVERY_CODE_PAGE: Final = 0x7FFFFFFF
"""All but the last bit, which says that a font has signs of its own and no letters."""


def make(target: Path) -> None:
    """Write the font; the same bytes each time."""
    builder = FontBuilder(_EM, isTTF=True)
    glyphs = [".notdef", "box"]
    builder.setupGlyphOrder(glyphs)
    builder.setupGlyf({glyph: _box() for glyph in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (_ADVANCE, _BOX[0])))
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": "Stand In", "styleName": "Regular", "psName": "StandIn"})
    builder.setupOS2(
        sTypoAscender=_ASCENT,
        sTypoDescender=_DESCENT,
        usWinAscent=_ASCENT,
        usWinDescent=-_DESCENT,
        ulCodePageRange1=_EVERY_CODE_PAGE,
        ulUnicodeRange1=_EVERY_BIT,
        ulUnicodeRange2=_EVERY_BIT,
        ulUnicodeRange3=_EVERY_BIT,
    )
    builder.setupPost()
    font = builder.font
    font["cmap"] = _characters()
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(target)


def _box() -> object:
    pen = TTGlyphPen(None)
    left, bottom, right, top = _BOX
    pen.moveTo((left, bottom))
    for corner in ((left, top), (right, top), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def _characters() -> object:
    """The map in which every character has the box."""
    every = CmapSubtable.newSubtable(_MANY_TO_ONE)
    every.platformID, every.platEncID, every.language = 3, 10, 0
    every.reserved, every.length, every.nGroups = 0, 0, 1
    every.cmap = dict.fromkeys(range(0x20, 0x110000), "box")
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, [every]
    return table


if __name__ == "__main__":
    make(FONT)
