"""Reading files that may do anything to the process that reads them: in a child with limits.

What is loaded goes the same way (`store.loader.workers`); this is for those who want to know what a
file says and keep nothing of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from store.children import Begun, Broke, ChildrenUnavailableError, Limits, stream
from store.model import Reading, Rejected
from store.reading import is_batch, open_batch
from store.reading.lines.limits import (
    MAX_DOCUMENT_BYTES,
    READING_CPU,
    READING_MEMORY,
    READING_SECONDS,
)
from store.reading.opening.recognising import read_any

LIMITS: Final = Limits(READING_MEMORY, READING_CPU, READING_SECONDS)
NEEDED: Final = ("store.reading.opening.whole",)


@dataclass(frozen=True, slots=True)
class FileText:
    """A text in a file: its own, or that of an archive's member."""

    file: str
    """The file's name, or the archive's with the member's behind it."""
    digest: str
    reading: Reading | Rejected


class _File(NamedTuple):
    path: str
    name: str


def texts(path: Path, name: str) -> Iterator[FileText]:
    """What is in a file, one text after the other; a text that is too much for its reader is one
    that is rejected.
    """
    pieces: Iterator[Iterator[FileText | Broke]] = stream(
        _texts, [_File(str(path), name)], LIMITS, preload=NEEDED
    )
    try:
        for piece in next(pieces):
            if isinstance(piece, Broke):
                piece = FileText(piece.part or name, "", rejected(piece.part or name, piece))
            yield piece
    except ChildrenUnavailableError:
        yield FileText(name, "", Rejected(name, "reading-stopped", {"detail": "fork"}))


def read_apart(path: Path) -> Reading | Rejected:
    """What the file at a path says, under the file's name; an archive is rejected as one."""
    path.stat()
    first, *more = islice(texts(path, path.name), 2)
    if more or first.file != path.name:
        return Rejected(path.name, "batch")
    return first.reading


def rejected(file: str, broke: Broke) -> Rejected:
    """Why a file whose reading ended its reader gave no report."""
    return Rejected(file, f"reading-{broke.reason.value}", {"detail": broke.detail or "?"})


def _texts(file: _File, begun: int) -> Iterator[FileText | Begun]:
    """In a child."""
    path, name = file
    with Path(path).open("rb") as opened:
        content = opened.read(MAX_DOCUMENT_BYTES + 1)
    if not is_batch(content):
        yield from _text(name, content)
        return
    batch = open_batch(name, content)
    if isinstance(batch, Rejected):
        yield FileText(name, "", batch)
        return
    for member, inside in islice(batch, begun, None):
        yield Begun(member)
        yield from _text(member, inside)


def _text(name: str, content: bytes) -> Iterator[FileText | Begun]:
    reading = yield from read_any(name, content)
    yield FileText(name, hashlib.sha256(content).hexdigest(), reading)
