"""A ZIP archive, or a workbook with a report on each sheet: its members one after the other, under the batch's name.

Everything is checked before the first member is handed out: how many there are, what they expand to, and that each is
whole. What lies about its size, is damaged or is locked rejects the archive with the member's name, so that no part of
a damaged file is read as if it were all of it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import PurePosixPath
from typing import Final

from store.model import Rejected
from store.reading.formats.signatures import kind_of
from store.reading.limits import MAX_BATCH_EXPANDED, MAX_BATCH_MEMBERS, MAX_DOCUMENT_BYTES

_CHUNK: Final = 1 << 20
_DEPTH: Final = 2
"""Archives within an archive that are opened: one for each town, say."""
_LITTER: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_UTF8_NAMES: Final = 0x800
_LOCKED: Final = 0x1


def is_batch(content: bytes) -> bool:
    """Whether a file is an archive of files, or a workbook with a report on each sheet, and no single document."""
    kind = kind_of(content)
    return kind == "zip" or (kind == "xlsx" and len(content) <= MAX_DOCUMENT_BYTES and bool(_sheets(content)))


def _sheets(content: bytes) -> list[tuple[str, str]]:
    """The reports in a workbook; what reads it is imported when the first one comes."""
    reports: Callable[[bytes], list[tuple[str, str]]] = import_module("store.reading.formats.xlsx").reports
    return reports(content)


def open_batch(name: str, content: bytes) -> Iterable[tuple[str, bytes]] | Rejected:
    """The members of an archive as (`batch.zip/inner.docx`, bytes) in the order of their names, or why it has none."""
    if kind_of(content) == "xlsx":
        sheets = _sheets(content) if len(content) <= MAX_DOCUMENT_BYTES else []
        return [(f"{name}/{sheet}.txt", text.encode()) for sheet, text in sheets] or Rejected(name, "no-report")
    budget = _Budget()
    rejected = _verify(name, content, budget, _DEPTH)
    if rejected:
        return rejected
    return _members(name, content, _DEPTH)


class _Budget:
    """What an archive and those within it may still hold."""

    def __init__(self) -> None:
        self.bytes = MAX_BATCH_EXPANDED
        self.members = MAX_BATCH_MEMBERS


def _verify(name: str, content: bytes, budget: _Budget, depth: int) -> Rejected | None:
    """Reads every member through once, a piece at a time; None when all of them are whole and within the limits."""
    member = ""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in _entries(archive):
                member = _name(entry)
                budget.members -= 1
                if entry.flag_bits & _LOCKED:
                    return Rejected(name, "locked")
                inner = io.BytesIO()
                with archive.open(entry) as stream:
                    while piece := stream.read(_CHUNK):
                        budget.bytes -= len(piece)
                        if budget.bytes < 0:
                            return Rejected(name, "batch-too-large", {"limit": str(MAX_BATCH_EXPANDED)})
                        if inner.tell() <= MAX_DOCUMENT_BYTES:
                            inner.write(piece)
                if budget.members < 0:
                    return Rejected(name, "batch-too-many", {"limit": str(MAX_BATCH_MEMBERS)})
                if depth > 1 and kind_of(inner.getvalue()) == "zip":
                    rejected = _verify(f"{name}/{member}", inner.getvalue(), budget, depth - 1)
                    if rejected:
                        return rejected
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return Rejected(name, "batch-damaged", {"member": member or name})
    return None if member else Rejected(name, "empty")


def _members(name: str, content: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in _entries(archive):
            with archive.open(entry) as stream:
                inner = stream.read(MAX_DOCUMENT_BYTES + 1)  # one byte too many tells the reader that there are more
            inside = f"{name}/{_name(entry)}"
            if depth > 1 and kind_of(inner) == "zip":
                yield from _members(inside, inner, depth - 1)
            elif is_batch(inner) and kind_of(inner) == "xlsx":
                yield from ((f"{inside}/{sheet}.txt", text.encode()) for sheet, text in _sheets(inner))
            else:
                yield inside, inner


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive by name, without what operating systems leave in it."""
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    return sorted((entry for entry in files if not _is_litter(entry.filename)), key=_name)


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER[0]) or PurePosixPath(name).name in _LITTER


def _name(entry: zipfile.ZipInfo) -> str:
    """A member's name; Chinese systems write theirs in GBK without saying so."""
    if entry.flag_bits & _UTF8_NAMES or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
