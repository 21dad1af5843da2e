"""What a list or a page holds: a feed, a list for machines, a page of HTML."""

from __future__ import annotations

from handlers.watching.feeds import feed, is_feed, is_json, listed_in_json
from handlers.watching.lenient import list_text
from handlers.watching.listed import Listing
from handlers.watching.pages import page
from store.reading.formats.signatures import kind_of


def listing(content: bytes, address: str) -> Listing:
    """What a list or a page holds; nothing where it is a document."""
    if kind_of(content):
        return Listing()
    if is_feed(content):
        return feed(content, address)
    if is_json(content):
        return listed_in_json(content, address)
    return page(list_text(address, content), address)
