"""Cells of words that were recognised only in part: each cut out, enlarged and looked at by itself.

In a narrow cell 商业企业 stands on two lines, of which the look at the whole page may miss one:
with 业 alone as its head the column was none of the form. Numbers are no part of this: what is not
sure of them is read twice (`program`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

import cv2
import numpy as np

from store.reading.formats.ocr.letters import (
    EDGE,
    NUMBER_SIGNS,
    Array,
    Engine,
    Letter,
    around,
    cell_of,
)
from store.reading.formats.pdf.drawn import Box

_LARGER: Final = 2.0
_MARGIN: Final = 24
"""Pixels of paper around what is cut out: text at the edge of a picture is not found."""
_MOST: Final = 40
"""Cells of a page that are looked at again."""


def looked_at_again(
    engine: Engine,
    flat: Array,
    ink: Array,
    letters: Sequence[Letter],
    cells: Sequence[Box],
    points: float,
) -> list[Letter]:
    """The characters of a page, with those that cells of words hold besides."""
    inside: dict[Box, list[Letter]] = {cell: [] for cell in cells}
    for letter in letters:
        if (cell := cell_of(letter.box, cells)) is not None:
            inside[cell].append(letter)
    high = (
        sorted(letter.box[3] - letter.box[1] for letter in letters)[len(letters) // 2]
        if letters
        else 8.0
    )
    partly = [
        cell for cell, own in inside.items() if _is_partly_read(ink, cell, own, points, high)
    ][:_MOST]
    found = list(letters)
    for cell in partly:
        seen = _seen(engine, flat, cell, points)
        if len(seen) > len(inside[cell]):
            own = {id(letter) for letter in inside[cell]}
            found = [letter for letter in found if id(letter) not in own] + seen
    return found


def _is_partly_read(
    ink: Array,
    cell: Box,
    own: Sequence[Letter],
    points: float,
    high: float,
) -> bool:
    """Whether a cell of words holds something of a character's size where none was recognised."""
    if not own or all(letter.sign in NUMBER_SIGNS for letter in own):
        return False
    left, top, right, bottom = (round(number / points) for number in cell)
    left, top = left + EDGE, top + EDGE
    part = ink[top : bottom - EDGE, left : right - EDGE]
    if part.size == 0:
        return False
    _, _, stats, centres = cv2.connectedComponentsWithStats(part, connectivity=8)
    unread = 0.0
    for (_, _, wide, tall, area), (x, y) in zip(stats[1:], centres[1:], strict=True):
        at = (left + x) * points, (top + y) * points
        if area >= 6 and not any(_holds(letter.box, at, high) for letter in own):
            unread += max(wide, tall) * points / high
    return unread >= 1.0


def _holds(box: Box, at: tuple[float, float], high: float) -> bool:
    """Whether a point lies within a character, or so near that it is a part of it."""
    near = 0.15 * high
    return box[0] - near <= at[0] <= box[2] + near and box[1] - near <= at[1] <= box[3] + near


def _seen(engine: Engine, flat: Array, cell: Box, points: float) -> list[Letter]:
    left, top, right, bottom = (round(number / points) for number in cell)
    left, top = left + EDGE, top + EDGE
    cut = flat[top : bottom - EDGE, left : right - EDGE]
    larger = cv2.resize(cut, None, fx=_LARGER, fy=_LARGER, interpolation=cv2.INTER_CUBIC)
    edged = cv2.copyMakeBorder(larger, *(_MARGIN,) * 4, cv2.BORDER_REPLICATE)
    result = engine(
        cv2.cvtColor(edged, cv2.COLOR_GRAY2BGR),
        use_det=True,
        use_cls=True,
        use_rec=True,
        return_word_box=True,
        return_single_char_box=True,
    )
    found = []
    for sign, score, quad in chain.from_iterable(result.word_results or ()):
        moved = (np.array(quad) - _MARGIN) / _LARGER + np.array((left, top))
        found.append(Letter(sign, around(moved, points), score))
    return found
