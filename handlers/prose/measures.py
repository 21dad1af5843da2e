"""How the prose says what a row of the tables counts (`data/reference/prose-measures.tsv`)."""

from __future__ import annotations

from functools import cache

from store.measures import subjects
from store.reference import BrokenReferenceError, numbered_rows_of


@cache
def phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """For each subject of the tables the ways to say it, each the words that stand with its figure."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for number, row in numbered_rows_of("prose-measures.tsv"):
        ways = tuple(tuple(way.split()) for way in row["phrases"].split("|"))
        if row["subject"] not in subjects() or row["subject"] in found or not all(ways):
            raise BrokenReferenceError(
                f"prose-measures.tsv:{number}: an unknown subject, stated twice, or without words"
            )
        found[row["subject"]] = ways
    return found
