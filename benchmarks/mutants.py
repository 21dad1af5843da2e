"""Judges the reader by mutants with a known right verdict: `python benchmarks/mutants.py [-n N]
[--pdf N]`.

The other half of the fuzzer: `fuzz_reading.py` asks whether what was *not* touched is read as
before, this asks what is said of the cells that *were* touched. Per class: mutants tried, cells
read rightly, left out, left out with a problem, left out though plain, wrong with a problem in the
report, and silently wrong. Exit status 1 when any is wrong.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from collections import Counter
from multiprocessing import Pool

from store.model import Reading, Status
from store.reading import read
from tests.reading.mutants.judging import CLASSES, FILES, FORMS, LAYOUTS, PDFS, Tally, mutant

COLUMNS = (
    "right",
    "absent",
    "absent with a problem",
    "refused needlessly",
    "absent untold",
    "wrong",
    "silently wrong",
)


def judged(work: tuple[str, str, str, range]) -> tuple[str, str, Tally, list[str]]:
    """The mutants of one class, layout and form."""
    kind, layout, form, seeds = work
    tally, crashes = Tally(), list[str]()
    for seed in seeds:
        made = mutant(kind, layout, form, seed)
        if made is None:
            continue
        try:
            found = read(made.name, made.content)
        except Exception:
            crashes.append(f"{made.seed}\n{traceback.format_exc()}")
            continue
        if isinstance(found, Reading):
            said = {
                (f.cell.table, f.cell.row, f.cell.column): f.value
                for f in found.facts
                if f.value is not None or f.status is Status.BLANK
            }
            tally.add(made, said, found.problems)
        else:
            tally.add(made, {}, [found])
    return kind, layout, tally, crashes


def main() -> None:
    """Prints a line for each class and layout."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument(
        "-n", type=int, default=20, help="seeds for each class, layout and form of texts"
    )
    arguments.add_argument(
        "--files", type=int, default=6, help="seeds for Word documents and workbooks"
    )
    arguments.add_argument("--pdf", type=int, default=1, help="seeds for PDFs")
    arguments.add_argument("--first", type=int, default=0, help="the first seed")
    arguments.add_argument("--kind", default="", help="only classes whose names hold this")
    arguments.add_argument("--layout", default="", help="only layouts whose names hold this")
    arguments.add_argument("--show", type=int, default=40)
    arguments.add_argument("--jobs", type=int, default=2)
    given = arguments.parse_args()
    counts = (
        dict.fromkeys(LAYOUTS, given.n)
        | dict.fromkeys(FILES, given.files)
        | dict.fromkeys(PDFS, given.pdf)
    )
    work = [
        (kind, layout, form, range(given.first, given.first + counts[layout]))
        for kind in CLASSES
        for layout in LAYOUTS
        for form in FORMS
        if given.kind in kind and given.layout in layout
    ]
    by_kind: dict[str, Counter[str]] = {}
    by_layout: dict[str, Counter[str]] = {}
    worst: list[str] = []
    crashes: list[str] = []
    with Pool(given.jobs) as pool:
        for kind, layout, tally, more in pool.imap_unordered(judged, work):
            for found, name in ((by_kind, kind), (by_layout, layout)):
                found.setdefault(name, Counter()).update({**tally.cells, "mutants": tally.tried})
            worst += tally.worst[:5]
            crashes += more
    total: Counter[str] = Counter()
    print(f"{'':<24}{'mutants':>9}" + "".join(f"{name[:14]:>16}" for name in COLUMNS))
    for found in (by_layout, by_kind):
        for name, counts_of in found.items():
            print(
                f"{name:<24}{counts_of['mutants']:>9}"
                + "".join(f"{counts_of[c]:>16}" for c in COLUMNS)
            )
        print()
    for counts_of in by_kind.values():
        total.update(counts_of)
    for line in (*worst[: given.show], *crashes[:5]):
        print(line)
    print(
        "all: "
        + ", ".join(f"{name} {total[name]}" for name in ("mutants", *COLUMNS))
        + f", crashes {len(crashes)}"
    )
    sys.exit(bool(crashes or total["wrong"] or total["silently wrong"]))


if __name__ == "__main__":
    main()
