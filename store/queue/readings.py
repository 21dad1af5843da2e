"""What the workers have read, in the order of the files: the side of the queue on which the load
is.

A batch whose worker has failed, ended or fallen silent is given out again in smaller batches, at
last file by file: so whatever a file does to its reader, it does in the end alone. The third who
tries is the load itself, in a child with limits as on one machine: what does not come of that is
rejected by its name, and no file is for what befell workers.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from store.loader.texts import Piece, Task
from store.loader.workers import ReadersGoneError, read_all
from store.queue.packing import Unseen, packed, parts_of
from store.queue.place import NOTICES, Queue
from store.queue.tasks import TASK, app_of
from store.queue.working import SILENT
from store.state.databases.postgres_link import connected, new_session, told

if TYPE_CHECKING:
    from procrastinate import App

FILES: Final = 300
"""In a batch: to give one out and to take it back costs some 14 ms, to read one file 3."""
FEWEST: Final = 20
SHARES: Final = 64
"""Into so many batches a load is cut where these are not too small, so that all workers have
some.
"""
SPLIT: Final = 17
"""Into so many a batch is cut that its worker has not brought back: of 300 files, some 17 each and
then one.
"""
LOST_ALONE: Final = 2
"""So often a file may be lost with the worker that reads nothing else, before it is read here."""
LOOK: Final = 1.0
"""Seconds between looks for workers that are gone."""
NOBODY: Final = 10.0
"""Seconds without any worker after which that is said."""
_LOST: Final = """
    SELECT job.id, (job.args ->> 'batch')::bigint FROM procrastinate_jobs AS job
    LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
    WHERE job.status IN ('failed', 'aborted') OR (job.status = 'doing' AND
        (worker.id IS NULL OR worker.last_heartbeat < now() - make_interval(secs => %s)))
"""
_ALIVE: Final = (
    "SELECT count(*) FROM procrastinate_workers "
    "WHERE last_heartbeat > now() - make_interval(secs => %s)"
)


@dataclass(slots=True)
class _Batch:
    """Tasks that are given out together."""

    tasks: Sequence[Task]
    lost: int = 0
    """How often it was, of a batch of one file."""
    instead: list[_Batch] | None = None
    """What it was cut into."""
    number: int = 0
    """On the server; 0 once no worker is waited for."""


def read_by_others(
    queue: Queue,
    alone: Callable[[], None],
) -> Callable[[Sequence[Task]], Iterator[Iterator[Piece]]]:
    """A way to read tasks: by workers. `alone` is called once where there is none; they are waited
    for.
    """

    def read(tasks: Sequence[Task]) -> Iterator[Iterator[Piece]]:
        if not tasks:
            return
        import psycopg

        try:
            with connected(queue.server, f"{new_session()} loads") as connection:
                yield from _Readings(queue, connection, alone).of(tasks)
        except psycopg.Error as error:
            raise ReadersGoneError(told(queue.server, error)) from error

    return read


class _Readings:
    """What is given out and comes back, while a load goes on."""

    def __init__(self, queue: Queue, connection: Any, alone: Callable[[], None]) -> None:
        self._queue = queue
        self._connection = connection
        self._app: App = app_of(queue, connections=1)
        self._out: dict[int, _Batch] = {}
        """What is not yet back, by number."""
        self._alone = alone
        self._since = self._looked = time.monotonic()
        self._said = False

    def of(self, tasks: Sequence[Task]) -> Iterator[Iterator[Piece]]:
        """The pieces of each task, in order."""
        import psycopg

        query = "SELECT pg_try_advisory_lock(hashtext('nianbao load ' || current_schema()))"
        if not self._connection.execute(query).fetchone()[0]:
            raise ReadersGoneError("another load has this queue: wait until it has ended")
        self._clear()
        try:
            self._connection.execute(f"LISTEN {NOTICES}")
            size = max(FEWEST, min(FILES, -(-len(tasks) // SHARES)))
            batches = _cut(tasks, size)
            self._give(batches)
            for batch in batches:
                yield from self._pieces(batch)
        finally:
            with suppress(psycopg.Error):  # The next load clears what this one could not.
                self._clear()

    def _clear(self) -> None:
        """Take back all that is given out: by this load, or by one that was ended before it
        could.
        """
        with self._connection.transaction():
            self._connection.execute("DELETE FROM procrastinate_jobs")
            self._connection.execute("DELETE FROM batches")
            self._connection.execute("DELETE FROM pieces")

    def _give(self, batches: Sequence[_Batch]) -> None:
        """Put batches into the queue, all or none."""
        with self._connection.transaction():
            for batch in batches:
                query = "INSERT INTO batches (files, tasks) VALUES (%s, %s) RETURNING id"
                given = [[task.found.name for task in batch.tasks], packed(list(batch.tasks))]
                (batch.number,) = self._connection.execute(query, given).fetchone()
                self._out[batch.number] = batch
            deferred = self._app.configure_task(
                TASK, queue=self._queue.name, connection=self._connection
            )
            jobs: list[dict[str, Any]] = [{"batch": batch.number} for batch in batches]
            deferred.batch_defer(*jobs)

    def _pieces(self, batch: _Batch) -> Iterator[Iterator[Piece]]:
        while True:
            if batch.instead is not None:
                for each in batch.instead:
                    yield from self._pieces(each)
                return
            if not batch.number:
                yield from read_all(batch.tasks, 1)
                return
            query = "SELECT done_by FROM batches WHERE id = %s"
            (reader,) = self._connection.execute(query, [batch.number]).fetchone() or (None,)
            if reader is not None:
                yield from self._fetched(batch, reader)
                return
            self._wait()

    def _fetched(self, batch: _Batch, reader: str) -> Iterator[Iterator[Piece]]:
        """What was read of a batch; files that its worker did not see are read here."""
        came: dict[int, deque[Piece]] = defaultdict(deque)
        unseen: list[int] = []
        query = "SELECT content FROM pieces WHERE batch = %s AND reader = %s ORDER BY number"
        for (content,) in self._connection.execute(query, [batch.number, reader]).fetchall():
            for place, piece in parts_of(content):
                if isinstance(piece, Unseen):
                    unseen.append(place)
                else:
                    came[place].append(piece)
        here = read_all([batch.tasks[place] for place in unseen], 1) if unseen else iter(())
        for place in range(len(batch.tasks)):
            yield next(here) if place in unseen else iter(came.pop(place, ()))
        del self._out[batch.number]
        self._connection.execute("DELETE FROM pieces WHERE batch = %s", [batch.number])

    def _wait(self) -> None:
        """Until a batch is done, or for a moment."""
        for _ in self._connection.notifies(timeout=LOOK, stop_after=1):
            self._since = time.monotonic()
        if time.monotonic() - self._looked >= LOOK:
            self._look()
            self._looked = time.monotonic()

    def _look(self) -> None:
        """Give out again what was with workers that are gone; say so where there are none."""
        for job, number in self._connection.execute(_LOST, [SILENT]).fetchall():
            with self._connection.transaction():
                self._connection.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [job])
                query = "DELETE FROM batches WHERE id = %s AND done_by IS NULL RETURNING id"
                if self._connection.execute(query, [number]).fetchone():
                    self._again(self._out.pop(number))
        if self._said or time.monotonic() - self._since < NOBODY:
            return
        if self._connection.execute(_ALIVE, [SILENT]).fetchone()[0]:
            self._since = time.monotonic()
        else:
            self._said = True
            self._alone()

    def _again(self, batch: _Batch) -> None:
        """Give out what was lost, in smaller batches; a file that was lost alone too often is read
        here.
        """
        batch.number = 0
        if len(batch.tasks) > 1:
            batch.instead = _cut(batch.tasks, -(-len(batch.tasks) // SPLIT))
            self._give(batch.instead)
        else:
            batch.lost += 1
            if batch.lost < LOST_ALONE:
                self._give([batch])


def _cut(tasks: Sequence[Task], size: int) -> list[_Batch]:
    return [_Batch(tasks[start : start + size]) for start in range(0, len(tasks), size)]
