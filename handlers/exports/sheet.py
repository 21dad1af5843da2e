"""A table as it goes into a file: columns with their widths, rows of typed cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class Percent(NamedTuple):
    """A share: 12.5 is 12.5 %."""

    value: Decimal


Cell = str | int | Decimal | Percent | None


class SheetColumn(NamedTuple):
    """The head of a column, and how many characters wide it is shown."""

    head: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table; its rows are read once, in order, and may be too many to be held at a time."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[tuple[Cell, ...]]
    count: int = 0
    """How many rows there are, where that is known before they are read."""


LONGEST = 32_000
"""Characters; a cell of a spreadsheet holds 32,767."""
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str, cut: str) -> str:
    """A text as a file can hold it; one that is too long for a cell says so, in the words of
    `cut`.
    """
    clean = _UNWRITABLE.sub(" ", text)
    if len(clean) <= LONGEST:
        return clean
    return cut.format(text=clean[:LONGEST], count=len(clean))
