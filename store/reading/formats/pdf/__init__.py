"""PDF files with a text layer: lines of text, and rows of the tables that are ruled; in the order
of the pages.

Without ruling a table is lines like any other, its columns kept apart by blanks. What the pages
repeat (heads and page numbers) stays among the lines of the file but is no part of its text.
"""

from __future__ import annotations

from store.reading.formats.pdf.laying import laid_out
from store.reading.formats.pdf.process import extract
from store.reading.lines.blocks import Document, Refused


def read(content: bytes) -> Document | Refused:
    """The document of a PDF file."""
    found = extract(content)
    if isinstance(found, Refused):
        return found
    return laid_out(found.pages, found.count)
