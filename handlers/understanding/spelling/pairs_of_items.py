"""Items of the year before and their change, asked for together (`data/reference/item-pairs.toml`).

"Xiji's fee items: last year's figure, and the plus or minus in 2020?" asks for two columns of one
row. Whatever the order, the text is a row, what there was the year before, how it changed, a year,
words that hold these together, and a name; it is put as the columns are called. With a word more
(by what per cent, decisions, a second name) it stays as it is written.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from handlers.understanding.wordlists.pieces import expanded, patterns_of
from store.entering import GIVEN, only_if

_FILE: Final = "item-pairs.toml"
_ROWS: Final = {
    "licensing": "licensing",
    "services": "other external management and service",
    "penalty": "penalty",
    "coercion": "coercion",
    "fee": "fee",
}
"""The rows, with their names in the lists."""
_PARTS: Final = ("against", "before", "change", *_ROWS, "between")
_YEAR: Final = re.compile(r"20\d\d")
_ITEMS: Final = re.compile(r"\b(?:items?|matters)\b", re.IGNORECASE)
_SAID: Final = "{who} {year} {row} items last year and change in items this year"
_ASKS_WHETHER: Final = re.compile(
    r"\W*(?:did|does|do|is|are|was|were|has|have|had)\b", re.IGNORECASE
)
_AND: Final = re.compile(r"and|&|\+", re.IGNORECASE)
_OWNERS: Final = re.compile(r"['’]s?$")
_LONGEST_NAME: Final = 5
"""Words of a name; what is longer is no name alone."""


@cache
def _piece() -> re.Pattern[str]:
    """One part of such a text, which stands at its beginning."""
    parts = "|".join(f"(?P<{part}>(?:{patterns_of(_FILE, part)})(?![\\w-]))" for part in _PARTS)
    return re.compile(
        rf"\s*(?:(?P<own>['’]s?(?!\w))|(?P<stop>[,.:;?!–—-])|(?P<year>20\d\d\b)|{parts}"
        r"|(?P<word>[\w'’-]+|[^\w\s]))\s*",
        re.IGNORECASE,
    )


@cache
def _prior() -> re.Pattern[str]:
    return re.compile(expanded(_FILE, r"\b<prior>"), re.IGNORECASE)


@only_if(lambda text: _ITEMS.search(text) and _prior().search(text), otherwise=GIVEN)
def with_pairs_of_items(text: str) -> str:
    """The text as the two columns of a row, where it asks for both and for nothing else."""
    pieces = _pieces_of(text)
    rows = [_ROWS[piece.lastgroup] for piece in pieces if piece.lastgroup in _ROWS]
    kinds = [piece.lastgroup for piece in pieces]
    name = _name(pieces)
    year = _year(pieces)
    whole = len(rows) == kinds.count("before") == kinds.count("change") == 1
    if not whole or name is None or year is None or "against" in kinds:
        return text
    if _ASKS_WHETHER.match(text) or _asks_for_the_year_itself(pieces) or _of_last_year(pieces):
        return text
    return _SAID.format(who=name, year=year, row=rows[0]).strip()


def _pieces_of(text: str) -> list[re.Match[str]]:
    return list(_piece().finditer(text))


def _name(pieces: list[re.Match[str]]) -> str | None:
    """The words that are no part: they stand together, and are whose items they are; None where
    they are more than a name.
    """
    at = [place for place, piece in enumerate(pieces) if piece["word"]]
    if not at:
        return ""
    words = [pieces[place]["word"] for place in at]
    together = at[-1] - at[0] == len(at) - 1
    owned = any(_OWNERS.search(word) for word in words[:-1])
    if not together or owned or len(at) > _LONGEST_NAME:
        return None
    return _OWNERS.sub("", " ".join(words))


def _year(pieces: list[re.Match[str]]) -> str | None:
    """The year of the report, empty where none is said; None where there are two."""
    years = {piece["year"] for piece in pieces if piece["year"]}
    for piece in pieces:
        before = piece["before"] or ""
        said = _YEAR.search(before)
        if said is not None:
            years.add(str(int(said[0]) + 1) if "(" in before else said[0])
    return "".join(years) if len(years) <= 1 else None


def _asks_for_the_year_itself(pieces: list[re.Match[str]]) -> bool:
    """Whether it is "in 2020 and the year before", the change being said elsewhere: three
    figures.
    """
    kinds = [piece.lastgroup for piece in pieces]
    at = kinds.index("before")
    if at < 2 or kinds[at - 2] != "year" or not _AND.fullmatch(pieces[at - 1]["between"] or ""):
        return False
    return "change" not in kinds[:at]


def _of_last_year(pieces: list[re.Match[str]]) -> bool:
    """Whether it is the change in last year's items: one figure, and of another report."""
    kinds = [piece.lastgroup for piece in pieces]
    at = kinds.index("before")
    held = re.match(r"(?:in|of|for|at)\b", pieces[at]["before"], re.IGNORECASE)
    return held is not None and at > 0 and kinds[at - 1] == "change"
