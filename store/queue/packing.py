"""Tasks and what was read, as bytes for the way through the server.

They are pickled, for rows are tuples and must be so again; what is not of these few classes is not
unpickled, so that whoever can write into the database can make a load wrong, and not have it do
something else.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from store.index.prepared import Prepared
from store.loader.finding import FoundFile
from store.loader.texts import KnownFile, Piece, SameText, Task
from store.model import Rejected


@dataclass(frozen=True, slots=True)
class Unseen:
    """A file that its reader does not see as the load does: it is read where the load is."""


Part = tuple[int, Piece | Unseen]
"""The place of a task in its batch, and a piece of what came of it."""

_CLASSES: Final = {
    (each.__module__, each.__qualname__): each
    for each in (KnownFile, FoundFile, Prepared, Rejected, SameText, Task, Unseen)
}
_LEVEL: Final = 1
"""Of zlib: 300 reports are 4.6 MB and become 0.7 in a twentieth of the time that it took to read
them.
"""
_AT_A_TIME: Final = 100
"""Pieces in one row: an archive may hold many thousands."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        found = _CLASSES.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} has no business in the queue")
        return found


def packed(value: list[Task] | list[Part]) -> bytes:
    """Tasks, or pieces."""
    return zlib.compress(pickle.dumps(value, protocol=5), _LEVEL)


def tasks_of(content: bytes) -> list[Task]:
    """Tasks that were packed."""
    tasks: list[Task] = _unpacked(content)
    return tasks


def parts_of(content: bytes) -> list[Part]:
    """Pieces that were packed."""
    parts: list[Part] = _unpacked(content)
    return parts


def _unpacked(content: bytes) -> Any:
    return _Unpickler(io.BytesIO(zlib.decompress(content))).load()


def in_rows(parts: Iterable[Part]) -> Iterator[bytes]:
    """Pieces, packed some at a time."""
    some: list[Part] = []
    for part in parts:
        some.append(part)
        if len(some) == _AT_A_TIME:
            yield packed(some)
            some = []
    if some:
        yield packed(some)
