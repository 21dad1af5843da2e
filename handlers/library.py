"""The reports and the names at hand, for what is more than a question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from store.index import Index
from store.names import Names


@dataclass(frozen=True, slots=True)
class Library:
    """What is known, for whoever looks into it."""

    index: Index
    names: Callable[[], Names]
    """The names with the reports at hand, as they are now."""
    home: str
    """The province that is looked at first, by its full name."""
