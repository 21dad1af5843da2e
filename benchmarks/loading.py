"""How long loading takes and how much memory: `python -m benchmarks.loading [REPORTS]` (1,000
unless said).

Reports are made from the forms, loaded by one process and by two, then loaded again unchanged. Each
load is measured in a process of its own, so that its peak of memory is its own too. Ratios are
printed beside the figures, for machines differ.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import synthetic_report
from store.loader import Loaded, load
from store.names import Names

YEARS = (2019, 2020, 2021, 2022, 2023)


class Measured(NamedTuple):
    """One load."""

    seconds: float
    megabytes: float
    """The peak of the process that loads, its readers left out."""
    readers: float
    """The largest peak of those that read for it."""
    files: int


def make(folder: Path, count: int) -> None:
    """Write synthetic reports, five years of each agency."""
    for place in range(count):
        number, year = divmod(place, len(YEARS))
        name, text = synthetic_report(number, YEARS[year])
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def measure(folder: Path, index: Path, processes: int) -> Measured:
    """Load in this process."""
    start = time.perf_counter()
    loaded = load([folder], index, Names(), processes=processes)
    seconds = time.perf_counter() - start
    if not isinstance(loaded, Loaded) or loaded.rejected or loaded.displaced:
        sys.exit(f"the load went wrong: {loaded}")
    own, others = (
        resource.getrusage(who).ru_maxrss / 1024
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Measured(seconds, own, others, len(loaded.new) + len(loaded.unchanged))


def elsewhere(folder: Path, index: Path, processes: int) -> Measured:
    """Load in another process."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.loading",
        "--once",
        str(folder),
        str(index),
        str(processes),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Measured(*json.loads(done.stdout))


def main(count: int) -> None:
    """Make, load, load again, and print what it took."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, one, two = Path(scratch, "reports"), Path(scratch, "1.db"), Path(scratch, "2.db")
        folder.mkdir()
        make(folder, count)
        first = elsewhere(folder, one, 1)
        row("first load, 1 process", first, first)
        row("first load, 2 processes", elsewhere(folder, two, 2), first)
        elsewhere(
            folder, one, 1
        )  # files this young are read once more; from then on their times are trusted
        row("reload, unchanged", elsewhere(folder, one, 1), first)
        size = one.stat().st_size
        print(f"index {size / 1024**2:.0f} MB, {size / count / 1024:.1f} KB a report")


def row(title: str, measured: Measured, first: Measured) -> None:
    """A line of the table."""
    rate, ratio = measured.files / measured.seconds, first.seconds / measured.seconds
    memory = f"{measured.megabytes:.0f} MB" + (
        f" + {measured.readers:.0f} MB" if measured.readers > 1 else ""
    )
    print(
        f"{title:<24} {measured.seconds:8.2f} s {rate:10,.0f} files/s {ratio:8.2f} times as fast   "
        f"peak {memory}"
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--once", folder, index, processes]:
            print(json.dumps(measure(Path(folder), Path(index), int(processes))))
        case arguments:
            main(int(arguments[0]) if arguments else 1000)
