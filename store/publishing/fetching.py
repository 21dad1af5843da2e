"""Fetching a published index: only when there is a later one, and verified before it takes the
place of the last.

The copy lies under one name; the next takes its place at once, and whoever reads the one before has
it open and goes on reading that until they turn to the new one (`Index.renew`).
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final
from urllib.parse import urljoin

from store.index.schema import age_of
from store.keeping import OWNER_ONLY
from store.publishing.manifest import (
    LONGEST,
    MANIFEST,
    IndexManifest,
    cleared,
    made_lasting,
    understood,
    written_whole,
)

SECONDS: Final = 5.0
"""How long a server may be silent."""
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A later index is in place."""

    manifest: IndexManifest


@dataclass(frozen=True, slots=True)
class IndexUnchanged:
    """What is published is what is held."""

    manifest: IndexManifest


@dataclass(frozen=True, slots=True)
class NotFetched:
    """Nothing was fetched: what is held stays as it is."""

    source: str
    reason: str


def is_address(source: str) -> bool:
    """Whether a place is one of the web, and no folder."""
    return source.startswith(("http://", "https://"))


def held(local: Path) -> IndexManifest | None:
    """The index that was fetched last, where it is still there."""
    try:
        manifest = understood(_beside(local).read_bytes()[:LONGEST])
        if manifest and local.stat().st_size == manifest.size:
            return manifest
        return None
    except OSError:
        return None


def content_of(local: Path, file: tuple[int, int]) -> str:
    """The SHA-256 of an open index, given by its device and number; empty where it is not the one
    fetched last.

    The file takes its place before its manifest does: whoever opens it between the two would take
    it for the last one.
    """
    manifest = held(local)
    try:
        told = json.loads(_beside(local).read_bytes()[:LONGEST])
    except (OSError, ValueError):
        return ""
    if manifest is not None and told.get("file") == list(file):
        return manifest.sha256
    return ""


def look(source: str) -> IndexManifest | NotFetched:
    """What is published at a place."""
    try:
        with _opened(source, MANIFEST) as file:
            manifest = understood(file.read(LONGEST))
    except (OSError, ValueError) as error:
        return NotFetched(source, _reason(error))
    return manifest or NotFetched(
        source, f"its {MANIFEST} is torn, or of a later version of nianbao"
    )


def fetch(source: str, local: Path) -> Fetched | IndexUnchanged | NotFetched:
    """Put what is published in place, where it is later than what is there."""
    there = look(source)
    if isinstance(there, NotFetched):
        return there
    try:
        local.parent.mkdir(parents=True, exist_ok=True)
        with _beside(local, ".lock").open("a") as lock:
            # One process of a machine fetches it; who has none yet waits for that.
            fcntl.flock(lock, fcntl.LOCK_EX | (fcntl.LOCK_NB if held(local) else 0))
            return _fetched(source, there, local)
    except BlockingIOError:
        return NotFetched(source, "another process here is just fetching a later one")
    except (OSError, ValueError, sqlite3.Error) as error:
        return NotFetched(source, _reason(error))


def _fetched(
    source: str,
    there: IndexManifest,
    local: Path,
) -> Fetched | IndexUnchanged | NotFetched:
    here = held(local)
    if here is not None and here.sha256 == there.sha256:
        return IndexUnchanged(here)
    if here is not None and there.version <= here.version:
        return NotFetched(
            source, f"what is published ({there.made}) is older than what is here ({here.made})"
        )
    begun = f".fetching-{local.name}-"
    cleared(local.parent, begun)
    with tempfile.TemporaryDirectory(dir=local.parent, prefix=begun) as beside:
        reason = _put(source, there, local, Path(beside))
    if reason:
        return NotFetched(source, reason)
    return Fetched(there)


def _put(source: str, wanted: IndexManifest, local: Path, beside: Path) -> str:
    """Copy, verify, and put in place; gives why not, and then nothing is."""
    copy, digest, size = beside / "copy", hashlib.sha256(), 0
    with _opened(source, wanted.name) as file, copy.open("wb") as out:
        # Not a byte more than was promised: a server that never ends must not fill the disk.
        while size <= wanted.size and (piece := file.read(_PIECE)):
            size += len(piece)
            digest.update(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())  # After a loss of power it is whole, or not in its place.
    if (size, digest.hexdigest()) != (wanted.size, wanted.sha256):
        return (
            "the file is not the one that was published: it is being replaced, "
            "or was torn on the way"
        )
    age = age_of(copy)
    if age.newer or age.out_of_date:
        return (
            age.newer
            or f"nianbao {wanted.program} published it, another version: "
            "publish it again with this one"
        )
    copy.chmod(OWNER_ONLY)
    found = copy.stat()
    copy.replace(local)
    written_whole(
        _beside(local), wanted.written(file=(found.st_dev, found.st_ino)), beside / "manifest"
    )
    made_lasting(local.parent)
    return ""


@contextmanager
def _opened(source: str, name: str) -> Iterator[BinaryIO]:
    if not is_address(source):
        with (Path(source) / name).open("rb") as file:
            yield file
        return
    from http.client import (
        HTTPException,
    )  # A folder needs none of it, and most questions no folder.
    from urllib.request import Request, urlopen

    address = urljoin(source if source.endswith("/") else source + "/", name)
    try:
        with urlopen(  # noqa: S310 - http(s)
            Request(address, headers={"User-Agent": "nianbao"}),  # noqa: S310 - http(s)
            timeout=SECONDS,
        ) as answer:
            yield answer
    except HTTPException as error:
        raise OSError(str(error) or type(error).__name__) from error


def _beside(local: Path, ending: str = ".json") -> Path:
    return local.with_name(local.name + ending)


def _reason(error: Exception) -> str:
    code = getattr(error, "code", None)
    if code is not None:
        return f"the server answers {code}"
    why = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
    return " ".join(str(why).split()) or type(error).__name__
