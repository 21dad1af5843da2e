"""Which of several bots on one PostgreSQL database is the active one.

The lease is an advisory lock of a connection of its own, so it goes with the process and with the
connection, however they end. A process that stands still, or whose network is gone, keeps its
connection open for a while: so the holder beats, and whoever waits ends the holder's connections
when a beat does not come. Each take-over has a number, greater than all before it, and names the
session of its process; each transaction of the state asks whose the last one was
(`PostgresDatabase.fence`): what a process does that was stopped, taken over and goes on, is not
written.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from store.server import Server
from store.state.databases.database import StateAwayError
from store.state.databases.postgres_database import WRITERS
from store.state.databases.postgres_link import MISSING, connected, new_session, told

log = logging.getLogger(__name__)

STALE = 3.0
"""Seconds without a beat after which the holder's connections are ended. Whoever holds it beats
much more often.
"""
_LOCK = "1852399, hashtext('nianbao bot ' || current_schema())"
_TRY = f"SELECT pg_try_advisory_lock({_LOCK})"
_TAKE = (
    "INSERT INTO leases (name, number, holder, session, beat) VALUES ('bot', 1, %s, %s, %s) "
    "ON CONFLICT (name) "
    "DO UPDATE SET number = leases.number + 1, holder = excluded.holder, "
    "session = excluded.session, "
    "beat = excluded.beat RETURNING number"
)
_BEAT = "UPDATE leases SET beat = %s WHERE name = 'bot' AND number = %s AND session = %s"
_END = (
    "SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity a "
    "WHERE a.datname = current_database() "
    "AND a.usename = current_user AND a.pid <> pg_backend_pid() AND "
)
_END_SESSION = _END + "a.application_name = %s"
_END_HOLDER = _END + (
    "a.pid IN (SELECT l.pid FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted "
    "AND l.classid = 1852399 "
    "AND l.objid::bigint = (hashtext('nianbao bot ' || current_schema())::bigint & 4294967295) AND "
    "l.objsubid = 2)"
)


class LeaseHolder(NamedTuple):
    """The last one that became the active one."""

    number: int
    session: str
    holder: str
    beat: float


class ServerLease:
    """A process's part in it: first it waits, then it is the active one, until it has lost that.

    Everything here raises StateAwayError where the server cannot be reached, and may be called from
    any thread.
    """

    def __init__(
        self,
        server: Server,
        holder: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`holder` says to people which process this is."""
        self._clock = clock
        self.session = new_session()
        self.number = 0
        """How manieth active one this is; 0 while it waits."""
        self.lost = threading.Event()
        """Another has taken over: this process is to write and send nothing more."""
        self._server = server
        self._holder = holder
        self._connection: Any = None
        self._guard = threading.RLock()
        self._seen: tuple[LeaseHolder | None, float] | None = None
        self._heard = clock()

    def locked(self) -> bool:
        """Whether the lock is this process's now; one that stands still with it is not waited
        for.
        """
        with self._at_work() as connection:
            (mine,) = connection.execute(_TRY).fetchone()
            held = self._held(connection)
            self._heard = self._clock()
            if mine:
                self._end(connection, held)
                return True
            if self._stands_still(held):
                log.warning(
                    "the active bot stands still",
                    extra={"holder": held.holder if held else "unknown"},
                )
                connection.execute(_END_HOLDER)
                self._end(connection, held)
            return False

    def take(self) -> int:
        """Be the active one from now on, with the lock, and with tables that are up to date; the
        number of it.
        """
        import psycopg

        with self._at_work() as connection:
            while True:
                self._end(
                    connection, self._held(connection)
                )  # What another has begun ends, written or not.
                try:
                    with connection.transaction():
                        connection.execute("SET LOCAL lock_timeout TO '1s'")
                        connection.execute(f"SELECT pg_advisory_xact_lock({WRITERS})")
                        given = [self._holder, self.session, time.time()]
                        (self.number,) = connection.execute(_TAKE, given).fetchone()
                except psycopg.errors.LockNotAvailable:
                    continue
                return self.number

    def has_tables(self) -> bool:
        """Whether there are tables that say who is the active one; not so in a new database."""
        with self._at_work() as connection:
            (there,) = connection.execute("SELECT to_regclass('leases')").fetchone()
            return there is not None

    def beat(self) -> bool:
        """Say that this process is there; after the server was away, take the lock again if nobody
        else did.

        False, and the lease is lost, if another is the active one.
        """
        with self._guard:
            going_on = self._connection is not None and not self._connection.closed
            with self._at_work() as connection:
                if going_on:
                    mine = bool(
                        connection.execute(_BEAT, [time.time(), self.number, self.session]).rowcount
                    )
                else:
                    mine = self._again(connection)
            if not mine:
                self.lost.set()
            self._heard = self._clock()
            return mine

    def trouble(self) -> str:
        """Nothing if the server was heard just now, by looking or by beating, else for how long it
        was not.
        """
        silent = self._clock() - self._heard
        if silent <= STALE:
            return ""
        return f"PostgreSQL was last heard {silent:.0f} seconds ago"

    def _again(self, connection: Any) -> bool:
        """With a new connection; the old one may have the lock still, where the network alone was
        cut.
        """
        if not self._is_last(connection):
            return False
        (locked,) = connection.execute(_TRY).fetchone()
        if not self._is_last(connection):
            return False
        if locked:
            log.warning("the lease is taken again", extra={"number": self.take()})
        else:
            connection.close()  # So that the next beat tries again.
        return True

    def confirmed(self) -> bool:
        """Whether at this moment the lock's connection lives, and no other has taken over."""
        if self.lost.is_set():
            return False
        with self._guard:
            if self._connection is None or self._connection.closed:
                return False
            try:
                with self._at_work() as connection:
                    return self._is_last(connection)
            except StateAwayError:
                return False

    def is_mine(self, session: str) -> bool:
        """The fence: whether the last one that took over is this process."""
        return session == self.session and not self.lost.is_set()

    def holder(self) -> str:
        """Who is the active one, in words; nothing if nobody is. Leaves the lease as it is."""
        with self._at_work() as connection:
            (free,) = connection.execute(_TRY).fetchone()
            if free:
                connection.execute(f"SELECT pg_advisory_unlock({_LOCK})")
                return ""
            held = self._held(connection)
            if held:
                return held.holder
            return "unknown"

    def release(self) -> None:
        """Let another be the active one."""
        with self._guard, contextlib.suppress(Exception):
            if self._connection is not None:
                with (
                    self._connection as connection
                ):  # The server itself notices a while after that it was closed.
                    connection.execute(f"SELECT pg_advisory_unlock({_LOCK})")

    @contextlib.contextmanager
    def _at_work(self) -> Iterator[Any]:
        try:
            import psycopg
        except ImportError:
            raise StateAwayError(MISSING) from None
        with self._guard:
            try:
                if self._connection is None or self._connection.closed:
                    self._connection = connected(self._server, self.session)
                    self._connection.execute("SET synchronous_commit TO off")
                yield self._connection
            except (psycopg.Error, UnicodeError) as error:
                raise StateAwayError(told(self._server, error)) from None

    def _is_last(self, connection: Any) -> bool:
        held = self._held(connection)
        return held is not None and (held.number, held.session) == (self.number, self.session)

    def _held(self, connection: Any) -> LeaseHolder | None:
        (there,) = connection.execute("SELECT to_regclass('leases')").fetchone()
        if there is None:
            return None
        row = connection.execute(
            "SELECT number, session, holder, beat FROM leases WHERE name = 'bot'"
        ).fetchone()
        if row:
            return LeaseHolder(*row)
        return None

    def _stands_still(self, held: LeaseHolder | None) -> bool:
        """Whether nothing was heard of the holder for too long, by the clock of the one that
        waits.
        """
        now = self._clock()
        if self._seen is None or self._seen[0] != held:
            self._seen = (held, now)
        if now - self._seen[1] < STALE:
            return False
        self._seen = (held, now)
        return True

    def _end(self, connection: Any, held: LeaseHolder | None) -> None:
        """End the connections of another's session."""
        if held is not None and held.session != self.session:
            connection.execute(_END_SESSION, [held.session])
