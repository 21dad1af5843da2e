"""A child as the one sees it who has work done."""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import time
from collections import deque
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Final

from store.children.child import serve
from store.children.limits import Limits, end_group
from store.children.line import QueuedJob
from store.children.main_module import no_main_module
from store.children.pieces import Reason, Work

_SMALL: Final = 16_000
"""Bytes of a job that may be sent ahead: it fits into what the system keeps for a child that is at
work.
"""
_AHEAD: Final = 3
"""Jobs that a child has at most, the one it is at counted in."""
_NEEDED: Final = dict.fromkeys(("multiprocessing.popen_forkserver", "store.children.child"))
"""The modules that children need: all of them these two, and some of them what was asked for
since.
"""
_PATIENCE: Final = 2.0
"""Seconds for a child to end by itself."""


def context(preload: Sequence[str]) -> ForkServerContext | SpawnContext:
    """How children are started: by a process that has everything imported and nothing of ours open.

    It is begun with the first child, and has what was asked for until then.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    chosen = multiprocessing.get_context("forkserver")
    _NEEDED.update(dict.fromkeys(preload))
    chosen.set_forkserver_preload(list(_NEEDED))
    return chosen


class Hand:
    """A child at work."""

    def __init__(
        self,
        how: ForkServerContext | SpawnContext,
        work: Work[Any, Any],
        limits: Limits,
    ) -> None:
        self._limits = limits
        self.connection: Connection
        self.connection, theirs = how.Pipe()
        self._process: BaseProcess = how.Process(
            target=serve, args=(work, theirs, limits), daemon=True
        )
        try:
            with no_main_module():
                self._process.start()
        except OSError:
            self.connection.close()
            raise
        finally:
            theirs.close()
        self.ready = False
        self.lines: deque[QueuedJob] = deque()
        """The jobs that it was given, the one it is at first."""
        self._since = time.monotonic()

    def heard(self) -> list[Any] | None:
        """What it has sent; None from a child that has ended."""
        self._since = time.monotonic()
        try:
            pieces: list[Any] = pickle.loads(self.connection.recv_bytes())  # noqa: S301 - from our own child
        except (EOFError, OSError):
            return None
        self.ready = True
        return pieces

    def listened(self, *, before: bool) -> None:
        """Counts no time in which nobody listened to it."""
        if not before:
            self._since = time.monotonic()

    @property
    def left(self) -> float:
        """Seconds until it has taken too long."""
        return self._since + self._limits.wall - time.monotonic()

    def take(self, line: QueuedJob) -> bool:
        """Give it a job, unless it has enough."""
        data = line.packed or bytes(ForkingPickler.dumps((line.job, line.begun)))
        if not self.ready or (self.lines and (len(self.lines) >= _AHEAD or len(data) > _SMALL)):
            line.packed = data
            return False
        with contextlib.suppress(OSError):  # one that has just ended is found out by listening
            self.connection.send_bytes(data)
        if not self.lines:
            self._since = time.monotonic()
        line.packed = b""
        self.lines.append(line)
        return True

    def why(self) -> tuple[Reason, str]:
        """Why it has ended."""
        self._process.join(_PATIENCE)
        code = self._process.exitcode or 0
        if code == -signal.SIGPROF:
            return Reason.TIME, ""
        return Reason.STOPPED, signal.Signals(-code).name if code < 0 else ""

    def end(self) -> None:
        """End it, at once if it is at work."""
        self.connection.close()
        if not self.lines:
            self._process.join(_PATIENCE)
        if self._process.is_alive() and self._process.pid is not None:
            end_group(self._process.pid)
            self._process.join(_PATIENCE)
