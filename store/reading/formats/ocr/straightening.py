"""Straightens a picture of a page: from the lines of its tables, or failing these from the lines of
its text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from store.reading.formats.ocr.letters import Array

_FEWEST: Final = 4
"""Lines of each direction that are needed to know the perspective."""
_STEEPEST: Final = 0.27
"""Tangent of the angle up to which a line is taken for a level or an upright one."""
_MOST_INK: Final = 0.25
"""Share of a picture above which it is no page: one of a table has a tenth of ink, and in noise
lines are looked for during ten seconds.
"""
_LONGEST_SIDE: Final = 2_400

Quad = Sequence[Sequence[float]]


def inked(grey: Array) -> Array:
    """What is darker than its surroundings, whatever shadow lies on the page."""
    size = max(15, grey.shape[1] // 60 | 1)
    return cv2.adaptiveThreshold(
        grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, 12
    )


def straightening(grey: Array, texts: Sequence[Quad]) -> tuple[Array, tuple[int, int]]:
    """The matrix that makes a page's lines level and upright, and the width and height that it then
    has.
    """
    height, width = grey.shape
    level, upright = _lines(inked(grey))
    matrix = None
    if min(len(level), len(upright)) >= _FEWEST:
        matrix = _perspective(level, upright)
    if matrix is None:
        matrix = _rotation(texts, width, height)
    return _placed(matrix, width, height)


def _lines(ink: Array) -> tuple[list[Array], list[Array]]:
    """Level and upright lines, each as the coefficients of its equation."""
    height, width = ink.shape
    if cv2.countNonZero(ink) > _MOST_INK * ink.size:
        return [], []
    found = cv2.HoughLinesP(
        ink, 1, math.pi / 1440, 120, minLineLength=min(width, height) // 9, maxLineGap=6
    )
    level, upright = [], []
    for x, y, to_x, to_y in found.reshape(-1, 4) if found is not None else ():
        across, down = abs(to_x - x), abs(to_y - y)
        ends = [
            ((at - width / 2) / width, (below - height / 2) / width, 1.0)
            for at, below in ((x, y), (to_x, to_y))
        ]
        line = np.cross(np.array(ends[0]), np.array(ends[1]))
        line = line / np.hypot(line[0], line[1]) * math.hypot(across, down) / width
        if down <= _STEEPEST * across:
            level.append(line)
        elif across <= _STEEPEST * down:
            upright.append(line)
    return level, upright


def _perspective(level: Sequence[Array], upright: Sequence[Array]) -> Array | None:
    """The matrix, about the middle of the picture, that sends the points where each set of lines
    meets to infinity.
    """
    meets = [_meeting(lines) for lines in (level, upright)]
    horizon = np.cross(*meets)
    if abs(horizon[2]) < 1e-9:
        return None
    flat = np.array([[1, 0, 0], [0, 1, 0], horizon / horizon[2]])
    across, down = ((flat @ point)[:2] for point in meets)
    if min(np.hypot(*across), np.hypot(*down)) < 1e-9:
        return None
    across, down = across / np.hypot(*across), down / np.hypot(*down)
    across, down = across * np.sign(across[0]), down * np.sign(down[1])
    if abs(across[1]) > _STEEPEST or abs(down[0]) > _STEEPEST:
        return None
    straight = np.eye(3)
    straight[:2, :2] = np.linalg.inv(np.column_stack((across, down)))
    return straight @ flat


def _meeting(lines: Sequence[Array]) -> Array:
    """The point where lines meet best, perhaps far away; those that lie far off are left out
    once.
    """
    rows = np.array(lines)
    point = np.linalg.svd(rows)[2][-1]
    away = np.abs(rows @ point) / np.maximum(1e-9, np.linalg.norm(rows[:, :2], axis=1))
    return np.linalg.svd(rows[away <= 3 * np.median(away) + 1e-9])[2][-1]


def _rotation(texts: Sequence[Quad], width: int, height: int) -> Array:
    angles = []
    for (x, y), (to_x, to_y), *_ in texts:
        if to_x - x > width / 8:
            angles.append(math.atan2(to_y - y, to_x - x))
    angle = float(np.median(angles)) if angles else 0.0
    cosine, sine = math.cos(angle), math.sin(angle)
    return np.array([[cosine, sine, 0], [-sine, cosine, 0], [0, 0, 1]])


def _placed(matrix: Array, width: int, height: int) -> tuple[Array, tuple[int, int]]:
    """The matrix from the picture's own coordinates to those of a page that holds all of it."""
    middle = np.array([[1 / width, 0, -0.5], [0, 1 / width, -height / width / 2], [0, 0, 1]])
    matrix = matrix @ middle
    corners = (
        np.array([[0, 0, 1], [width, 0, 1], [0, height, 1], [width, height, 1]], float) @ matrix.T
    )
    if corners[:, 2].min() < 0.3:  # too steep to be a photograph of a page: only turned, then
        return np.eye(3), (width, height)
    points = corners[:, :2] / corners[:, 2:]
    low, high = points.min(axis=0), points.max(axis=0)
    scale = min(float(width), _LONGEST_SIDE / float((high - low).max()))
    onto = np.array([[scale, 0, -low[0] * scale], [0, scale, -low[1] * scale], [0, 0, 1]])
    size = (high - low) * scale
    return onto @ matrix, (int(size[0]) + 1, int(size[1]) + 1)


def moved(points: Quad, matrix: Array) -> Array:
    """Points of the picture on the straightened page."""
    found = np.column_stack((np.array(points, float), np.ones(len(points)))) @ matrix.T
    return found[:, :2] / found[:, 2:]
