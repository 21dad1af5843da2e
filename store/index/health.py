"""Whether an index is whole: its pages, and that its numbers are those that were printed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from store.index.read_only import read_only
from store.index.records import SCALE

_COUNTED = ("件", "项")
"""Units of what is printed in plain digits: with a sign, a unit or in money it is read, and not
only copied.
"""


def not_as_printed(kind: str) -> str:
    """The same as `is_as_printed` denies, of a figure `f` in SQL; `kind` has its unit and
    status.
    """
    return f"""({kind}.status = 'printed' AND {kind}.unit IN {_COUNTED} AND f.raw <> ''
        AND f.raw NOT GLOB '*[^0-9]*'
        AND f.value IS NOT CAST(f.raw AS INTEGER) * {SCALE})"""


_NOT_AS_PRINTED = f"""
    SELECT count(*), min(r.file || ' ' || f.line) FROM facts f JOIN reports r ON r.id = f.report
    WHERE {not_as_printed("f")}"""  # noqa: S608 - words and a number of ours


def is_as_printed(value: int | None, unit: str, raw: str) -> bool:
    """Whether a value, as it is stored, of a cell that was printed is the number that the cell
    prints.
    """
    copied = raw.isdecimal() and raw.isascii() and unit in _COUNTED
    return not copied or value == int(raw) * SCALE


def index_trouble(path: Path) -> str:
    """What is wrong with an index; nothing if it is whole. It takes some seconds for 100,000
    reports.
    """
    try:
        with closing(read_only(path)) as index:
            found = str(index.execute("PRAGMA quick_check(1)").fetchone()[0])
            if found != "ok":
                return " ".join(found.split())
            count, first = index.execute(_NOT_AS_PRINTED).fetchone()
    except sqlite3.Error as error:
        return str(error)
    if count:
        return f"{count} numbers are not those that were printed, the first in {first}"
    return ""
