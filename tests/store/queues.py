"""Loads and workers as people begin them, in processes of their own, on a queue of the tests' PostgreSQL."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from store.queue import Queue, queue_on
from store.server import Server
from tests.with_parent import die_with_parent

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


_IMPATIENT = """
from bot.cli import main
from store.queue import readings

readings.NOBODY = 0.5
main(prog_name="nianbao")
"""
_A_MOMENT = 0.02
"""Seconds: of a new job the server tells, not of a lock that somebody waits for."""


class Queues:
    """A queue, an index, and whoever works on it."""

    def __init__(self, place: Server, index: Path) -> None:
        found = queue_on(place)
        assert isinstance(found, Queue)
        self.place = place
        self.index = index
        self._begun: list[subprocess.Popen[str]] = []
        self.server: psycopg.Connection[Any] = psycopg.connect(found.server.address, autocommit=True)
        self.server.execute("LISTEN procrastinate_any_queue_v1")

    def begin(
        self, *arguments: object, index: Path | None = None, program: Sequence[str] = ("-m", "bot")
    ) -> subprocess.Popen[str]:
        """Begin a command of the program, with the address of the queue behind it."""
        there = ["--db", index or self.index, *arguments, "--queue", self.place.address]
        command = [sys.executable, *program, *there]
        process = subprocess.Popen(
            [str(each) for each in command],
            env=os.environ | {"NIANBAO_STATE": "", "NIANBAO_HOME": ""},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=partial(die_with_parent, signal.SIGKILL),
        )
        self._begun.append(process)
        return process

    def worker(self) -> subprocess.Popen[str]:
        """Begin a worker."""
        return self.begin("worker", "--processes", "1")

    def load(self, folder: Path, index: Path | None = None) -> subprocess.Popen[str]:
        """Begin a load, into the index or another."""
        return self.begin("load", "--json", folder, index=index)

    def impatient_load(self, folder: Path) -> subprocess.Popen[str]:
        """Begin a load that says after half a second that nobody reads, and not after ten."""
        return self.begin("load", "--json", folder, program=("-c", _IMPATIENT))

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
        """The process on the server that serves a worker which waits for the lock, once there is one."""
        (process,) = self.first("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted")
        return int(process)

    def kill(self, worker: subprocess.Popen[str]) -> None:
        """Kill a worker, and let so much time seem to have passed that it counts as dead."""
        serves = self.stuck()
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait(PATIENCE)
        self.server.execute("SELECT pg_terminate_backend(%s)", [serves])
        self.server.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")

    def free(self) -> None:
        """Let go of the lock, and of what waits for it from now on."""
        self.server.execute("DROP TRIGGER stick ON pieces")
        self.server.execute("SELECT pg_advisory_unlock_all()")

    def end(self) -> None:
        """End whoever is left."""
        for process in self._begun:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
        self.server.close()


@contextmanager
def queues(place: Server, index: Path) -> Iterator[Queues]:
    """A queue, for as long as the block takes."""
    these = Queues(place, index)
    try:
        yield these
    finally:
        these.end()


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """The status of a process, once it has ended, and what it said."""
    output, errors = process.communicate(timeout=PATIENCE)
    return process.returncode, output, errors
