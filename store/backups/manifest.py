"""What is in a backup: a list that goes with it, so that a restored file is known to be the one
that was copied.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from store.loader.decisions import beside
from store.server import Place, Server

SUFFIX: Final = ".nianbao.zip"
"""The ending of a backup's name."""
NAME: Final = "manifest.json"
FORMAT: Final = 1
CHUNK: Final = 1 << 20


class BackupPart(StrEnum):
    """What a backup holds, by the name in the archive."""

    STATE = "state.db"
    INDEX = "index.db"
    DECISIONS = "decisions.jsonl"

    def place(self, index: Path, state: Place) -> Path:
        """Where it belongs; the state beside the index, where it is not in a file."""
        match self:
            case BackupPart.STATE:
                if isinstance(state, Server):
                    return index.with_name("state.db")
                return state
            case BackupPart.INDEX:
                return index
            case BackupPart.DECISIONS:
                return beside(index)


@dataclass(frozen=True, slots=True)
class Checksum:
    """How a part is known again."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class BackupManifest:
    """The list."""

    made: str
    """When, as an ISO date and time with its zone."""
    version: str
    """Of the program that made it."""
    parts: Mapping[BackupPart, Checksum]

    def written(self) -> str:
        """As the archive holds it."""
        parts = {part.value: asdict(known) for part, known in self.parts.items()}
        record = {"format": FORMAT, "made": self.made, "version": self.version, "parts": parts}
        return json.dumps(record, ensure_ascii=False, indent=1)


def read_manifest(text: bytes) -> BackupManifest | None:
    """The list of an archive; None where it is none of ours, or of a later format."""
    try:
        match json.loads(text):
            case {"format": 1, "made": str(made), "version": str(version), "parts": dict(parts)}:
                return BackupManifest(
                    made, version, {BackupPart(name): _sum(known) for name, known in parts.items()}
                )
            case _:
                return None
    except ValueError:
        return None


def _sum(known: object) -> Checksum:
    match known:
        case {"size": int(size), "sha256": str(digest)} if size >= 0:
            return Checksum(size, digest)
        case _:
            raise ValueError("a part without size and digest")


def sum_of(path: Path) -> Checksum:
    """How a file is known again; read a piece at a time, an index may be large."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
            size += len(piece)
    return Checksum(size, digest.hexdigest())
