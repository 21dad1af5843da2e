"""One bot per state database: two would fight over Telegram's updates and send everything twice.

The lock belongs to the process and goes with it, however it ends, so there is no time to wait out after a crash.
"""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody else has the lease."""

    path: Path
    holder: str

    def __str__(self) -> str:
        return f"Another bot runs on the same state database ({self.holder}): stop that one, or set NIANBAO_STATE."


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to run on a state database, until it is released or the process ends."""

    file: IO[str]

    def release(self) -> None:
        """Let somebody else run."""
        self.file.close()


def holder_of(state: Path) -> str:
    """Who has the lease of a state database; nothing if nobody does. Leaves the lease as it is."""
    try:
        file = state.with_name(state.name + ".lock").open(encoding="utf-8")
    except OSError:
        return ""
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return " ".join(file.read().split()) or "unknown"
    return ""


def take_lease(state: Path) -> Lease | Taken:
    """The lease of a state database; or who has it. The lock lies beside the database."""
    path = state.with_name(state.name + ".lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        holder = " ".join(file.read().split())
        file.close()
        return Taken(path, holder or "unknown")
    file.truncate(0)
    file.write(f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n")
    file.flush()
    return Lease(file)
