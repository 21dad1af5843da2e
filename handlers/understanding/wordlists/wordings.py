"""The lists of wordings (`data/reference/wordings.*.tsv`): what people write, and what it can mean.

A wording may hold a number: 前{n}名, {nth} most. Every sense is checked when a list is loaded: see
`senses`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from handlers.understanding.wordlists.numerals import CARDINAL, ORDINAL
from handlers.understanding.wordlists.senses import Mark, Sense, UnknownSenseError, senses_of
from store.reference import REFERENCE, BrokenReferenceError, numbered_rows_of, words_of


class Wording(NamedTuple):
    """What a wording can mean, and where it stands."""

    senses: tuple[Sense, ...] = ()
    place: str = ""


@cache
def wordings(language: str) -> dict[str, Wording]:
    """The list of a language."""
    return read_wordings(f"wordings.{language}.tsv")


def read_wordings(name: str) -> dict[str, Wording]:
    """A list as it stands.

    Raises BrokenReferenceError for a wording that stands twice and for a sense that there is not.
    """
    found: dict[str, Wording] = {}
    for number, row in numbered_rows_of(name):
        if row["wording"] in found:
            raise BrokenReferenceError(f"{name}:{number}: {row['wording']} stands twice")
        try:
            found[row["wording"]] = Wording(senses_of(row["senses"]), f"{name}:{number}")
        except UnknownSenseError as error:
            raise BrokenReferenceError(f"{name}:{number}: {row['wording']}: {error}") from None
    return found


@cache
def senses(language: str) -> dict[str, tuple[Sense, ...]]:
    """What each wording of a language can mean, but for those with a number in them."""
    return {
        wording: meant.senses for wording, meant in wordings(language).items() if "{" not in wording
    }


@cache
def numbered() -> tuple[tuple[re.Pattern[str], Wording], ...]:
    """Wordings of both languages with a number in them (前{n}名, {nth} most), the longest first."""
    found = {**wordings("zh"), **wordings("en")}
    return tuple(
        (_pattern(wording), found[wording])
        for wording in sorted(found, key=len, reverse=True)
        if "{" in wording
    )


def _pattern(wording: str) -> re.Pattern[str]:
    text = (
        re.escape(wording)
        .replace(r"\ \{n\}", rf" ?{CARDINAL}")
        .replace(r"\{n\}", CARDINAL)
        .replace(r"\{nth\}", ORDINAL)
    )
    border = r"\b" if wording.isascii() else ""
    return re.compile(f"{border}{text}{border}")


@cache
def generic(language: str) -> frozenset[str]:
    """Words that never say what is counted, of whom, or on which condition, but for those that a
    wording explains.
    """
    return frozenset(words_of(f"generic.{language}.txt")) - senses(language).keys()


@cache
def unlisted(language: str, word: str) -> Wording:
    """What a word means that is no wording: nothing at all, or nothing that an answer has to
    use.
    """
    if word in generic(language):
        return Wording((Mark.GENERIC,), f"generic.{language}.txt")
    if language == "zh":
        return Wording(place="vocabulary.txt")
    return Wording()


@cache
def vocabulary() -> frozenset[str]:
    """Common words that are none of our wordings, kept whole so that 文件 is not read as 件."""
    ours = senses("zh")
    with (REFERENCE / "vocabulary.txt").open(encoding="utf-8") as lines:
        words = (line.rstrip("\n") for line in lines)
        found = {word for word in words if not word.startswith("#") and word not in ours}
    return frozenset(found)  # Half of what it is while it grows.


def is_common(word: str) -> bool:
    """Whether a word is one of the common words that are none of our wordings."""
    return word in vocabulary()
