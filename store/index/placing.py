"""Keeping the figures of all reports side by side, so that orders and sums over them need not look at each report.

`counted` are the reports that questions over many are answered from, `standings` their figures: by measure, year,
whether it is the agency's latest report, and the code of the place, so that a region's figures stand together. Both
follow from the reports and are made anew for an agency whenever one of its reports changes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from store.index.catalogue import fingerprint, numbers, singles, sums
from store.index.holdings import renew_holdings
from store.index.kinds import KIND

if TYPE_CHECKING:
    from sqlite_utils import Database


_TOGETHER = 500
"""Agencies that are looked at with one query."""
_PLACES = f"""
    SELECT id, coalesce(year, 0), row_number() OVER (PARTITION BY agency ORDER BY year DESC, file) = 1,
           CAST(coalesce(division, 0) AS INTEGER), {KIND}, form FROM reports WHERE current AND {{chosen}}"""
_FIGURES = """
    INSERT INTO standings SELECT number, c.year, c.latest, c.code, c.report, c.kind, f.value, NULL FROM counted c
    JOIN facts f ON f.report = c.report JOIN singles s ON s.form = c.form AND s.cell = f.cell
    WHERE f.value IS NOT NULL AND {chosen}
    UNION ALL SELECT s.number, c.year, c.latest, c.code, c.report, c.kind, s.value, s.least FROM counted c
    JOIN sums s ON s.report = c.report WHERE {chosen}
    ORDER BY 1, 2, 3, 4, 5"""
Place = tuple[int, int, int, int, int, str]
"""A report that counts: its number, year, whether it is its agency's latest, code, kind and form."""


def renew_catalogue(db: Database) -> None:
    """Make the sums of all reports anew, and what is counted, after the lists that say what to add up have changed."""
    db.execute("DELETE FROM sums")
    rows = db.execute("SELECT id, form, tables FROM reports").fetchall()
    for report, form, tables in rows:
        values = dict(db.execute("SELECT cell, value FROM facts WHERE report = ?", [report]).fetchall())
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
    found = connection.execute("SELECT 1 FROM made_from WHERE fingerprint = ?", [fingerprint()]).fetchone()
    return found is not None


def place_all(db: Database) -> None:
    """Put the figures of all reports side by side, sorted once: much faster than one by one."""
    db.execute("DELETE FROM counted")
    db.execute("DELETE FROM standings")
    db.execute("INSERT INTO counted" + _PLACES.format(chosen="TRUE"))
    db.execute(_FIGURES.format(chosen="TRUE"))


def place(db: Database, agencies: Collection[str]) -> None:
    """Bring the figures of some agencies' reports up to date; of all, where the reports of these are most of them."""
    chosen = sorted(agencies)
    (placed,) = db.execute("SELECT count(*) FROM counted").fetchone()
    if len(chosen) > _TOGETHER and len(chosen) > placed:
        place_all(db)
        return
    for start in range(0, len(chosen), _TOGETHER):
        _place_some(db, chosen[start : start + _TOGETHER])


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
    for place in sorted(old - new):
        displace(db, place[0])
    added = sorted(new - old)
    db.conn.executemany("INSERT INTO counted VALUES (?, ?, ?, ?, ?, ?)", added)
    reports = json.dumps([report for report, *_ in added])
    db.execute(_FIGURES.format(chosen="c.report IN (SELECT value FROM json_each(:reports))"), {"reports": reports})


def displace(db: Database, report: int) -> None:
    """Take a report's figures out of their places, if it has some."""
    at = db.execute("SELECT year, latest, code FROM counted WHERE report = ?", [report]).fetchone()
    if at is not None:
        keys = ((number, *at, report) for number in range(len(numbers())))
        db.conn.executemany(
            "DELETE FROM standings WHERE number = ? AND year = ? AND latest = ? AND code = ? AND report = ?", keys
        )
        db.execute("DELETE FROM counted WHERE report = ?", [report])


def _with_neighbours(db: Database, agencies: Sequence[str]) -> list[str]:
    """Agencies and all others of the places in which they are, or were: which of them stands for a place may change."""
    rows = db.execute(
        """WITH theirs (id, division) AS (
               SELECT id, division FROM reports WHERE agency IN (SELECT value FROM json_each(?))),
           places (division) AS (
               SELECT division FROM theirs WHERE division IS NOT NULL
               UNION SELECT printf('%012d', code) FROM counted WHERE report IN (SELECT id FROM theirs) AND code)
           SELECT agency FROM reports WHERE division IN (SELECT division FROM places)""",
        [json.dumps(agencies, ensure_ascii=False)],
    )
    return sorted({*agencies, *(agency for (agency,) in rows)})
