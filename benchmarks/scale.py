"""Questions and names with 5, 1,000 and 100,000 reports: `python -m benchmarks.scale [REPORTS…]`
prints all figures.

The reports are made by `benchmarks.synthetic` (three years of each agency, governments and
departments), written to files and loaded as any others are, which takes some ten minutes for
100,000; `--keep FOLDER` keeps the indexes for the next time. Each index is then asked in a process
of its own: a mix of questions of every kind, each by somebody who has not asked before, answered,
with its next steps, and rendered; and names. `--cpu` measures processor time and not the clock, for
machines that are busy with other things.

Beside them stand, for the same names, rapidfuzz's extractOne(WRatio) over all of them and cpca.
cpca (PyPI) finds provinces, cities and counties in addresses; it needs pandas, some 200 MB, so it
is no dependency here, not even of
development: install it anywhere else (`python -m venv X && X/bin/pip install cpca`) and give that
  Python as `--cpca
X/bin/python`. Without it its row is left out, which is said.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz, process

from benchmarks.asked import KINDS, agencies, said
from benchmarks.synthetic import synthetic_report
from bot.setup.collector import spare_what_is_there
from handlers.conversation import Conversation
from handlers.rendering import render
from handlers.reply import Asker, Asking
from store.index import IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from store.names.gazetteer import entries

COUNTS = (5, 1_000, 100_000)
YEARS = (2020, 2021, 2022)
DAY = date(2023, 6, 1)
QUESTIONS = 3_000
NAMES = 1_000
OTHERS = 40
"""Names that the other libraries are asked: they take a thousand times as long."""
CPCA = """
import json, sys, time, cpca
mentions, took = json.load(sys.stdin), []
cpca.transform(mentions[:1])
for mention in mentions:
    started = time.perf_counter()
    cpca.transform([mention])
    took.append(1000 * (time.perf_counter() - started))
print(json.dumps(took))
"""
STARTS = 7


def build(count: int, folder: Path) -> Path:
    """An index of so many reports, made where there is none."""
    index = folder / f"{count}.db"
    if index.exists():
        return index
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        for place in range(count):
            number, year = divmod(place, len(YEARS))
            name, text = synthetic_report(
                2 * number, YEARS[year]
            )  # every other agency: departments are there too
            path = Path(scratch, name)
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        unfinished = folder / f"{count}.unfinished.db"
        loaded = load([Path(scratch)], unfinished, Names(), processes=os.cpu_count() or 1)
        if not isinstance(loaded, Loaded) or loaded.rejected or len(loaded.new) != count:
            sys.exit(f"the load went wrong: {loaded}")
        unfinished.rename(index)
    size = index.stat().st_size / 1024**2
    print(
        f"{count:,} reports made and loaded in {time.perf_counter() - started:.0f} s, "
        f"{size:,.0f} MB"
    )
    return index


@dataclass(frozen=True, slots=True)
class Measured:
    """What an index took to be asked: milliseconds, megabytes."""

    took: dict[str, list[float]]
    """Each question, by kind."""
    ended: dict[str, dict[str, int]]
    """How the questions of each kind ended, so that nobody praises the speed of refusals."""
    names: list[float]
    megabytes: float
    mentions: list[str]
    """Some of the names, for others to be asked."""


def ask(path: Path, clock: Callable[[], float]) -> Measured:
    """Ask an index everything, in this process."""
    index = open_index(path)
    if isinstance(index, IndexUnusable):
        sys.exit(index.reason)
    names = Names()
    conversation = Conversation(index, names)
    rng = random.Random(path.stem)
    held = agencies(index, rng, 300)
    spare_what_is_there()  # As whatever answers for long does.
    kinds = [kind for kind, (share, _) in KINDS.items() for _ in range(share)]
    rng.shuffle(kinds)
    took: dict[str, list[float]] = {kind: [] for kind in KINDS}
    ended: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for place in range(QUESTIONS):
        kind = kinds[place % len(kinds)]
        asker = Asker(f"{place}")
        *before, question = KINDS[kind][1](rng, held)
        for earlier in before:
            conversation.answer(Asking(earlier, asker, DAY))
        started = clock()
        answer = conversation.answer(Asking(question, asker, DAY))
        render(answer)
        took[kind].append(1000 * (clock() - started))
        ended[kind][str(answer.status)] += 1
    known = names.with_held(index.holdings())
    mentions = said(held, rng, NAMES)
    resolved = each(known.resolve, mentions, clock)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    index.close()
    return Measured(
        took,
        {kind: dict(found) for kind, found in ended.items()},
        resolved,
        peak,
        mentions[:OTHERS],
    )


def each(
    work: Callable[[str], object],
    texts: Sequence[str],
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Milliseconds that the work takes for each text."""
    took = []
    for text in texts:
        started = clock()
        work(text)
        took.append(1000 * (clock() - started))
    return took


def starts(path: Path) -> list[float]:
    """Milliseconds from starting the command to its end with the first answer."""
    command = [str(Path(sys.executable).parent / "nianbao"), "--db", str(path), "ask"]
    return each(
        lambda question: subprocess.run([*command, question], check=True, capture_output=True),
        ["平罗县2022年收到多少申请"] * STARTS,
    )


def others(mentions: Sequence[str], cpca: Path | None) -> Iterator[tuple[str, list[float]]]:
    """What other libraries take for names."""
    every = ["".join(entry.path) for entry in entries()]
    title = f"rapidfuzz extractOne(WRatio) over {len(every):,} names"
    yield (
        title,
        each(lambda mention: process.extractOne(mention, every, scorer=fuzz.WRatio), mentions),
    )
    if cpca is None:
        print("cpca is left out: see --cpca", file=sys.stderr)
        return
    asked = json.dumps(mentions)
    done = subprocess.run(
        [cpca, "-c", CPCA], input=asked, check=True, capture_output=True, text=True
    )
    yield "cpca.transform", json.loads(done.stdout)


def at(share: float, took: Sequence[float]) -> float:
    """The time within which this share was done."""
    return sorted(took)[int(share * (len(took) - 1))]


def row(*cells: object) -> None:
    """A row of the table."""
    print("| " + " | ".join(str(cell) for cell in cells) + " |")


def figures(took: Sequence[float]) -> str:
    """p50, p99 and the longest."""
    return f"{at(0.5, took):.2f} | {at(0.99, took):.2f} | {max(took):.1f}"


def main(counts: Sequence[int], folder: Path, cpca: Path | None, *, cpu: bool) -> None:
    """Build, ask, and print the table, then what names take by themselves."""
    measured: dict[int, Measured] = {}
    started: dict[int, list[float]] = {}
    how = "processor time" if cpu else "by the clock"
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {how}", flush=True)
    for count in counts:
        index = build(count, folder)
        started[count] = starts(index)
        command = [
            sys.executable,
            "-m",
            "benchmarks.scale",
            "--ask",
            str(index),
            *(["--cpu"] if cpu else []),
        ]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        measured[count] = Measured(**json.loads(done.stdout))
    table(measured, started, cpca)
    print(f"load average {os.getloadavg()[0]:.1f}", flush=True)
    subprocess.run(
        [sys.executable, "-m", "benchmarks.names", *(["--cpu"] if cpu else [])], check=True
    )


def table(
    measured: dict[int, Measured], started: dict[int, list[float]], cpca: Path | None
) -> None:
    """Milliseconds: p50, p99 and the longest, for each number of reports."""
    every = list(measured.values())
    row("milliseconds: p50, p99, longest", *(f"{count:,} reports | | " for count in measured))
    row("---", *("---: | ---: | ---:" for _ in measured))
    for kind in KINDS:
        row(kind, *(figures(one.took[kind]) for one in every))
    row(
        f"**all {QUESTIONS:,} questions**",
        *(figures([t for took in one.took.values() for t in took]) for one in every),
    )
    row(f"**{NAMES:,} names**", *(figures(one.names) for one in every))
    row("start to first answer", *(figures(took) for took in started.values()))
    row("memory in MB", *(f"{one.megabytes:.0f} | | " for one in every))
    for title, took in others(every[0].mentions, cpca):
        row(title, figures(took))
    for kind in KINDS:
        print(f"{kind}: {every[-1].ended[kind]}", file=sys.stderr)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, metavar="REPORTS")
    parser.add_argument("--keep", type=Path, help="where the indexes are, or will be")
    parser.add_argument("--cpca", type=Path, metavar="PYTHON", help="a Python that has cpca")
    parser.add_argument("--cpu", action="store_true", help="processor time, not the clock")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.ask:
        print(
            json.dumps(
                asdict(ask(wanted.ask, time.process_time if wanted.cpu else time.perf_counter))
            )
        )
    elif wanted.keep:
        wanted.keep.mkdir(parents=True, exist_ok=True)
        main(wanted.counts, wanted.keep, wanted.cpca, cpu=wanted.cpu)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            main(wanted.counts, Path(scratch), wanted.cpca, cpu=wanted.cpu)
