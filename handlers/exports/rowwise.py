"""Tables for programs: columns by name, rows in batches, and which columns hold numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

INTEGERS: Final = frozenset(
    {"year", "line", "end_line", "settled", "problems", "report", "cell", "across_years", "here"}
)
NUMBERS: Final = frozenset({"value"})
"""In the unit that stands beside them, with four decimals at most."""


Rows = list[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class ExportTable:
    """A table; its rows can be gone through once."""

    columns: tuple[str, ...]
    batches: Iterator[Rows]
