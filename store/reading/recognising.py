"""Reading any file; pictures and scans too where the extra for these is installed: they take long, and say so."""

from __future__ import annotations

from collections.abc import Generator

from store.children import Begun
from store.model import Reading, Rejected
from store.reading import read, read_document
from store.reading.blocks import Refused
from store.reading.formats import ocr

_PICTURES = ("picture", "scanned")


def read_any(name: str, content: bytes) -> Generator[Begun, None, Reading | Rejected]:
    """What a file says, under the name that it is known by."""
    found = read(name, content)
    if not isinstance(found, Rejected) or found.code not in _PICTURES or not ocr.is_installed():
        return found
    from store.reading.formats.ocr.process import recognise

    page = yield from recognise(content)
    if isinstance(page, Refused):
        return Rejected(name, page.code, page.values)
    return read_document(name, page)
