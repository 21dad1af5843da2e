"""Lists that are longer than a phone: a page of them at a time, and the buttons that turn to the
next.
"""

from __future__ import annotations

from typing import NamedTuple

from handlers.rendering.vocabulary.notices import say
from handlers.reply import Button, Language

WHOLE_LIST, PAGE_OF_LIST = "list", "list_page"
"""What the button under an answer gives that leads to its whole list, and what turns the pages of
that.
"""


class ListPage(NamedTuple):
    """A page of a list."""

    number: int
    """From 1."""
    of: int
    start: int
    """Its first entry, from 0."""
    end: int
    """Behind its last one."""


def page_of(number: int, count: int, size: int) -> ListPage:
    """A page of a list of so many entries; of a number that there is not, the nearest."""
    of = max(-(-count // size), 1)
    page = min(max(number, 1), of)
    return ListPage(page, of, (page - 1) * size, min(page * size, count))


def turns(command: str, page: ListPage, language: Language) -> tuple[Button, ...]:
    """Buttons to the pages before and after; they give the command with the page's number behind
    it.
    """
    there = [("previous_page", page.number - 1), ("next_page", page.number + 1)]
    return tuple(
        Button(say(key, language), f"{command} page {number}")
        for key, number in there
        if 1 <= number <= page.of
    )
