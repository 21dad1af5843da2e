"""Places that are named one after another (固原市、石嘴山市): which of them are known, and what is
no place.
"""

from __future__ import annotations

from typing import NamedTuple

from handlers.said_patterns import SAID
from handlers.subscriptions.scopes import named
from store.names import Names
from store.state.chats.subscriptions import Scope


class NamedPlaces(NamedTuple):
    """What a text names."""

    known: tuple[Scope, ...]
    unknown: tuple[str, ...]
    """Words that name nothing, or several; those beside each other are one."""

    @classmethod
    def of(cls, text: str, names: Names) -> NamedPlaces:
        """The places of a text: as few words as will do are left out."""
        known, unknown = list[Scope](), list[str]()
        for part in filter(None, (part.strip() for part in SAID["apart-places"].split(text))):
            words, was_unknown = part.split(), False
            while words:
                length, scope = _longest(words, names)
                if scope is None:
                    beside = unknown.pop() + " " if was_unknown else ""
                    unknown.append(beside + words[0])
                else:
                    known.append(scope)
                was_unknown = scope is None
                words = words[max(length, 1) :]
        return cls(tuple(known), tuple(unknown))

    def unsaid(self, text: str) -> str:
        """The words that were not understood: all of them, where they name no place at all."""
        if self.known:
            return "”“".join(self.unknown)
        return text


def _longest(words: list[str], names: Names) -> tuple[int, Scope | None]:
    """How many of the first words name a place, the most first, and that."""
    for length in range(len(words), 0, -1):
        found = named(" ".join(words[:length]), names)
        if isinstance(found, Scope):
            return length, found
    return 0, None
