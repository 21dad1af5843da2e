"""Which of many wordings stand in a text, without a look for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from operator import add
from typing import Generic, TypeVar

Meant = TypeVar("Meant")


class Occurring(Generic[Meant]):
    """Wordings with what each means, by their first two characters: a text has thirty, lists have
    thousands.
    """

    def __init__(self, wordings: Iterable[tuple[str, Meant]]) -> None:
        self._by_beginning: dict[str, list[tuple[int, str, Meant]]] = {}
        for place, (wording, meant) in enumerate(wordings):
            self._by_beginning.setdefault(wording[:2], []).append((place, wording, meant))

    def within(self, text: str) -> list[tuple[str, Meant]]:
        """Those that stand in a text, once each, in the order in which they were given."""
        beginnings = {*text, *map(add, text, text[1:])}
        maybe = chain.from_iterable(
            self._by_beginning[one] for one in self._by_beginning.keys() & beginnings
        )
        found = sorted(
            (place, wording, meant) for place, wording, meant in maybe if wording in text
        )
        return [(wording, meant) for _, wording, meant in found]
