"""Files into the index: one transaction a load, the same content again changes nothing.

Files are told apart by name, below the folder that was given. A file whose size and time of change are those of the
last load is not opened; one whose content is the same is not read again.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils import Database

from store.index.schema import IndexUnusable, open_for_writing
from store.index.writing import forget, remember, settle_current
from store.model import Agency, Rejected
from store.names import Names
from store.reading import read

SUFFIXES = frozenset({".txt", ".md", ".html", ".htm"})
"""What is looked for in a folder; a file that is named itself is tried whatever its ending."""
LARGEST = 64 * 1024 * 1024
"""Bytes; a longer file is no report, and is not opened."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """Two files for one agency and year: `kept` is current, `put_aside` is held but not asked."""

    agency: str
    year: int | None
    kept: str
    put_aside: str


@dataclass(slots=True)
class Loaded:
    """What a load did, by file name, in the order of the names."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    displaced: list[Displaced] = field(default_factory=list)


AgencyYear = tuple[str, int | None]
Progress = Callable[[int, int, str], None]
"""Called before each file with how many are done, how many there are, and its name."""


def load(paths: Iterable[Path], index: Path, names: Names, progress: Progress | None = None) -> Loaded | IndexUnusable:
    """Read files and folders into the index at `index`; what cannot be read is named and leaves it unchanged."""
    db = open_for_writing(index)
    if isinstance(db, IndexUnusable):
        return db
    done = Loaded()
    files = dict(_files(paths))
    try:
        db.execute("BEGIN IMMEDIATE")
        pairs: set[AgencyYear] = set()
        for number, (name, path) in enumerate(files.items()):
            if progress is not None:
                progress(number, len(files), name)
            pairs |= _load_one(db, name, path, names, done)
        settle_current(db, pairs)
        done.displaced = list(_displaced(db, pairs))
        db.execute("COMMIT")
    except sqlite3.Error as error:
        return IndexUnusable(index, str(error))
    finally:
        db.close()
    return done


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    """Name and place of each file; a folder's files in the order of their names."""
    for path in paths:
        if not path.is_dir():
            yield path.name, path
            continue
        inside = (found for found in path.rglob("*") if found.suffix.lower() in SUFFIXES and found.is_file())
        for found in sorted(inside):
            yield found.relative_to(path).as_posix(), found


def _load_one(db: Database, name: str, path: Path, names: Names, done: Loaded) -> set[AgencyYear]:
    """Load one file; gives the agencies and years whose current report may have changed."""
    before = db.execute("SELECT digest, size, modified, agency, year FROM reports WHERE file = ?", [name]).fetchone()
    try:
        status = path.stat()
        if before and before[1:3] == (status.st_size, status.st_mtime_ns):
            done.unchanged.append(name)
            return set()
        if status.st_size > LARGEST:
            done.rejected.append(Rejected(name, "too-large", {"limit": f"{LARGEST // 1024**2} MB"}))
            return set()
        content = path.read_bytes()
    except OSError as error:
        done.rejected.append(Rejected(name, "unreadable", {"reason": error.strerror or str(error)}))
        return set()
    digest = hashlib.sha256(content).hexdigest()
    if before and before[0] == digest:
        db.execute("UPDATE reports SET size = ?, modified = ? WHERE file = ?", [len(content), status.st_mtime_ns, name])
        done.unchanged.append(name)
        return set()
    reading = read(name, content)
    if isinstance(reading, Rejected):
        done.rejected.append(reading)
        return set()
    agency = names.settle(reading.agency_printed) if reading.agency_printed else Agency(reading.file, None, "")
    if before:
        forget(db, name)
    remember(db, reading, agency, (digest, len(content), status.st_mtime_ns))
    (done.changed if before else done.new).append(name)
    return {(agency.name, reading.year)} | ({(before[3], before[4])} if before else set())


def _displaced(db: Database, pairs: Iterable[AgencyYear]) -> Iterator[Displaced]:
    for agency, year in sorted(pairs, key=str):
        rows = db.execute(
            "SELECT file FROM reports WHERE agency = ? AND year IS ? ORDER BY current DESC, id", [agency, year]
        ).fetchall()
        for (file,) in rows[1:]:
            yield Displaced(agency, year, rows[0][0], file)
