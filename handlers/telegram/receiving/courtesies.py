"""Thanks, an ok, a doubt: what is no question gets no answer about reports (`data/reference/courtesies.toml`)."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from functools import cache
from itertools import chain

from store.reference import REFERENCE, BrokenReferenceError


class Courtesy(StrEnum):
    """What a message is, where it is no question."""

    THANKS = "thanks"
    NOTED = "noted"
    DOUBT = "doubts"


_MARKS = re.compile(r"[^\w\s]|_")
_WORD = re.compile(r"[A-Za-z]{2,}")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_COMMAND = re.compile(r"^/\w+(@\w+)?")
_ENOUGH = 3
"""Words in Latin letters that show a language; fewer may be a name, or noise."""


def courtesy(text: str) -> Courtesy | None:
    """What the message is; a message of signs alone (👍) is an ok, one of question marks is none."""
    words = " ".join(_MARKS.sub("", text).casefold().split())
    if not words:
        return Courtesy.NOTED if text.strip() and not re.search(r"[?？]", text) else None
    return _known().get(words)


def shows_language(text: str) -> bool:
    """Whether a message shows which language somebody speaks: "ok" and a place's name in letters do not."""
    said = _COMMAND.sub("", text)
    return bool(_CHINESE.search(said)) or len(_WORD.findall(said)) >= _ENOUGH


@cache
def _known() -> dict[str, Courtesy]:
    with (REFERENCE / "courtesies.toml").open("rb") as file:
        lists: dict[str, dict[str, list[str]]] = tomllib.load(file)
    if set(lists) != set(Courtesy) or any(set(each) != {"zh", "en"} for each in lists.values()):
        raise BrokenReferenceError("courtesies.toml must have thanks, noted and doubts, each in zh and en")
    found: list[tuple[str, Courtesy]] = []
    for kind, each in lists.items():
        found += [(word, Courtesy(kind)) for word in chain.from_iterable(each.values())]
    if len(found) != len(dict(found)):
        raise BrokenReferenceError("courtesies.toml: a word stands in two lists")
    return dict(found)
