"""Reading many files, in several processes where there are enough of them to pay for starting those.

Results come in the order of the tasks, whoever read them, so that what is loaded does not depend on how many did.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import connection

from store.loader.texts import Done, Task, read_task
from store.model import Rejected

WORTH_IT = 400
"""Files. Starting a process takes as long as reading about a hundred."""
TOGETHER = 16
"""Files that a process is given at a time."""
AHEAD = 4
"""Portions for each process that wait or are done: what is read but not yet put in takes memory."""


def read_all(tasks: Sequence[Task], processes: int) -> Iterator[Done | Rejected]:
    """What each file holds, in order. A process that dies raises `BrokenProcessPool`."""
    if processes < 2 or len(tasks) < WORTH_IT:
        return map(read_task, tasks)
    return _in_parallel(tasks, processes)


def _in_parallel(tasks: Sequence[Task], processes: int) -> Iterator[Done | Rejected]:
    # Not forked: the process that loads may be a bot with threads and open connections.
    context = multiprocessing.get_context("spawn")
    portions = (tuple(tasks[start : start + TOGETHER]) for start in range(0, len(tasks), TOGETHER))
    with ProcessPoolExecutor(processes, mp_context=context, initializer=end_with_the_starter) as pool:
        waiting: deque[Future[list[Done | Rejected]]] = deque()
        try:
            for portion in itertools.islice(portions, processes * AHEAD):
                waiting.append(pool.submit(_read_portion, portion))
            while waiting:
                yield from waiting.popleft().result()
                for portion in itertools.islice(portions, 1):
                    waiting.append(pool.submit(_read_portion, portion))
        finally:
            for future in waiting:
                future.cancel()


def _read_portion(portion: tuple[Task, ...]) -> list[Done | Rejected]:
    return [read_task(task) for task in portion]


def end_with_the_starter() -> None:
    """Let this process end when the one that started it does: one that is killed cannot tell."""
    loader = multiprocessing.parent_process()
    if loader is not None:
        threading.Thread(target=_wait_for_the_end_of, args=(loader.sentinel,), daemon=True).start()


def _wait_for_the_end_of(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
