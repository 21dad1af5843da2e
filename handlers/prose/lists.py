"""The word lists of the prose (`data/reference/prose-words.tsv`, `prose-units.tsv`), as words or as
a pattern.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from store.reference import BrokenReferenceError, numbered_rows_of

LISTS = frozenset(
    [
        "negation",
        "items-published",
        "of-the-congress",
        "of-the-cppcc",
        "on-wechat",
        "on-weibo",
        "events",
        "change",
        "change-asked",
        "reached",
        "rate",
        "share",
        "total",
        "bare-total",
        "last-year",
        "against-last-year",
        "carried",
        "this-year",
        "since",
        "others",
        "whole-scope",
        "heads",
        "implied",
        "requested",
        "other-cases",
        "money-asked",
        "contact-phone",
        "contact-fax",
        "contact-mail",
        "contact-post",
        "contact-address",
        "contact-web",
        "light",
        "ask-list",
        "asking",
        "adverbs",
        "offices",
        "joined",
        "reported-on",
        "better",
        "compared",
        "each-year",
        "difference",
        "ranked",
        "ends",
        "least",
        "goes-on",
        "either-way",
        "taking-part",
        "contact-around",
        "from-now-on",
        "plans-asked",
        "all-published-in-english",
        "said-of-all-published",
        "no-place",
        "accounts",
        "bounds",
        "rises",
        "falls",
        "numerals",
        "documents",
        "rates-of-requests",
        "joints",
        "general",
        "scales",
        "moved-to",
        "against-a-year",
        "degrees",
        "money-nouns",
        "of-a-level",
        "government-offices",
        "moves",
        "since-last-year",
        "requests-said",
        "natural-persons",
        "legal-persons",
        "problems-asked",
        "problems-around",
        "counting-asked",
        "fillers",
        "counts-called-rates",
        "surely-spent",
        "applicants",
        "carried-back",
        "carried-on",
        "which-place",
        "ordinal",
        "counts-accounts",
        "planned",
        "others-of-it",
        "some-only",
        "fell-asked",
        "fell",
        "rose",
        "set-apart",
        "spent",
        "people-words",
        "people-counted",
        "weighed",
        "points",
        "scores",
        "money-words",
        "office-endings",
        "expenses",
        "letters",
        "any-case",
        "copies-or-papers",
        "mailboxes",
        "mailbox-items",
        "received",
        "shown",
        "accounts-told-apart",
        "views",
        "viewers",
        "letters-counted",
        "scores-counted",
        "scored",
        "light-verbs",
        "of-the-whole",
        "share-in-words",
        "office-words",
        "publishing",
        "all-published",
        "part-of-it",
        "by-request",
        "requested-word",
        "passage-light",
        "how-asked",
        "either-asked",
        "contact-web-around",
        "contact-web-itself",
    ]
)
"""The lists that the checks use; each has to be in the file, and no other."""


class _Sign(NamedTuple):
    word: str
    unless: tuple[str, ...]


@cache
def _signs() -> dict[str, tuple[_Sign, ...]]:
    found: dict[str, dict[str, _Sign]] = defaultdict(dict)
    for number, row in numbered_rows_of("prose-words.tsv"):
        where = f"prose-words.tsv:{number}"
        if row["list"] not in LISTS:
            raise BrokenReferenceError(f"{where}: no check uses a list {row['list']!r}")
        if not row["words"].split() or not row["example"].strip():
            raise BrokenReferenceError(f"{where}: words and an example are needed")
        for word in row["words"].split():
            if word in found[row["list"]]:
                raise BrokenReferenceError(f"{where}: {word} stands twice in {row['list']}")
            unless = tuple(row["unless"].split())
            if not all(word in longer for longer in unless):
                raise BrokenReferenceError(
                    f"{where}: what stands under `unless` has to hold the word {word}"
                )
            said = word.replace("_", " ")  # year_by_year is one of several words
            found[row["list"]][word] = _Sign(said, unless)
    for missing in sorted(LISTS - set(found)):
        raise BrokenReferenceError(f"prose-words.tsv: the list {missing!r} is missing")
    return {name: tuple(signs.values()) for name, signs in found.items()}


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(sign.word for sign in _signs()[name])


@cache
def longest_first(name: str) -> tuple[str, ...]:
    """The words of a list in an order that is the same in every process, the longest ahead."""
    return tuple(sorted(words(name), key=lambda word: (-len(word), word)))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any word of a list, the longest first, where it is no part of a longer one that means
    something else.
    """
    signs = sorted(_signs()[name], key=lambda sign: len(sign.word), reverse=True)
    return re.compile("|".join(_as_pattern(sign) for sign in signs))


def _as_pattern(sign: _Sign) -> str:
    behind = [
        re.escape(longer[len(sign.word) :])
        for longer in sign.unless
        if longer.startswith(sign.word)
    ]
    before = [
        re.escape(longer[: -len(sign.word)]) for longer in sign.unless if longer.endswith(sign.word)
    ]
    return (
        "".join(f"(?<!{one})" for one in before if one)
        + re.escape(sign.word)
        + (f"(?!{'|'.join(one for one in behind if one)})" if any(behind) else "")
    )


@cache
def kind_of_unit(word: str) -> str:
    """What kind of thing a measure word counts; empty for 件, 条, 篇 … and for none."""
    return _units()[0].get(word, "")


@cache
def answers_in(asked: str, found: str) -> bool:
    """Whether a figure in one kind of measure word answers a question in another."""
    return asked == found or found in _units()[1].get(asked, ())


@cache
def all_units() -> tuple[str, ...]:
    """The measure words that have a kind, the longest first."""
    return tuple(sorted(_units()[0], key=lambda word: (-len(word), word)))


@cache
def _units() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    kinds: dict[str, str] = {}
    also: dict[str, tuple[str, ...]] = {}
    for number, row in numbered_rows_of("prose-units.tsv"):
        also[row["kind"]] = tuple(row["also"].split())
        for word in row["words"].split():
            if word in kinds:
                raise BrokenReferenceError(f"prose-units.tsv:{number}: {word} stands twice")
            kinds[word] = row["kind"]
    for kind, others in also.items():
        if not set(others) <= set(also):
            raise BrokenReferenceError(f"prose-units.tsv: {kind}: {' '.join(others)} is no kind")
    return kinds, also
