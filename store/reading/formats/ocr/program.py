"""Recognises the pages of a picture or of a scanned PDF; `__main__` runs it as a program of its own.

The file comes on standard input, a line of JSON goes out for each page. What goes wrong with a file or in a library
ends here.
"""

from __future__ import annotations

import base64
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps
from rapidocr import RapidOCR

from store.reading.formats.ocr.straightening import inked, moved, straightening
from store.reading.formats.pdf.drawn import UNREAD, Box
from store.reading.formats.pdf.ruling import grids
from store.reading.page_pictures import MARK, unpacked

_DPI: Final = 200
_LONGEST: Final = 2_000
"""Pixels of the longer side of a picture that is looked at: a page of A4 at 170 a inch."""
_MOST_PIXELS: Final = 120_000_000
_KEPT_WIDTH: Final = 1_240
"""Pixels: of A4, 150 a inch."""
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
"""`RapidOCR`, or any other that takes and gives the same; what it gives depends on how it is called."""


class _Letter(NamedTuple):
    sign: str
    box: Box
    score: float


class _Page(NamedTuple):
    picture: Array
    number: int
    """From 1."""
    among: int
    """Of the pages that there are."""


class _DamagedError(Exception):
    """A picture that cannot be opened, by its name."""


def pictures(content: bytes, most: int, wanted: Sequence[int]) -> Iterator[_Page]:
    """The pages as pictures, so many at most; of a PDF those that are wanted, or all."""
    if b"%PDF-" in content[:1024]:
        document = pdfium.PdfDocument(content)
        count = len(document)
        for number in (wanted or range(1, count + 1))[:most]:
            page = document[number - 1]
            scale = min(_DPI / 72, _LONGEST / max(page.get_size()))
            yield _Page(np.array(page.render(scale=scale).to_pil().convert("RGB")), number, count)
        return
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    single = [("OCR", content)]
    files = unpacked(content) if content.startswith(MARK) else single
    counts = [_frames(name, picture) for name, picture in files]
    ahead = 0
    for (name, picture), count in zip(files, counts, strict=True):
        for frame in range(min(count, most - ahead)):
            yield _Page(_frame(name, picture, frame), ahead + frame + 1, sum(counts))
        ahead += count


def _frames(name: str, picture: bytes) -> int:
    try:
        with Image.open(io.BytesIO(picture)) as image:
            return getattr(image, "n_frames", 1)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _DamagedError(name) from error


def _frame(name: str, picture: bytes, frame: int) -> Array:
    """A picture as it was held, not larger than is looked at."""
    try:
        with Image.open(io.BytesIO(picture)) as image:
            image.seek(frame)
            page = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _DamagedError(name) from error
    page.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    return np.array(page)


def _kept(flat: Array) -> str:
    """A straightened page as it is kept to be shown: a JPEG of some 100 KB."""
    scale = min(1.0, _KEPT_WIDTH / flat.shape[1])
    smaller = cv2.resize(flat, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, made = cv2.imencode(".jpg", smaller, [cv2.IMWRITE_JPEG_QUALITY, 60])
    return base64.b64encode(made.tobytes()).decode()


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
    words = [word for line in (found.word_results or ()) for word in line]
    matrix, size = straightening(grey, [] if found.boxes is None else [box.tolist() for box in found.boxes])
    flat = cv2.warpPerspective(grey, matrix, size, flags=cv2.INTER_CUBIC, borderValue=255)
    points = _WIDTH / size[0]
    letters = [_Letter(sign, _around(moved(quad, matrix), points), score) for sign, score, quad in words]
    ink = inked(flat)
    rules = _rules(ink, points)
    letters = list(_checked(engine, flat, ink, letters, rules, points))
    page: dict[str, object] = {
        "size": (_WIDTH, size[1] * points),
        "text": "".join(letter.sign for letter in letters),
        "boxes": [letter.box for letter in letters],
        "rules": rules,
    }
    return page, _kept(flat)


def _around(quad: Array, points: float) -> Box:
    (left, top), (right, bottom) = quad.min(axis=0) * points, quad.max(axis=0) * points
    return round(float(left), 1), round(float(top), 1), round(float(right), 1), round(float(bottom), 1)


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
    engine: Engine, flat: Array, ink: Array, letters: list[_Letter], rules: Sequence[Box], points: float
) -> Iterator[_Letter]:
    """The characters, those of numbers read twice where a cell is; what the two readings differ in cannot be told."""
    tables = [row for grid in grids(rules) for row in grid.rows]
    cells = [cell for row in tables for cell in row]
    inside: dict[Box, list[_Letter]] = {}
    high = float(np.median([letter.box[3] - letter.box[1] for letter in letters])) if letters else 8.0
    for letter in letters:
        cell = _cell_of(letter.box, cells)
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
            yield _Letter(UNREAD, _middle(cell, high), 0.0)
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
            yield _Letter(UNREAD, _middle(cell, high), 0.0)


def _is_sure(letter: _Letter) -> bool:
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


def _is_number(letters: Sequence[_Letter]) -> bool:
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


def _cell_of(box: Box, cells: Sequence[Box]) -> Box | None:
    """The smallest cell that the middle of a character lies in."""
    around = [cell for cell in cells if _is_in(box, cell)]
    return min(around, key=lambda cell: (cell[2] - cell[0]) * (cell[3] - cell[1]), default=None)


def _is_in(box: Box, cell: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _any_in(cell: Box, boxes: Sequence[Box]) -> bool:
    """Whether anything was recognised in a cell: what is read a second time must not stand there twice."""
    return any(_is_in(box, cell) for box in boxes)


def _middle(cell: Box, high: float) -> Box:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    return x - high / 4, y - high / 2, x + high / 4, y + high / 2


def _spread(text: str, cell: Box, high: float, score: float) -> Iterator[_Letter]:
    left, top, _, bottom = _middle(cell, high)
    for number, sign in enumerate(text):
        at = left + (number - len(text) / 2) * high / 2
        yield _Letter(sign, (at, top, at + high / 2, bottom), score)


def main(most: int, wanted: Sequence[int]) -> None:
    """Says of each page what stands on it, or what prevents that."""
    content = sys.stdin.buffer.read()
    threads = min(4, os.cpu_count() or 1)
    engine = RapidOCR(params={"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": threads})
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what libraries print is no result
    try:
        for picture, number, count in pictures(content, most, wanted):
            page, straight = recognised(engine, picture)
            said = {"page": page, "picture": straight, "number": number, "count": count}
            print(json.dumps(said), file=out, flush=True)
    except _DamagedError as error:
        print(json.dumps({"error": "document-damaged", "part": str(error)}), file=out, flush=True)
    except (OSError, ValueError, pdfium.PdfiumError):
        print(json.dumps({"error": "document-damaged"}), file=out, flush=True)
    except (MemoryError, cv2.error, RuntimeError):  # the libraries say in their own ways that there is no more memory
        print(json.dumps({"error": "reading-memory"}), file=out, flush=True)
