"""What is PostgreSQL's own: its tables, a server that goes and comes back, and a password that
nobody sees.
"""

from __future__ import annotations

import signal
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from store.state import (
    MessageKind,
    Outgoing,
    Server,
    State,
    StateAwayError,
    StateChangedError,
    Unusable,
    open_state,
    place_of,
)
from store.state.chats.subscriptions import EVERYTHING, LIMIT, Full, Scope, ScopeKind, What
from store.state.databases import postgres_tables
from store.state.databases.dialect import query_of
from store.state.databases.migrations import migrations
from store.state.databases.postgres_database import PostgresDatabase
from tests.postgres.server import PostgresServer

_COLUMNS = (
    "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns "
    "WHERE table_schema = current_schema() ORDER BY 1, 2"
)
_INDEXES = (
    "SELECT replace(indexdef, current_schema() || '.', '') FROM pg_indexes WHERE schemaname = current_schema() "
    "ORDER BY 1"
)


@pytest.fixture
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostgresServer]:
    """One that a test may end."""
    from tests.postgres.server import postgres_server

    with postgres_server() as server:
        yield server


def opened(server: Server) -> State:
    state = open_state(server)
    assert isinstance(state, State), str(state)
    return state


def shape(place: Server) -> list[object]:
    with psycopg.connect(place.address) as connection:
        columns = connection.execute(_COLUMNS).fetchall()
        return [*columns, *connection.execute(_INDEXES.encode()).fetchall()]


def test_the_tables_and_columns_are_those_of_sqlite(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    place = postgres.place()
    opened(place).close()
    other = open_state(tmp_path / "state.db")
    assert isinstance(other, State)
    other.close()
    with closing(sqlite3.connect(tmp_path / "state.db")) as file:
        theirs = file.execute(
            "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c "
            "WHERE m.type = 'table' AND m.name NOT LIKE '%sqlite%' ORDER BY 1, 2"
        ).fetchall()
    with psycopg.connect(place.address) as server:
        ours = [
            row[:2] for row in server.execute(_COLUMNS).fetchall() if row[0] != "nianbao_migrations"
        ]
    assert ours == theirs


@pytest.mark.parametrize(
    "first", migrations.names[migrations.names.index(postgres_tables.FIRST) + 1 :]
)
def test_a_database_that_is_older_comes_to_the_same(postgres: PostgresServer, first: str) -> None:
    new, old = postgres.place(), postgres.place()
    opened(new).close()
    with psycopg.connect(old.address) as connection:
        connection.execute("CREATE TABLE nianbao_migrations (name TEXT PRIMARY KEY)")
        for name in postgres_tables.begin(connection, stop_before=first):
            connection.execute("INSERT INTO nianbao_migrations (name) VALUES (%s)", [name])
    assert shape(old) != shape(new)
    opened(old).close()
    assert shape(old) == shape(new)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("a = ? AND b IN (?, ?)", "a = %s AND b IN (%s, %s)"),
        ("at <= :now OR at > :farthest", "at <= %(now)s OR at > %(farthest)s"),
        ("name = '50% ?:now' AND a = ?", "name = '50%% ?:now' AND a = %s"),
        ("a % 2 = 0", "a %% 2 = 0"),
    ],
)
def test_places_of_values_are_named_as_the_library_does(ours: str, theirs: str) -> None:
    assert query_of(ours) == theirs


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://li:s3cr3t@127.0.0.1:1/db",
        "postgresql://li:s3cr3t%@127.0.0.1:1/db",
        "postgresql://li@127.0.0.1:1/db?password=s3cr3t",
        "postgresql://li:s3cr3t@127.0.0.1:port/db",
        "postgres://s3cr3t:s3cr3t@nowhere.invalid/db?connect_timeout=1",
        "postgresql://li:s3cr3t@127.0.0.1:1/db?s3cr3t=s3cr3t",
    ],
)
def test_a_password_is_never_shown(address: str) -> None:
    place = place_of(address)
    found = open_state(place)
    assert isinstance(found, Unusable)
    assert len(str(found).splitlines()) == 1
    assert "s3cr3t" not in f"{found} {found!r} {place} {place!r}"


def test_a_file_is_a_file() -> None:
    assert place_of("/var/lib/nianbao/state.db") == Path("/var/lib/nianbao/state.db")


def test_a_server_that_restarts_is_waited_for(own_server: PostgresServer) -> None:
    state = opened(own_server.place())
    state.languages.choose(1, "en")
    own_server.restart()
    assert state.languages.chosen(1) == "en"
    own_server.stop(signal.SIGINT)
    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(state.languages.choose, 2, "zh")
        own_server.start()
        writing.result(30)
    assert state.languages.chosen(2) == "zh"
    state.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_a_transaction_goes_on_where_the_server_went_away(
    own_server: PostgresServer, how: signal.Signals
) -> None:
    state = opened(own_server.place())
    with state.db.writing():
        state.languages.choose(1, "en")
        own_server.restart(how)
        state.languages.choose(2, "zh")
        own_server.restart(how)
    assert sorted(state.languages.every_choice()) == [(1, "en"), (2, "zh")]
    state.close()


def test_a_transaction_does_not_go_on_with_what_has_changed(own_server: PostgresServer) -> None:
    place = own_server.place()
    state, other = opened(place), opened(place)

    def counted() -> None:
        with state.db.writing():
            assert state.subscriptions.count(1) == 0
            own_server.restart()
            other.subscriptions.add(1, None, EVERYTHING, What.NEW, "Li")
            state.languages.choose(1, "en")

    with pytest.raises(StateChangedError):
        counted()
    assert state.languages.every_choice() == []
    state.languages.choose(3, "en")
    assert state.languages.every_choice() == [(3, "en")]
    state.close()
    other.close()


@pytest.mark.parametrize("arrives", [True, False])
def test_a_commit_whose_answer_is_lost_is_made_once(
    own_server: PostgresServer, monkeypatch: pytest.MonkeyPatch, arrives: bool
) -> None:
    state = opened(own_server.place())
    state.outbox.put(Outgoing("a", 1, None, MessageKind.ALERT, "words"))
    execute = psycopg.Connection.execute
    times = count(1)

    def cut_off(self: Any, query: Any, *values: Any, **more: Any) -> Any:
        if "COMMIT" in query and next(times) == 1:
            if arrives:
                execute(self, query)
            own_server.restart()
        return execute(self, query, *values, **more)

    monkeypatch.setattr(psycopg.Connection, "execute", cut_off)
    assert state.outbox.begin(1)
    assert state.db.read("SELECT attempts FROM outbox") == [(1,)]
    state.close()


def test_nobody_waits_who_is_told_to_stop(own_server: PostgresServer) -> None:
    state = opened(own_server.place())
    assert isinstance(state.db, PostgresDatabase)
    own_server.stop(signal.SIGQUIT)
    state.db.given_up.set()
    with pytest.raises(StateAwayError):
        state.languages.choose(1, "en")
    assert state.db.check() != ""
    own_server.start()
    with pytest.raises(StateAwayError):
        state.languages.choose(2, "en")
    assert state.languages.every_choice() == []
    state.close()


def test_what_one_writer_has_read_is_so_when_it_writes(postgres: PostgresServer) -> None:
    """Two processes add subscriptions: together no more than there may be."""
    place = postgres.place()
    states = [opened(place), opened(place)]
    begin = threading.Barrier(2)

    def add(number: int) -> int:
        begin.wait()
        scopes = [Scope(ScopeKind.REGION, f"{number} {each}") for each in range(LIMIT)]
        return sum(
            not isinstance(states[number].subscriptions.add(1, None, scope, What.NEW, "Li"), Full)
            for scope in scopes
        )

    with ThreadPoolExecutor(2) as pool:
        assert sum(pool.map(add, range(2))) == LIMIT
    assert states[0].subscriptions.count(1) == LIMIT
    for state in states:
        state.close()


def test_only_what_may_go_does_not_wait_for_the_disk(postgres: PostgresServer) -> None:
    state = opened(postgres.place())

    def waits() -> str:
        return str(state.db.read("SHOW synchronous_commit")[0][0])

    with state.db.writing():
        assert waits() == "on"
    with state.db.writing(lazy=True):
        assert waits() == "off"
    state.close()


def test_who_may_not_write_writes_nothing(postgres: PostgresServer) -> None:
    state = opened(postgres.place())
    assert isinstance(state.db, PostgresDatabase)
    state.db.fence = lambda session: session == "another"
    with pytest.raises(StateAwayError):
        state.languages.choose(1, "en")
    state.db.fence = lambda session: session == ""
    with pytest.raises(StateAwayError):  # What came after it would seem complete.
        state.languages.choose(2, "en")
    assert state.languages.every_choice() == []
    state.close()


def test_a_text_with_a_nul_is_kept_without_it(postgres: PostgresServer) -> None:
    """A page's title may hold any character."""
    state = open_state(postgres.place(), lambda: datetime(2026, 1, 22, tzinfo=UTC))
    assert isinstance(state, State)
    state.finds.note(1, [("https://a/", "年报\0一")])
    (found,) = state.finds.last(1)
    assert found.title == "年报\ufffd一"
    state.close()
