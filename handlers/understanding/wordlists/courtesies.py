"""Thanks, an ok, a doubt: what is no question gets no answer about reports
(`data/reference/courtesies.toml`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import NamedTuple

from store.reference import BrokenReferenceError, toml_of


class Courtesy(StrEnum):
    """What a message is, where it is no question; what outweighs the others is first."""

    DOUBT = "doubts"
    THANKS = "thanks"
    NOTED = "noted"


class _Wordings(NamedTuple):
    whole: re.Pattern[str]
    """A message that is made of them alone."""
    one: re.Pattern[str]
    kinds: dict[str, Courtesy]
    """What each of them is, numbers as `#`; what stands beside them is not among these."""

    def kind(self, wording: str) -> Courtesy | None:
        """What a wording is."""
        return self.kinds.get(wording) or self.kinds.get(_NUMBER.sub(_ANY_NUMBER, wording))


_BESIDE = "beside"
"""What may stand among them and is none by itself."""
_ANY_NUMBER = "#"
_WITHIN = re.compile(r"(?<=\d)[.,](?=\d)|['’]")
"""What stands within a word or a number."""
_MARKS = re.compile(r"[^\w\s]|_")
_NUMBER = re.compile(r"(?!(?:19|20)\d\d(?!\d))\d+")  # 不是2022 is of a year
_ASKS = re.compile(r"[?？]")


def courtesy(text: str) -> Courtesy | None:
    """What the message is; a message of signs alone (👍) is an ok, one of question marks is
    none.
    """
    words = " ".join(_MARKS.sub(" ", _WITHIN.sub("", text)).casefold().split())
    if not words:
        if text.strip() and not _ASKS.search(text):
            return Courtesy.NOTED
        return None
    known = _known()
    if not known.whole.fullmatch(words):
        return None
    said = {known.kind(found) for found in known.one.findall(words)}
    kind = next((kind for kind in Courtesy if kind in said), None)
    return (
        Courtesy.DOUBT if kind is Courtesy.NOTED and _ASKS.search(text) else kind
    )  # "right?" is no ok


@cache
def _known() -> _Wordings:
    lists: dict[str, dict[str, list[str]]] = toml_of("courtesies.toml")
    if set(lists) != {*Courtesy, _BESIDE} or any(
        set(each) != {"zh", "en"} for each in lists.values()
    ):
        raise BrokenReferenceError(
            "courtesies.toml must have thanks, noted, doubts and beside, each in zh and en"
        )
    found: list[tuple[str, Courtesy]] = []
    for kind in Courtesy:
        found += [(word, kind) for word in chain.from_iterable(lists[kind].values())]
    if len(found) != len(dict(found)):
        raise BrokenReferenceError("courtesies.toml: a word stands in two lists")
    words = {*dict(found), *chain.from_iterable(lists[_BESIDE].values())}
    one = "|".join(map(_pattern, sorted(words, key=lambda word: (-len(word), word))))
    return _Wordings(re.compile(rf"(?:(?>{one})\s*)++"), re.compile(one), dict(found))


def _pattern(word: str) -> str:
    """A wording as a pattern; letters end with it, so that `ok` is not the beginning of another
    word.
    """
    pattern = re.escape(word).replace(re.escape(_ANY_NUMBER), _NUMBER.pattern)
    if word[-1].isascii():
        return rf"{pattern}(?![a-z0-9])"
    return pattern
