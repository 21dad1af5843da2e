"""A connection that only reads: whoever is refused one leaves none open behind them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from store.index.read_only import Damaged, read_only
from tests.store.made import Workshop, report


class Watched(sqlite3.Connection):
    """A connection that tells who is still open."""

    still_open: int = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        Watched.still_open += 1

    def close(self) -> None:
        super().close()
        Watched.still_open -= 1


@pytest.fixture(autouse=True)
def _watched(monkeypatch: pytest.MonkeyPatch) -> None:
    Watched.still_open = 0
    connect: Callable[..., sqlite3.Connection] = partial(sqlite3.connect, factory=Watched)
    monkeypatch.setattr(sqlite3, "connect", connect)


@pytest.mark.parametrize("content", [b"Dear diary, " * 100, b"SQLite format 3\0" + b"\xff" * 4080])
def test_what_is_no_database_leaves_no_connection_open(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index.db"
    path.write_bytes(content)
    with pytest.raises(Damaged):
        read_only(path)
    assert Watched.still_open == 0


def test_a_file_that_is_not_there_leaves_no_connection_open(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        read_only(tmp_path / "none.db")
    assert Watched.still_open == 0


def test_who_is_given_one_has_that_one_and_no_other(workshop: Workshop) -> None:
    workshop.write("甲.txt", report())
    workshop.load()
    Watched.still_open = 0
    connection = read_only(workshop.index)
    assert Watched.still_open == 1
    connection.close()
    assert Watched.still_open == 0
