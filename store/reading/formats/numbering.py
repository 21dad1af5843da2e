"""The numbers that Word puts before paragraphs by itself: `一、`, `（三）`, `1.` are in no run of
text.

A chapter is known by its number, so a heading numbered automatically has to get it back. Only what
reports use is counted out: Arabic and Chinese numerals, levels of one list, each counting on until
a level above it moves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from store.reading.formats.packages import Package, PartUnusableError

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE: Final = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCountingThousand",
    }
)
_DIGITS: Final = "零一二三四五六七八九"
_PLACE: Final = re.compile(r"%(\d)")


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    form: str
    text: str
    """With `%1` where the number of the first level stands, and so on."""
    start: int


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, package: Package) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        try:
            if "word/numbering.xml" in package:
                self._read_lists(package.xml("word/numbering.xml"))
            if self._levels and "word/styles.xml" in package:
                self._read_styles(package.xml("word/styles.xml"))
        except PartUnusableError:
            self._levels = {}  # a document without its lists still has its text

    def label(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, counting it; empty when it has none."""
        if not self._levels:
            return ""
        place = self._place(paragraph)
        if place is None:
            return ""
        number, depth = place
        levels = self._levels.get(number, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda found: _shown(levels, counts, int(found[1]) - 1), level.text)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        own = _numbered(paragraph.find(f"{_W}pPr/{_W}numPr"))
        style = _value(paragraph.find(f"{_W}pPr/{_W}pStyle"))
        inherited = self._styles.get(style)
        if own is None:
            return inherited
        number, depth = own
        return (number or (inherited[0] if inherited else ""), depth)

    def _read_lists(self, root: etree._Element) -> None:
        kinds = {
            node.get(f"{_W}abstractNumId", ""): _levels(node)
            for node in root.iter(f"{_W}abstractNum")
        }
        for node in root.iter(f"{_W}num"):
            kind = _value(node.find(f"{_W}abstractNumId"))
            self._levels[node.get(f"{_W}numId", "")] = kinds.get(kind, {})

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.iter(f"{_W}style"):
            place = _numbered(style.find(f"{_W}pPr/{_W}numPr"))
            if place and place[0]:
                self._styles[style.get(f"{_W}styleId", "")] = place


def _levels(node: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in node.iter(f"{_W}lvl"):
        depth, start = level.get(f"{_W}ilvl", ""), _value(level.find(f"{_W}start"))
        if depth.isdecimal():
            form, text = _value(level.find(f"{_W}numFmt")), _value(level.find(f"{_W}lvlText"))
            found[int(depth)] = _Level(
                form, text[:40], int(start) if start.isdecimal() and len(start) < 5 else 1
            )
    return found


def _numbered(node: etree._Element | None) -> tuple[str, int] | None:
    """The list and level that a paragraph or style names; list 0 takes the number away."""
    if node is None:
        return None
    depth = _value(node.find(f"{_W}ilvl"))
    return _value(node.find(f"{_W}numId")), int(depth) if depth.isdecimal() and len(
        depth
    ) < 3 else 0


def _value(node: etree._Element | None) -> str:
    if node is None:
        return ""
    return node.get(f"{_W}val", "")


def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    count = counts.get(depth, level.start)
    if level.form in _CHINESE:
        return _chinese(count)
    return str(count)


def _chinese(number: int) -> str:
    """A number below a hundred as chapters count: 十, 十二, 二十."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    before = _DIGITS[tens] if tens > 1 else ""
    return (before + "十" if tens else "") + (_DIGITS[ones] if ones else "")
