"""What is said of a published index beside it: which file it is, and how it is known to be that
one, whole.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

MANIFEST: Final = "nianbao-index.json"
"""The name of the manifest in a folder or below an address."""
LONGEST: Final = 10_000
"""Bytes of a manifest; it has a few hundred."""
FORMAT: Final = 1
_NAME: Final = re.compile(r"index-[0-9a-f]{16}\.db")
"""Never a path: what a manifest names is fetched from beside it, and put beside the index."""
_SHA256: Final = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class IndexManifest:
    """A published index."""

    version: int
    """Each later one has a larger number: the seconds since 1970, or one more than the last where
    that is more.
    """
    name: str
    size: int
    sha256: str
    made: str
    """When, as an ISO date and time with its zone."""
    program: str
    """The version of the program that published it."""
    reports: int
    """How many questions are answered from."""
    earlier: str = ""
    """The name of the one before it, which stays for those who are just fetching it."""

    def written(self, **more: object) -> bytes:
        """As it stands in its file, with what else is to be said there."""
        told = {"format": FORMAT, **asdict(self), **more}
        return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def named(sha256: str) -> str:
    """What a published index is called: after its content, so that no file is ever another under
    the same name.
    """
    return f"index-{sha256[:16]}.db"


def understood(text: bytes) -> IndexManifest | None:
    """A manifest; None where it is torn, of a later format, or no manifest."""
    try:
        told = json.loads(text)
        match told:
            case {
                "format": 1,
                "version": int(version),
                "name": str(name),
                "size": int(size),
                "sha256": str(sha256),
                "made": str(made),
                "program": str(program),
                "reports": int(reports),
            } if (
                _NAME.fullmatch(name)
                and _SHA256.fullmatch(sha256)
                and named(sha256) == name
                and size > 0
            ):
                earlier = str(told.get("earlier", ""))
                known = earlier if _NAME.fullmatch(earlier) else ""
                return IndexManifest(version, name, size, sha256, made, program, reports, known)
            case _:
                return None
    except ValueError:
        return None


def written_whole(path: Path, content: bytes, beside: Path) -> None:
    """Write a file so that whoever reads it sees all of it or what was there before."""
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def cleared(folder: Path, begun: str) -> None:
    """Take away what was begun and never ended: a process that was killed leaves its copy. For who
    has the lock.
    """
    for path in folder.glob(f"{begun}*"):
        shutil.rmtree(path, ignore_errors=True)


def made_lasting(folder: Path) -> None:
    """Let the names in a folder survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
