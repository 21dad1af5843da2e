"""The tables of the index in the order in which they came about; a published migration is never
edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.index import prose
from store.index.compacting import compact
from store.index.events import note_all
from store.index.holdings import renew_holdings
from store.index.referring import name_the_columns
from store.index.views import FIGURES, REPORTS_CURRENT, VIEWS_AT_FIRST
from store.migrating import Steps
from store.reference import indicators

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Steps("nianbao-index")


@migrations
def m001_reports_and_what_they_say(db: Database) -> None:
    """Reports with their lines, facts, prose and problems; everything hangs on the report and goes
    with it.
    """
    for statement in (
        """CREATE TABLE reports (
            id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, size INTEGER NOT NULL,
            modified INTEGER NOT NULL, agency TEXT NOT NULL, division TEXT, path TEXT NOT NULL,
            level TEXT NOT NULL, office TEXT NOT NULL, printed TEXT NOT NULL, year INTEGER, form TEXT NOT NULL,
            title TEXT NOT NULL, tables TEXT NOT NULL, current INTEGER NOT NULL)""",
        "CREATE INDEX reports_by_agency ON reports (agency, year)",
        "CREATE INDEX reports_by_division ON reports (division, year)",
        "CREATE INDEX reports_by_year ON reports (year)",
        "CREATE TABLE cells (id INTEGER PRIMARY KEY, 'table' TEXT, row TEXT, 'column' TEXT)",
        """CREATE TABLE facts (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, cell INTEGER NOT NULL REFERENCES cells,
            value INTEGER, unit TEXT NOT NULL, raw TEXT NOT NULL, status TEXT NOT NULL, line INTEGER NOT NULL,
            end_line INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (report, cell)) WITHOUT ROWID""",
        "CREATE INDEX facts_by_cell ON facts (cell, value)",
        """CREATE TABLE lines (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, line INTEGER NOT NULL, text TEXT NOT NULL,
            PRIMARY KEY (report, line)) WITHOUT ROWID""",
        """CREATE TABLE sentences (
            id INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, section TEXT NOT NULL,
            line INTEGER NOT NULL, end_line INTEGER NOT NULL, text TEXT NOT NULL)""",
        "CREATE INDEX sentences_by_report ON sentences (report)",
        """CREATE TABLE figures (
            sentence INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE, start INTEGER NOT NULL,
            phrase TEXT NOT NULL, value TEXT NOT NULL, unit TEXT NOT NULL, raw TEXT NOT NULL,
            approximate INTEGER NOT NULL, PRIMARY KEY (sentence, start)) WITHOUT ROWID""",
        """CREATE TABLE problems (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, position INTEGER NOT NULL, code TEXT NOT NULL,
            line INTEGER NOT NULL, end_line INTEGER NOT NULL, 'values' TEXT NOT NULL,
            PRIMARY KEY (report, position)) WITHOUT ROWID""",
    ):
        db.execute(statement)
    db.table("cells").insert_all(
        {"id": number, "table": cell.table, "row": cell.row, "column": cell.column}
        for number, cell in enumerate(indicators(), start=1)
    )


@migrations
def m002_versions(db: Database) -> None:
    """A file's earlier texts stay: a report is a text that a file has or had, and `files` is what
    was last seen.

    `present` marks the text that a file has now, `turn` says in which order texts came (a text that
    comes back gets a new turn), `published` is the date of publication where the text has one.
    `batch` is the archive a file came in.
    """
    for statement in (
        """CREATE TABLE files (
            file TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, digest TEXT NOT NULL, batch TEXT
            ) WITHOUT ROWID""",
        "INSERT INTO files SELECT file, size, modified, digest, NULL FROM reports",
        """CREATE TABLE versions (
            id INTEGER PRIMARY KEY, file TEXT NOT NULL, digest TEXT NOT NULL, agency TEXT NOT NULL, division TEXT,
            path TEXT NOT NULL, level TEXT NOT NULL, office TEXT NOT NULL, printed TEXT NOT NULL, year INTEGER,
            form TEXT NOT NULL, title TEXT NOT NULL, tables TEXT NOT NULL, published TEXT, turn INTEGER NOT NULL,
            present INTEGER NOT NULL, current INTEGER NOT NULL, UNIQUE (file, digest))""",
        """INSERT INTO versions SELECT id, file, digest, agency, division, path, level, office, printed, year, form,
            title, tables, NULL, id, 1, current FROM reports""",
        "DROP TABLE reports",
        "ALTER TABLE versions RENAME TO reports",
        "CREATE INDEX reports_by_agency ON reports (agency, year)",
        "CREATE INDEX reports_by_division ON reports (division, year)",
        "CREATE INDEX reports_by_year ON reports (year)",
        "CREATE INDEX reports_by_turn ON reports (turn)",
    ):
        db.execute(statement)


@migrations
def m003_problems_across_years(db: Database) -> None:
    """What a report says against the one of the year before; made anew whenever either of them
    changes.
    """
    db.execute(
        """CREATE TABLE problems_across_years (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, position INTEGER NOT NULL, code TEXT NOT NULL,
            line INTEGER NOT NULL, end_line INTEGER NOT NULL, 'values' TEXT NOT NULL,
            PRIMARY KEY (report, position)) WITHOUT ROWID"""
    )


@migrations
def m004_decisions(db: Database) -> None:
    """What an administrator settled: whose a report is, and which texts of a report do not count.

    A settlement holds for the same text, and for one of the same file that prints the same name and
    year. A text that was put aside stays so however often it is loaded; `position` is the order in
    which they were.
    """
    for statement in (
        """CREATE TABLE settlements (
            file TEXT NOT NULL, printed TEXT NOT NULL, year INTEGER, digest TEXT NOT NULL, agency TEXT NOT NULL,
            PRIMARY KEY (file, digest)) WITHOUT ROWID""",
        """CREATE TABLE put_aside (
            agency TEXT NOT NULL, year INTEGER NOT NULL, digest TEXT NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (agency, year, digest)) WITHOUT ROWID""",
    ):
        db.execute(statement)


@migrations
def m005_where_it_stands(db: Database) -> None:
    """The pages of files that have some, and where a report's agency and year were found.

    `pages` are the lines on which pages begin, with blanks between them.
    """
    for column in ("pages", "agency_source", "year_source"):
        db.execute(f"ALTER TABLE reports ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")


@migrations
def m006_what_names_ask(db: Database) -> None:
    """Agencies are looked up one by one: by place, by what an unsettled one prints, by what stands
    in any name.
    """
    for statement in (
        "CREATE INDEX reports_by_path ON reports (path, year, current)",
        "CREATE INDEX reports_unsettled ON reports (agency) WHERE division IS NULL",
        "CREATE TABLE held_offices (name TEXT PRIMARY KEY) WITHOUT ROWID",
        "CREATE TABLE held_signs (sign TEXT PRIMARY KEY) WITHOUT ROWID",
    ):
        db.execute(statement)
    renew_holdings(db)


@migrations
def m007_events(db: Database) -> None:
    """What happened to the reports, numbered, for those who tell of it; and by which name this
    index is known to them.

    `file` is empty where it is known whose the report is; `report` and `before` are the texts that
    count now and then.
    """
    for statement in (
        """CREATE TABLE events (
            number INTEGER PRIMARY KEY AUTOINCREMENT, load INTEGER NOT NULL, agency TEXT NOT NULL, year INTEGER,
            file TEXT NOT NULL, kind TEXT NOT NULL, report INTEGER, before INTEGER, fingerprint TEXT NOT NULL)""",
        "CREATE INDEX events_by_agency ON events (agency, number)",
        "CREATE TABLE identity (name TEXT NOT NULL)",
        "INSERT INTO identity VALUES (lower(hex(randomblob(16))))",
    ):
        db.execute(statement)
    note_all(db)


@migrations
def m008_figures_side_by_side(db: Database) -> None:
    """The figures of all reports by measure, year and place (`store.index.placing`), in place of
    facts by cell.

    `singles` says which cell of a form is which measure, `sums` holds the measures that add up
    several cells, and `made_from` tells by which lists: these are filled when an index is opened
    for writing.
    """
    for statement in (
        "DROP INDEX facts_by_cell",
        "CREATE TABLE made_from (fingerprint TEXT NOT NULL)",
        """CREATE TABLE singles (
            form TEXT NOT NULL, cell INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (form, cell)
            ) WITHOUT ROWID""",
        """CREATE TABLE sums (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, number INTEGER NOT NULL, value INTEGER,
            least INTEGER, PRIMARY KEY (report, number)) WITHOUT ROWID""",
        """CREATE TABLE counted (
            report INTEGER NOT NULL UNIQUE, year INTEGER NOT NULL, latest INTEGER NOT NULL, code INTEGER NOT NULL,
            kind INTEGER NOT NULL, form TEXT NOT NULL,
            PRIMARY KEY (year, latest, code, report)) WITHOUT ROWID""",
        """CREATE TABLE standings (
            number INTEGER NOT NULL, year INTEGER NOT NULL, latest INTEGER NOT NULL, code INTEGER NOT NULL,
            report INTEGER NOT NULL, kind INTEGER NOT NULL, value INTEGER, least INTEGER,
            PRIMARY KEY (number, year, latest, code, report)) WITHOUT ROWID""",
    ):
        db.execute(statement)


@migrations
def m009_full_text(db: Database) -> None:
    """The prose by its pairs of characters (`store.index.prose`)."""
    db.execute(prose.TABLE)
    _fill_prose(db)


def _fill_prose(db: Database) -> None:
    rows = db.execute("SELECT id, text FROM sentences ORDER BY id")
    db.conn.executemany(
        "INSERT INTO prose (rowid, pairs) VALUES (?, ?)",
        ((number, prose.pairs(text)) for number, text in rows),
    )


@migrations
def m010_readers(db: Database) -> None:
    """Which reader read a file last; and what an earlier one read from a text, where that was
    something else.

    Such a reading is a row of its own that never counts: `reading_of` is the report that it was of.
    """
    for statement in (
        "ALTER TABLE files ADD COLUMN reader TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE reports ADD COLUMN reading_of INTEGER REFERENCES reports",
    ):
        db.execute(statement)


@migrations
def m011_figures_in_blocks(db: Database) -> None:
    """The figures of a year and a city in one piece for each measure (`store.index.placing`), made
    afterwards.
    """
    for statement in (
        "DROP TABLE standings",
        """CREATE TABLE blocks (
            year INTEGER NOT NULL, area INTEGER NOT NULL, reports BLOB NOT NULL, codes BLOB NOT NULL,
            kinds BLOB NOT NULL, latest BLOB NOT NULL, owners BLOB NOT NULL, forms BLOB NOT NULL,
            PRIMARY KEY (year, area)) WITHOUT ROWID""",
        """CREATE TABLE columns (
            number INTEGER NOT NULL, year INTEGER NOT NULL, area INTEGER NOT NULL, "values" BLOB NOT NULL,
            PRIMARY KEY (number, year, area)) WITHOUT ROWID""",
        """CREATE TABLE incomplete (
            number INTEGER NOT NULL, year INTEGER NOT NULL, area INTEGER NOT NULL, report INTEGER NOT NULL,
            least INTEGER NOT NULL, PRIMARY KEY (number, year, area, report)) WITHOUT ROWID""",
        "DELETE FROM made_from",
    ):
        db.execute(statement)


@migrations
def m012_withdrawn(db: Database) -> None:
    """The texts that were taken out: they count for nobody, whatever file they come in."""
    db.execute(
        "CREATE TABLE withdrawn (digest TEXT PRIMARY KEY, file TEXT NOT NULL, position INTEGER NOT NULL)"
    )


@migrations
def m013_scans(db: Database) -> None:
    """The pages of scans as pictures, and where each line stands: in shares of the page's
    height.
    """
    for statement in (
        """CREATE TABLE scanned_pages (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, page INTEGER NOT NULL, picture BLOB NOT NULL,
            PRIMARY KEY (report, page))""",
        """CREATE TABLE scanned_lines (
            report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE, line INTEGER NOT NULL, page INTEGER NOT NULL,
            top REAL NOT NULL, bottom REAL NOT NULL, PRIMARY KEY (report, line)) WITHOUT ROWID""",
    ):
        db.execute(statement)


@migrations
def m014_origins(db: Database) -> None:
    """Where texts were found that came by themselves: an address, by the digest of the text."""
    db.execute(
        "CREATE TABLE origins (digest TEXT PRIMARY KEY, address TEXT NOT NULL, position INTEGER NOT NULL)"
    )


@migrations
def m015_open_to_others(db: Database) -> None:
    """What other programs open: references that name their columns, prose that can be counted,
    words, and views.

    `labels` are the names of cells; `words` says what a code `of` some kind (`row`, `cause` …) is
    called; the message of a problem is put together of its pieces, in order. These are filled when
    an index is opened for writing.
    """
    name_the_columns(db)
    for statement in (
        "ALTER TABLE figures RENAME TO prose_figures",
        "DROP TABLE prose",
        prose.TABLE.replace("columnsize = 0", "columnsize = 1"),
        """CREATE TABLE labels (
            cell INTEGER PRIMARY KEY REFERENCES cells (id), table_zh TEXT NOT NULL, table_en TEXT NOT NULL,
            row_zh TEXT NOT NULL, row_en TEXT NOT NULL, column_zh TEXT NOT NULL, column_en TEXT NOT NULL)""",
        """CREATE TABLE words (
            of TEXT NOT NULL, code TEXT NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL, PRIMARY KEY (of, code)
            ) WITHOUT ROWID""",
        """CREATE TABLE problem_kinds (
            code TEXT PRIMARY KEY, severity TEXT NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL
            ) WITHOUT ROWID""",
        """CREATE TABLE message_pieces (
            code TEXT NOT NULL REFERENCES problem_kinds (code), language TEXT NOT NULL, position INTEGER NOT NULL,
            text TEXT NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL, divider TEXT NOT NULL, joiner TEXT NOT NULL,
            one TEXT NOT NULL, more TEXT NOT NULL, PRIMARY KEY (code, language, position)) WITHOUT ROWID""",
        "CREATE TABLE worded_from (fingerprint TEXT NOT NULL)",
        *VIEWS_AT_FIRST,
    ):
        db.execute(statement)
    _fill_prose(db)


@migrations
def m016_narrow_columns(db: Database) -> None:
    """Columns as narrow as their figures (`store.index.columnar`), made afterwards."""
    db.execute("DELETE FROM made_from")


@migrations
def m017_fewer_bytes(db: Database) -> None:
    """What repeats itself in figures has a number, lines without a figure are compressed, sentences
    are found in them.

    `facts` is a view of what it was; see `store.index.compacting`.
    """
    compact(db)


@migrations
def m018_given_years(db: Database) -> None:
    """Which year a report is on where an administrator said so, beside the year that its text
    states itself.

    What was said holds as a settlement does; `year` is the one that the report counts for.
    """
    for statement in (
        "ALTER TABLE reports ADD COLUMN stated_year INTEGER",
        "ALTER TABLE reports ADD COLUMN year_given INTEGER NOT NULL DEFAULT 0",
        "UPDATE reports SET stated_year = year",
        """CREATE TABLE given_years (
            file TEXT NOT NULL, printed TEXT NOT NULL, stated INTEGER, digest TEXT NOT NULL, year INTEGER NOT NULL,
            PRIMARY KEY (file, digest)) WITHOUT ROWID""",
        "DROP VIEW reports_current",
        REPORTS_CURRENT,
    ):
        db.execute(statement)


@migrations
def m019_doubts(db: Database) -> None:
    """What is doubtful of a figure, in words beside it."""
    db.execute("DROP VIEW figures")
    db.execute(FIGURES)
