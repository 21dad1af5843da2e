"""What a PDF's page has beside its characters: lines, areas, pictures, and how its texts look.

Part of the program that extracts a PDF (`extraction.py`), and like it imports nothing of the
product.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2_raw as pdfium

if TYPE_CHECKING:
    from store.reading.formats.pdf.page_view import (
        UNMOVED,
        Box,
        Matrix,
        PageView,
        Point,
        box_around,
        moved,
        within,
    )
else:
    from page_view import UNMOVED, Box, Matrix, PageView, Point, box_around, moved, within

Pointer = ctypes.c_void_p
Look = tuple[int, tuple[int, ...] | None, bool, Box | None, Box | None]
"""A text's place in the order of painting, its colour, whether it is drawn at all, what cuts it
off, and its box.
"""
Area = tuple[int, Box, tuple[int, ...] | None, bool]
"""An area's place in the order of painting, its box, its colour if it is one, and whether it hides
what it covers.
"""
_FORM, _UNSEEN = pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
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
_PATCH = 0.5
"""Share of a page below which a picture is put on it, and is not the page itself."""
_OPAQUE = 250
"""From this share of 255 on, nothing shines through."""
_MOSTLY = 0.98
"""Share of a picture's points that are opaque where it is; those at its edge are not."""


class PageShapes(NamedTuple):
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


class PageObject(NamedTuple):
    """An object of a page with its transformation, and the box that it is cut off to."""

    it: object
    above: Matrix
    matrix: Matrix
    clip: Box | None


def shapes_of(document: object, page: object, view: PageView, limit: int) -> PageShapes:
    """Everything on a page that is no character, and what its texts look like; of rules, slants
    and areas so many at most.
    """
    found = PageShapes([], [], [], [], [], {}, [])
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


def _objects(page: object, view: PageView) -> Iterator[PageObject]:
    """The objects of a page in the order in which they are painted, also those within form
    objects.
    """
    outer = PageObject(None, UNMOVED, UNMOVED, None)
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page, index), outer, view, 0)


def _with_inner(it: object, outer: PageObject, view: PageView, depth: int) -> Iterator[PageObject]:
    thing = PageObject(it, outer.matrix, _matrix(it, outer.matrix), _clip(it, outer, view))
    yield thing
    if pdfium.FPDFPageObj_GetType(it) == _FORM and depth < _MAX_NESTING:
        for index in range(pdfium.FPDFFormObj_CountObjects(it)):
            yield from _with_inner(pdfium.FPDFFormObj_GetObject(it, index), thing, view, depth + 1)


def _clip(it: object, outer: PageObject, view: PageView) -> Box | None:
    """The box to which an object is cut off; None where it is not."""
    path, clip = pdfium.FPDFPageObj_GetClipPath(it), outer.clip
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(min(_MAX_NESTING, pdfium.FPDFClipPath_CountPaths(path)) if path else 0):
        points: list[Point] = []
        for index in range(min(400, max(0, pdfium.FPDFClipPath_CountPathSegments(path, number)))):
            pdfium.FPDFPathSegment_GetPoint(
                pdfium.FPDFClipPath_GetPathSegment(path, number, index), x, y
            )
            points.append(moved(x.value, y.value, outer.matrix))
        clip = within(box_around(view, points), clip) if points else clip
    return clip


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


def _picture(
    document: object,
    page: object,
    thing: PageObject,
    view: PageView,
    order: int,
    found: PageShapes,
) -> None:
    box = within(box_around(view, [moved(x, y, thing.matrix) for x, y in _SQUARE]), thing.clip)
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


def _path(thing: PageObject, view: PageView, order: int, found: PageShapes) -> None:
    """Notes the lines of a path, and the areas that it fills."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(thing.it, fill, stroke) or not (fill.value or stroke.value):
        return
    colour = _colour(thing.it, pdfium.FPDFPageObj_GetFillColor)
    hides = colour and colour[3] >= _OPAQUE and not pdfium.FPDFPageObj_HasTransparency(thing.it)
    for shape in _outlines(thing.it, thing.matrix):
        box = box_around(view, shape)
        if stroke.value:
            _strokes(shape, view, found)
        elif _is_line(box) and len(shape) > 2:
            found.rules.append(box)
        if fill.value and not _is_line(box):
            whole = colour if hides and _is_rectangle(shape) else None
            found.areas.append(
                (order, within(box, thing.clip), whole and whole[:3], whole is not None)
            )


def _strokes(shape: list[Point], view: PageView, found: PageShapes) -> None:
    for pair in itertools.pairwise(shape):
        box = box_around(view, pair)
        if _is_line(box):
            found.rules.append(box)
        elif min(box[2] - box[0], box[3] - box[1]) >= _SHORTEST:
            found.slants.append((*box_around(view, pair[:1])[:2], *box_around(view, pair[1:])[:2]))


def _is_rectangle(shape: list[Point]) -> bool:
    corners = {(round(x, 1), round(y, 1)) for x, y in shape}
    return len(corners) == 4 and len({x for x, _ in corners}) == len({y for _, y in corners}) == 2


def _text(thing: PageObject, view: PageView, order: int, found: PageShapes) -> None:
    if _is_left_out(thing.it):
        found.unread.append(_place(thing.it, thing.matrix, view))
    mode = pdfium.FPDFTextObj_GetTextRenderMode(thing.it)
    is_stroked = mode == pdfium.FPDF_TEXTRENDERMODE_STROKE
    colour = _colour(
        thing.it,
        pdfium.FPDFPageObj_GetStrokeColor if is_stroked else pdfium.FPDFPageObj_GetFillColor,
    )
    is_drawn = mode != _UNSEEN and (colour is None or colour[3] > 0)
    found.numbers[address(thing.it)] = len(found.looks)
    place = (
        _bounds(thing, view) if found.areas else None
    )  # asked only of what may be drawn over something else
    found.looks.append((order, colour and colour[:3], is_drawn, thing.clip, place))


def _bounds(thing: PageObject, view: PageView) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(thing.it, left, bottom, right, top)
    return box_around(
        view,
        [
            moved(left.value, bottom.value, thing.above),
            moved(right.value, top.value, thing.above),
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


def _place(text: object, matrix: Matrix, view: PageView) -> Box:
    """Where the first character of a text stands, were it as wide as it is high."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(text, size)
    width, height = size.value * matrix[0], size.value * matrix[3]
    return box_around(view, ((matrix[4], matrix[5]), (matrix[4] + width, matrix[5] + height)))


def _outlines(path: object, matrix: Matrix) -> list[list[Point]]:
    """The points of each shape of a path; a curve begins it anew where it ends."""
    shapes: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(400, max(0, pdfium.FPDFPath_CountSegments(path)))):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = moved(x.value, y.value, matrix)
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


def _is_line(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _THIN and max(width, height) >= _SHORTEST


def address(thing: Any) -> int | None:
    """By what an object is known again."""
    if thing:
        return ctypes.cast(thing, Pointer).value
    return None
