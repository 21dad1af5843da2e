"""One module a file format; each has one function that turns a file into a `Document`, or says why it cannot.

A further format is a further module with such a function and a line in `READERS`. All are imported when the first of
their kind comes, so that a process that reads none does not pay for their libraries.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from store.model import Rejected
from store.reading.blocks import Document, Refused
from store.reading.formats.signatures import kind_of
from store.reading.limits import MAX_BYTES, MAX_DOCUMENT_BYTES

Reader = Callable[[bytes], Document | Refused]

READERS: Final = {"docx": "docx", "xlsx": "xlsx", "pdf": "pdf"}
"""Kind of file -> the module whose `read` turns its bytes into a document."""
SUFFIXES: Final = frozenset({".txt", ".md", ".html", ".htm", ".shtml", ".docx", ".pdf", ".xlsx", ".zip"})
"""Endings of the files that a folder is searched for; what a file is, its content says."""


def document(name: str, content: bytes) -> Document | Rejected:
    """The lines and rows of a file."""
    kind = kind_of(content)
    limit = MAX_DOCUMENT_BYTES if kind in READERS else MAX_BYTES
    if len(content) > limit:
        return Rejected(name, "too-large", {"size": str(len(content)), "limit": str(limit)})
    if kind:
        found = _of_document(kind, content)
        return Rejected(name, found.code, found.values) if isinstance(found, Refused) else found
    return _of_text(name, content)


def _of_text(name: str, content: bytes) -> Document | Rejected:
    from store.reading.decoding import decode
    from store.reading.formats import html, text
    from store.reading.formats.markup import is_html

    decoded = decode(name, content)
    if isinstance(decoded, Rejected):
        return decoded
    return html.read(decoded) if is_html(name, decoded) else text.read(decoded)


def _of_document(kind: str, content: bytes) -> Document | Refused:
    if kind in READERS:
        read: Reader = import_module(f"store.reading.formats.{READERS[kind]}").read
        return read(content)
    if kind in ("zip", "locked"):
        return Refused("batch" if kind == "zip" else "locked")
    return Refused("unsupported", {"kind": kind})
