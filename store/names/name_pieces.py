"""The pieces that names are read of, each a place or an office, and words in letters that may be
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from store.names.index import Hit
from store.names.offices import OfficePhrase
from store.quick_records import quickly_made

WORD = re.compile(r"[a-z]+")
_JOINT = re.compile(r" ?['’.\-]? ?|, ")


@quickly_made
@dataclass(frozen=True, slots=True)
class NamePiece:
    """A place or an office at `[start, end)` of a text."""

    start: int
    end: int
    hits: tuple[Hit, ...] = ()
    call: OfficePhrase | None = None
    letter: str = ""
    """The level that the office repeats: 县 in 县政府."""
    how: str = ""
    """Set for what is not simply the name: pinyin, english, initials, homophone …"""
    cost: int = 0
    """0 for a name as it is written; more for a slip, the less likely the more."""


def runs_of_words(chars: str, at: int, most: int, joint: str = "") -> Iterator[tuple[str, int]]:
    """Latin words from a position on: the first, the first two …, put together, with the end of
    each run.
    """
    said: list[str] = []
    while len(said) < most and (word := WORD.match(chars, at)):
        said.append(word.group())
        yield joint.join(said), word.end()
        gap = _JOINT.match(chars, word.end())
        at = gap.end() if gap else word.end()
