"""How long a question takes over the shipped reports, in one process: `python
benchmarks/answers.py`.

The questions are the examples of `data/reference/examples.tsv` in both languages. The first of all
is measured apart: it reads the wordings and warms the caches.
"""

from __future__ import annotations

import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

START = time.perf_counter()

from handlers.conversation import Conversation  # noqa: E402 - importing is part of what is measured
from handlers.rendering import render  # noqa: E402 - importing it is measured
from handlers.reply import Asker, Asking  # noqa: E402 - importing it is measured
from store.index import IndexUnusable, open_index  # noqa: E402 - importing it is measured
from store.loader import load  # noqa: E402 - importing it is measured
from store.names import Names  # noqa: E402 - importing it is measured
from store.reference import DATA, rows_of  # noqa: E402 - importing it is measured

IMPORTED = time.perf_counter() - START
DAY = date(2026, 1, 22)
ROUNDS = 50


def milliseconds(conversation: Conversation, question: str, number: int) -> float:
    """How long it takes to understand, answer and render a question that nothing was asked before.

    Each time on another day, so that it is not understood already.
    """
    start = time.perf_counter()
    render(
        conversation.answer(
            Asking(question, Asker(f"{number}/{question}"), DAY + timedelta(number))
        )
    )
    return 1000 * (time.perf_counter() - start)


def at(share: float, took: list[float]) -> float:
    """The time within which this share of the questions was answered."""
    return sorted(took)[int(share * (len(took) - 1))]


def main() -> None:
    """Print all figures."""
    questions = [
        row[column] for row in rows_of("examples.tsv") for column in ("example_zh", "example_en")
    ]
    with TemporaryDirectory() as folder:
        path, names = Path(folder) / "index.db", Names()
        load([DATA / "reports"], path, names)
        index = open_index(path)
        if isinstance(index, IndexUnusable):
            raise SystemExit(index.reason)
        conversation = Conversation(index, names)
        first = milliseconds(conversation, questions[0], ROUNDS)
        took = {
            question: [milliseconds(conversation, question, number) for number in range(ROUNDS)]
            for question in questions
        }
        index.close()
    every = [each for times in took.values() for each in times]
    print(f"imports {1000 * IMPORTED:.0f} ms, first question {first:.0f} ms")
    print(f"{len(every)} questions: p50 {at(0.5, every):.2f} ms, p99 {at(0.99, every):.2f} ms")
    slowest = max(took, key=lambda question: at(0.5, took[question]))
    print(f"slowest: {slowest} (p50 {at(0.5, took[slowest]):.2f} ms)")


if __name__ == "__main__":
    main()
