"""Loads files made to hurt, each between two good ones: `python -m benchmarks.hostile_files [NAME…]`.

For each: how long the load took, the most memory that one of its processes had, and what became of it. Exit status 1
if one took more than 20 seconds or 700 MB, if something was raised, or if a good file beside it was not loaded. A name
is a part of the names that are tried.

To be run without the recogniser of scans, which has bounds of its own (`store.reading.limits`): some of these are PDF
files without text, which it would look at.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from store.children import ChildrenUnavailableError
from store.loader import Loaded, load
from store.names import Names
from tests.reading.hostile.documents import FILES, PLACES
from tests.store.made import PINGLUO, XIJI, report

SECONDS, MEGABYTES = 20.0, 700.0


class Watch(threading.Thread):
    """The most memory that any process below this one had."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0.0
        self._over = threading.Event()

    def run(self) -> None:
        """Look again and again."""
        while not self._over.wait(0.02):
            self.most = max([self.most, *self._peaks()])

    def end(self) -> float:
        """The most that was seen, in MB."""
        self._over.set()
        self.join()
        return self.most

    def _peaks(self) -> Iterator[float]:
        above: dict[int, int] = {}
        peaks: dict[int, float] = {}
        for place in Path("/proc").glob("[0-9]*/status"):
            try:
                fields = dict(line.split(":", 1) for line in place.read_text().splitlines() if ":" in line)
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
                yield peak


def tried(name: str, put: Callable[[Path], object], names: Names) -> str:
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
        seconds, peak = time.perf_counter() - began, watch.end()
    if not isinstance(done, Loaded):
        became, wrong = str(done), "raised"
    else:
        read = [file for file in done.new if file not in ("!first.txt", "～last.txt")]
        became = ", ".join([f"{len(read)} read"] * bool(read) + sorted({one.code for one in done.rejected})) or "-"
        wrong = "" if len(done.new) - len(read) == 2 else "a good one is missing"
    archives = 3 if name.endswith(".zip") else 1  # so many of its members may each take as long as a file
    wrong = wrong or ("slow" if seconds > SECONDS * archives else "") or ("large" if peak > MEGABYTES else "")
    print(
        f"{seconds:6.1f} s {peak:5.0f} MB  {name.encode('unicode_escape').decode()[:50]:<50} {became} {wrong}",
        flush=True,
    )
    return wrong


def main(wanted: list[str]) -> None:
    """Try all of them, or those that are named."""
    names = Names()
    puts: dict[str, Callable[[Path], object]] = {**PLACES}
    for name, made in FILES.items():
        puts[name if "." in name else f"{name}.txt"] = lambda path, made=made: path.write_bytes(made())  # type: ignore[misc]
    chosen = {name: put for name, put in puts.items() if not wanted or any(part in name for part in wanted)}
    wrong = [name for name, put in chosen.items() if tried(name, put, names)]
    print(f"{len(chosen)} files made to hurt, {len(wrong)} of them hurt: {wrong}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
