"""All that exists: China's divisions with the special bodies, as the reference lists state them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from store.names.naming import LEVELS
from store.reference import BrokenReferenceError, rows_of


@dataclass(frozen=True, slots=True)
class DivisionEntry:
    """One division as listed."""

    code: str
    path: tuple[str, ...]
    level: str
    aliases: tuple[str, ...] = ()


def entries() -> list[DivisionEntry]:
    """Every division, in the order of the lists; an entry's place in it is its number in the
    index.
    """
    listed = [*_divisions(), *_special()]
    if len({entry.path for entry in listed}) != len(listed) or len(
        {entry.code for entry in listed}
    ) != len(listed):
        raise BrokenReferenceError(
            "divisions.tsv, special-divisions.tsv: a code or path is listed twice"
        )
    return listed


def _divisions() -> Iterator[DivisionEntry]:
    for row in rows_of("divisions.tsv"):
        if row["level"] not in LEVELS:
            raise BrokenReferenceError(
                f"divisions.tsv: {row['code']}: unknown level {row['level']}"
            )
        path = tuple(row[part] for part in ("province", "city", "county", "township") if row[part])
        yield DivisionEntry(row["code"], path, row["level"])


def _special() -> Iterator[DivisionEntry]:
    for row in rows_of("special-divisions.tsv"):
        path = (*row["within"].split("/"), row["name"])
        yield DivisionEntry(row["code"], path, "special", tuple(row["aliases"].split()))


class FormerName(NamedTuple):
    """A name that was borne in the past."""

    name: str
    stands: bool
    """Whether the division still stands."""
    code: str
    """Of the division that it is, or lies in."""
    until: str
    """The year of the change, or the last year from which the name is known."""


def former_names() -> Iterator[FormerName]:
    """Names borne in the past."""
    for row in rows_of("former-names.tsv"):
        if row["how"] not in ("renamed", "merged"):
            raise BrokenReferenceError(
                f"former-names.tsv: {row['name']}: neither renamed nor merged"
            )
        yield FormerName(row["name"], row["how"] == "renamed", row["code"], row["until"])
