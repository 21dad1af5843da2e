"""Turns of phrase, put in the words of the lists before a text is taken apart (`turns.zh.toml`,
`turns.en.toml`).

一件复议也没有 says that there is none; "how many more licences than A did B issue" is about B, held
against A. A pattern is looked for only in a text that has one of its `when`, and made then: of two
hundred a question needs a few.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from handlers.understanding.spelling.turn_forms import FORMS, Form
from handlers.understanding.wordlists.occurring import Occurring
from store.reference import REFERENCE, BrokenReferenceError

_KEYS = frozenset({"example", "reads", "when", "pattern", "said", "by", "cased"})
_HEAD = "[[turn]]"


@dataclass(frozen=True)
class Turn:
    """A turn of phrase, and what is put in its place."""

    place: str
    """Its file and line."""
    written: str
    any_case: bool
    said: str | Form
    when: Sequence[str]
    """Of these one stands in every text with the turn, in small letters; none where nothing can be
    said.
    """
    example: str
    reads: str
    """What this turn alone makes of the example."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What is looked for; raises BrokenReferenceError, with file and line, where it is no
        pattern.
        """
        try:
            return re.compile(self.written, re.IGNORECASE if self.any_case else 0)
        except re.error as broken:
            raise BrokenReferenceError(f"{self.place}: {broken}") from None

    def of(self, text: str) -> str:
        """The text with what is meant in the place of the turn."""
        if self.pattern.search(text) is None:
            return text  # as mostly: what would be put in its place is not made ready for that
        return self.pattern.sub(self.said, text)


@cache
def turns(tongue: str) -> tuple[Turn, ...]:
    """The turns of a language (zh, en), in the order in which they are put.

    Raises BrokenReferenceError, with file and line, for one that lacks something or names an
    unknown function.
    """
    return tuple(_read(tongue))


def _read(tongue: str) -> Iterator[Turn]:
    file = f"turns.{tongue}.toml"
    text = (REFERENCE / file).read_text(encoding="utf-8")
    heads = [
        number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == _HEAD
    ]
    for row, line in zip(tomllib.loads(text)["turn"], heads, strict=True):
        place = f"{file}:{line}"
        whole = {"example", "reads", "pattern"} <= row.keys() <= _KEYS
        if not whole or ("said" in row) == ("by" in row):
            raise BrokenReferenceError(
                f"{place}: a turn has example, reads, pattern, and either said or by"
            )
        said = row["said"] if "said" in row else FORMS.get(row["by"])
        if said is None:
            raise BrokenReferenceError(f"{place}: there is no function {row['by']}")
        any_case = tongue == "en" and not row.get("cased")
        when = tuple(row.get("when", ()))
        yield Turn(
            place, "".join(row["pattern"]), any_case, said, when, row["example"], row["reads"]
        )


def turned(text: str, tongue: str) -> str:
    """A text with all of its turns in the words that the lists of a language know."""
    standing = _standing(tongue, text)
    for at, turn in enumerate(turns(tongue)):
        if at not in standing:
            continue
        put = turn.of(text)
        if put != text:
            text = put
            standing = _standing(tongue, text)
    return text


def _standing(tongue: str, text: str) -> frozenset[int]:
    """Which turns may stand in a text, by their places in the list: most have a word without which
    they do not.
    """
    anywhere, words = _anchors(tongue)
    return anywhere.union(at for _, at in words.within(text.lower()))


@cache
def _anchors(tongue: str) -> tuple[frozenset[int], Occurring[int]]:
    """The turns of which nothing can be said, and the words of the others with their turns."""
    anywhere: set[int] = set()
    words: list[tuple[str, int]] = []
    for at, turn in enumerate(turns(tongue)):
        words += [(word, at) for word in turn.when]
        if not turn.when:
            anywhere.add(at)
    return frozenset(anywhere), Occurring(words)
