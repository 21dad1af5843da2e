"""What is told of whose a report is and of which year, where that is not just what it prints.

A slip in its agency's name that was put right: 沐阳县教育局 for 沭阳县教育局. A year that an
administrator gave it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from store.index.prepared import Prepared, ProblemRow
from store.names.settling import Settled

if TYPE_CHECKING:
    from sqlite_utils import Database

SLIP: Final = "agency-slip"
GIVEN: Final = "year-assigned"
"""Problems, in `data/reference/problems.toml`."""
ASSIGNED: Final = "assigned"
"""Where the year of a report is from that an administrator gave it; beside `title`, `text` …"""


def told(text: Prepared, settled: Settled, year: int | None) -> Prepared:
    """A text that counts for the year that it was given, if it was, with what is told of that among
    its problems.
    """
    place = 1 + max((row[0] for row in text.problems), default=-1)
    problems = (
        *text.problems,
        *_problems(place, text.printed, text.lines, settled.corrected, year),
    )
    if year is None:
        return replace(text, problems=problems)
    return replace(text, problems=problems, year=year, year_given=True)


def tell_anew(
    db: Database,
    report: int,
    printed: str,
    lines: Iterable[tuple[int, str]],
    settled: Settled,
    year: int | None,
) -> None:
    """Tell of a report that is held what is told of it now, in place of what was."""
    db.execute("DELETE FROM problems WHERE report = ? AND code IN (?, ?)", [report, SLIP, GIVEN])
    (last,) = db.execute(
        "SELECT coalesce(max(position), -1) FROM problems WHERE report = ?", [report]
    ).fetchone()
    db.conn.executemany(
        "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)",
        ((report, *row) for row in _problems(last + 1, printed, lines, settled.corrected, year)),
    )


def _problems(
    place: int,
    printed: str,
    lines: Iterable[tuple[int, str]],
    corrected: str,
    year: int | None,
) -> Iterator[ProblemRow]:
    """What is told, numbered from a place."""
    if corrected:
        line = next((number for number, words in lines if printed in "".join(words.split())), 1)
        values = json.dumps({"printed": printed, "own": corrected}, ensure_ascii=False)
        yield place, SLIP, line, line, values
    if year is not None:
        yield place + bool(corrected), GIVEN, 1, 1, json.dumps({"year": str(year)})
