"""The pages of a file as pictures: those of a PDF, of a picture with several, or of several
pictures.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import cv2
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps

from store.reading.formats.ocr.letters import Array
from store.reading.formats.page_pictures import MARK, unpacked

_DPI: Final = 200
_LONGEST: Final = 2_000
"""Pixels of the longer side of a picture that is looked at: a page of A4 at 170 a inch."""
_MOST_PIXELS: Final = 120_000_000
"""Of a picture that can be opened smaller than it is, as a JPEG can."""
_MOST_OPENED: Final = 50_000_000
"""Pixels that are opened: three copies of them take 450 MB."""
_KEPT_WIDTH: Final = 1_240
"""Pixels: of A4, 150 a inch."""


class PagePicture(NamedTuple):
    """A page, not larger than is looked at."""

    picture: Array
    number: int
    """From 1."""
    among: int
    """Of the pages that there are."""


class DamagedError(Exception):
    """A picture that cannot be opened, by its name."""


def pictures(content: bytes, most: int, wanted: Sequence[int]) -> Iterator[PagePicture]:
    """The pages as pictures, so many at most; of a PDF those that are wanted, or all."""
    if b"%PDF-" in content[:1024]:
        document = pdfium.PdfDocument(content)
        count = len(document)
        for number in (wanted or range(1, count + 1))[:most]:
            yield PagePicture(_page(document, number), number, count)
        return
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    single = [("OCR", content)]
    files = unpacked(content) if content.startswith(MARK) else single
    counts = [_frames(name, picture) for name, picture in files]
    ahead = 0
    for (name, picture), count in zip(files, counts, strict=True):
        for frame in range(min(count, most - ahead)):
            yield PagePicture(_frame(name, picture, frame), ahead + frame + 1, sum(counts))
        ahead += count


def _page(document: pdfium.PdfDocument, number: int) -> Array:
    """A page of a PDF as a picture. What the library holds of it is let go before anything is
    recognised.
    """
    page = document[number - 1]
    try:
        scale = min(_DPI / 72, _LONGEST / max(page.get_size()))
        return np.array(page.render(scale=scale).to_pil().convert("RGB"))
    finally:
        page.close()


def _frames(name: str, picture: bytes) -> int:
    try:
        with Image.open(io.BytesIO(picture)) as image:
            return getattr(image, "n_frames", 1)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DamagedError(name) from error


def _frame(name: str, picture: bytes, frame: int) -> Array:
    """A picture as it was held, not larger than is looked at."""
    try:
        with Image.open(io.BytesIO(picture)) as image:
            image.seek(frame)
            image.draft("RGB", (2 * _LONGEST, 2 * _LONGEST))
            if image.width * image.height > _MOST_OPENED:
                raise DamagedError(name)
            page = ImageOps.exif_transpose(image).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DamagedError(name) from error
    page.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    return np.array(page)


def kept(flat: Array) -> str:
    """A straightened page as it is kept to be shown: a JPEG of some 100 KB."""
    scale = min(1.0, _KEPT_WIDTH / flat.shape[1])
    smaller = cv2.resize(flat, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    _, made = cv2.imencode(".jpg", smaller, [cv2.IMWRITE_JPEG_QUALITY, 60])
    return base64.b64encode(made.tobytes()).decode()
