"""How the prose is built, as patterns (`data/reference/prose-patterns.toml`): each with its reason and an example."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from handlers.prose.lists import LISTS, pattern
from store.reference import REFERENCE, BrokenReferenceError

_FILE = "prose-patterns.toml"
SHAPES = frozenset(
    [
        "next-item",
        "divider",
        "parts-follow",
        "listed-before",
        "coordinated-behind",
        "coordinated-before",
        "item-ends",
        "and-such",
        "how-great",
        "inside-a-word",
        "told-by-example",
        "outcome",
        "examples",
        "several-years",
        "years-in-a-row",
        "part-of-year",
        "opens-its-clause",
        "more-of-it",
        "comparison",
        "by-how-much",
        "short-aside",
        "each-or-average",
        "former-from",
        "unit-in-noun",
        "is-on",
        "each",
        "list-by-example",
        "bare-total",
        "year",
        "opening",
        "subject",
        "place",
        "own-level",
        "reaches",
        "how-many",
        "open-object",
        "counted-noun",
        "whole-year",
        "counted-in",
        "year-said",
        "year-beside",
        "level",
        "marked",
        "first-marked",
        "heading",
        "gives-phone",
        "gives-fax",
        "gives-mail",
        "gives-post",
        "gives-address",
        "gives-web",
    ]
)
"""The patterns that the checks use; each has to be in the file, and no other."""
_LIST = re.compile(r"<([a-z-]+)>")


@cache
def shape(name: str) -> re.Pattern[str]:
    """The pattern of that name."""
    return _shapes()[name]


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    text = (REFERENCE / _FILE).read_text(encoding="utf-8")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenReferenceError(f"{_FILE}: {error}") from error
    lines = dict(_lines(text))
    for name in found:
        if name not in SHAPES:
            raise BrokenReferenceError(f"{_FILE}:{lines[name]}: no check uses a pattern {name!r}")
    for name in sorted(SHAPES - set(found)):
        raise BrokenReferenceError(f"{_FILE}: the pattern {name!r} is missing")
    return {name: _compiled(row, f"{_FILE}:{lines[name]}") for name, row in found.items()}


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """The number of the line on which each pattern begins."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("["):
            yield line.strip("[] "), number


def _compiled(row: dict[str, str], where: str) -> re.Pattern[str]:
    if set(row) != {"why", "regex", "example"} or not all(row.values()):
        raise BrokenReferenceError(f"{where}: why, regex and example are needed, and nothing else")
    unknown = [name for name in _LIST.findall(row["regex"]) if name not in LISTS]
    if unknown:
        raise BrokenReferenceError(f"{where}: there is no list {unknown[0]!r}")
    regex = _LIST.sub(lambda one: f"(?:{pattern(one[1]).pattern})", row["regex"])
    try:
        compiled = re.compile(regex)
    except re.error as error:
        raise BrokenReferenceError(f"{where}: {error}") from error
    if not compiled.search(row["example"]):
        raise BrokenReferenceError(f"{where}: it is not found in its example {row['example']!r}")
    return compiled
