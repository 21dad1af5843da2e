"""One active bot per state: two would fight over Telegram's updates and send everything twice.

The lock belongs to the process and goes with it, however it ends. Beside a file it is one of the
operating system; on a server it is the server's (`store.state.databases.postgres_lease`), and those
that come later may wait for it.
"""

from __future__ import annotations

import fcntl
import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from store.server import Place, Server

if TYPE_CHECKING:
    from store.state.databases.postgres_lease import ServerLease


@dataclass(frozen=True, slots=True)
class Taken:
    """Somebody else has the lease, or it cannot be asked for."""

    path: Place
    holder: str

    def __str__(self) -> str:
        return (
            f"Another bot runs on the same state database ({self.holder}): stop that one, "
            "or set NIANBAO_STATE."
        )


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to run on a state database, until it is released or the process ends."""

    file: IO[str] | None = None
    server: ServerLease | None = None

    def release(self) -> None:
        """Let somebody else run."""
        if self.file is not None:
            self.file.close()
        if self.server is not None:
            self.server.release()


def this_process() -> str:
    """What tells people which process holds a lease."""
    return f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC"


def shared_lease(server: Server) -> ServerLease:
    """This process's part in the lease of a state that several machines reach."""
    from store.state.databases.postgres_lease import ServerLease

    return ServerLease(server, f"{this_process()} on {socket.gethostname()}")


def holder_of(state: Place) -> str:
    """Who has the lease of a state database; nothing if nobody does, or it cannot be seen. Leaves
    it as it is.
    """
    if isinstance(state, Server):
        return _holder_at(state)
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


def _holder_at(server: Server) -> str:
    from store.state import StateAwayError

    lease = shared_lease(server)
    try:
        return lease.holder()
    except StateAwayError:
        return ""
    finally:
        lease.release()


def take_lease(state: Place) -> Lease | Taken:
    """The lease of a state database; or who has it. Of a file, the lock lies beside the
    database.
    """
    if isinstance(state, Server):
        return _of_server(state)
    return _of_file(state)


def _of_server(server: Server) -> Lease | Taken:
    from store.state import StateAwayError

    lease = shared_lease(server)
    try:
        if lease.locked():
            return Lease(server=lease)
        holder = lease.holder()
    except StateAwayError as error:
        holder = str(error)
    lease.release()
    return Taken(server, holder or "unknown")


def _of_file(state: Path) -> Lease | Taken:
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
    file.write(f"{this_process()}\n")
    file.flush()
    return Lease(file)
