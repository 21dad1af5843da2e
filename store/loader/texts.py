"""From a file to the texts in it: its own, or those of an archive's members. This is what other
processes do.

Everything here is plain data in and plain data out, so that a file can be read in any process.
"""

from __future__ import annotations

import hashlib
import io
import os
import stat
import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final

from store.children import Begun
from store.index.prepared import Prepared, prepare
from store.loader.finding import FoundFile, unreadable, well_formed
from store.loader.published import published
from store.model import Rejected
from store.reading import is_batch, open_batch
from store.reading.formats.page_pictures import packed
from store.reading.opening.recognising import read_any

LARGEST = 256 * 1024 * 1024
"""Bytes; a longer file is neither a report nor an archive of reports, and is not opened."""
SETTLED = 2_000_000_000
"""Nanoseconds. A file that changed so shortly before it was read may change again without its time
showing it.
"""

_AT_A_TIME: Final = 16 << 20
_NOT_WAITING: Final = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, and what is known of it."""

    found: FoundFile
    digest: str | None
    """The digest of its content when it was last read."""
    members: Mapping[str, str] = field(default_factory=dict)
    """For an archive: the digests of its members."""


@dataclass(frozen=True, slots=True)
class SameText:
    """A text that is the one that the index has."""

    file: str


Outcome = SameText | Prepared | Rejected


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file that has been looked at; what is in it came before."""

    file: str
    size: int
    modified: int
    """-1 where it changed too shortly before to be trusted."""
    digest: str


Piece = Outcome | KnownFile


def read_task(task: Task, begun: int = 0) -> Iterator[Piece | Begun]:
    """What a file holds, only what is new to the index is read; then, if it was there, what it is.

    Of an archive as many members are passed over as had begun before: reading the last of them was
    too much.
    """
    name = task.found.name
    try:
        if task.found.size > LARGEST:
            yield Rejected(name, "too-large", {"size": str(task.found.size), "limit": str(LARGEST)})
            return
        began = time.time_ns()
        modified, content = yield from _whole(task.found)
    except _NotAFileError:
        yield Rejected(name, "not-a-file")
        return
    except OSError as error:
        yield unreadable(name, error)
        return
    digest = hashlib.sha256(content).hexdigest()
    batch = is_batch(content)
    if digest == task.digest:
        yield from (SameText(member) for member in (task.members if batch else (name,)))
    elif batch:
        yield from _members(name, content, task.members, begun)
    else:
        yield from _text(name, content, digest)
    yield KnownFile(name, len(content), modified if modified < began - SETTLED else -1, digest)


class _NotAFileError(Exception):
    """A pipe or a device has come in the file's place."""


def _whole(found: FoundFile) -> Generator[Begun, None, tuple[int, bytes]]:
    """When a file changed, or the last of its pages, and what it holds."""
    if not found.pages:
        return (yield from _content(found.path))
    modified, pages = 0, []
    for path in found.pages:
        changed, picture = yield from _content(path)
        modified = max(modified, changed)
        pages.append((Path(path).name, picture))
    return modified, packed(pages)


def _content(path: str) -> Generator[Begun, None, tuple[int, bytes]]:
    """When a file changed, and its bytes. A slow disk is no slow file: each piece of it has the
    time of one.
    """
    # Between the look at the folder and now a pipe may have come in its place, which is not waited
    # for.
    with open(
        path, "rb", buffering=0, opener=lambda path, flags: os.open(path, flags | _NOT_WAITING)
    ) as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise _NotAFileError
        content = io.BytesIO()  # gives out what was written without a second copy of it
        if not status.st_size:
            return (
                status.st_mtime_ns,
                b"",
            )  # What the system makes up (/proc/kmsg) has no size, and may never end.
        while content.tell() <= LARGEST and (piece := file.read(_AT_A_TIME)):
            content.write(piece)
            if len(piece) == _AT_A_TIME:
                yield Begun()
    return status.st_mtime_ns, content.getvalue()


def _members(
    name: str,
    content: bytes,
    known: Mapping[str, str],
    begun: int,
) -> Iterator[Outcome | Begun]:
    batch = open_batch(name, content)
    if isinstance(batch, Rejected):
        yield batch
        return
    for member, inside in islice(batch, begun, None):
        called = well_formed(member)
        yield Begun(called)
        digest = hashlib.sha256(inside).hexdigest()
        if known.get(called) == digest:
            yield SameText(called)
        else:
            yield from _text(called, inside, digest)


def _text(name: str, content: bytes, digest: str) -> Iterator[Outcome | Begun]:
    reading = yield from read_any(name, content)
    yield reading if isinstance(reading, Rejected) else prepare(reading, digest, published(reading))
