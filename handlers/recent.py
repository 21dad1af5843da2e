"""What was found lately: results of a pure function that are asked for again and again, a bounded number of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The last results by what they were made from; for one thread.

    Whoever makes them sees to it that the key holds everything that a result depends on, and begins a new `Recent` when
    anything else changes.
    """

    def __init__(self, most: int, worth: Callable[[Value], bool] = lambda _: True) -> None:
        """`most` results, of those that are worth keeping."""
        self._most = most
        self._worth = worth
        self._kept: OrderedDict[Key, Value] = OrderedDict()

    def of(self, key: Key, make: Callable[[], Value]) -> Value:
        """The result that is kept for the key, or one that is made now."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        made = make()
        if self._worth(made):
            self._kept[key] = made
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
