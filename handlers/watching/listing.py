"""What a list or a page that was fetched holds; it is taken apart in a child with limits, as it can
be anything.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

from handlers.watching.listed import Listing
from store.children import Begun, Broke, ChildrenUnavailableError, Limits, stream

LIMITS: Final = Limits(memory=400_000_000, seconds=10.0, wall=20.0)
LARGEST: Final = 4 << 20
"""Bytes of a list or a page. The longest that were seen have a tenth of that."""


class _Page(NamedTuple):
    address: str
    content: bytes


def taken_apart(content: bytes, address: str) -> Listing | None:
    """What a list or a page holds; nothing where it could not be taken apart. To be called in a
    thread: it waits.
    """
    pieces: Generator[Iterator[Listing | Broke], None, None] = stream(
        _listings, [_Page(address, content)], LIMITS
    )
    try:
        found = next(iter(next(pieces)), None)
    except (ChildrenUnavailableError, StopIteration):
        return None
    finally:
        pieces.close()
    if isinstance(found, Listing):
        return found
    return None


def _listings(job: _Page, _: int) -> Iterator[Listing | Begun]:
    """In a child; what reads pages and feeds is 6 MB that the bot itself has no use for."""
    from handlers.watching.lists import listing

    yield listing(job.content, job.address)
