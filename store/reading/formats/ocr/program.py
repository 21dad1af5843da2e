"""Recognises the pages of a picture or of a scanned PDF; `__main__` runs it as a program of its own.

The file comes on standard input, a line of JSON goes out for each page. What goes wrong with a file or in a library
ends here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final

import cv2
import numpy as np
import pypdfium2 as pdfium

from store.reading.formats.ocr.bounds import bounded
from store.reading.formats.ocr.engine import TooMuchTextError, recogniser
from store.reading.formats.ocr.letters import Letter, around, cell_of, is_in
from store.reading.formats.ocr.paging import looked_at
from store.reading.formats.ocr.pictures import DamagedError, kept, pictures
from store.reading.formats.ocr.relooking import looked_at_again
from store.reading.formats.ocr.straightening import inked, moved, straightening
from store.reading.formats.pdf.drawn import UNREAD, Box
from store.reading.formats.pdf.ruling import grids

_WIDTH: Final = 595.0
"""Points that a page is taken to be wide."""
_SURE: Final = 0.85
"""From which score on a digit is taken as read."""
_AGAIN, _DOUBT = 0.8, 0.5
"""From which score on a second reading bears out the first, or makes it doubtful."""
_LOOKED_AT_AGAIN: Final = 120
"""Cells of a page that are read a second time, each by itself."""
_EDGE: Final = 4
"""Pixels at the edge of a cell that may belong to its lines."""
_SUMMED: Final = 7
"""Cells of a row from which on it is one of a table whose sums tell whether it was read rightly."""
_NUMBER: Final = frozenset("0123456789.,，/-—–+％%")
Array = Any
Engine = Any
"""RapidOCR, or any other that takes and gives the same; what it gives depends on how it is called."""


def recognised(engine: Engine, picture: Array) -> tuple[dict[str, object], str]:
    """What a page draws, as a PDF's would be told: characters with boxes, and lines; and how it looks straightened."""
    found = engine(
        cv2.cvtColor(picture, cv2.COLOR_RGB2BGR),
        use_det=True,  # it remembers what it was told last
        use_cls=True,
        use_rec=True,
        return_word_box=True,
        return_single_char_box=True,
    )
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    # of a page without text it says that it is one empty word
    words = [word for line in (found.word_results or ()) for word in line] if found.boxes is not None else []
    matrix, size = straightening(grey, [] if found.boxes is None else [box.tolist() for box in found.boxes])
    flat = cv2.warpPerspective(grey, matrix, size, flags=cv2.INTER_CUBIC, borderValue=255)
    points = _WIDTH / size[0]
    letters = [Letter(sign, around(moved(quad, matrix), points), score) for sign, score, quad in words]
    ink = inked(flat)
    rules = _rules(ink, points)
    letters = looked_at_again(engine, flat, ink, letters, [c for g in grids(rules) for r in g.rows for c in r], points)
    letters = list(_checked(engine, flat, ink, letters, rules, points))
    page: dict[str, object] = {
        "size": (_WIDTH, size[1] * points),
        "text": "".join(letter.sign for letter in letters),
        "boxes": [letter.box for letter in letters],
        "rules": rules,
    }
    return page, kept(flat)


def _rules(ink: Array, points: float) -> list[Box]:
    """The lines that rule the tables: long runs of ink."""
    width = ink.shape[1]
    found: list[Box] = []
    for across, down in ((max(30, width // 25), 1), (1, max(20, width // 55))):
        thick = cv2.dilate(ink, np.ones((3, 1) if across > 1 else (1, 3), np.uint8))
        runs = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((down, across), np.uint8))
        _, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
        for left, top, wide, high, _ in stats[1:]:
            if min(wide, high) > 0.012 * width or max(wide, high) < 20:
                continue
            box = (left * points, top * points, (left + wide) * points, (top + high) * points)
            middle = (box[1] + box[3]) / 2 if across > 1 else (box[0] + box[2]) / 2
            line = (box[0], middle, box[2], middle) if across > 1 else (middle, box[1], middle, box[3])
            found.append(tuple(round(float(number), 1) for number in line))  # type: ignore[arg-type]
    return found


def _checked(
    engine: Engine, flat: Array, ink: Array, letters: list[Letter], rules: Sequence[Box], points: float
) -> Iterator[Letter]:
    """The characters, those of numbers read twice where a cell is; what the two readings differ in cannot be told."""
    tables = [row for grid in grids(rules) for row in grid.rows]
    cells = [cell for row in tables for cell in row]
    inside: dict[Box, list[Letter]] = {}
    high = float(np.median([letter.box[3] - letter.box[1] for letter in letters])) if letters else 8.0
    for letter in letters:
        cell = cell_of(letter.box, cells)
        if cell is None:
            yield letter if _is_sure(letter) else letter._replace(sign=UNREAD)
        else:
            inside.setdefault(cell, []).append(letter)
    written = [letter.box for letter in letters]
    missed = [cell for cell in cells if not _any_in(cell, written)]
    unsummed = [
        cell for row in tables if len(row) < _SUMMED for cell in row if cell in inside and _is_number(inside[cell])
    ]
    summed = [
        cell for row in tables if len(row) >= _SUMMED for cell in row if cell in inside and _is_number(inside[cell])
    ]
    lost = {cell: count for cell in summed if (count := _marks(ink, cell, points)) > len(inside[cell])}
    doubted = [cell for cell in (*unsummed, *missed, *lost) if _has_ink(ink, cell, points, high)]
    again = _read_again(engine, flat, ink, doubted[:_LOOKED_AT_AGAIN], points)
    for cell in cells:
        own = sorted(inside.get(cell, ()), key=lambda letter: letter.box[0])
        if cell not in doubted:
            yield from (letter if _is_sure(letter) else letter._replace(sign=UNREAD) for letter in own)
            continue
        if cell not in again:
            yield Letter(UNREAD, _middle(cell, high), 0.0)
            continue
        first = "".join(letter.sign for letter in own)
        second = [again[key] for key in (cell, _twin(cell)) if key in again]
        text = second[0][0] if cell in lost and len(second[0][0]) == lost[cell] else first or second[0][0]
        agree = [score for said, score in second if said == text and score >= _AGAIN]
        differ = [score for said, score in second if said != text and score >= _DOUBT]
        if text == first and own and agree and not differ and all(letter.score >= _SURE for letter in own):
            yield from own
        elif (not own or cell in lost) and len(agree) > 1 and set(text) <= _NUMBER:
            yield from _spread(text, cell, high, min(agree))
        else:
            yield Letter(UNREAD, _middle(cell, high), 0.0)


def _is_sure(letter: Letter) -> bool:
    return letter.score >= _SURE or not letter.sign.isdecimal()


def _twin(cell: Box) -> Box:
    return (*cell[:3], cell[3] + 0.001)


def _read_again(
    engine: Engine, flat: Array, ink: Array, cells: Sequence[Box], points: float
) -> dict[Box, tuple[str, float]]:
    """What stands in cells, each cut out and read alone, in two sizes."""
    found: dict[Box, tuple[str, float]] = {}
    for cell in cells:
        for key, height in ((cell, 26), (_twin(cell), 34)):
            cut = _cropped(flat, ink, cell, points, height)
            if cut is None:
                continue
            result = engine(cv2.cvtColor(cut, cv2.COLOR_GRAY2BGR), use_det=False, use_cls=False, use_rec=True)
            if result.txts:
                found[key] = ("".join(result.txts).replace(" ", ""), float(min(result.scores)))
    return found


def _cropped(flat: Array, ink: Array, cell: Box, points: float, height: int) -> Array | None:
    """What is written in a cell, so many pixels high, with as much of the paper around it as a line of text has."""
    left, top, right, bottom = (round(number / points) for number in cell)
    top, left, bottom, right = top + _EDGE, left + _EDGE, bottom - _EDGE, right - _EDGE
    if bottom - top < 6 or right - left < 6:
        return None
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink[top:bottom, left:right], connectivity=8)
    tallest = max((tall for *_, tall, _ in stats[1:]), default=0)
    parts = [part for part in stats[1:] if max(part[2], part[3]) >= 0.4 * tallest]
    if not parts:
        return None
    begin, end = min(part[0] for part in parts), max(part[0] + part[2] for part in parts)
    high, low = min(part[1] for part in parts), max(part[1] + part[3] for part in parts)
    room = max(2, round(0.35 * (low - high)))
    cut = flat[
        max(top, top + high - room) : min(bottom, top + low + room),
        max(left, left + begin - room) : min(right, left + end + room),
    ]
    paper = int(np.median(flat[top:bottom, left:right]))
    scale = height / max(1, low - high)
    larger = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    return cv2.copyMakeBorder(larger, 4, 4, 20, 20, cv2.BORDER_CONSTANT, value=paper)


def _is_number(letters: Sequence[Letter]) -> bool:
    """Whether a cell holds a number, or nothing that was found."""
    return all(letter.sign in _NUMBER for letter in letters)


def _has_ink(ink: Array, cell: Box, points: float, high: float) -> bool:
    """Whether something is written in a cell, and not just specks."""
    left, top, right, bottom = (round(number / points) for number in cell)
    part = ink[top + 3 : bottom - 3, left + 3 : right - 3]
    if part.size == 0:
        return False
    _, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    return any(max(wide, tall) * points >= 0.35 * high and area >= 6 for _, _, wide, tall, area in stats[1:])


def _marks(ink: Array, cell: Box, points: float) -> int:
    """How many signs as high as the highest are written in a cell: a digit that was lost is seen by that."""
    left, top, right, bottom = (round(number / points) for number in cell)
    part = ink[top + _EDGE : bottom - _EDGE, left + _EDGE : right - _EDGE]
    if part.size == 0:
        return 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    tallest = max((tall for *_, tall, _ in stats[1:]), default=0)
    return sum(tall >= 0.7 * tallest for *_, tall, _ in stats[1:])


def _any_in(cell: Box, boxes: Sequence[Box]) -> bool:
    """Whether anything was recognised in a cell: what is read a second time must not stand there twice."""
    return any(is_in(box, cell) for box in boxes)


def _middle(cell: Box, high: float) -> Box:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    return x - high / 4, y - high / 2, x + high / 4, y + high / 2


def _spread(text: str, cell: Box, high: float, score: float) -> Iterator[Letter]:
    left, top, _, bottom = _middle(cell, high)
    for number, sign in enumerate(text):
        at = left + (number - len(text) / 2) * high / 2
        yield Letter(sign, (at, top, at + high / 2, bottom), score)


def main(most: int, wanted: Sequence[int]) -> None:
    """Says of each page what stands on it, or what prevents that."""
    content = sys.stdin.buffer.read()
    engine = recogniser()
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no result
    try:
        drawn = bounded(pictures(content, most, wanted))
        for said in looked_at(drawn, lambda picture: recognised(engine, picture)):
            print(json.dumps(said), file=out, flush=True)
    except TooMuchTextError:
        print(json.dumps({"error": "document-too-large", "part": "OCR"}), file=out, flush=True)
    except DamagedError as error:
        print(json.dumps({"error": "document-damaged", "part": str(error)}), file=out, flush=True)
    except (OSError, ValueError, pdfium.PdfiumError):
        print(json.dumps({"error": "document-damaged"}), file=out, flush=True)
    except (MemoryError, cv2.error, RuntimeError):  # the libraries say in their own ways that there is no more memory
        print(json.dumps({"error": "reading-memory"}), file=out, flush=True)
