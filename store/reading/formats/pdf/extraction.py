"""What a PDF draws: the characters of each page with their boxes, and the lines that rule its tables.

Runs as a program of its own (`process.py` starts it): the PDF on standard input, JSON on standard output. The library
is written in C++ and the files come from strangers, so what goes wrong with one of them ends here. It imports nothing
of the product, to start quickly.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import sys
from collections.abc import Iterable, Iterator

import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page as it is shown."""
Point = tuple[float, float]

_PATH, _IMAGE, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
_THIN = 3.0
"""Points: a filled rectangle no wider than this is a line."""
_SHORTEST = 3.0
"""Points: what is shorter in both directions is a dot or a corner."""
_MAX_NESTING = 6
_PAGES_IN_FULL = 12
"""Pages with as much on them as one may have, after which no more are read; real ones have a tenth of that."""
_WHITE = 250
"""From this share of 255 of each colour a letter is as white as the page."""
_LOCKED = 4
"""The library's code for a file that needs a password."""


class _View:
    """From the coordinates of a page's content to those of the page as it is shown."""

    def __init__(self, page: object) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        found = pdfium.FPDFPage_GetCropBox(page, left, bottom, right, top) or pdfium.FPDFPage_GetMediaBox(
            page, left, bottom, right, top
        )
        box = (left.value, bottom.value, right.value, top.value) if found else (0.0, 0.0, 595.0, 842.0)
        self.left, self.bottom, self.right, self.top = box
        self.turns = pdfium.FPDFPage_GetRotation(page)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box as it is shown; pages may be turned by quarters."""
        match self.turns:
            case 1:
                box = (bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 2:
                box = (self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case 3:
                box = (self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                box = (left - self.left, self.top - top, right - self.left, self.top - bottom)
        return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)


def _characters(page: object, view: _View, limit: int, grounds: list[Box], pictures: int) -> tuple[str, list[Box]]:
    """The characters that are seen, without those that the library adds between them.

    White ones are seen on a coloured ground. Text that is not drawn at all lies over the picture of a scanned page, and
    is what the picture shows; without a picture nobody sees it.
    """
    text = pdfium.FPDFText_LoadPage(page)
    found: list[str] = []
    boxes: list[Box] = []
    rect = pdfium.FS_RECTF()
    for index in range(min(limit, pdfium.FPDFText_CountChars(text))):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code < 0x20 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        if pdfium.FPDFText_GetLooseCharBox(text, index, rect):
            box = view.box(rect.left, rect.bottom, rect.right, rect.top)
            if not _is_seen(text, index, box, grounds, pictures):
                continue
            found.append(chr(code))
            boxes.append(box)
    pdfium.FPDFText_ClosePage(text)
    return "".join(found), boxes


def _is_seen(text: object, index: int, box: Box, grounds: list[Box], pictures: int) -> bool:
    thing = pdfium.FPDFText_GetTextObject(text, index)
    if pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE:
        return pictures > 0
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha):
        return True
    if alpha.value and min(red.value, green.value, blue.value) < _WHITE:
        return True
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return pictures > 0 or any(g[0] <= x <= g[2] and g[1] <= y <= g[3] for g in grounds)


def _objects(page: object) -> Iterator[tuple[object, tuple[float, ...]]]:
    """The objects of a page with their transformation, also those within form objects."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _with_inner(pdfium.FPDFPage_GetObject(page, index), (1, 0, 0, 1, 0, 0), 0)


def _with_inner(thing: object, above: tuple[float, ...], depth: int) -> Iterator[tuple[object, tuple[float, ...]]]:
    matrix = _matrix(thing, above)
    yield thing, matrix
    if pdfium.FPDFPageObj_GetType(thing) == _FORM and depth < _MAX_NESTING:
        for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
            yield from _with_inner(pdfium.FPDFFormObj_GetObject(thing, index), matrix, depth + 1)


def _matrix(thing: object, above: tuple[float, ...]) -> tuple[float, ...]:
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


def _rules(page: object, view: _View, limit: int) -> tuple[list[Box], int, list[Box]]:
    """The lines drawn on a page, how many pictures lie on it, and the coloured areas."""
    found: list[Box] = []
    grounds: list[Box] = []
    pictures = 0
    for looked_at, (thing, matrix) in enumerate(_objects(page)):
        kind = pdfium.FPDFPageObj_GetType(thing)
        pictures += kind == _IMAGE
        if kind == _PATH:
            found += _lines_of(thing, matrix, view)
            grounds += _ground(thing, matrix, view) if len(grounds) < limit else []
        if len(found) >= limit or looked_at > 20 * limit:
            break
    return found[:limit], pictures, grounds


def _ground(path: object, matrix: tuple[float, ...], view: _View) -> list[Box]:
    """The box of a path that is filled with a colour other than white."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return []
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if min(red.value, green.value, blue.value) >= _WHITE or not pdfium.FPDFPageObj_GetBounds(
        path, left, bottom, right, top
    ):
        return []
    return [view.box(left.value, bottom.value, right.value, top.value)]


def _lines_of(path: object, matrix: tuple[float, ...], view: _View) -> list[Box]:
    """The straight upright and level strokes of a path, and thin filled rectangles."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return []
    strokes: list[Box] = []
    shapes: list[list[Point]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(400, max(0, pdfium.FPDFPath_CountSegments(path)))):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            x.value * matrix[0] + y.value * matrix[2] + matrix[4],
            x.value * matrix[1] + y.value * matrix[3] + matrix[5],
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not shapes:
            shapes.append([point])
        else:
            shapes[-1].append(point)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                shapes[-1] = [point]
        if pdfium.FPDFPathSegment_GetClose(segment):
            shapes[-1].append(shapes[-1][0])
    for shape in shapes:
        if stroke.value:
            strokes += [_box(view, pair) for pair in itertools.pairwise(shape)]
        elif len(shape) > 2:
            strokes.append(_box(view, shape))
    return [box for box in strokes if _is_line(box)]


def _box(view: _View, points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return view.box(min(xs), min(ys), max(xs), max(ys))


def _is_line(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _THIN and max(width, height) >= _SHORTEST


def main(pages: int, characters: int, rules: int) -> dict[str, object]:
    """The pages of the PDF on standard input, or the code of what prevents it."""
    content = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
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
        lines, pictures, grounds = _rules(page, view, rules)
        text, boxes = _characters(page, view, characters, grounds, pictures)
        drawn += len(boxes) + len(lines)
        found.append({"size": view.size, "text": text, "boxes": boxes, "rules": lines, "pictures": pictures})
        pdfium.FPDF_ClosePage(page)
    return {"pages": found, "count": count}


def limit(seconds: int, memory: int) -> None:
    """Bounds what this process may use, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


if __name__ == "__main__":
    limit(int(sys.argv[4]), int(sys.argv[5]))
    json.dump(main(*map(int, sys.argv[1:4])), sys.stdout)
