"""OFD files (GB/T 33190): pages of characters and lines with their places, in XML; put together
like those of a PDF.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, product
from typing import Final

from lxml import etree

from store.reading.formats.packages import Package, PartUnusableError
from store.reading.formats.pdf.drawn import Box, DrawnPage
from store.reading.formats.pdf.laying import laid_out
from store.reading.lines.blocks import Document, Refused
from store.reading.lines.limits import MAX_DEPTH, MAX_PAGE_CHARACTERS, MAX_PAGE_RULES, MAX_PAGES

_O: Final = "{http://www.ofdspec.org/2016}"
_POINT: Final = 72 / 25.4
"""Points in a millimetre, the measure of the format."""
_PLACE: Final = (0.0, 0.0, 210.0, 297.0)
_NUMBER: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_WAY: Final = re.compile(r"([SMLQBAC])|(-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)")
_ARGUMENTS: Final = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_THIN: Final = 1.0
"""Millimetres: a filled rectangle no wider than this is a line."""
_SHORTEST: Final = 1.0
_WIDE: Final = 0x2000
"""Characters from here on are as wide as they are high, where a file does not say how wide they
are.
"""
_WHITE: Final = 250
_MOST_OBJECTS: Final = 60_000
_PAGES_IN_FULL: Final = 12
"""Pages with as much on them as one may have, after which no more are read; real ones have a tenth
of that.
"""

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class _Drawn:
    """What a page draws, in points from its upper left corner."""

    text: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: int = 0

    @property
    def is_full(self) -> bool:
        """Whether no more is read of a page."""
        return len(self.boxes) >= MAX_PAGE_CHARACTERS or len(self.rules) >= MAX_PAGE_RULES


def read(content: bytes) -> Document | Refused:
    """The document of an OFD file."""
    try:
        with Package(content) as package:
            found = list(_pages(package))
    except PartUnusableError as error:
        return Refused(error.code, {"part": error.part})
    return laid_out([page for page, _ in found], found[0][1] if found else 0)


def _pages(package: Package) -> Iterator[tuple[DrawnPage, int]]:
    """Each page, with the number of pages that there are."""
    root = package.xml("OFD.xml")
    if root.find(f"{_O}Encryptions") is not None or "Encryptions.xml" in package:
        raise PartUnusableError("locked", "OFD.xml")
    for place in root.iterfind(f"{_O}DocBody/{_O}DocRoot"):
        part = _joined("", place.text)
        document = package.xml(part)
        size = _box(document, f"{_O}CommonData/{_O}PageArea/{_O}PhysicalBox") or _PLACE
        templates = {
            node.get("ID", ""): _joined(part, node.get("BaseLoc"))
            for node in document.iterfind(f"{_O}CommonData/{_O}TemplatePage")
        }
        pages = document.findall(f"{_O}Pages/{_O}Page")
        full = 0
        for node in pages[:MAX_PAGES]:
            page = _page(package, _joined(part, node.get("BaseLoc")), templates, size)
            yield page, len(pages)
            full += page.cut
            if full >= _PAGES_IN_FULL:
                break


def _page(
    package: Package,
    part: str,
    templates: dict[str, str],
    size: tuple[float, ...],
) -> DrawnPage:
    root = package.xml(part)
    size = _box(root, f"{_O}Area/{_O}PhysicalBox") or size
    drawn = _Drawn()
    for used in islice(root.iterfind(f"{_O}Template"), 20):
        template = templates.get(used.get("TemplateID", ""), "")
        if template in package:
            _draw(package.xml(template), drawn)
    _draw(root, drawn)
    cut = len(drawn.boxes) >= MAX_PAGE_CHARACTERS or len(drawn.rules) >= MAX_PAGE_RULES
    boxes, rules = tuple(drawn.boxes[:MAX_PAGE_CHARACTERS]), tuple(drawn.rules[:MAX_PAGE_RULES])
    text = "".join(drawn.text[:MAX_PAGE_CHARACTERS])
    return DrawnPage((size[2] * _POINT, size[3] * _POINT), text, boxes, rules, drawn.pictures, cut)


def _draw(root: etree._Element, drawn: _Drawn) -> None:
    for layer in root.iterfind(f"{_O}Content/{_O}Layer"):
        _objects(layer, drawn, (1, 0, 0, 1, 0, 0), 0)


def _objects(parent: etree._Element, drawn: _Drawn, above: Matrix, depth: int) -> None:
    for thing in islice(parent, _MOST_OBJECTS):
        if _is_hidden(thing) or depth > MAX_DEPTH:
            continue
        if drawn.is_full:
            return
        matrix = _matrix(thing, above)
        if thing.tag == f"{_O}TextObject" and not _is_white(thing):
            _letters(thing, drawn, matrix)
        elif thing.tag == f"{_O}PathObject":
            _strokes(thing, drawn, matrix)
        elif thing.tag == f"{_O}ImageObject":
            drawn.pictures += 1
        elif thing.tag == f"{_O}PageBlock":
            _objects(thing, drawn, above, depth + 1)


def _is_hidden(thing: etree._Element) -> bool:
    return thing.get("Visible", "true") == "false" or thing.get("Alpha") == "0"


def _matrix(thing: etree._Element, above: Matrix) -> Matrix:
    """From the coordinates of an object to those of the page."""
    left, top, *_ = (*_numbers(thing.get("Boundary", "")), 0.0, 0.0)
    said = _numbers(thing.get("CTM", ""))
    a, b, c, d, e, f = said if len(said) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (a, b, c, d, e + left + above[4], f + top + above[5])


def _letters(thing: etree._Element, drawn: _Drawn, matrix: Matrix) -> None:
    size = next(iter(_numbers(thing.get("Size", ""))), 3.5)
    scale = next(iter(_numbers(thing.get("HScale", ""))), 1.0)
    x = y = 0.0
    for code in thing.iterfind(f"{_O}TextCode"):
        if drawn.is_full:
            return  # An object may hold thousands of texts, each as long as a page.
        x, y = (
            next(iter(_numbers(code.get(name, ""))), before)
            for name, before in (("X", x), ("Y", y))
        )
        steps, falls = (_deltas(code.get(name, "")) for name in ("DeltaX", "DeltaY"))
        at, down = x, y
        text = (code.text or "")[:MAX_PAGE_CHARACTERS]
        for number, sign in enumerate(text):
            wide = size * scale * (1.0 if ord(sign) >= _WIDE else 0.5)
            step = steps[number] if number < len(steps) else wide
            drawn.text.append(sign)
            drawn.boxes.append(
                _placed(
                    matrix, at, down - 0.85 * size, at + min(wide, step or wide), down + 0.15 * size
                )
            )
            at += step if number < len(text) - 1 else 0.0
            down += falls[number] if number < len(falls) else 0.0


def _deltas(said: str) -> list[float]:
    """The steps from character to character: `g 3 2.5` stands for three of 2.5."""
    words = said.split()[: 2 * MAX_PAGE_CHARACTERS]
    found: list[float] = []
    at = 0
    while at < len(words) and len(found) < MAX_PAGE_CHARACTERS:
        if words[at] == "g" and at + 2 < len(words):
            count = (
                int(words[at + 1]) if words[at + 1].isdecimal() and len(words[at + 1]) < 7 else 0
            )
            found += [_float(words[at + 2])] * min(count, MAX_PAGE_CHARACTERS)
            at += 3
        else:
            found.append(_float(words[at]))
            at += 1
    return found


def _strokes(thing: etree._Element, drawn: _Drawn, matrix: Matrix) -> None:
    """The straight upright and level strokes of a path, and thin filled rectangles."""
    data = thing.find(f"{_O}AbbreviatedData")
    stroked = thing.get("Stroke", "true") != "false"
    for shape in _shapes((data.text or "") if data is not None else ""):
        for (x, y), (to_x, to_y) in pairwise(shape) if stroked else [_diagonal(shape)]:
            width, height = abs(to_x - x), abs(to_y - y)
            if min(width, height) <= _THIN and max(width, height) >= _SHORTEST:
                drawn.rules.append(
                    _placed(matrix, min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
                )


def _shapes(data: str) -> list[list[Point]]:
    """The points of each shape of a path."""
    shapes: list[list[Point]] = []
    for command, numbers in _way(data):
        if command in "SM":
            shapes.append([(numbers[0], numbers[1])])
        elif command == "C" and shapes:
            shapes[-1].append(shapes[-1][0])
        elif shapes and command == "L":
            shapes[-1].append((numbers[0], numbers[1]))
        elif shapes and numbers:
            shapes.append([(numbers[-2], numbers[-1])])
    return shapes


def _diagonal(shape: Sequence[Point]) -> tuple[Point, Point]:
    """From the corner with the least coordinates of what a shape fills to that with the
    greatest.
    """
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    return (min(xs), min(ys)), (max(xs), max(ys))


def _way(data: str) -> Iterator[tuple[str, list[float]]]:
    command, numbers = "", list[float]()
    for found in islice(_WAY.finditer(data), 20_000):
        if found[1]:
            command, numbers = found[1], []
        else:
            numbers.append(_float(found[2]))
        if command and len(numbers) == _ARGUMENTS[command]:
            yield command, numbers
            numbers = []


def _placed(matrix: Matrix, left: float, top: float, right: float, bottom: float) -> Box:
    a, b, c, d, e, f = matrix
    corners = [
        (x * a + y * c + e, x * b + y * d + f) for x, y in product((left, right), (top, bottom))
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return (min(xs) * _POINT, min(ys) * _POINT, max(xs) * _POINT, max(ys) * _POINT)


def _is_white(thing: etree._Element) -> bool:
    colour = thing.find(f"{_O}FillColor")
    value = _numbers(colour.get("Value", "")) if colour is not None else []
    return len(value) == 3 and min(value) >= _WHITE


def _box(root: etree._Element, path: str) -> tuple[float, ...] | None:
    node = root.find(path)
    numbers = tuple(_numbers((node.text or "") if node is not None else ""))
    if len(numbers) == 4:
        return numbers
    return None


def _joined(part: str, place: str | None) -> str:
    """Where a part lies that another one names."""
    said = (place or "").strip()
    if said.startswith("/"):
        return said.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), said))


def _numbers(said: str) -> list[float]:
    return [_float(number) for number in _NUMBER.findall(said[:400])]


def _float(said: str) -> float:
    try:
        found = float(said)
    except ValueError:
        return 0.0
    if abs(found) < 1e6:
        return found
    return 0.0
