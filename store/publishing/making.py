"""Publishing: a copy of the index as it is at one moment, first the copy and then the manifest that
names it.

Whoever reads the manifest finds the file that it names, whole: it is in its place before, and stays
for a while after the next one is published, for those who are just fetching it.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from store.backups.manifest import sum_of
from store.index.health import index_trouble
from store.index.read_only import PUBLISHED
from store.index.schema import age_of
from store.publishing.manifest import (
    LONGEST,
    MANIFEST,
    IndexManifest,
    cleared,
    made_lasting,
    named,
    understood,
    written_whole,
)

_LOCK: Final = ".publishing"
_BEGUN: Final = ".publishing-"
_READABLE: Final = 0o644
"""It is for others: a web server, or another machine's user."""


@dataclass(frozen=True, slots=True)
class Published:
    """An index that is published."""

    manifest: IndexManifest
    is_new: bool
    """Whether it is another one than was published before."""


@dataclass(frozen=True, slots=True)
class NotPublished:
    """Nothing was published; what was before still is."""

    place: str
    reason: str


def publish(index: Path, folder: Path, *, program: str, now: datetime) -> Published | NotPublished:
    """Publish an index into a folder; who loads meanwhile is not waited for, and does not wait."""
    try:
        if reason := unfit(index):
            return NotPublished(str(index), reason)
        folder.mkdir(parents=True, exist_ok=True)
        with alone_in(folder) as beside:
            return _published(index, folder, beside, program, now)
    except BlockingIOError:
        return NotPublished(str(folder), "somebody else is publishing there")
    except sqlite3.Error as error:
        return NotPublished(str(index), str(error))
    except OSError as error:
        return NotPublished(str(folder), error.strerror or str(error))


def unfit(index: Path) -> str:
    """Why an index cannot be published, if it cannot."""
    if not index.is_file():
        return "there is no such file"
    age = age_of(index)
    return age.newer or ("this version has to open it first" if age.out_of_date else "")


@contextmanager
def alone_in(folder: Path) -> Iterator[Path]:
    """A room of one's own in a folder, for who alone is publishing from there; BlockingIOError
    where another one is.
    """
    with (folder / _LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        cleared(folder, _BEGUN)
        with tempfile.TemporaryDirectory(dir=folder, prefix=_BEGUN) as beside:
            yield Path(beside)


def copied(
    index: Path,
    copy: Path,
    before: IndexManifest | None,
    program: str,
    now: datetime,
) -> IndexManifest | NotPublished:
    """Copy an index, and what is to be said of it: that of `before` where it is the same to the
    byte.
    """
    reports = _copied(index, copy)
    damage = index_trouble(copy)
    if damage:
        return NotPublished(str(index), f"it is damaged ({damage})")
    found = sum_of(copy)
    if before is not None and before.sha256 == found.sha256:
        return before
    version = max(int(now.timestamp()), before.version + 1 if before else 0)
    made, earlier = now.isoformat(timespec="seconds"), before.name if before else ""
    return IndexManifest(
        version, named(found.sha256), found.size, found.sha256, made, program, reports, earlier
    )


def _published(
    index: Path,
    folder: Path,
    beside: Path,
    program: str,
    now: datetime,
) -> Published | NotPublished:
    copy, before = beside / "copy", _before(folder)
    manifest = copied(index, copy, before, program, now)
    if isinstance(manifest, NotPublished):
        return manifest
    if manifest == before and (folder / before.name).is_file():
        return Published(before, is_new=False)
    copy.chmod(_READABLE)
    copy.replace(folder / manifest.name)
    made_lasting(folder)
    written_whole(folder / MANIFEST, manifest.written(), beside / "manifest")
    made_lasting(folder)
    _taken_away(folder, {manifest.name, before.name if before else ""})
    return Published(manifest, is_new=True)


def _copied(index: Path, copy: Path) -> int:
    """Copy an index without its gaps; gives how many reports count in it."""
    with closing(sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro", uri=True)) as source:
        source.execute("VACUUM INTO ?", [str(copy)])
    with closing(sqlite3.connect(copy, isolation_level=None)) as made:
        made.execute("PRAGMA journal_mode = DELETE")  # One file, with nothing beside it.
        made.execute(f"PRAGMA application_id = {PUBLISHED}")
        (reports,) = made.execute("SELECT count(*) FROM reports WHERE current").fetchone()
    handle = os.open(copy, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    return int(reports)


def _before(folder: Path) -> IndexManifest | None:
    try:
        with (folder / MANIFEST).open("rb") as file:
            return understood(file.read(LONGEST))
    except OSError:
        return None


def _taken_away(folder: Path, kept: set[str]) -> None:
    """Take away what was published before the last one; who has it open goes on reading it."""
    for path in folder.glob("index-*.db"):
        if path.name not in kept:
            path.unlink(missing_ok=True)
