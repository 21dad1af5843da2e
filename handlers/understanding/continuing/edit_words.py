"""Words by which a question goes on from what was shown, and what may stand beside them
(`edits.toml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from handlers.understanding.asked.expressions import Combine
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.numerals import numeral
from store.patterns import any_of
from store.reference import BrokenReferenceError, toml_of

_FILE = "edits.toml"
_PLACES = ("first", "second", "third", "last", "larger", "smaller", "most", "least", "it", "its")
COMBINES = {
    "growth": Combine.GROWTH,
    "share": Combine.SHARE,
    "times": Combine.TIMES,
    "difference": Combine.DIFFERENCE,
    "sum": Combine.SUM,
    "average": Combine.AVERAGE,
}


_NO_MORE = r"(?! (?:most|largest|highest|biggest|smallest|fewest|lowest)\b)"
"""The second most is a place of an order, and not a row that was shown."""


class EditWords(NamedTuple):
    """The lists of `edits.toml`, as they are looked for."""

    openers: re.Pattern[str]
    places: dict[str, re.Pattern[str]]
    combines: dict[str, re.Pattern[str]]
    share_of_one: re.Pattern[str]
    each: re.Pattern[str]
    includes: re.Pattern[str]
    excludes: re.Pattern[str]
    lead: re.Pattern[str]
    last_year: re.Pattern[str]
    next_place: re.Pattern[str]
    again: re.Pattern[str]
    rest: re.Pattern[str]
    rest_asked: re.Pattern[str]
    both_years: re.Pattern[str]
    these_figures: re.Pattern[str]
    these_agencies: re.Pattern[str]
    wholes: re.Pattern[str]
    wholes_ahead: tuple[str, ...]


@cache
def edit_words() -> EditWords:
    """The lists; one that is missing or unknown stops the program."""
    lists = toml_of(_FILE)
    wanted = {
        "openers",
        "share_of_one",
        "each",
        "includes",
        "excludes",
        "lead",
        "last_year",
        "next_place",
        "again",
        "rest",
        "rest_words",
        "rest_asks",
        "both_years",
        "these_figures",
        "these_agencies",
        "wholes",
        "wholes_ahead",
        *_PLACES,
        *COMBINES,
    }
    if lists.keys() != wanted:
        raise BrokenReferenceError(f"{_FILE}: missing or unknown: {sorted(lists.keys() ^ wanted)}")
    opener, alone = _either(lists["openers"]), PATTERNS["behind-no-order"].pattern
    return EditWords(
        re.compile(rf"^(?:{opener.pattern})[\s，,。.:：]*"),
        {
            name: re.compile(f"{alone}(?:{_either(lists[name]).pattern}){_NO_MORE}")
            for name in _PLACES
        },
        {name: _either(lists[name]) for name in COMBINES},
        _either(lists["share_of_one"]),
        _either(lists["each"]),
        _either(lists["includes"]),
        _either(lists["excludes"]),
        _either(lists["lead"]),
        _either(lists["last_year"]),
        _either(lists["next_place"]),
        _either(lists["again"]),
        _either(lists["rest"]),
        _rest_asked(lists["rest_words"]["zh"], lists["rest_asks"]["zh"]),
        _either(lists["both_years"]),
        _either(lists["these_figures"]),
        _either(lists["these_agencies"]),
        _either(lists["wholes"]),
        (*lists["wholes_ahead"]["zh"], *lists["wholes_ahead"]["en"]),
    )


def _rest_asked(words: list[str], asks: list[str]) -> re.Pattern[str]:
    """剩下的那几件都是怎么答复的, without its pauses."""
    ahead, between, behind = (
        PATTERNS[name].pattern for name in ("ahead-of-the-rest", "what-the-rest-is", "ends-asking")
    )
    return re.compile(ahead + any_of(words) + between + any_of(asks) + behind)


def _either(words: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile(rf"{any_of(words['zh'])}|(?<!\w){any_of(words['en'])}(?!\w)")


def says_only(text: str, match: re.Match[str]) -> bool:
    """Whether a text says nothing beside what matched."""
    rest = f"{text[: match.start()]} {text[match.end() :]}"
    rest = edit_words().openers.sub("", rest.strip())
    return not PATTERNS["beside-what-was-shown"].sub("", rest)


def how_many(said: str) -> int | None:
    """How many are spoken of: 两, both, three."""
    return _TWO if said in _PAIRS else numeral(said)


_TWO = 2
_PAIRS = ("俩", "both", "pair", "二")
