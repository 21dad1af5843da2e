"""The words of subscribing (`data/reference/subscriptions.toml`), and how what is written is taken apart."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from handlers.reply import Language
from store.reference import REFERENCE, BrokenReferenceError
from store.state.subscriptions import What


class Deed(StrEnum):
    """What can be done to subscriptions in their list."""

    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"


class Wanted(NamedTuple):
    """What somebody wants to subscribe to, in their words."""

    scope: str
    """A name; empty where none is given."""
    what: What | None
    everything: bool = False
    """All agencies, not a name."""


class _Words(NamedTuple):
    what: dict[str, What]
    shown: dict[What, dict[Language, str]]
    everything: frozenset[str]
    deeds: dict[str, Deed]


@cache
def _words() -> _Words:
    with (REFERENCE / "subscriptions.toml").open("rb") as file:
        found = tomllib.load(file)
    try:
        words = _Words(
            {word: What(name) for name, entry in found["what"].items() for word in entry["words"]},
            {What(name): {Language(code): entry[code] for code in Language} for name, entry in found["what"].items()},
            frozenset(found["scope"]["everything"]),
            {word: Deed(name) for name, listed in found["deeds"].items() for word in listed},
        )
    except (KeyError, ValueError) as error:
        raise BrokenReferenceError(f"subscriptions.toml: {error}") from error
    if set(words.shown) != set(What) or set(words.deeds.values()) != set(Deed):
        raise BrokenReferenceError("subscriptions.toml: [what] and [deeds] must name all that there are")
    return words


def shown(what: What, language: Language) -> str:
    """What a subscription is about, in words."""
    return _words().shown[what][language]


def deed(word: str) -> Deed | None:
    """What a word asks to be done."""
    return _words().deeds.get(word.casefold())


def is_everything(text: str) -> bool:
    """Whether the words mean all agencies."""
    return " ".join(text.casefold().split()) in _words().everything


def wanted(text: str) -> Wanted:
    """A name with what it is about before or after it: `固原市 新报告`, `new reports Pingluo`, `all`."""
    words = text.split()
    if is_everything(text):
        return Wanted("", None, everything=True)
    for length in range(len(words), 0, -1):
        for rest, said in ((words[:-length], words[-length:]), (words[length:], words[:length])):
            what = _words().what.get(" ".join(said).casefold())
            if what is not None:
                name = " ".join(rest)
                return Wanted("" if is_everything(name) else name, what, everything=is_everything(name))
    return Wanted(" ".join(words), None)
