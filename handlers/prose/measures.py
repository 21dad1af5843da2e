"""How the prose says what a row of the tables counts (`data/reference/prose-measures.tsv`)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from store.measures import Measure, columns, subjects
from store.reference import BrokenReferenceError, numbered_rows_of

Ways = tuple[tuple[str, ...], ...]
"""The ways to say a row, each the words that stand with its figure."""


class _Said(NamedTuple):
    """How a row is said, and how it may be said where a question holds none of some words."""

    surely: Ways
    loosely: Ways
    unless: tuple[str, ...]


WHOLE = frozenset({"total", "decisions", "made"})
"""The columns whose figure the prose gives by the name of the row alone."""


def phrases(measure: Measure, text: str) -> Ways:
    """The ways in which the prose says a cell of the tables, for a question with this text: those
    of its row for a total, else those that are listed for its column (new.natural_person).
    """
    whole = measure.column in WHOLE
    said = _said().get(measure.subject if whole else f"{measure.subject}.{measure.column}")
    if said is None:
        return ()
    if any(word in text for word in said.unless):
        return said.surely
    return (*said.surely, *said.loosely)


@cache
def _said() -> dict[str, _Said]:
    found: dict[str, _Said] = {}
    for number, row in numbered_rows_of("prose-measures.tsv"):
        ways = _ways(row["phrases"])
        subject, _, column = row["subject"].partition(".")
        known = subject in subjects() and (not column or column in columns())
        if not known or row["subject"] in found or not ways or not all(ways):
            raise BrokenReferenceError(
                f"prose-measures.tsv:{number}: an unknown cell, stated twice, or without words"
            )
        found[row["subject"]] = _Said(ways, _ways(row["loose"]), tuple(row["unless"].split()))
    return found


def _ways(text: str) -> Ways:
    if text:
        return tuple(tuple(way.split()) for way in text.split("|"))
    return ()
