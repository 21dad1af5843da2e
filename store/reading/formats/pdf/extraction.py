"""What a PDF draws: the characters of each page with their boxes, and the lines that rule its
tables.

Runs as a program of its own (`process.py` starts it): the PDF on standard input, JSON on standard
output. The library is written in C++ and the files come from strangers, so what goes wrong with one
of them ends here. It imports nothing of the product, to start quickly.

It reads with the fonts that the PDF brings, those that the library brings and a stand-in for all
others, and with none of the machine: what a file says must not depend on where it is read.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import math
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2_raw as pdfium  # and not pypdfium2, which starts the library when it is imported

if TYPE_CHECKING:
    from store.reading.formats.pdf.fonts_asked_for import stands_in
else:
    sys.path.append(
        str(Path(__file__).parent)
    )  # what lies beside it, and not the package, which imports the product
    from fonts_asked_for import stands_in

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page as it is shown."""
Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Pointer = ctypes.c_void_p

Look = tuple[int, tuple[int, ...] | None, bool, Box | None, Box | None]
"""A text's place in the order of painting, its colour, whether it is drawn at all, what cuts it
off, and its box.
"""
Area = tuple[int, Box, tuple[int, ...] | None, bool]
"""An area's place in the order of painting, its box, its colour if it is one, and whether it hides
what it covers.
"""
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
_Characters = tuple[str, list[Box], list[int]]

_FORM, _UNSEEN = pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_UNREAD = "\ufffd"
"""What stands for a character that is drawn when it cannot be said which one it is."""
_FIRST_HALF, _SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_OWN_FAMILIES = b"Chrom"
"""What the library calls the fonts that it brings begins so."""
_THIN = 3.0
"""Points: a filled rectangle no wider than this is a line."""
_SHORTEST = 2.0
"""Points: what is shorter in both directions is a dot or a corner."""
_SQUARE: list[Point] = [(0, 0), (1, 0), (0, 1), (1, 1)]
"""Where a picture lies before it is moved."""
_NO_WIDTH = 0.001
_MAX_NESTING = 6
_PAGES_IN_FULL = 12
"""Pages with as much on them as one may have, after which no more are read; real ones have a tenth
of that.
"""
_PATCH = 0.5
"""Share of a page below which a picture is put on it, and is not the page itself."""
_OPAQUE = 250
"""From this share of 255 on, nothing shines through."""
_MOSTLY = 0.98
"""Share of a picture's points that are opaque where it is; those at its edge are not."""
_ASLANT = math.radians(10)
"""From this angle on text is set across the page, and not only recognised from a page that lay
askew.
"""
_LOCKED = 4
"""The library's code for a file that needs a password."""


class _View:
    """From the coordinates of a page's content to those of the page as it is shown."""

    def __init__(self, page: object) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        found = pdfium.FPDFPage_GetCropBox(
            page, left, bottom, right, top
        ) or pdfium.FPDFPage_GetMediaBox(page, left, bottom, right, top)
        box = (
            (left.value, bottom.value, right.value, top.value)
            if found
            else (0.0, 0.0, 595.0, 842.0)
        )
        self.left, self.bottom, self.right, self.top = box
        self.turns = pdfium.FPDFPage_GetRotation(page)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as it is shown; pages may be turned by quarters."""
        match self.turns:
            case 1:
                box = (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 2:
                box = (
                    self.right - right,
                    bottom - self.bottom,
                    self.right - left,
                    top - self.bottom,
                )
            case 3:
                box = (self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                box = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        if self.turns % 2:
            return (height, width)
        return (width, height)


class _Shapes(NamedTuple):
    """What a page has beside the characters that can be told."""

    rules: list[Box]
    slants: list[Box]
    """From where to where lines go that are neither upright nor level."""
    pictures: list[Box]
    unread: list[Box]
    """Where text stands that the library leaves out."""
    looks: list[Look]
    numbers: dict[int | None, int]  # the place of each text among the looks
    areas: list[Area]


class _Thing(NamedTuple):
    """An object of a page with its transformation, and the box that it is cut off to."""

    it: object
    above: Matrix
    matrix: Matrix
    clip: Box | None


def _characters(
    page: object,
    view: _View,
    limit: int,
    numbers: dict[int | None, int],
) -> _Characters:
    """The characters without those that the library adds between them, each with the number of its
    look.
    """
    text = pdfium.FPDFText_LoadPage(page)
    found: list[str] = []
    boxes: list[Box] = []
    looks: list[int] = []
    aslant: list[bool] = []
    rect = pdfium.FS_RECTF()
    first = 0
    for index in range(min(limit, pdfium.FPDFText_CountChars(text))):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _FIRST_HALF:  # 𠂇 comes as two
            first = code
            continue
        sign = (
            "" if pdfium.FPDFText_IsGenerated(text, index) == 1 else _sign(text, index, code, first)
        )
        first = 0
        if sign and pdfium.FPDFText_GetLooseCharBox(text, index, rect):
            boxes.append(view.box(rect.left, rect.bottom, rect.right, rect.top))
            found.append(sign)
            looks.append(numbers.get(_address(pdfium.FPDFText_GetTextObject(text, index)), -1))
            aslant.append(_is_aslant(pdfium.FPDFText_GetCharAngle(text, index)))
    pdfium.FPDFText_ClosePage(text)
    if 0 < sum(aslant) < len(aslant) / 2:
        # What is written across a page (盐池县 2022-01-12, again and again) is no part of what it
        # crosses.
        level = [place for place, crosses in enumerate(aslant) if not crosses]
        return (
            "".join(found[at] for at in level),
            [boxes[at] for at in level],
            [looks[at] for at in level],
        )
    return "".join(found), boxes, looks


def _is_aslant(angle: float) -> bool:
    """Whether text at an angle is neither level nor upright."""
    return _ASLANT < angle % (math.pi / 2) < math.pi / 2 - _ASLANT


def _sign(text: object, index: int, code: int, first: int) -> str:
    """The character of a code, of which the first half may have gone before; nothing for a sign of
    control.
    """
    if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
        return _UNREAD  # the code is the number of a glyph, and glyph 0x31 need not be a 1
    if code in _SECOND_HALF:
        if first:
            return chr(0x10000 + ((first - 0xD800) << 10) + code - 0xDC00)
        return _UNREAD
    if 0x20 <= code <= 0x10FFFF:
        return chr(code)
    return ""


def _objects(page: object, view: _View) -> Iterator[_Thing]:
    """The objects of a page in the order in which they are painted, also those within form
    objects.
    """
    outer = _Thing(None, _UNMOVED, _UNMOVED, None)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page, index), outer, view, 0)


def _with_inner(it: object, outer: _Thing, view: _View, depth: int) -> Iterator[_Thing]:
    thing = _Thing(it, outer.matrix, _matrix(it, outer.matrix), _clip(it, outer, view))
    yield thing
    if pdfium.FPDFPageObj_GetType(it) == _FORM and depth < _MAX_NESTING:
        for index in range(pdfium.FPDFFormObj_CountObjects(it)):
            yield from _with_inner(pdfium.FPDFFormObj_GetObject(it, index), thing, view, depth + 1)


def _clip(it: object, outer: _Thing, view: _View) -> Box | None:
    """The box to which an object is cut off; None where it is not."""
    path, clip = pdfium.FPDFPageObj_GetClipPath(it), outer.clip
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(_MAX_NESTING, pdfium.FPDFClipPath_CountPaths(path)) if path else 0):
        points: list[Point] = []
        for index in range(min(400, max(0, pdfium.FPDFClipPath_CountPathSegments(path, number)))):
            pdfium.FPDFPathSegment_GetPoint(
                pdfium.FPDFClipPath_GetPathSegment(path, number, index), x, y
            )
            points.append(_moved(x.value, y.value, outer.matrix))
        clip = _within(_box(view, points), clip) if points else clip
    return clip


def _within(box: Box, other: Box | None) -> Box:
    """What two boxes have in common; None is the whole page."""
    if other is None:
        return box
    return (
        max(box[0], other[0]),
        max(box[1], other[1]),
        min(box[2], other[2]),
        min(box[3], other[3]),
    )


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]


def _address(thing: Any) -> int | None:
    if thing:
        return ctypes.cast(thing, Pointer).value
    return None


def _matrix(thing: object, above: Matrix) -> Matrix:
    own = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, own):
        return above
    a, b, c, d, e, f = above
    return (
        own.a * a + own.b * c,
        own.a * b + own.b * d,
        own.c * a + own.d * c,
        own.c * b + own.d * d,
        own.e * a + own.f * c + e,
        own.e * b + own.f * d + f,
    )


def _shapes(document: object, page: object, view: _View, limit: int) -> _Shapes:
    found = _Shapes([], [], [], [], [], {}, [])
    for order, thing in enumerate(_objects(page, view)):
        match pdfium.FPDFPageObj_GetType(thing.it):
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                _picture(document, page, thing, view, order, found)
            case pdfium.FPDF_PAGEOBJ_PATH:
                _path(thing, view, order, found)
            case pdfium.FPDF_PAGEOBJ_TEXT:
                _text(thing, view, order, found)
        if max(len(found.rules), len(found.unread)) >= limit or order > 20 * limit:
            break
    return found._replace(
        rules=found.rules[:limit], slants=found.slants[:limit], areas=found.areas[:limit]
    )


def _picture(
    document: object,
    page: object,
    thing: _Thing,
    view: _View,
    order: int,
    found: _Shapes,
) -> None:
    box = _within(_box(view, [_moved(x, y, thing.matrix) for x, y in _SQUARE]), thing.clip)
    found.pictures.append(box)
    # What is written under the picture of a whole page is what the picture shows; under a patch
    # nobody sees it.
    is_patch = (box[2] - box[0]) * (box[3] - box[1]) < _PATCH * view.size[0] * view.size[1]
    hides = (
        is_patch
        and not pdfium.FPDFPageObj_HasTransparency(thing.it)
        and _is_opaque(document, page, thing.it)
    )
    found.areas.append((order, box, None, hides))


def _is_opaque(document: object, page: object, picture: object) -> bool:
    """Whether nothing shines through a picture: a seal is put over what is signed, and leaves it to
    be read.
    """
    if not (drawn := pdfium.FPDFImageObj_GetRenderedBitmap(document, page, picture)):
        return False
    size = pdfium.FPDFBitmap_GetStride(drawn) * pdfium.FPDFBitmap_GetHeight(drawn)
    has_alpha = pdfium.FPDFBitmap_GetFormat(drawn) == pdfium.FPDFBitmap_BGRA
    pixels = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(drawn), size) if has_alpha else b""
    pdfium.FPDFBitmap_Destroy(drawn)
    return not has_alpha or pixels[3::4].count(255) > _MOSTLY * size / 4


def _path(thing: _Thing, view: _View, order: int, found: _Shapes) -> None:
    """Notes the lines of a path, and the areas that it fills."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(thing.it, fill, stroke) or not (fill.value or stroke.value):
        return
    colour = _colour(thing.it, pdfium.FPDFPageObj_GetFillColor)
    hides = colour and colour[3] >= _OPAQUE and not pdfium.FPDFPageObj_HasTransparency(thing.it)
    for shape in _outlines(thing.it, thing.matrix):
        box = _box(view, shape)
        if stroke.value:
            _strokes(shape, view, found)
        elif _is_line(box) and len(shape) > 2:
            found.rules.append(box)
        if fill.value and not _is_line(box):
            whole = colour if hides and _is_rectangle(shape) else None
            found.areas.append(
                (order, _within(box, thing.clip), whole and whole[:3], whole is not None)
            )


def _strokes(shape: list[Point], view: _View, found: _Shapes) -> None:
    for pair in itertools.pairwise(shape):
        box = _box(view, pair)
        if _is_line(box):
            found.rules.append(box)
        elif min(box[2] - box[0], box[3] - box[1]) >= _SHORTEST:
            found.slants.append((*_box(view, pair[:1])[:2], *_box(view, pair[1:])[:2]))


def _is_rectangle(shape: list[Point]) -> bool:
    corners = {(round(x, 1), round(y, 1)) for x, y in shape}
    return len(corners) == 4 and len({x for x, _ in corners}) == len({y for _, y in corners}) == 2


def _text(thing: _Thing, view: _View, order: int, found: _Shapes) -> None:
    if _is_left_out(thing.it):
        found.unread.append(_place(thing.it, thing.matrix, view))
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing.it)
    is_stroked = mode == pdfium.FPDF_TEXTRENDERMODE_STROKE
    colour = _colour(
        thing.it,
        pdfium.FPDFPageObj_GetStrokeColor if is_stroked else pdfium.FPDFPageObj_GetFillColor,
    )
    is_drawn = mode != _UNSEEN and (colour is None or colour[3] > 0)
    found.numbers[_address(thing.it)] = len(found.looks)
    place = (
        _bounds(thing, view) if found.areas else None
    )  # asked only of what may be drawn over something else
    found.looks.append((order, colour and colour[:3], is_drawn, thing.clip, place))


def _bounds(thing: _Thing, view: _View) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing.it, left, bottom, right, top)
    return _box(
        view,
        [
            _moved(left.value, bottom.value, thing.above),
            _moved(right.value, top.value, thing.above),
        ],
    )


def _colour(it: object, give: Callable[..., bool]) -> tuple[int, int, int, int] | None:
    """Shares of 255 of red, green, blue and of what covers; None where it has none, as a
    pattern.
    """
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if give(it, red, green, blue, alpha):
        return (red.value, green.value, blue.value, alpha.value)
    return None


def _is_left_out(text: object) -> bool:
    """Whether text is drawn that has no width, so that the library does not tell its characters,
    and is not just blank.

    A glyph that a PDF brings and that shows nothing is a blank; unless none of the text is to be
    seen, as where a recognised page lies under its picture. The letters that the library brings
    lack none but the blank.
    """
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if (
        not pdfium.FPDFPageObj_GetBounds(text, left, bottom, right, top)
        or right.value - left.value > _NO_WIDTH
    ):
        return False
    font = pdfium.FPDFTextObj_GetFont(text)
    if pdfium.FPDFFont_GetIsEmbedded(font) == 1:
        return bool(pdfium.FPDFTextObj_GetTextRenderMode(text) == _UNSEEN)
    family = ctypes.create_string_buffer(len(_OWN_FAMILIES) + 100)
    pdfium.FPDFFont_GetFamilyName(font, family, len(family))
    return not family.value.startswith(_OWN_FAMILIES)


def _place(text: object, matrix: Matrix, view: _View) -> Box:
    """Where the first character of a text stands, were it as wide as it is high."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(text, size)
    width, height = size.value * matrix[0], size.value * matrix[3]
    return _box(view, ((matrix[4], matrix[5]), (matrix[4] + width, matrix[5] + height)))


def _outlines(path: object, matrix: Matrix) -> list[list[Point]]:
    """The points of each shape of a path; a curve begins it anew where it ends."""
    shapes: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(400, max(0, pdfium.FPDFPath_CountSegments(path)))):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(x.value, y.value, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not shapes:
            shapes.append([point])
        else:
            shapes[-1].append(point)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                shapes[-1] = [point]
        if pdfium.FPDFPathSegment_GetClose(segment):
            shapes[-1].append(shapes[-1][0])
    return shapes


def _box(view: _View, points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return view.box(min(xs), min(ys), max(xs), max(ys))


def _is_line(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _THIN and max(width, height) >= _SHORTEST


def main(font: str, pages: int, characters: int, rules: int) -> dict[str, object]:
    """The pages of the PDF on standard input, or the code of what prevents it."""
    content = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    _fonts = stands_in(Path(font).read_bytes())  # The library calls it, as long as it is kept.
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        return {"error": "locked" if pdfium.FPDF_GetLastError() == _LOCKED else "document-damaged"}
    count = pdfium.FPDF_GetPageCount(document)
    found: list[dict[str, object]] = []
    drawn = 0
    for number in range(min(count, pages)):
        if drawn > _PAGES_IN_FULL * (characters + rules):
            break
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            return {"error": "document-damaged"}
        view = _View(page)
        shapes = _shapes(document, page, view, rules)
        text, boxes, looks = _characters(page, view, characters, shapes.numbers)
        text, boxes = text + _UNREAD * len(shapes.unread), boxes + shapes.unread
        drawn += len(boxes) + len(shapes.rules) + len(shapes.areas)
        page_found = {
            "size": view.size,
            "text": text,
            "boxes": boxes,
            "looks_of": looks,
            "looks": shapes.looks,
        }
        beside = {name: getattr(shapes, name) for name in ("rules", "slants", "areas", "pictures")}
        found.append({**page_found, **beside})
        pdfium.FPDF_ClosePage(page)
    return {"pages": found, "count": count}


def limit(seconds: int, memory: int) -> None:
    """Bounds what this process may use, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    limit(int(sys.argv[5]), int(sys.argv[6]))
    json.dump(main(sys.argv[1], *map(int, sys.argv[2:5])), sys.stdout)
