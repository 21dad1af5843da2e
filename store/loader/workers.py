"""Reading many files in children with limits, in more than one where there are enough of them.

Results come in the order of the tasks, whoever read them, so that what is loaded does not depend on
how many did. A file that breaks a limit, or whatever else it does to its reader, is rejected by
name; of an archive, the member.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from store.children import Broke, stream
from store.loader.texts import Piece, Task, read_task
from store.model import Rejected
from store.reading.opening.apart import LIMITS, rejected

Readers = Callable[[Sequence[Task]], Iterator[Iterator[Piece]]]
"""A way to read: what each task holds, in the order of the tasks. Raises
`ChildrenUnavailableError`, and where others read who cannot be reached any more,
`ReadersGoneError`.
"""
FILES_EACH: Final = 100
"""Files for which a further child pays."""
NEEDED: Final = ("store.reading.opening.whole",)


class ReadersGoneError(Exception):
    """The readers cannot be reached, and why; there is no sense in waiting for them."""


def read_all(tasks: Sequence[Task], processes: int) -> Iterator[Iterator[Piece]]:
    """What each file holds, in order; raises `ChildrenUnavailableError`."""
    count = min(processes, 1 + len(tasks) // FILES_EACH)
    streams: Iterator[Iterator[Piece | Broke]] = stream(
        read_task, tasks, LIMITS, count=count, preload=NEEDED
    )
    for task, pieces in zip(tasks, streams, strict=True):
        yield _told(task.found.name, pieces)


def _told(name: str, pieces: Iterator[Piece | Broke]) -> Iterator[Piece]:
    for piece in pieces:
        if isinstance(piece, Broke):
            yield rejected(piece.part or name, piece)
            if piece.part and piece.last:
                yield Rejected(name, "batch-given-up", {"member": piece.part})
        else:
            yield piece
