"""Turns of phrase, put in the words of the lists before a text is taken apart (`turns.zh.toml`, `turns.en.toml`).

一件复议也没有 says that there is none; "how many more licences than A did B issue" is about B, held against A.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from handlers.understanding.spelling.turn_forms import FORMS, Form
from store.reference import REFERENCE, BrokenReferenceError

_KEYS = frozenset({"example", "reads", "pattern", "said", "by", "cased"})
_HEAD = "[[turn]]"


class Turn(NamedTuple):
    """A turn of phrase, and what is put in its place."""

    pattern: re.Pattern[str]
    said: str | Form
    example: str
    reads: str
    """What this turn alone makes of the example."""

    def of(self, text: str) -> str:
        """The text with what is meant in the place of the turn."""
        return self.pattern.sub(self.said, text)


@cache
def turns(tongue: str) -> tuple[Turn, ...]:
    """The turns of a language (zh, en), in the order in which they are put.

    Raises BrokenReferenceError, with file and line, for one that lacks something or names an unknown function.
    """
    return tuple(_read(tongue))


def _read(tongue: str) -> Iterator[Turn]:
    file = f"turns.{tongue}.toml"
    text = (REFERENCE / file).read_text(encoding="utf-8")
    heads = [number for number, line in enumerate(text.splitlines(), start=1) if line.strip() == _HEAD]
    for row, line in zip(tomllib.loads(text)["turn"], heads, strict=True):
        whole = {"example", "reads", "pattern"} <= row.keys() <= _KEYS
        if not whole or ("said" in row) == ("by" in row):
            raise BrokenReferenceError(f"{file}:{line}: a turn has example, reads, pattern, and either said or by")
        said = row["said"] if "said" in row else FORMS.get(row["by"])
        if said is None:
            raise BrokenReferenceError(f"{file}:{line}: there is no function {row['by']}")
        any_case = re.IGNORECASE if tongue == "en" and not row.get("cased") else 0
        try:
            pattern = re.compile("".join(row["pattern"]), any_case)
        except re.error as broken:
            raise BrokenReferenceError(f"{file}:{line}: {broken}") from None
        yield Turn(pattern, said, row["example"], row["reads"])


def turned(text: str, tongue: str) -> str:
    """A text with all of its turns in the words that the lists of a language know."""
    for turn in turns(tongue):
        text = turn.of(text)
    return text
