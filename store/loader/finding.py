"""The files that a load is about: what is named, and what lies in folders, with size and time of change.

One pass over each folder gives all of it: 100,000 files are looked at without opening one.
"""

from __future__ import annotations

import os
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
    name = well_formed(path.name)
    try:
        status = path.stat()
    except OSError as error:
        return unreadable(name, error)
    return Found(name, str(path), status.st_size, status.st_mtime_ns)


def _inside(folder: str, prefix: str) -> Iterator[Found | Rejected]:
    """The files of a folder and of those in it; links to folders are not followed, they may lead in circles."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield unreadable(prefix.rstrip("/") or Path(folder).name, error)
        return
    for entry in entries:
        name = prefix + well_formed(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path, name + "/")
        elif entry.name.lower().endswith(_ENDINGS) and entry.is_file():
            try:
                status = entry.stat()
            except OSError as error:
                yield unreadable(name, error)
            else:
                yield Found(name, entry.path, status.st_size, status.st_mtime_ns)


def well_formed(name: str) -> str:
    r"""A file's name as text that can be stored: bytes that are no UTF-8 are written out.

    >>> well_formed("a\udcff.txt")
    'a\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(name: str, error: OSError) -> Rejected:
    """A file that the system does not give out."""
    return Rejected(name, "unreadable", {"reason": error.strerror or type(error).__name__})
