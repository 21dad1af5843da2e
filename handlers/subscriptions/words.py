"""The words of subscribing (`data/reference/subscriptions.toml`), and how what is written is taken
apart.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from handlers.reply import Language
from handlers.rises import rise_in
from handlers.rises import shown as shown_rise
from handlers.said_patterns import SAID
from handlers.subscription_lists import FILE, subscription_lists
from store.inverting import inverted
from store.reference import BrokenReferenceError
from store.state.chats.subscriptions import What, together

_SINGLE = {What.ALL, What.NEW, What.CHANGED, What.PROBLEMS}


class Deed(StrEnum):
    """What can be done to subscriptions in their list."""

    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"


class WantedSubscription(NamedTuple):
    """What somebody wants to subscribe to, in their words."""

    scope: str
    """A name; empty where none is given."""
    what: What | None
    everything: bool = False
    """All agencies, not a name."""
    rise: int = 0
    """Per cent from which on a rise is to be told."""


class _Words(NamedTuple):
    what: dict[str, What]
    shown: dict[What, dict[Language, str]]
    everything: frozenset[str]
    deeds: dict[str, Deed]


@cache
def _words() -> _Words:
    kinds, deeds = subscription_lists("what"), subscription_lists("deeds")
    try:
        words = _Words(
            inverted({What(name): entry["words"] for name, entry in kinds.items()}),
            {
                What(name): {Language(code): entry[code] for code in Language}
                for name, entry in kinds.items()
            },
            frozenset(subscription_lists("scope")["everything"]),
            inverted({Deed(name): listed for name, listed in deeds.items()}),
        )
    except (KeyError, ValueError) as error:
        raise BrokenReferenceError(f"{FILE}: {error}") from error
    if set(words.shown) != _SINGLE or set(words.deeds.values()) != set(Deed):
        raise BrokenReferenceError(f"{FILE}: [what] and [deeds] must name all that there are")
    return words


def shown(what: What, language: Language, rise: int = 0) -> str:
    """What a subscription is about, in words."""
    if what is What.RISE:
        return shown_rise(rise, language)
    if what in _words().shown:
        return _words().shown[what][language]
    apart = "和" if language is Language.ZH else " and "
    return apart.join(_words().shown[part][language] for part in what.parts)


def deed(word: str) -> Deed | None:
    """What a word asks to be done."""
    return _words().deeds.get(word.casefold())


def is_everything(text: str) -> bool:
    """Whether the words mean all agencies."""
    return " ".join(text.casefold().split()) in _words().everything


def wanted(text: str) -> WantedSubscription:
    """A name with what it is about before or after it: `固原市 新报告`, `new reports Pingluo`,
    `固原市 变化 问题`.
    """
    if is_everything(text):
        return WantedSubscription("", None, everything=True)
    if rise := rise_in(text):
        everything = not rise.rest or is_everything(rise.rest)
        return WantedSubscription(
            "" if everything else rise.rest, What.RISE, everything, rise.percent
        )
    words, kinds = SAID["joined-kinds"].sub(" ", text).split(), list[What]()
    while not (kinds and is_everything(" ".join(words))) and (taken := _a_kind(words)) is not None:
        words, kind = taken
        kinds.append(kind)
    if not kinds:
        return WantedSubscription(" ".join(text.split()), None)
    name = " ".join(words)
    everything = is_everything(name)
    return WantedSubscription("" if everything else name, together(kinds), everything)


def _a_kind(words: list[str]) -> tuple[list[str], What] | None:
    """The words without a kind that they begin or end with, and that; the longest first."""
    for length in range(len(words), 0, -1):
        for rest, said in ((words[:-length], words[-length:]), (words[length:], words[:length])):
            what = _words().what.get(" ".join(said).casefold())
            if what is not None:
                return rest, what
    return None
