"""The one task that is in the queue: read a batch. Procrastinate runs it; what is read goes into
tables of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.loader.texts import Task
from store.loader.workers import read_all
from store.queue.packing import Part, Unseen, in_rows, tasks_of
from store.queue.place import NOTICES, Queue
from store.state.databases.postgres_link import connected, new_session

if TYPE_CHECKING:
    from procrastinate import App

TASK: Final = "read"
_DONE: Final = """
    WITH done AS (UPDATE batches SET done_by = %s WHERE id = %s AND done_by IS NULL RETURNING id)
    SELECT pg_notify(%s, id::text) FROM done
"""
Told = Callable[[list[str]], None]


def app_of(queue: Queue, *, connections: int, told: Told | None = None, processes: int = 1) -> App:
    """Procrastinate's way to the queue; a worker reads with so many processes and tells which files
    it has read.
    """
    from procrastinate import App, PsycopgConnector

    app = App(
        connector=PsycopgConnector(conninfo=queue.server.address, min_size=1, max_size=connections)
    )

    @app.task(name=TASK, queue=queue.name)
    def read(batch: int) -> None:
        files = _read_batch(queue, batch, processes)
        if told is not None and files:
            told(files)

    return app


def _read_batch(queue: Queue, batch: int, processes: int) -> list[str]:
    """Read a batch, and say that it is done; nothing where nobody waits for it any more.

    Rows are written one by one, each for itself: who is stopped amidst this keeps nothing locked.
    """
    session = new_session()
    with connected(queue.server, f"{session} reads") as connection:
        found = connection.execute(
            "SELECT tasks FROM batches WHERE id = %s AND done_by IS NULL", [batch]
        ).fetchone()
        if found is None:
            return []
        tasks = tasks_of(found[0])
        for number, content in enumerate(in_rows(_read(tasks, processes))):
            query = "INSERT INTO pieces (batch, reader, number, content) VALUES (%s, %s, %s, %s)"
            connection.execute(query, [batch, session, number, content])
        connection.execute(_DONE, [session, batch, NOTICES])
        return [task.found.name for task in tasks]


def _read(tasks: Sequence[Task], processes: int) -> Iterator[Part]:
    seen = [place for place, task in enumerate(tasks) if _is_seen(task)]
    for place in sorted({*range(len(tasks))} - {*seen}):
        yield place, Unseen()
    for place, pieces in zip(
        seen, read_all([tasks[place] for place in seen], processes), strict=True
    ):
        for piece in pieces:
            yield place, piece


def _is_seen(task: Task) -> bool:
    """Whether a file lies here as the load has seen it."""
    try:
        found = [Path(path).stat() for path in task.found.pages or (task.found.path,)]
    except OSError:
        return False
    size, modified = sum(each.st_size for each in found), max(each.st_mtime_ns for each in found)
    return (size, modified) == (task.found.size, task.found.modified)
