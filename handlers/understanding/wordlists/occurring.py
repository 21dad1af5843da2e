"""Which of many wordings stand in a text, without a look for each of them."""

from __future__ import annotations

from collections.abc import Iterable
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
        found: dict[int, tuple[str, Meant]] = {}
        for at in range(len(text)):
            for beginning in (text[at], text[at : at + 2]):
                for place, wording, meant in self._by_beginning.get(beginning, ()):
                    if place not in found and text.startswith(wording, at):
                        found[place] = (wording, meant)
        return [found[place] for place in sorted(found)]
