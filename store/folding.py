"""A report's sentence as questions are normalised, with the way back to where each character
stood.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from store.script import simplify

_SOUND = re.compile(
    r"(?<=[\u3400-\u9fff])[(（](?=[a-z]*[^\x00-\x7f(（)）])[a-z\u00e0-\u01dc\u1e3f]{1,6}[)）]"
)
"""What some pages set behind a character that has several sounds; with the mark of a tone, or it is
a word.
"""


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
    """One width, one script, small letters; without blanks, marks of emphasis and sounds
    (運(yùn)輸).
    """
    signs = [_plain(sign) for sign in _without_sounds(text)]
    # Each sentence goes through here: no other way to say this is as quick.
    places = tuple(place for place, plain in enumerate(signs) for _ in plain)
    return Folded(_in_one_script("".join(signs)), places)


def folded(text: str) -> str:
    """The folded text, without the way back."""
    return _in_one_script("".join(map(_plain, _without_sounds(text))))


def _without_sounds(text: str) -> str:
    """A text with blanks where it says how the character before is pronounced."""
    if "(" in text or "（" in text:
        return _SOUND.sub(lambda one: " " * len(one[0]), text)
    return text


@lru_cache(maxsize=8192)
def _plain(sign: str) -> str:
    if sign.isspace() or sign == "*":
        return ""
    return unicodedata.normalize("NFKC", sign).lower()


def _in_one_script(text: str) -> str:
    simple = simplify(text)
    if len(simple) == len(text):
        return simple
    return text
