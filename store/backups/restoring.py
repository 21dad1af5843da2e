"""Restoring a backup: all of it is unpacked and verified before anything that is there is
touched.
"""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from store.backups.manifest import (
    CHUNK,
    NAME,
    BackupManifest,
    BackupPart,
    Checksum,
    read_manifest,
    sum_of,
)
from store.index.schema import IndexUnusable, open_for_writing
from store.state.databases.database import Unusable
from store.state.databases.sqlite_database import open_file

ASIDE: Final = ".before-restore"
"""What was there before is kept under this ending."""
LARGEST_MANIFEST: Final = 100_000
_COMPANIONS: Final = ("", "-wal", "-shm")
"""A database and what SQLite keeps beside it: left with another database they would destroy
that.
"""


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was restored."""

    made: str
    """When it was made, as an ISO date and time."""
    version: str
    parts: tuple[BackupPart, ...]
    aside: tuple[Path, ...]
    """What was there before, under its new names."""


@dataclass(frozen=True, slots=True)
class NotRestored:
    """Nothing was restored; everything is as it was."""

    archive: Path
    reason: str


def restore(archive: Path, index: Path, state: Path) -> Restored | NotRestored:
    """Put what a backup holds in its place; the program must not run meanwhile.

    What is there is kept beside it. What the backup does not hold (its index, say) stays as it is.
    """
    try:
        state.parent.mkdir(parents=True, exist_ok=True)
        index.parent.mkdir(parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(dir=state.parent, prefix=".restore-") as first,
            tempfile.TemporaryDirectory(dir=index.parent, prefix=".restore-") as second,
            zipfile.ZipFile(archive) as pack,
        ):
            # Unpacked on the disks where they are to lie, so that putting them there is a matter of
            # names.
            folders = {
                part: Path(first if part is BackupPart.STATE else second) for part in BackupPart
            }
            return _restored(archive, pack, folders, index, state)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        return NotRestored(archive, f"it is damaged, or no backup ({error})")
    except OSError as error:
        return NotRestored(archive, error.strerror or str(error))


def _restored(
    archive: Path,
    pack: zipfile.ZipFile,
    folders: dict[BackupPart, Path],
    index: Path,
    state: Path,
) -> Restored | NotRestored:
    manifest = _manifest(pack)
    if manifest is None:
        return NotRestored(archive, "it has no list of its parts that this version understands")
    for part, known in manifest.parts.items():
        reason = _unpacked(pack, part, known, folders[part] / part.value)
        if reason:
            return NotRestored(archive, f"{part.value}: {reason}")
    aside: list[Path] = []
    for part in manifest.parts:
        place = part.place(index, state)
        aside += _put_aside(place)
        (folders[part] / part.value).replace(place)
    return Restored(manifest.made, manifest.version, tuple(manifest.parts), tuple(aside))


def _manifest(pack: zipfile.ZipFile) -> BackupManifest | None:
    try:
        with pack.open(NAME) as file:
            return read_manifest(file.read(LARGEST_MANIFEST))
    except KeyError:
        return None


def _unpacked(pack: zipfile.ZipFile, part: BackupPart, known: Checksum, target: Path) -> str:
    """Unpack a part; gives what is wrong with it, if anything is."""
    try:
        entry = pack.getinfo(part.value)
    except KeyError:
        return "it is missing"
    left = known.size
    with pack.open(entry) as source, target.open("wb") as file:
        while (piece := source.read(CHUNK)) and left >= 0:
            left -= len(piece)
            file.write(piece)
    if sum_of(target) != known:
        return "it is not the file that was backed up"
    if part is BackupPart.DECISIONS:
        return ""
    return _damage(target) or _unusable(part, target)


def _damage(path: Path) -> str:
    try:
        with closing(sqlite3.connect(path)) as database:
            found = str(database.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)
    if found == "ok":
        return ""
    return found


def _unusable(part: BackupPart, path: Path) -> str:
    """Why this version of the program cannot use a database; one of an earlier version is brought
    up to date.
    """
    opened = open_file(path) if part is BackupPart.STATE else open_for_writing(path)
    if isinstance(opened, Unusable | IndexUnusable):
        return opened.reason
    opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    return ""


def _put_aside(place: Path) -> list[Path]:
    kept = []
    for companion in _COMPANIONS:
        old = place.with_name(place.name + companion)
        new = place.with_name(place.name + ASIDE + companion)
        new.unlink(missing_ok=True)
        if old.exists():
            old.replace(new)
            kept.append(new)
    return kept
