"""How names sound: Hanyu Pinyin without tones, with every reading that place names use (堡 is bao,
bu or pu).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from store.reference import BrokenReferenceError, rows_of

MOST_READINGS = 24
"""A name is read in at most so many ways."""


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """The syllables of each character, the usual one first."""
    found = {row["char"]: tuple(row["readings"].split()) for row in rows_of("readings.tsv")}
    for char, syllables in found.items():
        if (
            len(char) != 1
            or not syllables
            or not all(s.isascii() and s.isalpha() for s in syllables)
        ):
            raise BrokenReferenceError(
                f"readings.tsv: {char}: not one character with syllables of plain letters"
            )
    return found


@cache
def lookalikes() -> dict[str, str]:
    """The characters that each is mistaken for by its shape."""
    return {row["char"]: row["lookalikes"] for row in rows_of("lookalikes.tsv")}


def pronounced(name: str) -> Iterator[tuple[str, ...]]:
    """The ways to read a name aloud, syllable by syllable; none when a character has no known
    reading.
    """
    known = readings()
    if all(char in known for char in name):
        yield from islice(product(*(known[char] for char in name)), MOST_READINGS)


def spellings(name: str) -> set[str]:
    """The name in letters without blanks: hongsibao, hongsibu, hongsipu; ü as v and as u."""
    joined = {"".join(syllables) for syllables in pronounced(name)}
    return joined | {spelled.replace("v", "u") for spelled in joined}


def initials(name: str) -> set[str]:
    """The first letters: hsbq, hspq."""
    return {"".join(s[0] for s in syllables) for syllables in pronounced(name)}


def same_sound(one: str, other: str) -> bool:
    """Whether two characters share a reading."""
    known = readings()
    return not set(known.get(one, ())).isdisjoint(known.get(other, ()))


def same_shape(one: str, other: str) -> bool:
    """Whether two characters are mistaken for each other by shape."""
    return other in lookalikes().get(one, "")
