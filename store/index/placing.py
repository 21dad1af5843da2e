"""Keeping the figures of all reports side by side, so that orders and sums over them need not look
at each report.

`counted` are the reports that questions over many are answered from. They stand in blocks: those of
one year and one city, by place. `columns` has the figures of a block for each measure, as long as
the block, so that those of a year or of a region are read in a few pieces and put together without
a look at any report. All of it follows from the reports; the blocks of an agency are made anew
whenever one of its reports changes.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING

from store.index.catalogue import fingerprint, numbers, singles, sums
from store.index.columnar import packed
from store.index.holdings import renew_holdings
from store.index.kinds import DEPARTMENT, KIND, STANDINGS
from store.model import FORMS

if TYPE_CHECKING:
    from sqlite_utils import Database

Block = tuple[int, int]
"""A year, and the first four digits of the codes of its places."""
AREA = 10**8
"""By what a code is divided for those digits."""
_TOGETHER = 500
"""Agencies that are looked at with one query."""
_PLACES = f"""
    SELECT id, coalesce(year, 0), row_number() OVER (PARTITION BY agency
           ORDER BY year DESC, file) = 1, CAST(coalesce(division, 0) AS INTEGER), {KIND}, form
    FROM reports WHERE current AND {{chosen}}"""
_MEMBERS = f"""
    SELECT c.report, c.code, c.kind, c.latest, c.form,
        CASE WHEN c.kind % {STANDINGS} IN ({DEPARTMENT}, -1)
        THEN -(SELECT min(o.id) FROM reports o WHERE o.agency = r.agency AND o.current)
        ELSE c.code END
    FROM counted c JOIN reports r ON r.id = c.report
    WHERE c.year = ? AND c.latest IN (0, 1) AND c.code >= ? AND c.code < ?
    ORDER BY c.code, c.report"""
_FIGURES = """
    WITH chosen (report) AS (SELECT value FROM json_each(?))
    SELECT s.number, f.report, f.value, NULL FROM chosen JOIN reports r ON r.id = chosen.report
    JOIN singles s ON s.form = r.form JOIN kept_facts f ON f.report = r.id AND f.cell = s.cell
    WHERE f.value IS NOT NULL
    UNION ALL SELECT number, report, value, least FROM sums
    WHERE report IN (SELECT report FROM chosen)"""
Place = tuple[int, int, int, int, int, str]
"""A report that counts: its number, year, whether it is its agency's latest, code, kind and
form.
"""


def renew_catalogue(db: Database) -> None:
    """Make the sums of all reports anew, and what is counted, after the lists that say what to add
    up have changed.
    """
    db.execute("DELETE FROM sums")
    rows = db.execute("SELECT id, form, tables FROM reports").fetchall()
    for report, form, tables in rows:
        values = dict(
            db.execute("SELECT cell, value FROM kept_facts WHERE report = ?", [report]).fetchall()
        )
        found = [(report, *row) for row in sums(form, tables.split(), values)]
        db.conn.executemany("INSERT INTO sums VALUES (?, ?, ?, ?)", found)
    db.execute("DELETE FROM singles")
    db.conn.executemany("INSERT INTO singles VALUES (?, ?, ?)", singles())
    db.execute("DELETE FROM made_from")
    db.execute("INSERT INTO made_from VALUES (?)", [fingerprint()])
    place_all(db)
    renew_holdings(db)


def is_made_from_these_lists(connection: sqlite3.Connection) -> bool:
    """Whether the sums in an index are those that the lists of today say."""
    found = connection.execute(
        "SELECT 1 FROM made_from WHERE fingerprint = ?", [fingerprint()]
    ).fetchone()
    return found is not None


def place_all(db: Database) -> None:
    """Put the figures of all reports side by side."""
    for table in ("counted", "blocks", "columns", "incomplete"):
        db.execute(f"DELETE FROM {table}")
    db.execute("INSERT INTO counted" + _PLACES.format(chosen="TRUE"))
    _make(db, _unmade(db))


def place(db: Database, agencies: Collection[str]) -> None:
    """Bring the figures of some agencies' reports up to date; of all, where the reports of these
    are most of them.
    """
    chosen = sorted(agencies)
    (placed,) = db.execute("SELECT count(*) FROM counted").fetchone()
    if len(chosen) > _TOGETHER and len(chosen) > placed:
        place_all(db)
        return
    for start in range(0, len(chosen), _TOGETHER):
        _place_some(db, chosen[start : start + _TOGETHER])
    _make(db, _unmade(db))


def _place_some(db: Database, agencies: Sequence[str]) -> None:
    names = json.dumps(_with_neighbours(db, agencies), ensure_ascii=False)
    before = db.execute(
        "SELECT report, year, latest, code, kind, form FROM counted WHERE report IN "
        "(SELECT id FROM reports WHERE agency IN (SELECT value FROM json_each(?)))",
        [names],
    )
    old: set[Place] = set(before.fetchall())
    theirs = _PLACES.format(chosen="agency IN (SELECT value FROM json_each(?))")
    new: set[Place] = set(db.execute(theirs, [names]).fetchall())
    if old == new:
        return
    # What tells a department from others is the first of its reports: when that changes, so do
    # those of other years.
    _unmake(db, {(row[1], row[3] // AREA) for row in old | new})
    db.conn.executemany("DELETE FROM counted WHERE report = ?", ((row[0],) for row in old - new))
    db.conn.executemany("INSERT INTO counted VALUES (?, ?, ?, ?, ?, ?)", sorted(new - old))


def displace(db: Database, report: int) -> None:
    """Take a report out of its place, if it has one; its block is made anew when its agency is
    placed.
    """
    at = db.execute("SELECT year, code FROM counted WHERE report = ?", [report]).fetchone()
    if at is not None:
        _unmake(db, [(at[0], at[1] // AREA)])
        db.execute("DELETE FROM counted WHERE report = ?", [report])


# ---- blocks --------------------------------------------------------------------------------------
def _unmade(db: Database) -> list[Block]:
    """The blocks in which reports count and that are not there."""
    sql = (
        f"SELECT DISTINCT year, code / {AREA} FROM counted EXCEPT SELECT year, area FROM blocks "
        "ORDER BY 1, 2"
    )
    return [(year, area) for year, area in db.execute(sql).fetchall()]


def _unmake(db: Database, blocks: Iterable[Block]) -> None:
    there = [
        block
        for block in blocks
        if db.execute(
            "DELETE FROM blocks WHERE year = ? AND area = ? RETURNING 1", block
        ).fetchall()
    ]
    keys = [
        (number, *block) for number, block in product(range(len(numbers()) // len(FORMS)), there)
    ]
    for table in ("columns", "incomplete"):
        db.conn.executemany(f"DELETE FROM {table} WHERE number = ? AND year = ? AND area = ?", keys)


def _make(db: Database, blocks: Iterable[Block]) -> None:
    for year, area in blocks:
        members = db.execute(_MEMBERS, [year, area * AREA, (area + 1) * AREA]).fetchall()
        reports, codes, kinds, latest, forms, owners = zip(*members, strict=True)
        known = {str(form): number for number, form in enumerate(FORMS)}
        row = [array("q", one).tobytes() for one in (reports, codes, kinds, latest, owners)]
        row.append(array("q", (known.get(form, len(FORMS)) for form in forms)).tobytes())
        db.execute("INSERT INTO blocks VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [year, area, *row])
        _fill(db, (year, area), reports)


def _fill(db: Database, block: Block, reports: Sequence[int]) -> None:
    """The columns of a block."""
    places = {report: place for place, report in enumerate(reports)}
    columns: dict[int, list[int | None]] = defaultdict(lambda: [None] * len(reports))
    incomplete: list[tuple[int, ...]] = []
    for number, report, value, least in db.execute(_FIGURES, [json.dumps(reports)]).fetchall():
        if value is not None:
            columns[number // len(FORMS)][places[report]] = value
        else:
            incomplete.append((number // len(FORMS), *block, report, least))
    rows = ((number, *block, packed(column)) for number, column in sorted(columns.items()))
    db.conn.executemany("INSERT INTO columns VALUES (?, ?, ?, ?)", rows)
    db.conn.executemany("INSERT INTO incomplete VALUES (?, ?, ?, ?, ?)", incomplete)


def _with_neighbours(db: Database, agencies: Sequence[str]) -> list[str]:
    """Agencies and all others of the places in which they are, or were: which of them stands for a
    place may change.
    """
    rows = db.execute(
        """WITH theirs (id, division) AS (
               SELECT id, division FROM reports WHERE agency IN (SELECT value FROM json_each(?))),
           places (division) AS (
               SELECT division FROM theirs WHERE division IS NOT NULL
               UNION SELECT printf('%012d', code) FROM counted
               WHERE report IN (SELECT id FROM theirs) AND code)
           SELECT agency FROM reports WHERE division IN (SELECT division FROM places)""",
        [json.dumps(agencies, ensure_ascii=False)],
    )
    return sorted({*agencies, *(agency for (agency,) in rows)})
