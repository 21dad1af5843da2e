"""The child's side: job after job, and each piece handed over as soon as it is there."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import threading
import traceback
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from store.children.limits import Limits, begin, confine
from store.children.pieces import Begun, Broke, Reason, Work

READY: Final = "ready"
"""What a child says when it is there."""
ENOUGH_JOBS: Final = 1_000
"""After which a child is replaced: what libraries do not give back does not add up."""
_SELDOM: Final = 20_000
"""Objects that have come and not gone, after which it is looked for those that only hold each
other.
"""
ENOUGH_MEMORY: Final = 200_000_000
"""Bytes in memory from which on a child takes no further job."""


@dataclass(slots=True)
class Ended:
    """No more comes of a job; `tired` is a child that takes no further one."""

    tired: bool


def serve(work: Work[Any, Any], ours: Connection, limits: Limits) -> None:
    """Do what is asked until nobody asks any more. What is sent is a list: a message each for all
    takes too long.
    """
    end_with_the_starter()
    confine(limits)
    _seldom_look_for_garbage()
    with contextlib.suppress(EOFError, OSError):
        _send(ours, [READY])
        for count in range(1, ENOUGH_JOBS + 1):
            job, skipped = ours.recv()
            ended = _done(work, job, skipped, ours, limits, last=count == ENOUGH_JOBS)
            if isinstance(ended, Broke):
                _send(ours, [ended])
                return
            if ended.tired:
                return


def _seldom_look_for_garbage() -> None:
    """Jobs leave few circles behind; to look for them took 4 % of the time, as each look touches
    all that was imported.

    What was imported is shared with the process that the child was forked from, until it is
    touched.
    """
    gc.freeze()
    gc.set_threshold(_SELDOM)


def _done(
    work: Work[Any, Any],
    job: object,
    skipped: int,
    ours: Connection,
    limits: Limits,
    *,
    last: bool,
) -> Broke | Ended:
    """Does a job and hands all of it over, or says what it raised. An error is let go here, with
    all that it holds.
    """
    part = ""
    pieces: list[object] = []
    begin(limits)
    try:
        for piece in work(job, skipped):
            pieces.append(piece)
            if isinstance(piece, Begun):  # known before anything of it is read
                part = piece.part or part
                _send(ours, pieces)
                pieces = []
                begin(limits)
        ended = Ended(last or _memory() > ENOUGH_MEMORY)
        _send(ours, [*pieces, ended])
    except MemoryError:
        return Broke(Reason.MEMORY, part)
    except (EOFError, BrokenPipeError, ConnectionError):
        raise
    except Exception as error:
        return Broke(Reason.FAILED, part, _described(error))
    return ended


def _send(ours: Connection, pieces: list[Any]) -> None:
    ours.send_bytes(
        pickle.dumps(pieces, pickle.HIGHEST_PROTOCOL)
    )  # half the time that `send` takes


def _described(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1:]
    return " ".join(
        [type(error).__name__, *(f"{Path(at.filename).name}:{at.lineno}" for at in last)]
    )


def _memory() -> int:
    """Bytes of this process that are in memory; 0 where the system does not say."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0


def end_with_the_starter() -> None:
    """Let this process end when the one that started it does: one that is killed cannot tell."""
    starter = multiprocessing.parent_process()
    if starter is not None:
        threading.Thread(target=_wait_for_the_end_of, args=(starter.sentinel,), daemon=True).start()


def _wait_for_the_end_of(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)
