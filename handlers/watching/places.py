"""Where sources are: on the web, or in a folder of this machine."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import Final

from handlers.watching.answers import Content, FetchFailure, NotHad, Unchanged, web_address
from handlers.watching.listed import Link, Listing
from handlers.watching.listing import taken_apart
from handlers.watching.visiting import Known, Visitor
from store.reading.formats.registry import SUFFIXES

MOST_FILES: Final = 20_000
_DEEPEST: Final = 8


def normal(address: str) -> str | None:
    """An address as it is kept: of the web, or the whole path of a folder; nothing where it is
    neither.

    >>> normal("HTTP://www.PingLuo.gov.cn:80/nb/#top")
    'http://www.pingluo.gov.cn/nb/'
    """
    said = address.strip()
    if said.startswith(("/", "~", "file:///")):
        try:
            return str(Path(said.removeprefix("file://")).expanduser().absolute())
        except RuntimeError:  # ~somebody who has no account here
            return None
    url = web_address(said)
    if url is not None:
        return str(url)
    return None


def is_folder(address: str) -> bool:
    """Whether an address, as it is kept, is that of a folder."""
    return address.startswith("/")


class DocumentFetcher:
    """Gets lists and documents from wherever they are."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor

    async def close(self) -> None:
        """Let go of all connections."""
        await self._visitor.close()

    async def get(
        self,
        source: str,
        address: str,
        largest: int,
        known: Known,
        *,
        expired: bool,
    ) -> Content | Unchanged | NotHad:
        """What stands at an address that belongs to a source."""
        if is_folder(source):
            return await asyncio.to_thread(_file, Path(source), Path(address), largest, known)
        return await self._visitor.visit(address, largest, known, expired=expired)

    async def listing(self, source: str, got: Content) -> Listing | None:
        """What a list or page holds; nothing where it could not be taken apart."""
        if is_folder(source):
            return None
        return await asyncio.to_thread(taken_apart, got.body, got.address)

    async def folder(self, source: str) -> Listing | NotHad:
        """What lies in a folder."""
        return await asyncio.to_thread(_files, Path(source))


def _files(folder: Path) -> Listing | NotHad:
    if not folder.is_dir():
        return NotHad(FetchFailure.ABSENT, "folder")
    links = []
    for path in _below(folder, _DEEPEST):
        written = _written(path)
        links.append(Link(written, PurePath(written).stem))
        if len(links) >= MOST_FILES:
            break
    return Listing(tuple(links))


def _written(path: Path) -> str:
    """A path as text: names on a share that is mounted can be in GB18030, or in no encoding at
    all.
    """
    return str(PurePath(*map(_as_text, path.parts)))


def _as_text(name: str) -> str:
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("gb18030", "backslashreplace")
    return name


def _meant(folder: Path, path: Path) -> Path:
    """The file of which a path was written as text."""
    if path.exists():
        return path
    return next((each for each in _below(folder, _DEEPEST) if _written(each) == str(path)), path)


def _below(folder: Path, deep: int) -> Iterator[Path]:
    """The files below a folder that may be reports, no links to elsewhere."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir() and deep > 1:
            yield from _below(entry, deep - 1)
        elif entry.suffix.lower() in SUFFIXES and entry.is_file():
            yield entry


def _file(folder: Path, path: Path, largest: int, known: Known) -> Content | Unchanged | NotHad:
    """A file in a folder; its size and time stand for what a site says of a page."""
    try:
        path = _meant(folder, path)
        if not path.resolve().is_relative_to(folder.resolve()):
            return NotHad(FetchFailure.ADDRESS, path.name[:100])
        seen = path.stat()
        etag = f"{seen.st_size} {seen.st_mtime_ns}"
        if known.etag == etag:
            return Unchanged()
        if seen.st_size > largest:
            return NotHad(FetchFailure.LARGE, str(largest >> 20))
        return Content(_written(path), path.read_bytes(), _as_text(path.name), etag, "")
    except FileNotFoundError:
        return NotHad(FetchFailure.ABSENT, "file")
    except OSError as error:
        return NotHad(FetchFailure.BROKEN, error.strerror or type(error).__name__)
