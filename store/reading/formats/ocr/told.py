"""From what the recogniser says of each page to the document of a scan, or of a file that is one in
part.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from store.reading.formats.pdf.drawn import DrawnPage
from store.reading.formats.pdf.laying import laid_out
from store.reading.lines.blocks import Document, Refused

_MISSING: Final = DrawnPage((595.0, 842.0), "", (), (), 1)
"""A page of which the recogniser said nothing: a picture still."""


def document(
    told: Sequence[Mapping[str, Any]],
    pages: Sequence[DrawnPage] = (),
    count: int = 0,
) -> Document | Refused:
    """The document of what the recogniser said of each page, and of those that needed none.

    `pages` are what a file draws by itself, of `count` pages in all; a scan draws nothing.
    """
    error = next((one for one in told if "error" in one), None)
    recognised = {one["number"]: one for one in told if "page" in one}
    if error and not recognised and not pages:
        return Refused(error["error"], {"part": error.get("part", "OCR")})
    count = count or max((one["count"] for one in recognised.values()), default=0)
    every = list(pages) or [_MISSING] * count
    for number, one in recognised.items():
        every[number - 1] = _page(one["page"])
    found = laid_out(every, count)
    if isinstance(found, Refused):
        return Refused("nothing-recognised")
    return replace(found, scanned={number: _picture(one) for number, one in recognised.items()})


def _page(page: Mapping[str, Any]) -> DrawnPage:
    boxes, rules = (tuple(tuple(box) for box in page[name]) for name in ("boxes", "rules"))
    width, height = page["size"]
    return DrawnPage((width, height), page["text"], boxes, rules, 0)


def _picture(one: Mapping[str, Any]) -> bytes:
    return base64.b64decode(one.get("picture", ""))
