"""Batches: a ZIP archive, a workbook with a report on each sheet, a letter with documents.

Their members come one after the other, under the batch's name.

Everything is checked before the first member is handed out: how many there are, what they expand
to, and that each is whole. What lies about its size, is damaged or is locked rejects the archive
with the member's name, so that no part of a damaged file is read as if it were all of it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from store.model import Rejected
from store.reading.formats import module_of
from store.reading.formats.page_pictures import groups, later_pages, packed
from store.reading.formats.registry import BY_NAME, FileFormat, ReadingWay, is_litter
from store.reading.formats.signatures import kind_of
from store.reading.lines.blocks import Refused
from store.reading.lines.limits import (
    MAX_BATCH_EXPANDED,
    MAX_BATCH_MEMBERS,
    MAX_DOCUMENT_BYTES,
    MAX_PICTURES_BYTES,
)

_CHUNK: Final = 1 << 20
_DEPTH: Final = 2
"""Archives within an archive that are opened: one for each town, say."""
_LITTER: Final = "__MACOSX/"
_UTF8_NAMES: Final = 0x800
_LOCKED: Final = 0x1


def is_batch(content: bytes) -> bool:
    """Whether a file is an archive of files, a workbook with a report on each sheet, or a letter
    with documents.
    """
    form = BY_NAME.get(kind_of(content))
    return form is not None and (form.way is ReadingWay.ARCHIVE or bool(_inside(form, content)))


def open_batch(name: str, content: bytes) -> Iterable[tuple[str, bytes]] | Rejected:
    """The members of an archive as (`batch.zip/inner.docx`, bytes) in the order of their names, or
    why it has none.
    """
    form = BY_NAME.get(kind_of(content))
    if form is None or form.way is not ReadingWay.ARCHIVE:
        found = _inside(form, content) if form else []
        return [(f"{name}/{member}", inside) for member, inside in found] or Rejected(
            name, "no-report"
        )
    budget = _Budget()
    rejected = _verify(name, content, budget, _DEPTH)
    if rejected:
        return rejected
    return _members(name, content, _DEPTH)


def _inside(form: FileFormat, content: bytes) -> list[tuple[str, bytes]]:
    """The texts or documents in a file that is no archive; what reads it is imported when the first
    one comes.
    """
    if len(content) > MAX_DOCUMENT_BYTES:
        return []
    if form.way is ReadingWay.LETTER:
        letter: list[tuple[str, bytes]] = module_of(form).members(content)
        return letter
    if form.way is not ReadingWay.WORKBOOK:
        return []
    from store.reading.formats import workbooks

    sheets = module_of(form).sheets(content)
    found = [] if isinstance(sheets, Refused) else workbooks.reports(sheets)
    return [(f"{sheet}.txt", text.encode()) for sheet, text in found]


class _Budget:
    """What an archive and those within it may still hold."""

    def __init__(self) -> None:
        self.bytes = MAX_BATCH_EXPANDED
        self.members = MAX_BATCH_MEMBERS


def _verify(name: str, content: bytes, budget: _Budget, depth: int) -> Rejected | None:
    """Reads every member through once, a piece at a time; None when all of them are whole and
    within the limits.
    """
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
                            return Rejected(
                                name, "batch-too-large", {"limit": str(MAX_BATCH_EXPANDED)}
                            )
                        if inner.tell() <= MAX_DOCUMENT_BYTES:
                            inner.write(piece)
                if budget.members < 0:
                    return Rejected(name, "batch-too-many", {"limit": str(MAX_BATCH_MEMBERS)})
                if depth > 1 and kind_of(inner.getvalue()) == "zip":
                    rejected = _verify(f"{name}/{member}", inner.getvalue(), budget, depth - 1)
                    if rejected:
                        return rejected
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return Rejected(name, "batch-damaged", {"member": member or name})
    if member:
        return None
    return Rejected(name, "empty")


def _members(name: str, content: bytes, depth: int) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = _entries(archive)
        pages = groups([_name(entry) for entry in entries])
        later = later_pages(pages)
        named = {_name(entry): entry for entry in entries}
        for entry in entries:
            if _name(entry) in later:
                continue
            inside = f"{name}/{_name(entry)}"
            if _name(entry) in pages:
                yield (
                    inside,
                    packed(_read_together(archive, [named[page] for page in pages[_name(entry)]])),
                )
                continue
            inner = _read(archive, entry)
            if depth > 1 and kind_of(inner) == "zip":
                yield from _members(inside, inner, depth - 1)
            else:
                yield from _apart(inside, inner)


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        return stream.read(
            MAX_DOCUMENT_BYTES + 1
        )  # one byte too many tells the reader that there are more


def _read_together(
    archive: zipfile.ZipFile,
    entries: Iterable[zipfile.ZipInfo],
) -> Iterator[tuple[str, bytes]]:
    """Pictures with their names, no more of them than are looked at: the first that is too much
    tells the reader.
    """
    size = 0
    for entry in entries:
        if size <= MAX_PICTURES_BYTES:
            picture = _read(archive, entry)
            size += len(picture)
            yield PurePosixPath(_name(entry)).name, picture


def _apart(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """A member, or what is in one that is a batch itself."""
    form = BY_NAME.get(kind_of(content))
    parts = _inside(form, content) if form else []
    yield from (
        ((f"{name}/{part}", inside) for part, inside in parts) if parts else [(name, content)]
    )


def _entries(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files of an archive by name, without what operating systems leave in it."""
    files = [entry for entry in archive.infolist() if not entry.is_dir()]
    return sorted((entry for entry in files if not _is_litter(entry.filename)), key=_name)


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER) or is_litter(PurePosixPath(name).name)


def _name(entry: zipfile.ZipInfo) -> str:
    """A member's name; Chinese systems write theirs in GBK without saying so."""
    if entry.flag_bits & _UTF8_NAMES or entry.filename.isascii():
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
