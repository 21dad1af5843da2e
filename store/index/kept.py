"""What the index keeps of a text, against the same text read anew; and room for the new reading
where they differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from store.index.prepared import Prepared
from store.index.texts import Texts, texts_in

if TYPE_CHECKING:
    from sqlite_utils import Database


HEAD: Final = (
    *(
        "printed",
        "year",
        "stated_year",
        "year_given",
        "form",
        "title",
        "tables",
        "published",
        "pages",
    ),
    *("agency_source", "year_source"),
)
"""The columns of `reports` that a text says itself."""
TOLD: Final = frozenset({"kept_facts", "sums", "problems"})
"""The tables that people are told of: these are moved together, so that two readings can be
compared.
"""
_LOOKS: Final = frozenset({"texts", "scanned_pages", "scanned_lines"})
"""What a text looks like: nobody is told of that. With `texts` go `figure_lines`, which depend on
the figures too.
"""
EVERY: Final = TOLD | _LOOKS | {"sentences"}


def head(text: Prepared) -> tuple[str | int | None, ...]:
    """What a text says itself, in the order of `HEAD`."""
    return tuple(getattr(text, column) for column in HEAD)


def says_the_same_of_itself(db: Database, report: int, text: Prepared) -> bool:
    """Whether the head of a report is kept as it is read now."""
    kept = db.execute(f"SELECT {', '.join(HEAD)} FROM reports WHERE id = ?", [report]).fetchone()  # noqa: S608 - words of ours, no input
    return bool(kept == head(text))


def read_otherwise(db: Database, report: int, text: Prepared) -> frozenset[str]:
    """The tables that keep something else of a report than what is read now; sums follow from the
    facts.
    """
    facts = "cell, value, unit, raw, status, line, end_line, reason"
    texts = texts_in(db)
    found = {
        "kept_facts": _rows(db, "facts", report, facts) == sorted(text.facts),
        "problems": _rows(db, "problems", report, 'position, code, line, end_line, "values"')
        == list(text.problems),
        "texts": [*texts.of(report).items()] == list(text.lines),
        "scanned_pages": _rows(db, "scanned_pages", report, "page, picture")
        == list(text.scanned_pages),
        "scanned_lines": _rows(db, "scanned_lines", report, "line, page, top, bottom")
        == list(text.scanned_lines),
        "sentences": _sentences(db, texts, report) == [row[:5] for row in text.sentences],
    }
    otherwise = {table for table, same in found.items() if not same}
    if "kept_facts" in otherwise:
        otherwise.add("texts")  # Other lines may be those that figures stand on.
    return frozenset(otherwise | TOLD if otherwise & TOLD else otherwise)


def _rows(db: Database, table: str, report: int, columns: str) -> list[tuple[object, ...]]:
    sql = f"SELECT {columns} FROM {table} WHERE report = ? ORDER BY 1"  # noqa: S608 - words of ours, no input
    found: list[tuple[object, ...]] = db.execute(sql, [report]).fetchall()
    return found


def _sentences(db: Database, texts: Texts, report: int) -> list[tuple[object, ...]]:
    figures: dict[int, list[tuple[object, ...]]] = {}
    for number, *figure in db.execute(
        "SELECT sentence, start, phrase, value, unit, raw, approximate FROM sentences "
        "JOIN prose_figures ON sentence = id WHERE report = ? ORDER BY sentence, start",
        [report],
    ):
        figures.setdefault(number, []).append(tuple(figure))
    return [
        (*row, text, tuple(figures.get(number, ())))
        for number, row, text in _said(db, texts, report)
    ]


def _said(db: Database, texts: Texts, report: int) -> list[tuple[int, tuple[str, int, int], str]]:
    """The sentences of a report: number; section, first and last line; text."""
    rows = db.execute(
        "SELECT id, section, line, end_line, place, length, text FROM sentences "
        "WHERE report = ? ORDER BY id",
        [report],
    ).fetchall()
    return [
        (number, (section, line, end_line), texts.sentence(report, line, end_line, *place))
        for number, section, line, end_line, *place in rows
    ]


def make_room(db: Database, report: int, tables: frozenset[str], apart: int) -> None:
    """Move what some tables keep of a report to a row of its own, which never counts, so that it
    can be compared.

    What a text looks like is not told of, and simply goes; sentences stay, as their index cannot be
    made to forget, and keep what they say.
    """
    if "sentences" in tables:
        said = [(text, number) for number, _, text in _said(db, texts_in(db), report)]
        db.conn.executemany(
            "UPDATE sentences SET place = NULL, length = NULL, text = ? WHERE id = ?", said
        )
    gone = sorted(tables & _LOOKS) + (["figure_lines"] if "texts" in tables else [])
    for table in gone:
        db.execute(f"DELETE FROM {table} WHERE report = ?", [report])  # noqa: S608 - words of ours, no input
    moved = sorted(tables - _LOOKS)
    if not moved:
        return
    others = f"agency, division, path, level, office, turn, {', '.join(HEAD)}"
    db.execute(
        "INSERT INTO reports (id, file, digest, present, current, "  # noqa: S608 - words of ours, no input
        f"reading_of, {others}) "
        f"SELECT :apart, file, digest || '#' || :apart, 0, 0, id, {others} FROM reports "
        "WHERE id = :report",
        {"apart": apart, "report": report},
    )
    for table in moved:
        db.execute(f"UPDATE {table} SET report = ? WHERE report = ?", [apart, report])  # noqa: S608 - words of ours, no input
    # Those of the report itself are made anew by whoever compares the years, who asks what they
    # were.
    db.execute(
        'INSERT INTO problems_across_years SELECT ?, position, code, line, end_line, "values" '
        "FROM problems_across_years WHERE report = ?",
        [apart, report],
    )
