"""Small files that tests made themselves are read in the tests' own process: a child for each took
most of a load.

What strangers send may do anything to its reader, and goes into children with limits; that has
tests of its own (`store/test_children.py`, `store/test_hostile.py`, `store/test_order.py`), as have
the processes that people start. All but short texts, pages and Word documents goes into children
here too.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from handlers.watching import listing
from store.children import Begun, Broke, Limits, Reason, Work, stream
from store.loader import texts, workers
from store.loader.texts import Task
from store.reading.opening import apart

_READERS: Final = (workers, apart, listing)
_AS_SHIPPED: Final = tuple(module.LIMITS for module in _READERS)
_HARMLESS: Final = frozenset({".txt", ".html", ".htm", ".docx"})
_SHORT: Final = 100_000
"""Bytes."""


@contextmanager
def reading_here() -> Iterator[None]:
    """What is harmless is read in this process."""
    with ExitStack() as patched:
        for module in _READERS:
            patched.enter_context(patch.object(module, "stream", stream_here))
        patched.enter_context(patch.object(texts, "_text", _remembering(texts._text)))
        yield


def _remembering(
    read: Callable[[str, bytes, str], Iterator[Any]],
) -> Callable[[str, bytes, str], Iterator[Any]]:
    """What a text says depends on its name and its bytes alone, and most tests begin with the same
    few.
    """
    known: dict[tuple[str, str], list[Any]] = {}

    def remembered(name: str, content: bytes, digest: str) -> Iterator[Any]:
        if (name, digest) not in known:
            known[name, digest] = list(read(name, content, digest))
        yield from known[name, digest]

    return remembered


def stream_here(
    work: Work[Any, Any],
    jobs: Iterable[Any],
    limits: Limits,
    *,
    count: int = 1,
    preload: Sequence[str] = (),
) -> Generator[Iterator[Any], None, None]:
    """As `stream`; where one child would read files that are all harmless, without one."""
    every = list(jobs)
    if count > 1 or limits not in _AS_SHIPPED or not all(map(_is_harmless, every)):
        yield from stream(work, every, limits, count=count, preload=preload)
        return
    for job in every:
        yield _pieces(work, job)


def _pieces(work: Work[Any, Any], job: Any) -> Iterator[Any]:
    try:
        yield from (piece for piece in work(job, 0) if not isinstance(piece, Begun))
    except Exception as error:
        yield Broke(Reason.FAILED, "", type(error).__name__)


def _is_harmless(job: Any) -> bool:
    if isinstance(job, Task):
        found = job.found
        return not found.pages and _is_short_file(Path(found.path))
    path = getattr(job, "path", None)
    return _is_short_file(Path(path)) if path else len(job.content) < _SHORT


def _is_short_file(path: Path) -> bool:
    return path.suffix in _HARMLESS and path.is_file() and path.stat().st_size < _SHORT
