"""The files that a load is about: what is named, and what lies in folders, with size and time of change.

One pass over each folder gives all of it: 100,000 files are looked at without opening one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from store.model import Rejected
from store.reading import SUFFIXES

_ENDINGS = tuple(SUFFIXES)


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it lies there."""

    name: str
    """Its path below the folder that was given, or its own name if it was given itself."""
    path: str
    size: int
    modified: int
    """In nanoseconds."""


def find(paths: Iterable[Path]) -> list[Found | Rejected]:
    """Each file once, in the order in which they are given; a folder's files in the order of their names.

    Where two have the same name, the one given last is meant.
    """
    found: dict[str, Found | Rejected] = {}
    for path in paths:
        for one in sorted(_inside(str(path), ""), key=_by_name) if path.is_dir() else [_itself(path)]:
            name = one.name if isinstance(one, Found) else one.file
            found.pop(name, None)
            found[name] = one
    return list(found.values())


def _by_name(one: Found | Rejected) -> str:
    return one.name if isinstance(one, Found) else one.file


def _itself(path: Path) -> Found | Rejected:
    found = _looked_at(well_formed(path.name), path)
    # What is named must be a file: reading a pipe could last for ever.
    return found or Rejected(well_formed(path.name), "unreadable", {"reason": "not a file"})


def _inside(folder: str, prefix: str) -> Iterator[Found | Rejected]:
    """The files of a folder and of those in it; links to folders are not followed, they may lead in circles."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield unreadable(prefix.rstrip("/") or well_formed(Path(folder).name), error)
        return
    for entry in entries:
        name = prefix + well_formed(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path, name + "/")
        elif entry.name.lower().endswith(_ENDINGS):
            found = _looked_at(name, entry)
            if found is not None:
                yield found


def _looked_at(name: str, place: Path | os.DirEntry[str]) -> Found | Rejected | None:
    """A file with its size and time; None for what is none, such as a pipe."""
    try:
        status = place.stat()
    except OSError as error:
        return unreadable(name, error)
    if not stat.S_ISREG(status.st_mode):
        return None
    return Found(name, os.fspath(place), status.st_size, status.st_mtime_ns)


def well_formed(name: str) -> str:
    r"""A file's name as text that can be stored: bytes that are no UTF-8 are written out.

    >>> well_formed("a\udcff.txt")
    'a\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(name: str, error: OSError) -> Rejected:
    """A file that the system does not give out."""
    return Rejected(name, "unreadable", {"reason": error.strerror or type(error).__name__})
