"""Generated questions with their truth, over any folder of reports: `python
benchmarks/generated_questions.py`.

Exits with 1 when a wrong number was given.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from handlers.conversation import Conversation
from store.index import Index, IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from store.reference import DATA
from tests.handlers.generated.cases import Judged, Verdict, judged
from tests.handlers.generated.foreign import foreign
from tests.handlers.generated.near_misses import near_misses
from tests.handlers.generated.questions import generated
from tests.handlers.generated.region import region
from tests.handlers.generated.wide import wide
from tests.handlers.generated.world import World


def table(found: list[Judged]) -> None:
    """Prints asked, right and wrong by kind, and why the others went unanswered."""
    print(f"{'kind':<42}{'asked':>7}{'right':>7}{'%':>7}{'wrong':>7}  unanswered by status")
    for kind in sorted({one.case.kind for one in found}):
        print(_row(kind, [one for one in found if one.case.kind == kind]))
    print(_row("all", found))
    print(_row("all without noise", [one for one in found if one.case.clean]))


def _row(title: str, found: list[Judged]) -> str:
    by = Counter(one.verdict for one in found)
    why = Counter(one.why for one in found if one.verdict is Verdict.UNANSWERED)
    right = by[Verdict.RIGHT]
    rest = ", ".join(f"{status} {count}" for status, count in sorted(why.items()))
    return (
        f"{title:<42}{len(found):>7}{right:>7}{100 * right / max(len(found), 1):>7.1f}"
        f"{by[Verdict.WRONG]:>7}  {rest}"
    )


def _loaded(reports: Path, folder: Path, names: Names) -> Index | None:
    """An index of these reports; None, which is said, where there can be none."""
    loaded = load([reports], folder / "index.db", names)
    index = open_index(folder / "index.db")
    if not isinstance(loaded, Loaded) or isinstance(index, IndexUnusable):
        print(f"{reports}: not loaded: {loaded}", file=sys.stderr)
        return None
    return index


def main() -> int:
    """Prints all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=Path, default=DATA / "reports", metavar="DIR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--times", type=int, default=4, help="how often each fact is asked for (default 4)"
    )
    parser.add_argument(
        "--show", choices=["wrong", "unanswered", "right"], default="wrong", help="which to print"
    )
    parser.add_argument("--kind", default="", help="only kinds that begin so")
    parser.add_argument(
        "--many", action="store_true", help="ask over many reports, those of a made-up region"
    )
    given = parser.parse_args()
    names = Names()
    with tempfile.TemporaryDirectory() as folder:
        index = (
            region(Path(folder), names)
            if given.many
            else _loaded(given.reports, Path(folder), names)
        )
        if index is None:
            return 2
        world = World(index)
        if given.many:
            cases = list(wide(world, given.seed, given.times))
        else:
            cases = [
                *generated(world, given.seed, given.times),
                *near_misses(world),
                *foreign(world),
            ]
        conversation = Conversation(index, names, clock=lambda: 0.0)
        found = judged(conversation, (case for case in cases if case.kind.startswith(given.kind)))
        index.close()
    for one in found:
        if one.verdict == given.show and one.case.kind.startswith(given.kind):
            print(one)
    table(found)
    wrong = [one for one in found if one.verdict is Verdict.WRONG]
    print(f"wrong: {len(wrong)}")
    return int(any(one.verdict is Verdict.WRONG for one in found))


if __name__ == "__main__":
    raise SystemExit(main())
