"""Words in and around the names of agencies: `data/reference/name-words.tsv`, read once and
checked.
"""

from __future__ import annotations

from functools import cache

from store.reference import BrokenReferenceError, numbered_rows_of

_FILE = "name-words.tsv"
LISTS = frozenset(
    [
        "before-a-name",
        "after-a-name",
        "own-level-only",
        "like-a-county",
        "like-a-township",
        "department-ending",
        "department-alone",
        "office-title",
        "kind-of-office",
        "called-an-office",
        "printed-office",
        "of-a-township",
        "longer-than-a-ministry",
        "longer-than-an-ending",
        "speaks-of-itself",
    ]
)
"""The lists that are used; each has to be in the file, and no other."""


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of a list, in the order of the file."""
    return _lists()[name]


@cache
def one_of(name: str) -> frozenset[str]:
    """The words of a list, to be looked up in."""
    return frozenset(words(name))


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, row in numbered_rows_of(_FILE):
        name, said = row["list"], tuple(row["words"].split())
        if name not in LISTS or name in found:
            raise BrokenReferenceError(
                f"{_FILE}:{number}: {name} is used by nothing, or stands twice"
            )
        if not said or not row["use"].strip() or not row["example"].strip():
            raise BrokenReferenceError(
                f"{_FILE}:{number}: words, their use and an example are needed"
            )
        if len(set(said)) < len(said):
            raise BrokenReferenceError(f"{_FILE}:{number}: a word stands twice")
        found[name] = said
    for missing in sorted(LISTS - set(found)):
        raise BrokenReferenceError(f"{_FILE}: the list {missing!r} is missing")
    return found
