"""Workers killed at random while they read: `python -m benchmarks.worker_kills [REPORTS] [SEED]
[--pause SECONDS]`.

Reports are made from the forms and loaded twice into copies of one new index: by one machine, and
by workers over a queue on a PostgreSQL of this benchmark's own, of which one after another is
killed (SIGKILL) or stopped for good (SIGSTOP) and replaced. Both indexes must be the same, byte for
byte.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.loading import make
from tests.postgres.server import postgres_server

REPORTS = 2_000
SEED = 1
WORKERS = 2
SHORTEST, PAUSE = 0.5, 8.0
"""Seconds between two kills, at least and at most. A kill costs what was read of a batch: many
reports want longer.
"""
OLD = 1_600_000_000
"""When the files were changed last: what is young is read once more, which is another matter."""


def program(index: Path, *arguments: object) -> list[str]:
    """A command of the program."""
    return [sys.executable, "-m", "bot", "--db", str(index), *(str(each) for each in arguments)]


def begun(command: list[str], log: Path) -> subprocess.Popen[bytes]:
    """A process in a group of its own, so that its readers can be ended with it."""
    with log.open("ab") as said:
        return subprocess.Popen(command, stdout=said, stderr=said, start_new_session=True)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and its readers, also one that stands still."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class Worker:
    """A worker, and what it says."""

    def __init__(self, command: list[str], log: Path) -> None:
        self.log = log
        self.process = begun(command, log)

    def tell(self, how: signal.Signals) -> None:
        """Send it and its readers a signal."""
        os.killpg(self.process.pid, how)

    @property
    def has_begun(self) -> bool:
        """Whether it waits for something to read, or reads."""
        return self.log.stat().st_size > 0


def killing(
    load: subprocess.Popen[bytes],
    command: list[str],
    folder: Path,
    rng: random.Random,
    pause: float,
) -> Counter[str]:
    """Kill workers that are at work and begin others, until the load has ended. One at a time may
    stand still.
    """
    ends: Counter[str] = Counter()
    logs = (folder / f"{number}.log" for number in count(1))
    workers = [Worker(command, next(logs)) for _ in range(WORKERS)]
    still: list[Worker] = []
    try:
        while load.poll() is None:
            with suppress(subprocess.TimeoutExpired):
                load.wait(rng.uniform(min(SHORTEST, pause), pause))
                break
            place = rng.randrange(len(workers))
            if not workers[place].has_begun:
                continue
            how = rng.choice((signal.SIGKILL, signal.SIGKILL, signal.SIGSTOP))
            workers[place].tell(how)
            ends[how.name] += 1
            for worker in still:  # It comes to life again, and finds others at what it was at.
                worker.tell(signal.SIGCONT)
                worker.tell(signal.SIGTERM)
            if how is signal.SIGSTOP:
                still = [workers[place]]
            workers[place] = Worker(command, next(logs))
    finally:
        for worker in (*workers, *still):
            end(worker.process)
    return ends


def digest(path: Path) -> str:
    """What a file holds."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def run(folder: Path, reports_made: int, seed: int, pause: float = PAUSE) -> bool:
    """Load both ways, say what was seen, and whether the indexes are the same."""
    reports, one, many = folder / "reports", folder / "one.db", folder / "many.db"
    reports.mkdir()
    make(reports, reports_made)
    for path in reports.rglob("*.txt"):
        os.utime(path, (OLD, OLD))
    (folder / "none").mkdir()
    subprocess.run(program(one, "load", "--quiet", folder / "none"), check=True)
    shutil.copy(one, many)
    started = time.monotonic()
    subprocess.run(program(one, "load", "--quiet", reports), check=True, capture_output=True)
    alone = time.monotonic() - started
    with postgres_server() as server:
        queue = server.place().address
        started = time.monotonic()
        load = begun(
            program(many, "load", "--quiet", reports, "--queue", queue), folder / "load.log"
        )
        worker = program(many, "worker", "--processes", "1", "--queue", queue)
        try:
            ends = killing(load, worker, folder, random.Random(seed), pause)
        finally:
            end(load)
        by_many = time.monotonic() - started
    same = load.returncode == 0 and digest(one) == digest(many)
    print(f"{reports_made:,} reports, seed {seed}, at most {pause:g} s between two kills;")
    print(f"one machine {alone:.0f} s, {WORKERS} workers {by_many:.0f} s;")
    print(
        f"meanwhile killed {ends['SIGKILL']}, stopped for good {ends['SIGSTOP']}; "
        f"one.db {digest(one)}"
    )
    print(f"many.db {digest(many)}: {'the same' if same else 'NOT THE SAME'}")
    if not same:
        print((folder / "load.log").read_text())
    return same


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reports", nargs="?", type=int, default=REPORTS)
    parser.add_argument("seed", nargs="?", type=int, default=SEED)
    parser.add_argument(
        "--pause", type=float, default=PAUSE, help="seconds between two kills, at most"
    )
    wanted = parser.parse_args()
    with TemporaryDirectory() as scratch:
        sys.exit(0 if run(Path(scratch), wanted.reports, wanted.seed, wanted.pause) else 1)
