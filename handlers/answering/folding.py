"""A report's sentence as questions are normalised, with the way back to where each character stood."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from handlers.understanding.text import simplify


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
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign.isspace() or sign == "*":
            continue
        for plain in unicodedata.normalize("NFKC", sign).lower():
            signs.append(plain)
            places.append(place)
    folded = "".join(signs)
    simple = simplify(folded)
    return Folded(simple if len(simple) == len(folded) else folded, tuple(places))
