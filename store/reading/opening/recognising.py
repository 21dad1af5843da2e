"""Reading any file; pictures and scans too where the extra for these is installed: they take long,
and say so.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from store.children import Begun
from store.model import Reading, Rejected
from store.reading import read, read_document
from store.reading.formats import ocr
from store.reading.lines.blocks import Refused

if TYPE_CHECKING:
    from store.reading.lines.blocks import Document

_PICTURES: Final = ("picture", "pictures", "scanned")
_LACKS: Final = frozenset({*_PICTURES, "pages-unread"})
"""Of files that the recogniser may make more of."""
_TITLE: Final = "title"


def read_any(name: str, content: bytes) -> Generator[Begun, None, Reading | Rejected]:
    """What a file says, under the name that it is known by."""
    found = read(name, content)
    codes = (
        [found.code]
        if isinstance(found, Rejected)
        else [problem.code for problem in found.problems]
    )
    if not _LACKS.intersection(codes) or not ocr.is_installed():
        return found
    if isinstance(found, Rejected) and found.code in _PICTURES:
        page = yield from _recognised(content)
        if isinstance(page, Refused):
            return Rejected(name, page.code, page.values)
        return of_one_report(name, page)
    page = yield from _completed(content)
    if isinstance(page, Refused):
        return found
    return read_document(name, page)


def _recognised(content: bytes) -> Generator[Begun, None, Document | Refused]:
    """A file of which every page is a picture."""
    from store.reading.formats.ocr.process import recognise
    from store.reading.formats.ocr.told import document

    told = yield from recognise(content)
    if isinstance(told, Refused):
        return told
    return document(told)


def _completed(content: bytes) -> Generator[Begun, None, Document | Refused]:
    """A PDF that draws some of its pages as text and others as pictures."""
    from store.reading.formats.ocr.process import recognise
    from store.reading.formats.ocr.told import document
    from store.reading.formats.pdf.laying import pictured
    from store.reading.formats.pdf.process import extract

    drawn = extract(content)
    if isinstance(drawn, Refused):
        return drawn
    told = yield from recognise(content, pictured(drawn.pages))
    if isinstance(told, Refused):
        return told
    return document(told, drawn.pages, drawn.count)


def of_one_report(name: str, page: Document) -> Reading | Rejected:
    """What a scan says; where its pages bear the titles of several reports, none of them is taken
    for another's.
    """
    found = read_document(name, page)
    if isinstance(found, Rejected) or len(page.pages) < 2:
        return found
    begins = {number: title for number, title in _titles(name, page) if title}
    if len(set(begins.values())) > 1:
        return Rejected(name, "pages-of-several", {"numbers": " ".join(map(str, begins))})
    return found


def _titles(
    name: str,
    page: Document,
) -> Generator[tuple[int, tuple[str, int | None] | None], None, None]:
    """Of each page whose and which year's report it begins, if it does."""
    from store.reading.layout.segments import segments
    from store.reading.whose.identity import identify

    ends = [*(line - 1 for line in page.pages[1:]), len(page.lines)]
    for number, (first, last) in enumerate(zip(page.pages, ends, strict=True), 1):
        blocks = tuple(block for block in page.blocks if first <= block.line <= last)
        parts = tuple(segments(blocks))
        found = identify(name, replace(page, blocks=blocks), parts)
        at_the_top = found.title and found.agency_source == found.year_source == _TITLE
        yield number, (found.agency, found.year) if at_the_top else None
