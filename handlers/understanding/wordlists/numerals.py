"""Whole numbers as people say them in a question: 3, 三, 二十, three; and places in an order: 3rd,
third.
"""

from __future__ import annotations

import re

from handlers.understanding.wordlists.english_numbers import TO_TWELVE
from store.reading.words.numbers import chinese

_WORDS = {word: number for number, word in enumerate(TO_TWELVE, start=1)}
_NTH = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
]
_PLACES = {word: place for place, word in enumerate(_NTH, start=1)}
_HAN = "〇零一二两三四五六七八九十百千"
CARDINAL = rf"(?:(?<!\d)\d{{1,3}}(?!\d)|[{_HAN}]{{1,6}}(?![{_HAN}])|\b(?:{'|'.join(_WORDS)})\b)"
"""What `{n}` stands for in a wording."""
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)\b|\b(?:{'|'.join(_PLACES)})\b)"
"""What `{nth}` stands for in a wording."""
_ANY = re.compile(f"{ORDINAL}|{CARDINAL}")
_MAYBE = re.compile(rf"[\da-z{_HAN}]")
"""A sign of a number: most runs of Chinese have none, and to look for it is quicker."""


def english_number(word: str) -> int | None:
    """The number that an English word spells, from two on: "one" is mostly no number."""
    found = _WORDS.get(word)
    if found and found > 1:
        return found
    return None


def numeral(text: str) -> int | None:
    """The first whole number that a text says; None where it says none."""
    found = _ANY.search(text) if _MAYBE.search(text) else None
    if found is None:
        return None
    said = found.group()
    digits = re.match(r"\d+", said)
    if digits:
        return int(digits.group())
    return _WORDS.get(said) or _PLACES.get(said) or chinese(said)
