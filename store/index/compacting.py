"""An index of before, in fewer bytes: some 12 KB a report in place of 19.

`kept_facts` say unit, state, reason and how many lines more by one number, that of their
`fact_kinds`. Lines are kept as `store.index.texts` says, and a sentence is a place in its lines
(`place`, `length`); where these do not have it word for word (marks of emphasis were taken out), or
its report has no lines of its own, it keeps its `text`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.index.texts import keep_lines, placed, usual
from store.index.views import FACTS, FIGURES_COMPACT, PROBLEMS_IN_WORDS, REPORTS_CURRENT_AT_FIRST

if TYPE_CHECKING:
    from sqlite_utils import Database

_TABLES = (
    """CREATE TABLE fact_kinds (
        id INTEGER PRIMARY KEY, unit TEXT NOT NULL, status TEXT NOT NULL, reason TEXT NOT NULL,
        more_lines INTEGER NOT NULL, UNIQUE (unit, status, reason, more_lines))""",
    """CREATE TABLE kept_facts (
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        cell INTEGER NOT NULL REFERENCES cells (id), value INTEGER, raw TEXT NOT NULL, line INTEGER NOT NULL,
        kind INTEGER NOT NULL REFERENCES fact_kinds (id), PRIMARY KEY (report, cell)) WITHOUT ROWID""",
    "CREATE TABLE usual_text (words BLOB NOT NULL)",
    """CREATE TABLE texts (
        report INTEGER PRIMARY KEY REFERENCES reports (id) ON DELETE CASCADE, lines BLOB NOT NULL)""",
    """CREATE TABLE figure_lines (
        report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE, line INTEGER NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (report, line)) WITHOUT ROWID""",
    """CREATE TABLE placed (
        id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
        section TEXT NOT NULL, line INTEGER NOT NULL, end_line INTEGER NOT NULL, place INTEGER, length INTEGER,
        text TEXT)""",
)
_FACTS = (
    """INSERT INTO fact_kinds (unit, status, reason, more_lines)
        SELECT DISTINCT unit, status, reason, end_line - line FROM facts ORDER BY 1, 2, 3, 4""",
    """INSERT INTO kept_facts SELECT f.report, f.cell, f.value, f.raw, f.line, k.id FROM facts f JOIN fact_kinds k
        ON (k.unit, k.status, k.reason, k.more_lines) = (f.unit, f.status, f.reason, f.end_line - f.line)
        ORDER BY f.report, f.cell""",
)
_SENTENCES = "SELECT id, report, section, line, end_line, text FROM sentences ORDER BY id"


def compact(db: Database) -> None:
    """Bring the figures, lines and sentences of all reports into their new tables."""
    for view in (
        "figures",
        "reports_current",
        "problems_in_words",
    ):  # No table is renamed below a view.
        db.execute(f"DROP VIEW {view}")
    for statement in (*_TABLES, *_FACTS):
        db.execute(statement)
    words = usual()
    db.execute("INSERT INTO usual_text VALUES (?)", [words])
    for (report,) in db.execute("SELECT DISTINCT report FROM lines ORDER BY report").fetchall():
        keep_lines(db, report, _lines(db, report), _spans(db, report), words)
    _place_sentences(db)
    for statement in (
        "DROP TABLE facts",
        "DROP TABLE lines",
        "DROP TABLE sentences",
        "ALTER TABLE placed RENAME TO sentences",
        "CREATE INDEX sentences_by_report ON sentences (report)",
        FACTS,
        FIGURES_COMPACT,
        REPORTS_CURRENT_AT_FIRST,
        PROBLEMS_IN_WORDS,
    ):
        db.execute(statement)


def _lines(db: Database, report: int) -> dict[int, str]:
    return dict(
        db.execute(
            "SELECT line, text FROM lines WHERE report = ? ORDER BY line", [report]
        ).fetchall()
    )


def _spans(db: Database, report: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = db.execute(
        "SELECT line, end_line FROM facts WHERE report = ?", [report]
    ).fetchall()
    return found


def _place_sentences(db: Database) -> None:
    lines: dict[int, str] = {}
    of: int | None = None
    for number, report, section, line, end_line, text in db.execute(_SENTENCES):
        if report != of:
            of, lines = report, _lines(db, report)
        row = [number, report, section, line, end_line, *placed(line, end_line, text, lines)]
        db.execute("INSERT INTO placed VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
