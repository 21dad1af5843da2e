"""Loads and workers as people begin them, in processes of their own, on a queue of the tests'
PostgreSQL.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from store.queue import Queue, queue_on
from store.server import Server
from tests.told_by_line import ToldByLine

PATIENCE = 120.0
"""Seconds after which something that must come has not come."""
_STICK = """
    CREATE OR REPLACE FUNCTION stick() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF EXISTS (SELECT 1 FROM batches WHERE id = NEW.batch AND WHEN) THEN
            PERFORM pg_advisory_lock_shared(4711);
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER stick BEFORE INSERT ON pieces FOR EACH ROW EXECUTE FUNCTION stick()
"""
"""Who brings something back waits for a lock that the test holds, and so is caught at it."""

_A_MOMENT = 0.02
"""Seconds: of a new job the server tells, not of a lock that somebody waits for."""


class Lives(ToldByLine):
    """The process that loads and workers are begun from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        super().__init__("tests.store.lives")

    def begin(self, arguments: Sequence[str], patience: float | None) -> Life:
        """Begin a command of the program."""
        output, errors = (
            self._folder / f"{next(self._numbers)}.{name}" for name in ("output", "errors")
        )
        told = {
            "begin": arguments,
            "output": str(output),
            "errors": str(errors),
            "patience": patience,
        }
        return Life(self, self.ask(told), output, errors)

    def ended(self, process: int) -> int | None:
        """The status with which a process ended; nothing while it lives."""
        status: int | None = self.ask({"ended": process})
        return status


@dataclass(slots=True)
class Life:
    """A command in a process of its own."""

    lives: Lives
    pid: int
    _output: Path
    _errors: Path
    _status: int | None = None

    def send_signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it, and all that it began."""
        if not self.has_ended():
            os.killpg(self.pid, signal.SIGKILL)
            self.ended()

    def has_ended(self) -> bool:
        if self._status is None:
            self._status = self.lives.ended(self.pid)
        return self._status is not None

    def ended(self) -> tuple[int, str, str]:
        """Its status, once it has ended, and what it said."""
        until(self.has_ended)
        assert self._status is not None
        return self._status, self._output.read_text("utf-8"), self.errors()

    def errors(self) -> str:
        """What it has said so far that is no result."""
        return self._errors.read_text("utf-8") if self._errors.exists() else ""


def until(holds: Callable[[], object]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(_A_MOMENT)


class Queues:
    """A queue, an index, and whoever works on it."""

    def __init__(self, lives: Lives, place: Server, index: Path) -> None:
        found = queue_on(place)
        assert isinstance(found, Queue)
        self.place = place
        self.index = index
        self._lives = lives
        self._begun: list[Life] = []
        self.server: psycopg.Connection[Any] = psycopg.connect(
            found.server.address, autocommit=True
        )
        self.server.execute("LISTEN procrastinate_any_queue_v1")

    def begin(
        self, *arguments: object, index: Path | None = None, patience: float | None = None
    ) -> Life:
        """Begin a command of the program, with the address of the queue behind it."""
        there = ["--db", index or self.index, *arguments, "--queue", self.place.address]
        self._begun.append(self._lives.begin([str(each) for each in there], patience))
        return self._begun[-1]

    def worker(self) -> Life:
        """Begin a worker."""
        return self.begin("worker", "--processes", "1")

    def load(self, folder: Path, index: Path | None = None) -> Life:
        """Begin a load, into the index or another."""
        return self.begin("load", "--json", folder, index=index)

    def impatient_load(self, folder: Path) -> Life:
        """Begin a load that says after half a second that nobody reads, and not after ten."""
        return self.begin("load", "--json", folder, patience=0.5)

    def first(self, query: str) -> Any:
        """The first row of what a query gives, once it gives one."""
        deadline = time.monotonic() + PATIENCE
        while (row := self.server.execute(query.encode()).fetchone()) is None:
            assert time.monotonic() < deadline, query
            deque(self.server.notifies(timeout=_A_MOMENT, stop_after=1), 0)
        return row

    def stick(self, when: str = "true") -> None:
        """Let workers wait for the lock when they bring back a batch of which something holds."""
        self.server.execute(_STICK.replace("WHEN", when).encode())
        self.server.execute("SELECT pg_advisory_lock(4711)")

    def stuck(self) -> int:
        """The process on the server that serves a worker which waits for the lock, once there is
        one.
        """
        (process,) = self.first(
            "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"
        )
        return int(process)

    def kill(self, worker: Life) -> None:
        """Kill a worker, and let so much time seem to have passed that it counts as dead."""
        serves = self.stuck()
        worker.kill()
        self.server.execute("SELECT pg_terminate_backend(%s)", [serves])
        self.server.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )

    def free(self) -> None:
        """Let go of the lock: from now on nobody waits for it.

        The trigger stays: to drop it would wait for the worker that waits for the lock.
        """
        self.server.execute("SELECT pg_advisory_unlock_all()")

    def end(self) -> None:
        """End whoever is left."""
        for life in self._begun:
            life.kill()
        self.server.close()


@contextmanager
def queues(lives: Lives, place: Server, index: Path) -> Iterator[Queues]:
    """A queue, for as long as the block takes."""
    these = Queues(lives, place, index)
    try:
        yield these
    finally:
        these.end()
