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
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2_raw as pdfium  # and not pypdfium2, which starts the library when it is imported

if TYPE_CHECKING:
    from store.reading.formats.pdf.fonts_asked_for import stands_in
    from store.reading.formats.pdf.page_shapes import address, shapes_of
    from store.reading.formats.pdf.page_view import Box, PageView
else:
    sys.path.append(
        str(Path(__file__).parent)
    )  # what lies beside it, and not the package, which imports the product
    from fonts_asked_for import stands_in
    from page_shapes import address, shapes_of
    from page_view import Box, PageView

_Characters = tuple[str, list[Box], list[int]]

_UNREAD = "\ufffd"
"""What stands for a character that is drawn when it cannot be said which one it is."""
_FIRST_HALF, _SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_PAGES_IN_FULL = 12
"""Pages with as much on them as one may have, after which no more are read; real ones have a tenth
of that.
"""
_ASLANT = math.radians(10)
"""From this angle on text is set across the page, and not only recognised from a page that lay
askew.
"""
_LOCKED = 4
"""The library's code for a file that needs a password."""


def _characters(
    page: object,
    view: PageView,
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
            looks.append(numbers.get(address(pdfium.FPDFText_GetTextObject(text, index)), -1))
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
        view = PageView(page)
        shapes = shapes_of(document, page, view, rules)
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
