"""A worker: takes batches from the queue and reads them, until it is told to stop."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from store.children import ChildrenUnavailableError
from store.queue.place import Queue
from store.queue.tasks import Told, app_of

if TYPE_CHECKING:
    from procrastinate.job_context import JobContext
    from procrastinate.worker import Worker

BEAT: Final = 2.0
"""Seconds between signs of life."""
SILENT: Final = 15.0
"""Seconds without one after which a worker counts as dead, and what it was at is read by others."""
AGAIN: Final = 1.0
"""Seconds between tries to reach a server that is away."""
_CONNECTIONS: Final = 4
"""Of a worker: to listen, for its signs of life, to take batches, and one to spare."""


def work(queue: Queue, processes: int, told: Told, away: Callable[[], None]) -> bool:
    """Work until told to stop; false where no process could be begun to read in, which is this
    machine's fault.

    `told` hears of the files of each batch; `away` each time that the server cannot be reached,
    which is waited for.
    """
    from procrastinate.exceptions import ConnectorException

    unable = False

    def watched(go_on: Callable[[], Any], _: JobContext, worker: Worker) -> Any:
        nonlocal unable
        try:
            return go_on()
        except ChildrenUnavailableError:
            unable = True
            worker.stop()  # type: ignore[no-untyped-call]  # procrastinate's
            raise

    app = app_of(queue, connections=_CONNECTIONS, told=told, processes=processes)
    while True:
        try:
            app.run_worker(
                queues=[queue.name],
                update_heartbeat_interval=BEAT,
                stalled_worker_timeout=SILENT,
                delete_jobs="successful",
                task_middleware=[watched],
            )
        except (ConnectorException, OSError):
            away()
            time.sleep(AGAIN)
        else:
            return not unable
