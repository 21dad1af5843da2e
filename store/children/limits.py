"""What a child may use, and how the system is told."""

from __future__ import annotations

import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_FIRST_TO_GO: Final = "800"
"""Of 1,000: when memory is short, the system ends a child before anything that people wait for."""


@dataclass(frozen=True, slots=True)
class Limits:
    """For each job, or each part of one."""

    memory: int
    """Bytes of data that the process may hold, what it began with counted in."""
    seconds: float
    """Of processor time. What runs longer is ended by the system, whatever it is at."""
    wall: float
    """Seconds on the clock: it may wait for a disk or for another program without using any
    time.
    """


def confine(limits: Limits) -> None:
    """Bound what this process may use, where the system can.

    It gets a group of its own, so that what it starts can be ended with it.
    """
    with contextlib.suppress(OSError, AttributeError):
        os.setpgid(0, 0)
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # Beside its data a process maps libraries: some 300 MB of addresses and a fifth of that in
        # memory. A program that it starts may set itself other bounds (the recogniser of scans
        # needs more).
        for kind, most in (
            (resource.RLIMIT_DATA, limits.memory),
            (resource.RLIMIT_AS, 2 * limits.memory),
        ):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))


def begin(limits: Limits) -> None:
    """Count the time from now."""
    with contextlib.suppress(AttributeError, ValueError):
        signal.setitimer(signal.ITIMER_PROF, limits.seconds)


def end_group(leader: int) -> None:
    """End a child and all that it has started."""
    with contextlib.suppress(OSError, AttributeError):
        os.killpg(leader, signal.SIGKILL)
    with contextlib.suppress(OSError):
        os.kill(leader, signal.SIGKILL)
