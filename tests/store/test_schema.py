"""Indexes that earlier versions of the program made are brought up to date; half a migration leaves
the old state.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.index import IndexUnusable, open_index
from store.index.migrations import migrations
from store.index.schema import open_for_writing
from store.loader import Loaded
from tests.opening import opened
from tests.store.made import NEW, PINGLUO, XIJI, Workshop, report

FIRST = "CREATE TABLE versions (in_the_way)"


@pytest.fixture
def old(workshop: Workshop) -> Workshop:
    """An index as the first version of the program left it, with two reports for one agency and
    year.
    """
    workshop.write("a.txt", report(new=5))
    workshop.write("b.txt", report(new=6))
    workshop.load()
    made = workshop.index.with_name("made.db")
    workshop.index.rename(made)
    db = Database(workshop.index)
    migrations.apply(db, stop_before="m002_versions")
    db.conn.execute("ATTACH ? AS made", [str(made)])
    columns = "agency, division, path, level, office, printed, year, form, title, tables"
    db.conn.execute(
        "INSERT INTO main.reports "
        f"SELECT id, r.file, f.digest, f.size, f.modified, {columns}, current "
        "FROM made.reports r JOIN made.files f ON f.file = r.file"
    )
    for table in ("facts", "problems"):
        db.conn.execute(f"INSERT INTO main.{table} SELECT * FROM made.{table}")
    kept = opened(made)
    for held in kept.held(superseded=True):
        lines = kept.lines(held, 1, 999)
        db.conn.executemany(
            "INSERT INTO main.lines VALUES (?, ?, ?)", ((held.id, *line) for line in lines)
        )
    said = kept.sentences(kept.held(superseded=True))
    rows = ((one.report.id, one.section, one.line, one.end_line, one.text) for one in said)
    db.conn.executemany(
        "INSERT INTO main.sentences (report, section, line, end_line, text) VALUES (?, ?, ?, ?, ?)",
        rows,
    )
    db.conn.execute("INSERT INTO main.figures SELECT * FROM made.prose_figures")
    db.conn.commit()
    db.close()
    return workshop


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = {
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    connection.close()
    return found


def test_an_old_index_is_brought_up_to_date_when_it_is_opened(old: Workshop) -> None:
    index = old.open()
    assert [held.file for held in index.held()] == ["b.txt"]
    assert [held.file for held in index.held(superseded=True)] == ["a.txt", "b.txt"]
    assert old.new_requests() == [6]
    assert len(index.sentences(index.held(superseded=True))) > 2
    (facts,) = index.facts(index.held()).values()
    assert facts[NEW].value == 6
    connection = sqlite3.connect(old.index)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_an_old_index_becomes_what_a_new_one_is(old: Workshop) -> None:
    old.open()
    old.load()

    def shown(path: Path) -> dict[str, object]:
        connection = sqlite3.connect(path)
        every = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_stat%'"
        names = [name for (name,) in connection.execute(every)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        found: dict[str, object] = {}
        for name in names:
            columns = connection.execute(f"PRAGMA table_xinfo('{name}')").fetchall()
            references = connection.execute(f"PRAGMA foreign_key_list('{name}')").fetchall()
            assert all(column for _, _, _, _, column, *_ in references), references
            found[name] = [(column[1:], references) for column in columns]
        found["counted"] = connection.execute(
            "SELECT count(*), min(rowid), max(rowid) FROM prose"
        ).fetchall()
        for name in ("facts", "figure_lines", "texts", "usual_text", "sentences"):
            found[f"rows of {name}"] = sorted(connection.execute(f"SELECT * FROM {name}"))
        found["figures"] = [
            *connection.execute(
                "SELECT agency, year, cell, value, printed, text, line FROM figures ORDER BY 1, 2, 3"
            )
        ]
        connection.close()
        return found

    assert shown(old.index) == shown(old.index.with_name("made.db"))


def test_an_old_index_goes_on_being_loaded_into(old: Workshop) -> None:
    done = old.load()
    assert (done.unchanged, done.reread, done.corrected) == (
        ["a.txt", "b.txt"],
        ["a.txt", "b.txt"],
        [],
    )
    assert old.load() == Loaded(unchanged=["a.txt", "b.txt"])
    old.write("a.txt", report(XIJI, new=7))
    assert old.load().changed == ["a.txt"]
    assert old.new_requests(XIJI) == [7]
    assert len(old.open().versions(PINGLUO)) == 2


def test_half_a_migration_leaves_the_old_state_and_can_be_tried_again(old: Workshop) -> None:
    connection = sqlite3.connect(old.index)
    connection.execute(FIRST)
    connection.commit()
    connection.close()
    before = tables(old.index)
    failed = open_index(old.index)
    assert isinstance(failed, IndexUnusable)
    assert "versions" in failed.reason
    assert tables(old.index) == before
    connection = sqlite3.connect(old.index)
    assert connection.execute("SELECT count(*) FROM reports").fetchone() == (2,)
    assert connection.execute("SELECT count(*) FROM facts").fetchone() > (100,)
    connection.execute("DROP TABLE versions")
    connection.commit()
    connection.close()
    assert old.new_requests() == [6]


def test_an_index_of_a_newer_program_is_left_alone(workshop: Workshop) -> None:
    workshop.load()
    db = Database(workshop.index)
    db.table("_sqlite_migrations").insert(
        {"migration_set": "nianbao-index", "name": "m999_later", "applied_at": "2030-01-01"}
    )
    db.close()
    failed = open_for_writing(workshop.index)
    assert isinstance(failed, IndexUnusable)
    assert "m999_later" in failed.reason


def test_opening_makes_nothing(tmp_path: Path) -> None:
    assert isinstance(open_index(tmp_path / "none.db"), IndexUnusable)
    (tmp_path / "diary.db").write_text("Dear diary, " * 100)
    assert isinstance(open_index(tmp_path / "diary.db"), IndexUnusable)
    (tmp_path / "empty.db").touch()
    assert isinstance(open_index(tmp_path / "empty.db"), IndexUnusable)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["diary.db", "empty.db"]
    assert (tmp_path / "empty.db").read_bytes() == b""


def test_an_index_that_was_only_begun_is_made_whole(tmp_path: Path) -> None:
    db = Database(tmp_path / "index.db")
    migrations.library.ensure_migrations_table(db)
    db.close()
    made = open_for_writing(tmp_path / "index.db")
    assert isinstance(made, Database)
    assert migrations.pending(made.conn) == []
    made.close()
