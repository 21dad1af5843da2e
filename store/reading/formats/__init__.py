"""One module a file format; each has one function that turns a file into a `Document`, or says why
it cannot.

`registry` lists them. All are imported when the first of their kind comes, so that a process that
reads none does not pay for their libraries.
"""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from types import ModuleType

from store.model import Rejected
from store.reading.formats.page_pictures import MARK, unpacked
from store.reading.formats.registry import BY_NAME, REFUSALS, SUFFIXES, FileFormat, ReadingWay
from store.reading.formats.signatures import TRUNCATED, kind_of
from store.reading.lines.blocks import Document, Refused
from store.reading.lines.limits import MAX_BYTES, MAX_DOCUMENT_BYTES, MAX_PICTURES_BYTES, MAX_TEXT

__all__ = ["SUFFIXES", "document", "module_of"]


def document(name: str, content: bytes) -> Document | Rejected:
    """The lines and rows of a file."""
    kind = kind_of(content)
    pictured = REFUSALS.get(kind) in ("picture", "pictures")
    limit = _limit(kind, pictured=pictured)
    if kind in REFUSALS and not (pictured and len(content) > limit):
        return Rejected(name, REFUSALS[kind], {"kind": kind, **_pictured(content)})
    if len(content) > limit:
        return Rejected(name, "too-large", {"size": str(len(content)), "limit": str(limit)})
    found = _of_document(kind, content) if kind else _of_text(name, content)
    if isinstance(found, Refused):
        return Rejected(name, REFUSALS.get(found.values.get("kind", ""), found.code), found.values)
    if isinstance(found, Document) and sum(map(len, found.lines)) > MAX_TEXT:
        return Rejected(name, "document-too-large", {"part": "text"})
    return found


def _limit(kind: str, *, pictured: bool) -> int:
    """Bytes of the largest file of a kind that is read."""
    if pictured:
        return MAX_PICTURES_BYTES
    if kind in BY_NAME:
        return MAX_DOCUMENT_BYTES
    return MAX_BYTES


def _pictured(content: bytes) -> dict[str, str]:
    """How many pictures a report is, and the first of them, where it is pictures."""
    if not content.startswith(MARK):
        return {}
    try:
        pages = unpacked(content)
    except (ValueError, TypeError, KeyError):
        pages = []
    return {"count": str(len(pages)), "first": pages[0][0] if pages else "?"}


def module_of(form: FileFormat) -> ModuleType:
    """The module that reads a format."""
    return import_module(f"store.reading.formats.{form.module}")


def _of_text(name: str, content: bytes) -> Document | Rejected | Refused:
    from store.reading.lines.decoding import decode, decode_in_part

    decoded = decode(name, content)
    if isinstance(decoded, Rejected):
        told = decode_in_part(content) if decoded.code == "undecodable" else None
        if told is None:
            return decoded
        found = _of_decoded(name, told[0])
        if isinstance(found, Refused):
            return found
        return replace(found, unread=told[1])
    return _of_decoded(name, decoded)


def _of_decoded(name: str, decoded: str) -> Document | Refused:
    from store.reading.formats import html, separated, text
    from store.reading.formats.markup import is_html

    if is_html(name, decoded):
        return html.read(decoded)
    sign = separated.separator(decoded)
    if sign:
        return separated.read(decoded, sign)
    return text.read(decoded)


def _of_document(kind: str, content: bytes) -> Document | Refused:
    if kind == TRUNCATED:
        return Refused("document-truncated")
    if kind == "locked":
        return Refused("locked")
    form = BY_NAME[kind]
    if form.way is ReadingWay.ARCHIVE:
        return Refused("batch")
    module = module_of(form)
    if form.way is ReadingWay.WORKBOOK:
        from store.reading.formats import workbooks

        sheets = module.sheets(content)
        if isinstance(sheets, Refused):
            return sheets
        return workbooks.document(sheets)
    found: Document | Refused = module.read(content)
    return found
