"""What a list or a page that was fetched holds; it is taken apart in a child with limits, as it can be anything."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

from handlers.watching.feeds import feed, is_feed, is_json, listed_in_json
from handlers.watching.lenient import list_text
from handlers.watching.pages import Listing, page
from store.children import Begun, Broke, ChildrenUnavailableError, Limits, stream
from store.reading.formats.signatures import kind_of

LIMITS: Final = Limits(memory=400_000_000, seconds=10.0, wall=20.0)
LARGEST: Final = 4 << 20
"""Bytes of a list or a page. The longest that were seen have a tenth of that."""


class _Page(NamedTuple):
    address: str
    content: bytes


def taken_apart(content: bytes, address: str) -> Listing | None:
    """What a list or a page holds; nothing where it could not be taken apart. To be called in a thread: it waits."""
    pieces: Generator[Iterator[Listing | Broke], None, None] = stream(_listings, [_Page(address, content)], LIMITS)
    try:
        found = next(iter(next(pieces)), None)
    except (ChildrenUnavailableError, StopIteration):
        return None
    finally:
        pieces.close()
    return found if isinstance(found, Listing) else None


def _listings(job: _Page, _: int) -> Iterator[Listing | Begun]:
    """In a child."""
    yield listing(job.content, job.address)


def listing(content: bytes, address: str) -> Listing:
    """What a list or a page holds; nothing where it is a document."""
    if kind_of(content):
        return Listing()
    if is_feed(content):
        return feed(content, address)
    if is_json(content):
        return listed_in_json(content, address)
    return page(list_text(address, content), address)
