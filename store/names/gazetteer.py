"""All that exists: China's divisions with the special bodies, as the reference lists state them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.names.naming import LEVELS
from store.reference import BrokenReferenceError, rows_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One division as listed."""

    code: str
    path: tuple[str, ...]
    level: str
    aliases: tuple[str, ...] = ()


def entries() -> list[Entry]:
    """Every division, in the order of the lists; an entry's place in it is its number in the index."""
    listed = [*_divisions(), *_special()]
    if len({entry.path for entry in listed}) != len(listed) or len({entry.code for entry in listed}) != len(listed):
        raise BrokenReferenceError("divisions.tsv, special-divisions.tsv: a code or path is listed twice")
    return listed


def _divisions() -> Iterator[Entry]:
    for row in rows_of("divisions.tsv"):
        if row["level"] not in LEVELS:
            raise BrokenReferenceError(f"divisions.tsv: {row['code']}: unknown level {row['level']}")
        path = tuple(row[part] for part in ("province", "city", "county", "township") if row[part])
        yield Entry(row["code"], path, row["level"])


def _special() -> Iterator[Entry]:
    for row in rows_of("special-divisions.tsv"):
        path = (*row["within"].split("/"), row["name"])
        yield Entry(row["code"], path, "special", tuple(row["aliases"].split()))


def former_names() -> Iterator[tuple[str, bool, str]]:
    """Names borne in the past: (name, whether the division still stands, the code of the one it is or lies in)."""
    for row in rows_of("former-names.tsv"):
        if row["how"] not in ("renamed", "merged"):
            raise BrokenReferenceError(f"former-names.tsv: {row['name']}: neither renamed nor merged")
        yield row["name"], row["how"] == "renamed", row["code"]
