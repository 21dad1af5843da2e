"""Patterns of regular expressions made of lists of words.

The longest word stands first, since of two that begin alike the first that fits is taken: 行政处罚
before 行政. A list without words is found nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_NOWHERE = "(?!)"


def any_of(words: Iterable[str]) -> str:
    """A group that is one of the words, wherever it stands: `no` is also in `notice`."""
    return _group(map(re.escape, _longest_first(words)))


def any_whole(words: Iterable[str]) -> str:
    """The same with English words between other words: `of`, and not the beginning of `office`."""
    return _group(map(_whole, _longest_first(words)))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _whole(word: str) -> str:
    found = re.escape(word)
    if word.isascii():
        return rf"(?<![a-zA-Z]){found}(?![a-zA-Z])"
    return found


def _group(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words) or _NOWHERE})"
