"""A backup is made while the program runs, and what it restores is what was there."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.backups import (
    BackedUp,
    BackupPart,
    NothingBackedUp,
    NotRestored,
    Restored,
    back_up,
    restore,
)
from store.loader import assign, rollback
from store.loader.decisions import beside
from store.state import State, open_state
from tests.store.made import PINGLUO, XIJI, Workshop, report

NOON = datetime(2026, 1, 22, 12, tzinfo=UTC)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    opened = open_state(tmp_path / "state.db")
    assert isinstance(opened, State)
    opened.languages.note(5, "li", "en")
    yield opened
    opened.close()


def made(workshop: Workshop, archive: Path, *, with_index: bool = True) -> BackedUp:
    state = archive.with_name("state.db")
    done = back_up(workshop.index, state, archive, version="0.1.0", now=NOON, with_index=with_index)
    assert isinstance(done, BackedUp), done
    return done


def test_what_is_restored_is_what_was_there(
    workshop: Workshop, state: State, tmp_path: Path
) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    workshop.write("甲.txt", report(new=6))
    workshop.load()
    rollback(PINGLUO, 2022, workshop.index, workshop.names)
    archive = tmp_path / "backup.zip"
    done = made(workshop, archive)
    assert {part for part, _ in done.parts} == set(BackupPart)
    assert done.size == archive.stat().st_size
    elsewhere = tmp_path / "elsewhere"
    restored = restore(archive, elsewhere / "index.db", elsewhere / "state.db")
    assert isinstance(restored, Restored), restored
    assert (restored.made, restored.version, restored.aside) == (
        "2026-01-22T12:00:00+00:00",
        "0.1.0",
        (),
    )
    there = Workshop(workshop.folder, elsewhere / "index.db", workshop.names)
    assert there.new_requests() == [5], "what was rolled back stays so"
    assert beside(there.index).read_bytes() == beside(workshop.index).read_bytes()
    again = open_state(elsewhere / "state.db")
    assert isinstance(again, State)
    assert again.languages.get(5, "li") == "en"
    again.close()
    assert there.load().unchanged == ["甲.txt"]


def test_a_backup_is_made_in_the_middle_of_writing(
    workshop: Workshop, state: State, tmp_path: Path
) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    with state.db.writing():
        state.languages.note(6, "wang", "zh")
        made(workshop, tmp_path / "backup.zip")
    restored = restore(
        tmp_path / "backup.zip", tmp_path / "b" / "index.db", tmp_path / "b" / "state.db"
    )
    assert isinstance(restored, Restored)
    with closing(sqlite3.connect(tmp_path / "b" / "state.db")) as copy:
        assert copy.execute("SELECT person FROM languages WHERE chat = 6").fetchall() == []
        assert copy.execute("SELECT count(*) FROM languages").fetchone() == (2,)


def test_what_was_there_before_is_kept(workshop: Workshop, tmp_path: Path) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    made(workshop, tmp_path / "backup.zip")
    workshop.write("甲.txt", report(new=6))
    workshop.load()
    restored = restore(tmp_path / "backup.zip", workshop.index, tmp_path / "state.db")
    assert isinstance(restored, Restored)
    assert workshop.new_requests() == [5]
    assert Workshop(workshop.folder, restored.aside[0], workshop.names).new_requests() == [6]


def test_without_the_index_the_rest_is_restored_and_the_index_stays(
    workshop: Workshop, state: State, tmp_path: Path
) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    assign("甲.txt", workshop.names.agency(XIJI), workshop.index, workshop.names)
    done = made(workshop, tmp_path / "backup.zip", with_index=False)
    assert {part for part, _ in done.parts} == {BackupPart.STATE, BackupPart.DECISIONS}
    state.close()
    beside(workshop.index).unlink()
    assert isinstance(
        restore(tmp_path / "backup.zip", workshop.index, tmp_path / "state.db"), Restored
    )
    workshop.load()
    assert workshop.new_requests(XIJI) == [5]


def test_where_there_is_nothing_there_is_no_backup(tmp_path: Path) -> None:
    done = back_up(
        tmp_path / "index.db", tmp_path / "state.db", tmp_path / "b.zip", version="0", now=NOON
    )
    assert isinstance(done, NothingBackedUp)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_is_not_backed_up(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_bytes(b"SQLite format 3\0" + bytes(5000))
    done = back_up(
        tmp_path / "index.db", tmp_path / "state.db", tmp_path / "b.zip", version="0", now=NOON
    )
    assert isinstance(done, NothingBackedUp)
    assert done.path == tmp_path / "state.db"


def cut_short(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-100])


def changed(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(bytes(content))


def no_archive(archive: Path) -> None:
    archive.write_bytes(b"this is no archive")


def rewritten(archive: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(archive) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    change(parts)
    with zipfile.ZipFile(archive, "w") as pack:
        for name, content in parts.items():
            pack.writestr(name, content)


def another_state(archive: Path) -> None:
    rewritten(archive, lambda parts: parts.update({"state.db": parts["index.db"]}))


def without_a_part(archive: Path) -> None:
    rewritten(archive, lambda parts: parts.__delitem__("index.db"))


def without_the_list(archive: Path) -> None:
    rewritten(archive, lambda parts: parts.__delitem__("manifest.json"))


def with_a_path(archive: Path) -> None:
    def change(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts["manifest.json"])
        manifest["parts"]["../../evil"] = manifest["parts"]["state.db"]
        parts["manifest.json"] = json.dumps(manifest).encode()
        parts["../../evil"] = parts["state.db"]

    rewritten(archive, change)


def of_another_program(archive: Path) -> None:
    rewritten(archive, lambda parts: parts.update({"manifest.json": b'{"format": 2}'}))


@pytest.mark.parametrize(
    "spoil",
    [
        cut_short,
        changed,
        no_archive,
        another_state,
        without_a_part,
        without_the_list,
        with_a_path,
        of_another_program,
        Path.unlink,
    ],
    ids=lambda spoil: spoil.__name__,
)
def test_a_backup_that_is_not_whole_changes_nothing(
    workshop: Workshop, state: State, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    workshop.write("甲.txt", report(new=5))
    workshop.load()
    made(workshop, tmp_path / "backup.zip")
    workshop.write("甲.txt", report(new=6))
    workshop.load()
    spoil(tmp_path / "backup.zip")
    before = {path: path.stat().st_mtime_ns for path in (workshop.index, tmp_path / "state.db")}
    done = restore(tmp_path / "backup.zip", workshop.index, tmp_path / "state.db")
    assert isinstance(done, NotRestored), done
    assert done.reason
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert workshop.new_requests() == [6]
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(".restore-")]


def test_a_database_of_a_newer_version_is_not_put_in_place(
    workshop: Workshop, state: State, tmp_path: Path
) -> None:
    with state.db.writing() as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('state', 'm999_future', '2027')"
        )
    made(workshop, tmp_path / "backup.zip")
    done = restore(
        tmp_path / "backup.zip", tmp_path / "b" / "index.db", tmp_path / "b" / "state.db"
    )
    assert isinstance(done, NotRestored)
    assert "m999_future" in done.reason
