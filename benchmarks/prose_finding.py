"""Finding in the prose: how often the sentence that a question means is the nearest, or among
three.

`python -m benchmarks.prose_finding` makes reports (`tests.handlers.generated.prose`), asks about
each sentence as it is and with words that stand nowhere, in the report that is meant and among all,
and prints recall and milliseconds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from handlers.prose.finding import nearest
from store.index import HeldReport, Index, IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.handlers.generated.prose import Asked, reports

STRANGERS = ("听说领导关心", "花了力气的", "李科长经手的", "据群众反映", "写材料急用", "属于亮点的")
"""Words that no sentence holds."""


def main() -> int:
    """Prints all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = list(reports(given.seed, given.reports))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "reports")
        folder.mkdir()
        for report in made:
            (folder / report.name).write_text(report.text, encoding="utf-8")
        if not isinstance(load([folder], Path(scratch, "index.db"), Names()), Loaded):
            return 2
        index = open_index(Path(scratch, "index.db"))
        if isinstance(index, IndexUnusable):
            print(index.reason, file=sys.stderr)
            return 2
        held = {report.file: report for report in index.held(superseded=True)}
        rng = random.Random(given.seed)
        asked = [(held[report.name], one, report.agency) for report in made for one in report.asked]
        for title, strangers in (("as it is", ("",)), ("with words that stand nowhere", STRANGERS)):
            put = [
                (own, one, rng.choice(strangers) + one.question.removeprefix(name))
                for own, one, name in asked
            ]
            tell(f"one report, {title}", index, put, alone=True)
        index.close()
    return 0


def tell(
    title: str, index: Index, put: list[tuple[HeldReport, Asked, str]], *, alone: bool
) -> None:
    """Asks, and prints how often the sentence came first, or among three, and how long it took."""
    first = among = 0
    took: list[float] = []
    for own, asked, question in put:
        started = time.perf_counter()
        found = nearest(index, [own] if alone else [], question)
        took.append(1000 * (time.perf_counter() - started))
        texts = [sentence.text for sentence in found]
        first += texts[:1] == [asked.sentence]
        among += asked.sentence in texts
    took.sort()
    p50, p99 = took[len(took) // 2], took[int(0.99 * len(took))]
    share = [f"{100 * count / len(put):.1f} %" for count in (first, among)]
    print(
        f"{title}: {len(put)} asked, first {share[0]}, among three {share[1]}, p50 {p50:.2f} ms, "
        f"p99 {p99:.2f} ms"
    )


if __name__ == "__main__":
    raise SystemExit(main())
