"""Letters: fonts, how wide a text is, and how it is drawn.

Lengths are those of a phone; a picture has `SCALE` pixels for each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import matplotlib
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from handlers.charts.font import FONT

SCALE: Final = 2
_OTHER = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_SPARE, _FIXED = _OTHER / "DejaVuSans.ttf", _OTHER / "DejaVuSansMono.ttf"
_BOLD = 0.35
"""How much heavier a bold letter is drawn on each side; the font comes in one weight."""
_SLANT = 0.2
_CELL = 0.56
"""The width of a column of a table to the size of its letters: a Chinese character takes two."""
_FIXED_SIZE = _CELL / 0.602
"""DejaVu Sans Mono in columns of this width."""
_NARROW = {"·": 0.42}
_LATIN = "“”‘’…÷"
"""Signs that Chinese and English set differently; the font has the Chinese ones."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a stretch of text looks."""

    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    fixed: bool = False
    english: bool = False
    """Whether quotation marks and the like are those of English."""


@cache
def _font(path: Path, pixels: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, pixels)


@cache
def _known() -> frozenset[int]:
    with TTFont(FONT, lazy=True) as font:
        return frozenset(font.getBestCmap())


def columns(text: str) -> int:
    """The width in columns of a table."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def width(text: str, face: Face) -> float:
    """How long a text is in one line."""
    if face.fixed:
        return columns(text) * _CELL * face.size
    return sum(piece.advance for piece in _pieces(text, face)) / SCALE


def write(image: Image.Image, x: float, baseline: float, text: str, face: Face) -> None:
    """Draw a text on its baseline."""
    at = x * SCALE
    if face.italic:
        _write_slanted(image, at, baseline * SCALE, text, face)
        return
    draw = ImageDraw.Draw(image)
    for piece in _pieces(text, face):
        _draw(draw, at, baseline * SCALE, piece, face, face.colour)
        at += piece.advance


def _write_slanted(image: Image.Image, x: float, baseline: float, text: str, face: Face) -> None:
    """The font has no italics: upright letters, leaning, on a strip of their own that is as high as
    they may be.
    """
    reach = round(2 * face.size * SCALE)
    top = round(baseline) - reach
    mask = Image.new("L", (image.width, 2 * reach), 0)
    draw = ImageDraw.Draw(mask)
    for piece in _pieces(text, face):
        _draw(draw, x, baseline - top, piece, face, "white")
        x += piece.advance
    leaning = (1, _SLANT, -_SLANT * (baseline - top), 0, 1, 0)
    mask = mask.transform(mask.size, Image.Transform.AFFINE, leaning, Image.Resampling.BICUBIC)
    image.paste(face.colour, (0, top), mask)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters that are drawn at once."""

    text: str
    font: ImageFont.FreeTypeFont
    advance: float
    shift: float = 0


def _draw(
    draw: ImageDraw.ImageDraw, x: float, baseline: float, piece: _Piece, face: Face, colour: str
) -> None:
    stroke = _BOLD * SCALE if face.bold else 0
    draw.text(
        (x + piece.shift, baseline),
        piece.text,
        colour,
        piece.font,
        anchor="ls",
        stroke_width=stroke,
    )


def _pieces(text: str, face: Face) -> Iterator[_Piece]:
    pixels = face.size * SCALE
    if face.fixed:
        yield from (_in_cell(letter, pixels) for letter in text)
        return
    run = ""
    for letter in text:
        narrow = _NARROW.get(letter)
        foreign = ord(letter) not in _known() or (face.english and letter in _LATIN)
        if narrow is None and not foreign:
            run += letter
            continue
        if run:
            yield _run(run, pixels)
            run = ""
        yield (
            _run(letter, pixels, _SPARE)
            if narrow is None
            else _centred(letter, pixels, narrow * pixels)
        )
    if run:
        yield _run(run, pixels)


def _run(text: str, pixels: float, path: Path = FONT) -> _Piece:
    font = _font(path, pixels)
    return _Piece(text, font, font.getlength(text))


def _in_cell(letter: str, pixels: float) -> _Piece:
    """A letter in the middle of its column or columns."""
    if columns(letter) == 2:
        return _centred(letter, pixels, 2 * _CELL * pixels)
    font = _font(_FIXED, pixels * _FIXED_SIZE)
    return _Piece(letter, font, _CELL * pixels)


def _centred(letter: str, pixels: float, advance: float) -> _Piece:
    """A Chinese sign, which is as wide as it is high, in more room or less."""
    return _Piece(letter, _font(FONT, pixels), advance, (advance - pixels) / 2)
