"""What `data/reference/subscriptions.toml` lists: for subscribing, for rises and for wishes said in
words.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from store.reference import BrokenReferenceError, toml_of

FILE = "subscriptions.toml"
_SECTIONS = frozenset({"what", "rise", "condition", "scope", "deeds"})


def subscription_lists(section: str) -> dict[str, Any]:
    """One section of the file, by the name in its head; the file is read once."""
    return _file()[section]


@cache
def _file() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = toml_of(FILE)
    if found.keys() != _SECTIONS:
        raise BrokenReferenceError(
            f"{FILE}: missing or unknown: {sorted(found.keys() ^ _SECTIONS)}"
        )
    return found
