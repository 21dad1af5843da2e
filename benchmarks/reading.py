"""Reports read a second, and memory at the peak: `python benchmarks/reading.py [PATH…]`, by default
the shipped ones.

What the reader remembers (labels, numbers, whole rows of zeros) is of use in real work too, prose
is not: so that no sentence is read twice, each copy of a report has another character in its long
lines.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from multiprocessing import Pool
from pathlib import Path

from store.model import Reading
from store.reading import SUFFIXES, read
from store.reference import DATA

COPIES = 60
FIRST = 0x4E00


def varied(content: bytes, copy: int) -> bytes:
    """A text with a mark of its own in every line of prose; other files as they are."""
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        return content
    mark = chr(FIRST + copy)
    return "\n".join(
        x if "\t" in x or len(x) < 40 else x[:20] + mark + x[20:] for x in lines
    ).encode()


def files(paths: Sequence[Path]) -> dict[str, list[tuple[str, bytes]]]:
    """The files to read by their kind."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    for path in paths:
        for file in sorted(path.rglob("*") if path.is_dir() else [path]):
            if file.suffix in SUFFIXES:
                found.setdefault(file.suffix, []).append((file.name, file.read_bytes()))
    return found


def read_all(some: Sequence[tuple[str, bytes]]) -> int:
    """How many of the files are reports."""
    return sum(isinstance(read(name, content), Reading) for name, content in some)


def main() -> None:
    """Prints reports a second for each kind of file, on one process and, for texts, on two."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for kind, found in sorted(files([Path(a) for a in sys.argv[1:]] or [DATA / "reports"]).items()):
        copies = COPIES if kind in (".txt", ".md", ".html") else 5
        work = [(name, varied(content, copy)) for copy in range(copies) for name, content in found]
        read_all(work[: len(found)])
        start, used = time.perf_counter(), time.process_time()
        count = read_all(work)
        took, used = time.perf_counter() - start, time.process_time() - used
        print(
            f"{kind:<6} {count / took:6.0f} reports/s ({count / used:.0f} a second of processor "
            f"time), {count} reports"
        )
        if kind == ".txt":
            with Pool(2) as pool:
                pool.map(read_all, [work[:5], work[:5]])
                start = time.perf_counter()
                count = sum(pool.map(read_all, [work[::2], work[1::2]]))
                print(
                    f"{kind:<6} {count / (time.perf_counter() - start):6.0f} reports/s in "
                    "two processes"
                )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"memory: {peak / 1024:.0f} MB at the peak, {before / 1024:.0f} MB before the first file")


if __name__ == "__main__":
    main()
