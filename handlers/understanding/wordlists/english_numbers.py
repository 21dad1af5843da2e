"""Whole numbers in English words, up to the thousands: four, ninety-two, one hundred and six."""

from __future__ import annotations

import re

TO_TWELVE = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
"""The words of whole numbers that stand alone, from one."""
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate((*TO_TWELVE, *_TEENS), start=1)}
_VALUES |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
_LARGE = {"hundred": 100, "thousand": 1000}
_WORD = "|".join(sorted((*_VALUES, *_LARGE), key=len, reverse=True))
ENGLISH_NUMBER = (
    rf"\b(?!one of\b)(?:a (?=hundred|thousand))?(?:{_WORD})(?:(?:-|\s+|\s+and\s+)(?:{_WORD}))*\b"
)
"""What finds one in a text."""


def in_english(words: str) -> int | None:
    """The number that English words spell; None where they spell none.

    >>> [in_english(words) for words in ("four", "ninety-two", "one hundred and six", "two thousand
      five hundred")]
    [4, 92, 106, 2500]
    """
    whole = part = 0
    for word in re.split(r"[-\s]+", words.replace(" and ", " ")):
        if word in _VALUES:
            part += _VALUES[word]
        elif word in _LARGE:
            part = (part or 1) * _LARGE[word]
            if word == "thousand":
                whole, part = whole + part, 0
        elif word != "a":
            return None
    return whole + part or None
