"""Indexes that tests open: each is closed when the test ends in which it was opened, whoever opened
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.index import Index, IndexUnusable, open_index

_OPEN: list[Index] = []


def opened(path: Path) -> Index:
    """An index as readers see it."""
    index = open_index(path)
    assert not isinstance(index, IndexUnusable), index
    _OPEN.append(index)
    return index


@contextmanager
def closing_what_is_opened() -> Iterator[None]:
    """Closes at the end all that was opened within."""
    before = len(_OPEN)
    try:
        yield
    finally:
        while len(_OPEN) > before:
            _OPEN.pop().close()
