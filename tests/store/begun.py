"""Databases as they are at first, copied: to take one through all migrations took as long as what
most tests do.

What tests of the migrations, of new databases and of who may read them begin with is made by the
program itself.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store.index import IndexUnusable
from store.index.schema import open_for_writing
from store.state import Unusable, open_state


def begin_index(path: Path) -> Path:
    """An index without a report, where there is none yet; each is one of its own, known by its own
    name.
    """
    if _begin(path, _index):
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA synchronous = OFF")
            db.execute("UPDATE identity SET name = ?", [secrets.token_hex(16)])
    return path


def begin_state(path: Path) -> Path:
    """A state of which nothing has been asked, where there is none yet."""
    _begin(path, _state)
    return path


def _begin(path: Path, made: Callable[[], bytes]) -> bool:
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(made())
    return True


@cache
def _index() -> bytes:
    return _made(_make_index)


@cache
def _state() -> bytes:
    return _made(_make_state)


def _make_index(path: Path) -> None:
    db = open_for_writing(path)
    assert not isinstance(db, IndexUnusable), db
    db.close()


def _make_state(path: Path) -> None:
    state = open_state(path)
    assert not isinstance(state, Unusable), state
    state.close()


def _made(make: Callable[[Path], None]) -> bytes:
    """The whole database: closed, it has nothing beside it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "begun.db")
        make(path)
        assert [one.name for one in path.parent.iterdir()] == [path.name]
        return path.read_bytes()
