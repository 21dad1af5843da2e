"""The words by which prose speaks of what the tables count (`data/reference/prose-nearest.tsv`)."""

from __future__ import annotations

from functools import cache

from store.measures import columns, subjects
from store.reference import BrokenReferenceError, numbered_rows_of

_FILE = "prose-nearest.tsv"


def in_prose(code: str) -> str:
    """What prose may say for a table, a row or a column; empty where that is nothing of its own."""
    return _words().get(code, "")


@cache
def _words() -> dict[str, str]:
    tables = {subject.table for subject in subjects().values()}
    known = tables | subjects().keys() | columns().keys()
    found: dict[str, str] = {}
    for number, row in numbered_rows_of(_FILE):
        if row["code"] not in known or row["code"] in found:
            raise BrokenReferenceError(
                f"{_FILE}:{number}: {row['code']}: no table, row or column, or stated twice"
            )
        found[row["code"]] = row["words"]
    return found
