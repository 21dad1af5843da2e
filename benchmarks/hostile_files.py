"""Loads files made to hurt, each between two good ones: `python -m benchmarks.hostile_files [--cpu]
[NAME…]`.

For each: how long the load took, how much of that its processes were at work, the most memory that
one of them had, and what became of it. Exit status 1 if one took more than 20 seconds or 700 MB, if
something was raised, or if a good file beside it was not loaded. With `--cpu` the time at work is
judged, for a machine that is busy. A name is a part of the names that are tried.

With the recogniser installed it looks at those that are pictures, and at the PDF files without
text.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from store.children import ChildrenUnavailableError
from store.loader import Loaded, load
from store.names import Names
from tests.reading.hostile.documents import FILES, PLACES
from tests.store.made import PINGLUO, XIJI, report

SECONDS, MEGABYTES = 20.0, 700.0


class Watch(threading.Thread):
    """The most memory that any process below this one had, and how long all of them were at
    work.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        """In MB."""
        self._at_work: dict[int, float] = {}
        self._own = time.process_time()
        self._over = threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while not self._over.wait(0.02):
            for number, peak in self._peaks():
                self.most = max(self.most, peak)
                self._at_work[number] = _at_work(number) or self._at_work.get(number, 0.0)

    def end(self) -> float:
        """Seconds of processor time, those of this process counted in."""
        self._over.set()
        self.join()
        return time.process_time() - self._own + sum(self._at_work.values())

    def _peaks(self) -> Iterator[tuple[int, float]]:
        above: dict[int, int] = {}
        peaks: dict[int, float] = {}
        for place in Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(
                    line.split(":", 1) for line in place.read_text().splitlines() if ":" in line
                )
            except OSError:
                continue
            number = int(place.parent.name)
            above[number] = int(fields["PPid"])
            peaks[number] = int(fields.get("VmHWM", "0 kB").split()[0]) / 1024
        for number, peak in peaks.items():
            at = number
            while at in above and at != os.getpid():
                at = above[at]
            if at == os.getpid() and number != at:
                yield number, peak


def _at_work(number: int) -> float:
    """Seconds of processor time that a process has had; 0 of one that has ended."""
    try:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def tried(name: str, put: Callable[[Path], object], names: Names, *, cpu: bool) -> str:
    """Loads a file made to hurt; what is wrong with how that went."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "reports")
        folder.mkdir()
        (folder / "!first.txt").write_text(report(PINGLUO), "utf-8")
        put(folder / name)
        (folder / "～last.txt").write_text(report(XIJI), "utf-8")
        watch = Watch()
        watch.start()
        began = time.perf_counter()
        try:
            done: object = load([folder], Path(scratch, "index.db"), names)
        except (Exception, ChildrenUnavailableError):
            done = traceback.format_exc()
        seconds, at_work, peak = time.perf_counter() - began, watch.end(), watch.most
    if not isinstance(done, Loaded):
        became, wrong = str(done), "raised"
    else:
        read = [file for file in done.new if file not in ("!first.txt", "～last.txt")]
        became = (
            ", ".join(
                [f"{len(read)} read"] * bool(read) + sorted({one.code for one in done.rejected})
            )
            or "-"
        )
        wrong = "" if len(done.new) - len(read) == 2 else "a good one is missing"
    archives = (
        3 if name.endswith(".zip") else 1
    )  # so many of its members may each take as long as a file
    wrong = (
        wrong
        or ("slow" if (at_work if cpu else seconds) > SECONDS * archives else "")
        or ("large" if peak > MEGABYTES else "")
    )
    shown = name.encode("unicode_escape").decode()[:50]
    print(
        f"{seconds:6.1f} s {at_work:6.1f} s at work {peak:5.0f} MB  {shown:<50} {became} {wrong}",
        flush=True,
    )
    return wrong


def _put(made: Callable[[], bytes], path: Path) -> None:
    path.write_bytes(made())


def main(wanted: list[str], *, cpu: bool) -> None:
    """Try all of them, or those that are named."""
    names = Names()
    puts: dict[str, Callable[[Path], object]] = {**PLACES}
    for name, made in FILES.items():
        puts[name if "." in name else f"{name}.txt"] = partial(_put, made)
    chosen = {
        name: put
        for name, put in puts.items()
        if not wanted or any(part in name for part in wanted)
    }
    wrong = [name for name, put in chosen.items() if tried(name, put, names, cpu=cpu)]
    print(f"{len(chosen)} files made to hurt, {len(wrong)} of them hurt: {wrong}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    arguments = sys.argv[1:]
    main([one for one in arguments if one != "--cpu"], cpu="--cpu" in arguments)
