"""Loads and validates what lies in `data/reference`: read once, lazily, each file by one function.

A file that is damaged stops the program with the file, the line and what was expected there: these
files are part of the product, so an error in one is a mistake of ours and not of the person in the
chat.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from store.model import Cell, Division, Form

DATA = Path(__file__).resolve().parent.parent / "data"
REFERENCE = DATA / "reference"


class BrokenReferenceError(Exception):
    """A file of `data/reference` is not as it must be."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A cell of the national forms and what it is called (`data/reference/indicators.tsv`)."""

    cell: Cell
    forms: frozenset[Form]
    """The forms that have this cell."""
    local: bool
    """Whether it stands only in a local form (Hubei's)."""
    unit: str
    row_zh: str
    column_zh: str
    row_en: str
    column_en: str


_FORMS = {
    "2019": frozenset({Form.F2019}),
    "2021": frozenset({Form.F2021}),
    "both": frozenset({Form.F2019, Form.F2021}),
    "2019-local": frozenset({Form.F2019}),
}


def rows_of(name: str, but: str = "") -> Iterator[dict[str, str]]:
    """Rows of a TSV file of the reference folder, keyed by its head line; lines that start with #
    are notes.

    Rows with `but` in one of their fields by itself are left out before they are cut.
    """
    return (row for _, row in numbered_rows_of(name, but))


def toml_of(name: str) -> dict[str, Any]:
    """What a TOML file of the reference folder holds; where it is damaged, the file is told with
    line and column.
    """
    try:
        return tomllib.loads((REFERENCE / name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BrokenReferenceError(f"{name}: {error}") from error


def lines_of_sections(name: str) -> dict[str, int]:
    """The lines on which the sections of such a file begin, from 1."""
    lines = (REFERENCE / name).read_text(encoding="utf-8").split("\n")
    return {
        line.strip("[] "): number for number, line in enumerate(lines, 1) if line.startswith("[")
    }


def section_of(name: str, section: str, wanted: Iterable[str]) -> dict[str, Any]:
    """A section of such a file, which has to hold these lists."""
    found: dict[str, Any] = toml_of(name).get(section, {})
    for one in wanted:
        if one not in found:
            line = lines_of_sections(name).get(section, 1)
            raise BrokenReferenceError(f"{name}:{line}: {section}: the list {one!r} is missing")
    return found


def words_of(name: str) -> list[str]:
    """The words of a list that has them one or several a line; a line that begins with `#` has
    none.
    """
    lines = (REFERENCE / name).read_text(encoding="utf-8").splitlines()
    return list(chain.from_iterable(line.split() for line in lines if not line.startswith("#")))


def numbered_rows_of(name: str, but: str = "") -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a list, each with the number of its line, from 1."""
    path = REFERENCE / name
    head: list[str] = []
    # Line by line: the list of divisions, whole and then cut, left 10 MB behind in a bot that was
    # asked for a region.
    with path.open(encoding="utf-8") as lines:
        for number, ended in enumerate(lines, start=1):
            line = ended.rstrip("\n")
            # Nothing is quoted and a row never goes over the end of a line, so that fifteen
            # thousand are cut fast.
            if not line or line.startswith("#") or (but and head and f"\t{but}\t" in line):
                continue
            fields = line.split("\t")
            if not head:
                head = fields
                continue
            if len(fields) != len(head):
                raise BrokenReferenceError(
                    f"{path}:{number}: a row has not the columns of the head: {line}"
                )
            yield number, dict(zip(head, fields, strict=True))


@cache
def indicators() -> dict[Cell, Indicator]:
    """The catalogue of every cell of the national forms, in the order of the form."""
    found: dict[Cell, Indicator] = {}
    for row in rows_of("indicators.tsv"):
        cell = Cell(row["table"], row["row"], row["column"])
        if row["template"] not in _FORMS or cell in found:
            raise BrokenReferenceError(f"indicators.tsv: {cell}: unknown form or stated twice")
        found[cell] = Indicator(
            cell,
            _FORMS[row["template"]],
            row["template"].endswith("-local"),
            row["unit"],
            row["row_zh"],
            row["column_zh"],
            row["row_en"],
            row["column_en"],
        )
    return found


@cache
def governments() -> tuple[Division, ...]:
    """The divisions down to counties, each of which has a government that must publish, in the
    order of the list.
    """
    parts = ("province", "city", "county")
    return tuple(
        Division(row["code"], tuple(row[part] for part in parts if row[part]), row["level"])
        for row in rows_of(
            "divisions.tsv", but="township"
        )  # nine of ten, whoever asks first would wait for them
    )
