"""Recognises the pages of a picture or of a scanned PDF; `__main__` runs it as a program of its
own.

The file comes on standard input, a line of JSON goes out for each page. What goes wrong with a file
or in a library ends here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from itertools import chain
from typing import Final

import cv2
import numpy as np
import pypdfium2 as pdfium

from store.reading.formats.ocr.bounds import bounded
from store.reading.formats.ocr.engine import TooMuchTextError, recogniser
from store.reading.formats.ocr.letters import Array, Engine, Letter, around
from store.reading.formats.ocr.paging import looked_at
from store.reading.formats.ocr.pictures import DamagedError, kept, pictures
from store.reading.formats.ocr.relooking import looked_at_again
from store.reading.formats.ocr.second_reading import checked
from store.reading.formats.ocr.straightening import inked, moved, straightening
from store.reading.formats.pdf.drawn import Box
from store.reading.formats.pdf.ruling import grids

_WIDTH: Final = 595.0
"""Points that a page is taken to be wide."""


def recognised(engine: Engine, picture: Array) -> tuple[dict[str, object], str]:
    """What a page draws, as a PDF's would be told: characters with boxes, and lines; and how it
    looks straightened.
    """
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
    words = list(chain.from_iterable(found.word_results or ())) if found.boxes is not None else []
    matrix, size = straightening(
        grey, [] if found.boxes is None else [box.tolist() for box in found.boxes]
    )
    flat = cv2.warpPerspective(grey, matrix, size, flags=cv2.INTER_CUBIC, borderValue=255)
    points = _WIDTH / size[0]
    letters = [
        Letter(sign, around(moved(quad, matrix), points), score) for sign, score, quad in words
    ]
    ink = inked(flat)
    rules = _rules(ink, points)
    cells = list(chain.from_iterable(chain.from_iterable(grid.rows for grid in grids(rules))))
    letters = looked_at_again(engine, flat, ink, letters, cells, points)
    letters = list(checked(engine, flat, ink, letters, rules, points))
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
            line = (
                (box[0], middle, box[2], middle) if across > 1 else (middle, box[1], middle, box[3])
            )
            x, y, end_x, end_y = (round(float(number), 1) for number in line)
            found.append((x, y, end_x, end_y))
    return found


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
    except (
        MemoryError,
        cv2.error,
        RuntimeError,
    ):  # the libraries say in their own ways that there is no more memory
        print(json.dumps({"error": "reading-memory"}), file=out, flush=True)
