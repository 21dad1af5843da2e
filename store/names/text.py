"""Text as names are looked up in it: width, case, accents and traditional characters levelled,
places remembered.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Protocol


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _opencc() -> _Converter:
    """The converter to simplified characters; imported late, since most text needs it not."""
    import opencc

    converter: _Converter = opencc.OpenCC("t2s")
    return converter


@lru_cache(maxsize=8192)
def level_char(char: str) -> str:
    """What one character counts as: `Ｐ` p, `í` i, `ü` v, `縣` 县, a blank ` `; empty for what has
    no width.
    """
    if "a" <= char <= "z":
        return char
    if char.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", char)
    if is_han(plain):
        return _simplified(plain)
    letters = unicodedata.normalize("NFD", plain.lower())
    if letters.startswith("u\u0308"):
        return "v"
    return "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Cf", "Cc"))


def is_han(char: str) -> bool:
    """Whether a (single) character is Chinese."""
    return len(char) == 1 and (
        "\u3400" <= char <= "\u9fff" or "\U00020000" <= char <= "\U0003ffff" or char == "〇"
    )


def is_letter(char: str) -> bool:
    """Whether a levelled character is a Latin letter."""
    return "a" <= char <= "z"


def _simplified(char: str) -> str:
    """One character at a time, so that a name is levelled alike whatever stands beside it; GB 2312
    is simplified.
    """
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        plain = _opencc().convert(char)
        if len(plain) == 1:
            return plain
        return char
    return char


@dataclass(frozen=True, slots=True)
class LevelledText:
    """Levelled characters and where each came from."""

    chars: str
    origins: tuple[int, ...]
    """The place in the original of each character."""
    upper: frozenset[int]
    """The places in `chars` that were capital letters."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of `chars[start:end]`, which is not empty."""
        return self.origins[start], self.origins[end - 1] + 1

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The span in `chars` of the original's span, as far as it is there."""
        first, behind = bisect_left(self.origins, start), bisect_left(self.origins, end)
        if first < behind:
            return (first, behind)
        return (0, 0)

    def is_inside_word(self, at: int) -> bool:
        """Whether a word in letters goes on here, where no name begins: half of an English text is
        that.
        """
        return at > 0 and is_letter(self.chars[at]) and is_letter(self.chars[at - 1])


def levelled(original: str) -> LevelledText:
    """The text ready for looking up; blanks between Chinese characters, which mean nothing, are
    dropped.
    """
    # Each question goes through here: loops take three times as long as this comprehension.
    pairs = [(c, i) for i, char in enumerate(original) for c in level_char(char)]
    kept: list[tuple[str, int]] = []
    for place, (char, origin) in enumerate(pairs):
        if char == " " and (not kept or kept[-1][0] == " " or _between_han(pairs, kept, place)):
            continue
        kept.append((char, origin))
    chars = "".join(char for char, _ in kept)
    upper = frozenset(at for at, (_, origin) in enumerate(kept) if original[origin].isupper())
    return LevelledText(chars, tuple(origin for _, origin in kept), upper)


def _between_han(pairs: list[tuple[str, int]], kept: list[tuple[str, int]], place: int) -> bool:
    following = next((c for c, _ in pairs[place + 1 :] if c != " "), "")
    return is_han(kept[-1][0]) and is_han(following)


def key_of(name: str) -> str:
    """A name of the lists as it is looked up."""
    return "".join(level_char(c) for c in name)
