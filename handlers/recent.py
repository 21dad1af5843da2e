"""What was found lately: results of a pure function that are asked for again and again, a bounded
number of them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The last results by what they were made from; safe for threads.

    Whoever makes them sees to it that the key holds everything that a result depends on, and begins
    a new `Recent` when anything else changes.
    """

    def __init__(self, most: int, worth: Callable[[Value], bool] = lambda _: True) -> None:
        """`most` results, of those that are worth keeping."""
        self._most = most
        self._worth = worth
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> Value | None:
        """The result that is kept for the key, if there is one."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
            return kept

    def of(self, key: Key, make: Callable[[], Value]) -> Value:
        """The result that is kept for the key, or one that is made now; none is None."""
        kept = self.get(key)
        if kept is not None:
            return kept
        made = make()
        if self._worth(made):
            self.put(key, made)
        return made

    def put(self, key: Key, value: Value) -> None:
        """Keep a result in place of the one before it."""
        with self._lock:
            self._kept[key] = value
            self._kept.move_to_end(key)
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
