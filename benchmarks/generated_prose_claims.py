"""Statements about made-up prose and two figures asked at once, against the truth of the prose.

Prints how many statements were judged and how many wrongly, how many pairs of figures were told and
how many wrongly; exits with 1 where any was: `python benchmarks/generated_prose_claims.py`.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.generated_prose import DAY
from handlers.answering.values.answer import Answer, ResultRole
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.index import IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.handlers.generated.prose import reports
from tests.handlers.generated.prose_claims import Pair, Stated, claims, pairs


def came_of(stated: Stated, answer: Answer) -> str:
    """`right` where it was judged as it is, `wrong` where it was judged otherwise, else `open`."""
    if answer.verdict is None:
        return "open"
    return "right" if answer.verdict is stated.holds else "wrong"


def told(pair: Pair, answer: Answer) -> str:
    """`right` where both figures are told, `part` where one is and is right, `wrong` where any
    other number is.
    """
    found = [result.value for result in answer.results if result.role is ResultRole.ANSWER]
    known = [value for value in pair.values if value is not None]
    if not set(found) <= set(known):
        return "wrong"
    return "right" if set(found) == set(known) else "part" if found else "open"


def measured(seed: int, count: int, *, show: bool = False) -> tuple[Counter[str], Counter[str]]:
    """What became of the statements and of the pairs of so many reports."""
    made = list(reports(seed, count))
    rng = random.Random(seed)
    judged: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "reports")
        folder.mkdir()
        for report in made:
            (folder / report.name).write_text(report.text, encoding="utf-8")
        names = Names()
        loaded = load([folder], Path(scratch, "index.db"), names)
        index = open_index(Path(scratch, "index.db"))
        if not isinstance(loaded, Loaded) or isinstance(index, IndexUnusable):
            raise SystemExit(f"not loaded: {loaded}")
        conversation = Conversation(index, names, clock=lambda: 0.0)
        for number, report in enumerate(made):
            for place, stated in enumerate(claims(rng, report)):
                answer = conversation.answer(Asking(stated.text, Asker(f"{number} {place}"), DAY))
                came = came_of(stated, answer)
                judged[came if came != "open" or stated.holds is not None else "none there"] += 1
                if came == "wrong" or (show and came == "open" and stated.holds is not None):
                    print(came, stated, [(result.value, result.raw) for result in answer.results])
            for place, pair in enumerate(pairs(rng, report)):
                answer = conversation.answer(
                    Asking(pair.text, Asker(f"{number} pair {place}"), DAY)
                )
                came = told(pair, answer)
                asked[came] += 1
                if came == "wrong" or (show and came != "right"):
                    print(came, pair, [(result.value, result.raw) for result in answer.results])
        index.close()
    return judged, asked


def main() -> int:
    """Prints all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print each that was not right")
    given = parser.parse_args()
    judged, asked = measured(given.seed, given.reports, show=given.show)
    print(f"statements: {judged.total()}, {dict(judged)}")
    print(f"pairs of figures: {asked.total()}, {dict(asked)}")
    return int(judged["wrong"] + asked["wrong"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
