"""Making a backup while the program runs: each database is copied as it was at one moment, whoever
writes meanwhile.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import assert_never

from store.backups.damage import damage_of
from store.backups.manifest import NAME, BackupManifest, BackupPart, Checksum, sum_of
from store.index import index_trouble
from store.keeping import OWNER_ONLY
from store.server import Place, Server
from store.state.databases.sqlite_database import EMPTY, is_cut_off
from store.state.transfer import NotMoved, move


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made."""

    archive: Path
    size: int
    """Of the archive, in bytes."""
    parts: tuple[tuple[BackupPart, int], ...]
    """What is in it, with its size before packing."""


@dataclass(frozen=True, slots=True)
class NothingBackedUp:
    """No backup was made."""

    path: Path
    """What could not be copied, or where the archive could not be written."""
    reason: str


def back_up(
    index: Path,
    state: Place,
    archive: Path,
    *,
    version: str,
    now: datetime,
    with_index: bool = True,
) -> BackedUp | NothingBackedUp:
    """Copy the databases and the decisions that there are into an archive, which is there when it
    is whole.

    Without the index it is small: that can be made again from the report files, the rest cannot.
    """
    try:
        archive.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=archive.parent, prefix=".backup-") as folder:
            return _made(index, state, archive, Path(folder), version, now, with_index=with_index)
    except OSError as error:
        return NothingBackedUp(archive, error.strerror or str(error))


def _made(
    index: Path,
    state: Place,
    archive: Path,
    folder: Path,
    version: str,
    now: datetime,
    *,
    with_index: bool,
) -> BackedUp | NothingBackedUp:
    sums: dict[BackupPart, Checksum] = {}
    # The decisions last: what was decided after the index was copied is taken over into it by the
    # next load.
    for part in _wanted(with_index=with_index):
        if part is BackupPart.STATE and isinstance(state, Server):
            place = folder / "moved"
            moved = move(state, place)
            if isinstance(moved, NotMoved):
                return NothingBackedUp(archive, moved.reason)
        else:
            place = part.place(index, state)
        if not place.exists():
            continue
        reason = _not_copied(part, place, folder / part.value)
        if reason:
            return NothingBackedUp(place, reason)
        sums[part] = sum_of(folder / part.value)
    if not sums:
        return NothingBackedUp(archive, "there is neither a state database nor an index yet")
    _pack(folder, archive, BackupManifest(now.isoformat(timespec="seconds"), version, sums))
    return BackedUp(
        archive, archive.stat().st_size, tuple((part, known.size) for part, known in sums.items())
    )


def _not_copied(part: BackupPart, place: Path, target: Path) -> str:
    """Copy a part; gives why there is no copy of it that is whole, if that is so."""
    try:
        if part is BackupPart.STATE and is_cut_off(place):
            return EMPTY
        _copy(place, target, database=part is not BackupPart.DECISIONS)
    except (sqlite3.Error, OSError) as error:
        return str(error)
    return _damage(part, target)


def _damage(part: BackupPart, copy: Path) -> str:
    """What is wrong with the copy of a part, and what to do; nothing if it is whole."""
    match part:
        case BackupPart.STATE:
            damage, advice = damage_of(copy), "restore an earlier backup"
        case BackupPart.INDEX:
            damage, advice = (
                index_trouble(copy),
                "move it away and make it anew from the report files",
            )
        case BackupPart.DECISIONS:
            return ""
        case _:
            assert_never(part)
    if damage:
        return f"it is damaged ({damage}); {advice}"
    return ""


def _pack(folder: Path, archive: Path, manifest: BackupManifest) -> None:
    """Make an archive of the parts in a folder; it is there whole or not at all."""
    packed = folder / "packed"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr(NAME, manifest.written())
        for part in manifest.parts:
            pack.write(folder / part.value, part.value)
    packed.chmod(OWNER_ONLY)
    packed.replace(archive)


def _wanted(*, with_index: bool) -> Iterator[BackupPart]:
    yield BackupPart.STATE
    if with_index:
        yield BackupPart.INDEX
    yield BackupPart.DECISIONS


def _copy(place: Path, target: Path, *, database: bool) -> None:
    if not database:
        shutil.copyfile(place, target)
        return
    with (
        closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # One file, with nothing beside it.
