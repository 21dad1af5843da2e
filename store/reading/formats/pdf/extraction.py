"""What a PDF draws: the characters of each page with their boxes, and the lines that rule its tables.

Runs as a program of its own (`process.py` starts it): the PDF on standard input, JSON on standard output. The library
is written in C++ and the files come from strangers, so what goes wrong with one of them ends here. It imports nothing
of the product, to start quickly.

It reads with the fonts that the PDF brings, those that the library brings and a stand-in for all others, and with none
of the machine: what a file says must not depend on where it is read.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2_raw as pdfium  # and not pypdfium2, which starts the library when it is imported

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner of the page as it is shown."""
Point = tuple[float, float]
Pointer = ctypes.c_void_p

_PATH, _IMAGE, _FORM = pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM
_TEXT, _UNSEEN = pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_UNREAD = "\ufffd"
"""What stands for a character that is drawn when it cannot be said which one it is."""
_FIRST_HALF, _SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_OWN_FAMILIES = b"Chrom"
"""What the library calls the fonts that it brings begins so."""
_OWN_FONTS = {
    *(b"Helvetica", b"Helvetica-Bold", b"Helvetica-Oblique", b"Helvetica-BoldOblique"),
    *(b"Times-Roman", b"Times-Bold", b"Times-Italic", b"Times-BoldItalic"),
    *(b"Courier", b"Courier-Bold", b"Courier-Oblique", b"Courier-BoldOblique"),
}
"""The names by which it asks for what it brings itself, with the widths that PDFs take for granted."""
_THIN = 3.0
"""Points: a filled rectangle no wider than this is a line."""
_SHORTEST = 3.0
"""Points: what is shorter in both directions is a dot or a corner."""
_NO_WIDTH = 0.001
_MAX_NESTING = 6
_PAGES_IN_FULL = 12
"""Pages with as much on them as one may have, after which no more are read; real ones have a tenth of that."""
_WHITE = 250
"""From this share of 255 of each colour on, a letter is as white as the page."""
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


class _Shapes(NamedTuple):
    """What a page has beside the characters that can be told."""

    rules: list[Box]
    """The lines drawn on it."""
    pictures: int
    unread: list[Box]
    """Where text stands that the library leaves out."""
    grounds: list[Box]
    """Areas filled with a colour other than white."""


def _characters(page: object, view: _View, limit: int, shapes: _Shapes) -> tuple[str, list[Box]]:
    """The characters that are seen, without those that the library adds between them.

    White ones are seen on a coloured ground. Text that is not drawn at all lies under the picture of a scanned page and
    is what the picture shows; beside text that is drawn, and without a picture, nobody sees it.
    """
    text = pdfium.FPDFText_LoadPage(page)
    found: list[str] = []
    boxes: list[Box] = []
    seen: list[bool] = []
    rect = pdfium.FS_RECTF()
    first = 0
    for index in range(min(limit, pdfium.FPDFText_CountChars(text))):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _FIRST_HALF:  # 𠂇 comes as two
            first = code
            continue
        sign = "" if pdfium.FPDFText_IsGenerated(text, index) == 1 else _sign(text, index, code, first)
        first = 0
        if sign and pdfium.FPDFText_GetLooseCharBox(text, index, rect):
            box = view.box(rect.left, rect.bottom, rect.right, rect.top)
            seen.append(bool(shapes.pictures) or _is_seen(text, index, box, shapes.grounds))
            found.append(sign)
            boxes.append(box)
    pdfium.FPDFText_ClosePage(text)
    if any(seen) and not all(seen):
        found, boxes = list(itertools.compress(found, seen)), list(itertools.compress(boxes, seen))
    return "".join(found), boxes


def _sign(text: object, index: int, code: int, first: int) -> str:
    """The character of a code, of which the first half may have gone before; nothing for a sign of control."""
    if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
        return _UNREAD  # the code is the number of a glyph, and glyph 0x31 need not be a 1
    if code in _SECOND_HALF:
        return chr(0x10000 + ((first - 0xD800) << 10) + code - 0xDC00) if first else _UNREAD
    return chr(code) if 0x20 <= code <= 0x10FFFF else ""


def _is_seen(text: object, index: int, box: Box, grounds: list[Box]) -> bool:
    """Whether a character on a page without pictures is drawn, and not in white on white."""
    if pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(text, index)) == _UNSEEN:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(text, index, red, green, blue, alpha):
        return True
    if alpha.value and min(red.value, green.value, blue.value) < _WHITE:
        return True
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(ground[0] <= x <= ground[2] and ground[1] <= y <= ground[3] for ground in grounds)


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


def _shapes(page: object, view: _View, limit: int) -> _Shapes:
    rules: list[Box] = []
    unread: list[Box] = []
    grounds: list[Box] = []
    pictures = 0
    for looked_at, (thing, matrix) in enumerate(_objects(page)):
        kind = pdfium.FPDFPageObj_GetType(thing)
        pictures += kind == _IMAGE
        if kind == _PATH:
            rules += _lines_of(thing, matrix, view)
            grounds += _ground(thing, view) if len(grounds) < limit else []
        elif kind == _TEXT and _is_left_out(thing):
            unread.append(_place(thing, matrix, view))
        if max(len(rules), len(unread)) >= limit or looked_at > 20 * limit:
            break
    return _Shapes(rules[:limit], pictures, unread, grounds)


def _ground(path: object, view: _View) -> list[Box]:
    """The box of a path that is filled with a colour other than white."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not fill.value:
        return []
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if min(red.value, green.value, blue.value) >= _WHITE:
        return []
    if not pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top):
        return []
    return [view.box(left.value, bottom.value, right.value, top.value)]


def _is_left_out(text: object) -> bool:
    """Whether text is drawn that has no width, so that the library does not tell its characters, and is not just blank.

    A glyph that a PDF brings and that shows nothing is a blank; unless none of the text is to be seen, as where a
    recognised page lies under its picture. The letters that the library brings lack none but the blank.
    """
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(text, left, bottom, right, top) or right.value - left.value > _NO_WIDTH:
        return False
    font = pdfium.FPDFTextObj_GetFont(text)
    if pdfium.FPDFFont_GetIsEmbedded(font) == 1:
        return bool(pdfium.FPDFTextObj_GetTextRenderMode(text) == _UNSEEN)
    family = ctypes.create_string_buffer(len(_OWN_FAMILIES) + 100)
    pdfium.FPDFFont_GetFamilyName(font, family, len(family))
    return not family.value.startswith(_OWN_FAMILIES)


def _place(text: object, matrix: tuple[float, ...], view: _View) -> Box:
    """Where the first character of a text stands, were it as wide as it is high."""
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(text, size)
    width, height = size.value * matrix[0], size.value * matrix[3]
    return _box(view, ((matrix[4], matrix[5]), (matrix[4] + width, matrix[5] + height)))


def _lines_of(path: object, matrix: tuple[float, ...], view: _View) -> list[Box]:
    """The straight upright and level strokes of a path, and thin filled rectangles."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke) or not (fill.value or stroke.value):
        return []
    strokes: list[Box] = []
    for shape in _outlines(path, matrix):
        if stroke.value:
            strokes += [_box(view, pair) for pair in itertools.pairwise(shape)]
        elif len(shape) > 2:
            strokes.append(_box(view, shape))
    return [box for box in strokes if _is_line(box)]


def _outlines(path: object, matrix: tuple[float, ...]) -> list[list[Point]]:
    """The points of each shape of a path; a curve begins it anew where it ends."""
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
    return shapes


def _box(view: _View, points: Iterable[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return view.box(min(xs), min(ys), max(xs), max(ys))


def _is_line(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _THIN and max(width, height) >= _SHORTEST


def _stands_in(font: bytes) -> object:
    """Has the library take a font for every one that neither a PDF nor the library brings; to be kept while it runs."""

    def find(_: object, weight: int, italic: int, charset: int, pitch: int, name: Pointer, exact: object) -> int | None:
        return None if ctypes.string_at(name) in _OWN_FONTS else 1

    def data(_: object, font_: object, table: int, into: Pointer, size: int) -> int:
        if table:
            return 0  # only the whole file
        if size >= len(font):
            ctypes.memmove(into, font, len(font))
        return len(font)

    answers = {
        "Release": lambda _: None,
        "EnumFonts": lambda _, mapper: None,
        "MapFont": find,
        "GetFont": lambda _, name: None,
        "GetFontData": data,
        "GetFaceName": lambda _, font_, into, size: 0,
        "GetFontCharset": lambda _, font_: pdfium.FXFONT_DEFAULT_CHARSET,
        "DeleteFont": lambda _, font_: None,
    }
    types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    fonts = pdfium.FPDF_SYSFONTINFO(version=2, **{name: types[name](answer) for name, answer in answers.items()})
    pdfium.FPDF_SetSystemFontInfo(fonts)
    return fonts


def main(font: str, pages: int, characters: int, rules: int) -> dict[str, object]:
    """The pages of the PDF on standard input, or the code of what prevents it."""
    content = sys.stdin.buffer.read()
    pdfium.FPDF_InitLibrary()
    fonts = _stands_in(Path(font).read_bytes())  # noqa: F841 - the library calls it
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
        shapes = _shapes(page, view, rules)
        text, boxes = _characters(page, view, characters, shapes)
        text, boxes = text + _UNREAD * len(shapes.unread), boxes + shapes.unread
        drawn += len(boxes) + len(shapes.rules)
        page_found = {"size": view.size, "text": text, "boxes": boxes, "rules": shapes.rules}
        found.append({**page_found, "pictures": shapes.pictures})
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
