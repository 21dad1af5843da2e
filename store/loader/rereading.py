"""What another reader found in a text that was read before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from store.changes import CellChange, changes
from store.index.catalogue import cell_numbers
from store.index.records import from_scaled
from store.model import Cell, Status

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class ReadCell:
    """A cell as it was read."""

    value: Decimal | None
    status: Status
    raw: str
    line: int


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """A text that is read otherwise than it was, as far as people are told of it."""

    file: str
    cells: tuple[CellChange, ...]
    problems: tuple[int, int]
    """How many were found in it before, and now."""


def correction(db: Database, file: str, before: int, now: int) -> CorrectedText | None:
    """What differs between two readings of a text; None where it is only what stands around figures
    and problems.
    """
    cells = tuple(changes(_cells(db, before), _cells(db, now)))
    old, new = _problems(db, before), _problems(db, now)
    if cells or old != new:
        return CorrectedText(file, cells, (len(old), len(new)))
    return None


def _cells(db: Database, report: int) -> Mapping[Cell, ReadCell]:
    cells = {number: cell for cell, number in cell_numbers().items()}
    rows = db.execute(
        "SELECT cell, value, status, raw, line FROM facts WHERE report = ?", [report]
    ).fetchall()
    return {
        cells[number]: ReadCell(from_scaled(value), Status(status), raw, line)
        for number, value, status, raw, line in rows
    }


def _problems(db: Database, report: int) -> list[tuple[str, str]]:
    """Without their lines, which say no more than where they are told."""
    rows = db.execute('SELECT code, "values" FROM problems WHERE report = ?', [report]).fetchall()
    return sorted((code, json.dumps(json.loads(values), sort_keys=True)) for code, values in rows)
