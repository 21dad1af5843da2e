"""A report's sentence as questions are normalised, with the way back to where each character stood."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from store.script import simplify


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text and, for each of its characters, its place in the original."""

    text: str
    places: tuple[int, ...]

    def index(self, place: int) -> int:
        """Where the original's place is in the folded text; its end for a place behind all."""
        return bisect_left(self.places, place)


@lru_cache(maxsize=4096)
def fold(text: str) -> Folded:
    """One width, one script, small letters; without blanks and marks of emphasis."""
    signs = [_plain(sign) for sign in text]
    places = tuple(place for place, plain in enumerate(signs) for _ in plain)
    return Folded(_in_one_script("".join(signs)), places)


def folded(text: str) -> str:
    """The same without the way back."""
    return _in_one_script("".join(map(_plain, text)))


@lru_cache(maxsize=8192)
def _plain(sign: str) -> str:
    return "" if sign.isspace() or sign == "*" else unicodedata.normalize("NFKC", sign).lower()


def _in_one_script(text: str) -> str:
    simple = simplify(text)
    return simple if len(simple) == len(text) else text
