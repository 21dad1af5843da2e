"""Databases that are damaged, cut off, newer, or where nobody can write: it is said, and nothing
wrong is answered.
"""

from __future__ import annotations

import re
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.cli import main
from store.backups import NothingBackedUp, back_up
from store.backups.making import BackedUp
from store.index import Index, IndexUnusable, index_trouble, open_index
from store.loader import load
from store.publishing.making import NotPublished, publish
from store.state import State, Unusable, open_state
from tests.opening import opened
from tests.store.made import Workshop, report

NOW = datetime(2026, 1, 22, tzinfo=UTC)


@pytest.fixture
def shelf(workshop: Workshop) -> Workshop:
    for year in range(2010, 2023):
        workshop.write(f"{year}.txt", report(year=year))
    workshop.load()
    return workshop


def settled(database: Path) -> None:
    """All of a database in its one file."""
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def lose_pages(database: Path) -> None:
    """Overwrite all pages but the first few."""
    settled(database)
    content = database.read_bytes()
    assert len(content) > 10 * 4096
    database.write_bytes(content[: 8 * 4096] + b"\x5a" * (len(content) - 8 * 4096))


def test_a_damaged_index_is_not_backed_up_as_if_it_were_whole(
    shelf: Workshop, tmp_path: Path
) -> None:
    state = open_state(tmp_path / "state.db")
    assert isinstance(state, State)
    state.close()
    lose_pages(shelf.index)
    done = back_up(
        shelf.index, tmp_path / "state.db", tmp_path / "backup.zip", version="1", now=NOW
    )
    assert isinstance(done, NothingBackedUp)
    assert done.path == shelf.index
    assert not (tmp_path / "backup.zip").exists()
    alone = back_up(
        shelf.index,
        tmp_path / "state.db",
        tmp_path / "b.zip",
        version="1",
        now=NOW,
        with_index=False,
    )
    assert isinstance(alone, BackedUp)


def test_a_lost_page_ends_in_one_line(shelf: Workshop) -> None:
    lose_pages(shelf.index)
    for command in (["ask", "平罗县2022年收到多少申请"], ["facts"], ["reports"], ["check"]):
        done = CliRunner().invoke(main, ["--db", str(shelf.index), *command])
        assert done.exit_code == 1
        assert isinstance(done.exception, SystemExit)
        assert len(done.stderr.splitlines()) == 1
        assert done.stderr.startswith("nianbao: ")


def test_a_value_that_is_not_what_was_printed_is_noticed(shelf: Workshop) -> None:
    assert index_trouble(shelf.index) == ""
    with closing(sqlite3.connect(shelf.index)) as db, db:
        db.execute("UPDATE kept_facts SET value = value + 70000 WHERE raw = '5' AND report = 3")
    assert "are not those that were printed, the first in 2012.txt" in index_trouble(shelf.index)


def test_a_number_that_is_not_what_was_printed_is_not_told(shelf: Workshop, tmp_path: Path) -> None:
    """Neither by an answer nor by a backup, which would be restored when nothing else is left."""
    with closing(sqlite3.connect(shelf.index)) as db, db:
        db.execute("UPDATE kept_facts SET value = value + 10000 WHERE raw = '5'")
    for question in (
        "平罗县2012年收到多少申请",
        "2012年哪个县收到的申请最多",
        "石嘴山市2012年各县申请合计",
        "各县历年申请合计",
    ):
        done = CliRunner().invoke(main, ["--db", str(shelf.index), "ask", question])
        assert not re.search(r"\d 件", done.stdout), question
        assert "索引里存的" in done.stdout, question
        assert "nianbao doctor" in done.stdout, question
    kept = back_up(
        shelf.index, tmp_path / "state.db", tmp_path / "backup.zip", version="1", now=NOW
    )
    assert isinstance(kept, NothingBackedUp)
    assert "are not those that were printed" in kept.reason
    published = publish(shelf.index, tmp_path / "shelf", program="1", now=NOW)
    assert isinstance(published, NotPublished)
    assert "are not those that were printed" in published.reason


def test_a_state_that_was_cut_off_is_not_backed_up(shelf: Workshop, tmp_path: Path) -> None:
    (tmp_path / "state.db").touch()
    kept = back_up(
        shelf.index, tmp_path / "state.db", tmp_path / "backup.zip", version="1", now=NOW
    )
    assert isinstance(kept, NothingBackedUp)
    assert "it is empty, something has cut it off" in kept.reason
    assert not (tmp_path / "backup.zip").exists()


def test_an_index_of_a_newer_version_is_not_read(shelf: Workshop) -> None:
    with closing(sqlite3.connect(shelf.index)) as db, db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "SELECT migration_set, 'm999_other_units', applied_at FROM _sqlite_migrations LIMIT 1"
        )
    found = open_index(shelf.index)
    assert isinstance(found, IndexUnusable)
    assert "a newer version of nianbao made it (m999_other_units)" in found.reason


def test_where_nothing_can_be_written_an_index_can_be_asked(
    shelf: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without the right to write, as SQLite meets it: whoever is root has that right in
    any.
    """
    settled(shelf.index)
    for companion in ("-wal", "-shm"):
        shelf.index.with_name(shelf.index.name + companion).unlink(missing_ok=True)
    connect = sqlite3.connect

    class Shut(sqlite3.Connection):
        def execute(self, *_: Any) -> sqlite3.Cursor:
            raise sqlite3.OperationalError("unable to open database file")

    def connected(address: Any, **more: Any) -> Any:
        return connect(
            address, **more | ({} if "immutable=1" in str(address) else {"factory": Shut})
        )

    monkeypatch.setattr(sqlite3, "connect", connected)
    index = opened(shelf.index)
    assert isinstance(index, Index)
    assert index.count() == 13
    index.close()


def test_a_state_that_was_cut_off_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "state.db").touch()
    found = open_state(tmp_path / "state.db")
    assert isinstance(found, Unusable)
    assert "it is empty, something has cut it off" in found.reason
    assert (tmp_path / "state.db").stat().st_size == 0


@pytest.mark.parametrize("mode", [None, 0o644])
def test_only_the_owner_reads_databases_and_archives(
    workshop: Workshop, tmp_path: Path, mode: int | None
) -> None:
    state, archive = tmp_path / "state.db", tmp_path / "backup.zip"
    for _ in range(2):
        done = open_state(state)
        assert isinstance(done, State)
        done.close()
        load([], workshop.index, workshop.names)
        if mode is not None:
            state.chmod(mode)
            workshop.index.chmod(mode)
            mode = None
    assert isinstance(back_up(workshop.index, state, archive, version="1", now=NOW), BackedUp)
    for path in (state, workshop.index, archive):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_what_has_no_size_is_not_read(workshop: Workshop) -> None:
    """`/proc/kmsg` is a file without a size that never ends."""
    endless = workshop.folder / "kmsg"
    endless.touch()
    assert [one.file for one in workshop.load(endless).rejected] == ["kmsg"]


def test_an_empty_path_is_not_the_current_folder(workshop: Workshop) -> None:
    done = CliRunner().invoke(main, ["--db", str(workshop.index), "load", ""])
    assert done.exit_code == 2
    assert "a path is empty" in done.stderr


def test_a_token_is_read_from_a_file_only(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["reports"], env={"NIANBAO_TOKEN_FILE": "/dev/zero"})
    assert (done.exit_code, done.stderr) == (
        1,
        "nianbao: NIANBAO_TOKEN_FILE=/dev/zero cannot be read\n",
    )
