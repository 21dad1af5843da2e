"""Figures of made-up prose, asked one by one, against its truth: `python
benchmarks/generated_prose.py`.

Prints by kind how many figures were told of those that are there, and how many were told wrongly;
exits with 1 where one was. The default makes 21,600 sentences.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from handlers.answering.values.answer import Answer, ResultRole
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.index import IndexUnusable, open_index
from store.loader import Loaded, load
from store.names import Names
from tests.handlers.generated.prose import SENTENCES, Asked, reports

DAY = date(2022, 6, 1)


def verdict(asked: Asked, answer: Answer) -> str:
    """`right`, `wrong`, or the status of an answer without a figure."""
    told = {result.value for result in answer.results if result.role is ResultRole.ANSWER}
    if not told:
        return "right" if asked.value is None else str(answer.status)
    return "right" if told == {asked.value} else "wrong"


def main() -> int:
    """Prints all figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--reports", type=int, default=900, help=f"of {SENTENCES} sentences each (default 900)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print each that was not right")
    given = parser.parse_args()
    made = list(reports(given.seed, given.reports))
    names = Names()
    found: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "reports")
        folder.mkdir()
        for report in made:
            (folder / report.name).write_text(report.text, encoding="utf-8")
        loaded = load([folder], Path(scratch, "index.db"), names)
        index = open_index(Path(scratch, "index.db"))
        if not isinstance(loaded, Loaded) or isinstance(index, IndexUnusable):
            print(f"not loaded: {loaded}", file=sys.stderr)
            return 2
        conversation = Conversation(index, names, clock=lambda: 0.0)
        for number, asked in enumerate(one for report in made for one in report.asked):
            answer = conversation.answer(Asking(asked.question, Asker(f"{number}"), DAY))
            came = verdict(asked, answer)
            found.setdefault(asked.kind, Counter())[
                came if asked.value is not None or came == "wrong" else "none"
            ] += 1
            if came == "wrong" or (given.show and came != "right"):
                print(came, asked, [(result.value, result.raw) for result in answer.results])
        index.close()
    print(f"{'kind':<24}{'figures':>9}{'told':>7}{'%':>7}{'none there':>12}{'wrong':>7}")
    every: Counter[str] = sum(found.values(), Counter())
    for kind, by in [*sorted(found.items()), ("all", every)]:
        figures = by.total() - by["none"] - (by["wrong"] if not by["right"] else 0)
        share = 100 * by["right"] / figures if figures else 100.0
        print(
            f"{kind:<24}{figures:>9}{by['right']:>7}{share:>7.1f}{by['none']:>12}{by['wrong']:>7}"
        )
    print(f"sentences: {len(made) * SENTENCES}, wrong: {every['wrong']}")
    return int(every["wrong"] > 0)


if __name__ == "__main__":
    raise SystemExit(main())
