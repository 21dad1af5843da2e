"""What stands on a list or a page: links to reports, further pages, documents."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """A link: a whole address, and what it says."""

    address: str
    title: str


class Listing(NamedTuple):
    """What a list, or a page, holds."""

    reports: tuple[Link, ...] = ()
    """Links that lead to reports, as far as their titles tell."""
    further: tuple[str, ...] = ()
    """The addresses of more pages of the list."""
    documents: tuple[Link, ...] = ()
    """Documents that hang on the page."""
    pages: int = 0
    """How many pages the list says that it has; 0 where it says nothing."""
