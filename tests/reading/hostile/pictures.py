"""Pictures made to hurt those who look for text in them."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping
from typing import Final

from PIL import Image, ImageDraw

from tests.reading.hostile.packed import pages, pdf

_SIZE: Final = (1_414, 2_000)


def _png(picture: Image.Image) -> bytes:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()


def _noise() -> bytes:
    dots = random.Random(14).randbytes(_SIZE[0] * _SIZE[1])
    return _png(Image.frombytes("L", _SIZE, dots))


def _sown(across: int, down: int, *, ruled: bool) -> bytes:
    """A page with a number at every so many pixels."""
    picture = Image.new("L", _SIZE, 255)
    draw = ImageDraw.Draw(picture)
    for y in range(0, _SIZE[1], down):
        if ruled:
            draw.line((0, y, _SIZE[0], y))
        for x in range(0, _SIZE[0], across):
            draw.text((x + 4, y + 2), str(x * y % 997), fill=0)
    for x in range(0, _SIZE[0] if ruled else 0, across):
        draw.line((x, 0, x, _SIZE[1]))
    return _png(picture)


PICTURES: Final[Mapping[str, Callable[[], bytes]]] = {
    "noise.png": _noise,
    "sown with numbers.png": lambda: _sown(40, 14, ruled=False),
    "a grid sown with numbers.png": lambda: _sown(30, 22, ruled=True),
    "40 pages of curves.pdf": lambda: pages(b"0 0 m 10 900 500 0 590 800 c S " * 20_000, 40),
    "curves on curves.pdf": lambda: pdf(b"0 0 m " + b"10 900 500 0 590 800 c " * 200_000 + b"S "),
}
