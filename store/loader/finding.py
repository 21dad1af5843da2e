"""The files that a load is about: what is named, and all that lies in folders, with size and time
of change.

Nothing is passed over in silence but what systems leave behind and the index's own files: what is
no report is named with the reason, whatever it is called. One pass over each folder gives all of
it: 100,000 files are looked at without opening one.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from store.model import Rejected
from store.reading.formats.page_pictures import groups, later_pages
from store.reading.formats.registry import is_litter


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file as it lies there."""

    name: str
    """Its path below the folder that was given, or its own name if it was given itself."""
    path: str
    size: int
    modified: int
    """In nanoseconds."""
    pages: tuple[str, ...] = ()
    """The paths of all its pages, where several pictures are those of one report; size and time are
    those of all.
    """


def find(paths: Iterable[Path], index: Path | None = None) -> list[FoundFile | Rejected]:
    """Each file once, in the order in which they are given; a folder's files in the order of their
    names.

    Where two have the same name, the one given last is meant. The files of the index are left out.
    """
    found: dict[str, FoundFile | Rejected] = {}
    for path in paths:
        inside = (
            _inside(str(path), "", index and index.absolute()) if path.is_dir() else [_itself(path)]
        )
        for one in sorted(inside, key=_by_name):
            name = one.name if isinstance(one, FoundFile) else one.file
            found.pop(name, None)
            found[name] = one
    return _together(list(found.values()))


def _together(found: list[FoundFile | Rejected]) -> list[FoundFile | Rejected]:
    """What lies there, pictures that are the pages of one report as one, in the place of the
    first.
    """
    files = {one.path: one for one in found if isinstance(one, FoundFile)}
    pages = groups([*files])
    later = later_pages(pages)
    return [
        _of_pages([files[page] for page in pages[one.path]])
        if isinstance(one, FoundFile) and one.path in pages
        else one
        for one in found
        if not (isinstance(one, FoundFile) and one.path in later)
    ]


def _of_pages(pages: list[FoundFile]) -> FoundFile:
    first, paths = pages[0], tuple(page.path for page in pages)
    return FoundFile(
        first.name,
        first.path,
        sum(page.size for page in pages),
        max(page.modified for page in pages),
        paths,
    )


def _by_name(one: FoundFile | Rejected) -> str:
    if isinstance(one, FoundFile):
        return one.name
    return one.file


def _itself(path: Path) -> FoundFile | Rejected:
    return _looked_at(well_formed(path.name), path)


def _inside(folder: str, prefix: str, index: Path | None) -> Iterator[FoundFile | Rejected]:
    """The files of a folder and of those in it; links to folders are not followed, they may lead in
    circles.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield unreadable(prefix.rstrip("/") or well_formed(Path(folder).name), error)
        return
    own = index.name if index and Path(folder).absolute() == index.parent else ""
    for entry in entries:
        name = prefix + well_formed(entry.name)
        if is_litter(entry.name) or (own and entry.name.startswith(own)):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _inside(entry.path, name + "/", index)
        else:
            yield _looked_at(name, entry)


def _looked_at(name: str, place: Path | os.DirEntry[str]) -> FoundFile | Rejected:
    """A file with its size and time; what is none, such as a pipe, is not opened: reading it could
    last for ever.
    """
    try:
        status = place.stat()
    except OSError as error:
        return unreadable(name, error)
    if not stat.S_ISREG(status.st_mode):
        return Rejected(name, "linked-folder" if stat.S_ISDIR(status.st_mode) else "not-a-file")
    return FoundFile(name, os.fspath(place), status.st_size, status.st_mtime_ns)


def well_formed(name: str) -> str:
    r"""A file's name as text that can be stored: bytes that are no UTF-8 are written out.

    >>> well_formed("a\udcff.txt")
    'a\\xff.txt'
    """
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(name: str, error: OSError) -> Rejected:
    """A file that the system does not give out."""
    return Rejected(name, "unreadable", {"reason": error.strerror or type(error).__name__})
