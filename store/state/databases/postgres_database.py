"""The state on PostgreSQL: one connection, used by one thread at a time, made again whenever it is
lost.

A server that restarts is waited for, within a transaction too: it is begun again, its statements
are made again, and what they give must be what they gave before. Where the answer to a commit was
lost, the server is asked what became of it. Writers come one after another, as they do with SQLite,
so that what one has read is still so when it writes.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar, cast

from store.server import Server
from store.state.databases.database import (
    Row,
    StateAwayError,
    StateChangedError,
    StateDatabase,
    StatementResult,
    Transaction,
    Value,
    Values,
)
from store.state.databases.dialect import query_of, value_of, values_of
from store.state.databases.postgres_link import connected, told

if TYPE_CHECKING:
    import psycopg

log = logging.getLogger(__name__)

T = TypeVar("T")
Fence = Callable[[str], bool]
"""Whether this process may write, given the session of the bot that was let to last."""

WRITERS = "hashtext('nianbao writers ' || current_schema())"
"""The lock under which all that write take turns, for each schema of a database."""
AGAIN = 0.2
"""Seconds between tries to reach a server that is away."""
CHECK_SECONDS = 1.0
_BEGIN = (
    "BEGIN; SET LOCAL synchronous_commit TO {}; SET LOCAL lock_timeout TO '5s'; "
    "SET LOCAL idle_in_transaction_session_timeout TO '10s'; "
    f"SELECT pg_advisory_xact_lock({WRITERS}); "
    "SELECT pg_current_xact_id()::text, (SELECT session FROM leases WHERE name = 'bot')"
)
"""Whoever stands still within a transaction does not keep others waiting for ever."""
_NUMBERED = (
    "SELECT table_name, column_name FROM information_schema.columns "
    "WHERE table_schema = current_schema() AND is_identity = 'YES' ORDER BY 1"
)


@dataclass(frozen=True, slots=True)
class StatementRows:
    """What a statement gave."""

    rowcount: int
    rows: list[Row]

    def fetchone(self) -> Row | None:
        """The first row, if there is one."""
        if self.rows:
            return self.rows[0]
        return None


@dataclass(frozen=True, slots=True)
class Statement:
    """A query with its values; or, of several, with each of them."""

    query: str
    values: Values | Sequence[Values]
    many: bool = False


class PostgresDatabase(StateDatabase):
    """A database on a server, behind the one connection that its topics have to it."""

    def __init__(
        self,
        server: Server,
        connection: psycopg.Connection[Row],
        now: Callable[[], datetime],
        session: str,
    ) -> None:
        super().__init__(now)
        self.fence: Fence = lambda _: True
        """Asked in each transaction. Where it says no, nothing is written."""
        self.given_up = threading.Event()
        """Nobody waits any more for a server that is away."""
        self._server = server
        self._session = session
        self._connection = connection
        self._lock = threading.RLock()
        self._done: list[tuple[Statement, StatementRows]] | None = None
        """What the transaction at work has done so far; None outside of one."""
        self._number = ""
        """The server's number of the transaction at work."""
        self._firm = self._closed = False
        self._over = ""
        """Why nothing is written any more, once anything was not: else what came after it would
        seem complete.
        """

    def read(self, query: str, values: Values = ()) -> list[Row]:
        """The rows of a query."""
        statement = Statement(query, values)
        with self._lock:
            made = (
                self.made(statement)
                if self._done is not None
                else self._when_there(lambda: self._run(statement))
            )
            return made.rows

    @contextmanager
    def writing(self, *, lazy: bool = False) -> Iterator[Transaction]:
        """A transaction. The server may lose a lazy one with its power, and nothing before one that
        is not.
        """
        with self._lock:
            if self._done is not None:
                self._firm = self._firm or not lazy
                yield _Writing(self)
                return
            self._done, self._firm = [], not lazy
            try:
                self._when_there(self._begun)
                yield _Writing(self)
                self._committed()
            except BaseException:
                self._broken_off()
                raise
            finally:
                self._done = None

    def made(self, statement: Statement) -> StatementRows:
        """A statement of the transaction at work, made again with all before it if the server went
        away meanwhile.
        """
        done = self._done
        if done is None:
            raise RuntimeError("no transaction is at work")
        while True:
            try:
                found = self._run(statement)
            except _errors().OperationalError:
                if not self._connection.closed:
                    raise
                self._when_there(self._begun)
            else:
                done.append((statement, found))
                return found

    def _begun(self) -> None:
        """Begin the transaction, and do what was done in it before the connection was lost."""
        # Without values, several statements go in one message; what the last of them gives is asked
        # for.
        level = "on" if self._firm else "off"
        cursor = self._connection.execute(cast("Any", _BEGIN.format(level)), prepare=False)
        while cursor.nextset():
            pass
        number, session = cursor.fetchone() or ("", "")
        self._number = str(number)
        if not self.fence(str(session or "")):
            raise self._gone("another bot has taken over")
        for statement, found in self._done or ():
            if self._run(statement) != found:
                raise StateChangedError("what was read has changed while the server was away")

    def _committed(self) -> None:
        while True:
            try:
                if self._firm:
                    self._connection.execute(
                        "SET LOCAL synchronous_commit TO on; COMMIT", prepare=False
                    )
                else:
                    self._connection.execute("COMMIT")
            except _errors().OperationalError:
                if not self._connection.closed:
                    raise
                if self._when_there(self._was_committed):
                    return
                self._when_there(self._begun)
            else:
                return

    def _was_committed(self) -> bool:
        """What became of a commit whose answer was lost."""
        while True:
            try:
                query = "SELECT pg_xact_status(%s::text::xid8)"
                (status,) = self._connection.execute(query, [self._number]).fetchone() or (None,)
            except (
                _errors().DataError
            ):  # After its recovery the server knows of no such transaction.
                return False
            if status != "in progress":
                return bool(status == "committed")
            time.sleep(AGAIN)

    def _broken_off(self) -> None:
        try:
            if not self._connection.closed:
                self._connection.execute("ROLLBACK")
        except _errors().Error:
            self._connection.close()

    def _run(self, statement: Statement) -> StatementRows:
        query = cast("Any", query_of(statement.query))
        cursor = self._connection.cursor()
        if statement.many:
            cursor.executemany(
                query, [values_of(cast("Sequence[Value]", each)) for each in statement.values]
            )
            return StatementRows(cursor.rowcount, [])
        given = statement.values
        cursor.execute(
            query,
            {name: value_of(value) for name, value in given.items()}
            if isinstance(given, Mapping)
            else values_of(given),
        )
        return StatementRows(cursor.rowcount, cursor.fetchall() if cursor.description else [])

    def _when_there(self, work: Callable[[], T]) -> T:
        """What the work gives, once the server is there and the turn of this writer has come."""
        said = False
        while True:
            if self._closed or (self._over and self._done is not None):
                raise StateAwayError(self._over or "it is closed")
            try:
                if self._connection.closed:
                    self._connection = connected(self._server, self._session)
                result = work()
            except _errors().OperationalError as error:
                waits = isinstance(error, _errors().errors.LockNotAvailable)
                if not (waits or self._connection.closed):
                    raise
                if waits:
                    self._broken_off()
                if not said:
                    log.warning("the state is away", extra={"why": told(self._server, error)})
                said = True
                if self.given_up.is_set():
                    raise self._gone(told(self._server, error)) from None
                time.sleep(AGAIN)
            else:
                if said:
                    log.warning("the state is back")
                return result

    def _gone(self, why: str) -> StateAwayError:
        self._over = why
        return StateAwayError(why)

    def check(self) -> str:
        """Nothing if the database can be read and written, else what is wrong."""
        if not self._lock.acquire(timeout=CHECK_SECONDS):
            return "PostgreSQL is waited for"
        try:
            with self.writing(lazy=True):
                return ""
        except (StateAwayError, StateChangedError, _errors().Error) as error:
            return told(self._server, error)
        finally:
            self._lock.release()

    def version(self) -> str:
        """The last migration that was applied."""
        return max(str(name) for (name,) in self.read("SELECT name FROM nianbao_migrations"))

    def counted(self) -> dict[str, int]:
        """The last numbers that were given."""
        last = "SELECT pg_sequence_last_value(pg_get_serial_sequence(?, ?)::regclass)"
        found: dict[str, int] = {}
        for table, column in self.read(_NUMBERED):
            for (number,) in self.read(last, [table, column]):
                if number is not None:
                    found[table] = int(number)
        return found

    def go_on_counting(self, last: Mapping[str, int]) -> None:
        """Give numbers after these, and after those that are there."""
        with self.writing() as connection:
            for table, column in self.read(_NUMBERED):
                row = self.first(f'SELECT max("{column}") FROM "{table}"')
                highest = max(last.get(table, 0), int(row[0] or 0) if row else 0)
                if highest > 0:
                    connection.execute(
                        "SELECT setval(pg_get_serial_sequence(?, ?), ?)", [table, column, highest]
                    )

    def close(self) -> None:
        """Close the connection; nothing may be read or written after."""
        self.given_up.set()
        self._closed = True
        self._connection.close()


class _Writing:
    """What a topic writes with."""

    def __init__(self, database: PostgresDatabase) -> None:
        self._database = database

    def execute(self, query: str, values: Values = (), /) -> StatementResult:
        """Make one statement."""
        return self._database.made(Statement(query, values))

    def executemany(self, query: str, values: Iterable[Sequence[Value]], /) -> StatementResult:
        """Make one statement with each of the values."""
        return self._database.made(Statement(query, list(values), many=True))


def _errors() -> Any:
    import psycopg

    return psycopg
