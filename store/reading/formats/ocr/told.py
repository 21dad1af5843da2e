"""From what the recogniser says of each page to the document of a scan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from store.reading.blocks import Document, Refused
from store.reading.formats.pdf.drawn import Page
from store.reading.formats.pdf.laying import laid_out


def document(told: list[dict[str, Any]]) -> Document | Refused:
    """The document of what the recogniser said of each page."""
    error = next((one["error"] for one in told if "error" in one), None)
    pages = [_page(one["page"]) for one in told if "page" in one]
    if error and not pages:
        return Refused(error, {"part": "OCR"})
    found = laid_out(pages, max((one.get("count", 0) for one in told), default=0))
    if isinstance(found, Refused):
        return Refused("nothing-recognised")
    return Document(found.lines, found.blocks, notes=found.notes, pages=found.pages, scanned=True, unread=found.unread)


def _page(page: Mapping[str, Any]) -> Page:
    boxes, rules = (tuple(tuple(box) for box in page[name]) for name in ("boxes", "rules"))
    width, height = page["size"]
    return Page((width, height), page["text"], boxes, rules, 0)
