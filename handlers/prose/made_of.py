"""Texts that are made of certain words alone, with whatever signs and digits between them.

As a pattern this is `(?:word|word|…)*`, which takes the longer the more ways there are to cut a
text that does not fit (工作 is 工作, and 工 with 作): here every place that the words reach is
looked at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache


class MadeOf:
    """What some words make."""

    def __init__(self, words: Iterable[str]) -> None:
        by_first: dict[str, list[str]] = defaultdict(list)
        for word in sorted(filter(None, words), key=len, reverse=True):
            by_first[word[0]].append(word)
        self._by_first: Mapping[str, tuple[str, ...]] = {
            sign: tuple(words) for sign, words in by_first.items()
        }
        self._is_made = lru_cache(maxsize=4096)(self._reaches_the_end)

    def is_all_of(self, text: str, begin: int = 0, end: int | None = None) -> bool:
        """Whether a stretch of a text is made of the words, signs and digits, or empty."""
        return self._is_made(text[begin:end])

    def goes_to(self, text: str, begin: int) -> int:
        """How far the longest words reach from a place, one behind the other."""
        place = begin
        while place < len(text):
            word = next(
                (
                    word
                    for word in self._by_first.get(text[place], ())
                    if text.startswith(word, place)
                ),
                "",
            )
            if not word and not _says_nothing(text[place]):
                break
            place += len(word) or 1
        return place

    def _reaches_the_end(self, text: str) -> bool:
        reached, beyond = {0}, len(text)
        for place, sign in enumerate(text):
            if place not in reached:
                continue
            if _says_nothing(sign):
                reached.add(place + 1)
            reached.update(
                place + len(word)
                for word in self._by_first.get(sign, ())
                if text.startswith(word, place)
            )
        return beyond in reached


def _says_nothing(sign: str) -> bool:
    """Whether a character is a sign or a digit."""
    return sign.isdecimal() or not (sign.isalnum() or sign == "_")
