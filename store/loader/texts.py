"""From a file to the texts in it: its own, or those of an archive's members. This is what other processes do.

Everything here is plain data in and plain data out, so that a file can be read in any process.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from store.index.prepared import Prepared, prepare
from store.loader.finding import Found, unreadable, well_formed
from store.loader.published import published
from store.model import Rejected
from store.reading import is_batch, open_batch, read

LARGEST = 256 * 1024 * 1024
"""Bytes; a longer file is neither a report nor an archive of reports, and is not opened."""
SETTLED = 2_000_000_000
"""Nanoseconds. A file that changed so shortly before it was read may change again without its time showing it."""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, and what is known of it."""

    found: Found
    digest: str | None
    """The digest of its content when it was last read."""
    members: Mapping[str, str] = field(default_factory=dict)
    """For an archive: the digests of its members."""


@dataclass(frozen=True, slots=True)
class Same:
    """A text that is the one that the index has."""

    file: str


Outcome = Same | Prepared | Rejected


@dataclass(frozen=True, slots=True)
class Done:
    """A file that has been looked at."""

    file: str
    size: int
    modified: int
    """-1 where it changed too shortly before to be trusted."""
    digest: str
    outcomes: tuple[Outcome, ...]
    batch: bool = False


def read_task(task: Task) -> Done | Rejected:
    """What a file holds; only what is new to the index is read."""
    name = task.found.name
    try:
        if task.found.size > LARGEST:
            return Rejected(name, "too-large", {"size": str(task.found.size), "limit": str(LARGEST)})
        began, modified, content = time.time_ns(), task.found.modified, b""
        if task.found.size:  # What the system makes up (/proc/kmsg) has no size, and may never end.
            with Path(task.found.path).open("rb") as file:
                began = time.time_ns()
                modified = os.fstat(file.fileno()).st_mtime_ns
                content = file.read(LARGEST + 1)
    except OSError as error:
        return unreadable(name, error)
    digest = hashlib.sha256(content).hexdigest()
    batch = is_batch(content)
    if digest == task.digest:
        members = task.members if batch else (name,)
        outcomes: tuple[Outcome, ...] = tuple(Same(member) for member in members)
    else:
        outcomes = tuple(_members(name, content, task.members) if batch else [_text(name, content, digest)])
    trusted = modified if modified < began - SETTLED else -1
    return Done(name, len(content), trusted, digest, outcomes, batch)


def _members(name: str, content: bytes, known: Mapping[str, str]) -> Iterator[Outcome]:
    batch = open_batch(name, content)
    if isinstance(batch, Rejected):
        yield batch
        return
    for member, inside in batch:
        digest = hashlib.sha256(inside).hexdigest()
        called = well_formed(member)
        yield Same(called) if known.get(called) == digest else _text(called, inside, digest)


def _text(name: str, content: bytes, digest: str) -> Prepared | Rejected:
    reading = read(name, content)
    return reading if isinstance(reading, Rejected) else prepare(reading, digest, published(reading))
