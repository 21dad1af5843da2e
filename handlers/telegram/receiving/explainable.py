"""Which messages hold an answer that the assistant may still be asked to explain."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from handlers.reply import Asker

_MOST = 10_000


class Explained(NamedTuple):
    """Whose question it was, and its number with the assistant."""

    asker: Asker
    number: int | None
    """None for that asker's last."""


@dataclass(frozen=True, slots=True)
class Explainable:
    """Questions and their answers by chat and message; in memory only, and no words of them."""

    _kept: OrderedDict[tuple[int, int], Explained] = field(default_factory=OrderedDict)

    def note(self, chat: int, messages: Iterable[int], explained: Explained) -> None:
        """Remember whose question these messages ask or answer."""
        for message in messages:
            self._kept[chat, message] = explained
            self._kept.move_to_end((chat, message))
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def get(self, chat: int, message: int) -> Explained | None:
        """Whose question a message asks or answers, if it is remembered."""
        return self._kept.get((chat, message))
