"""Scores the program's answers against gold that was written down from the reports: `python -m
tests.evaluation.score`.

Over the shipped reports and those of `reports/` beside this file. It reads `questions.jsonl`, asks
the program as any other program would (`load`, `ask --jsonl`), and looks at nothing but what comes
out; no code of it is the program's. Prints a line of counts and each question that was not answered
as its gold says.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).parent
QUESTIONS = HERE / "questions.jsonl"
REPORTS = (HERE.parents[1] / "data" / "reports", HERE / "reports")
Json = dict[str, Any]
_CLAIM = frozenset({"answered", "quoted"})
_NOTHING = frozenset({"unsure", "refused"})
_ABSENCE = frozenset({"missing", "refused"})


class Mark(StrEnum):
    """What an answer is worth."""

    RIGHT = "right"
    NEAR = "not answered"
    """Asked back, or not understood: nothing is claimed."""
    WRONG = "wrong"
    """A number, a verdict or an order that the gold does not know."""
    UNTRUE = "untrue absence"
    """It says that there is none, and there is."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what its answer is worth."""

    question: Json
    answer: Json
    mark: Mark


def judge(gold: Json, answer: Json) -> Mark:
    """What an answer is worth against its gold."""
    if _as_gold(gold, answer):
        return Mark.RIGHT
    holds = gold["kind"] in ("value", "verdict", "order", "quote", "reports", "mentions")
    if holds and answer["status"] in _ABSENCE:
        return Mark.UNTRUE
    return Mark.WRONG if answer["status"] in _CLAIM and answer["results"] else Mark.NEAR


def _as_gold(gold: Json, answer: Json) -> bool:
    status, text = answer["status"], answer["text"]
    match gold["kind"]:
        case "value":
            return status in _CLAIM and any(_is_value(gold, one) for one in _answers(answer))
        case "verdict":
            return bool(answer["verdict"] == gold["verdict"])
        case "order":
            return status == "answered" and _in_order(
                gold["agencies"], [one["agency"] for one in _answers(answer)]
            )
        case "missing":
            return bool(status == "missing")
        case "missing_or_quoted":
            return status == "missing" or (
                status == "quoted" and any(_is(one, gold) for one in _answers(answer))
            )
        case "quote":
            lines = [source["text"] for one in answer["results"] for source in one["sources"]]
            return status in _CLAIM and any(gold["text"] in line.replace(" ", "") for line in lines)
        case "reports":
            return status == "answered" and sorted(answer["reports"]) == sorted(gold["files"])
        case "mentions":
            return status in ("answered", "missing", "explained") and gold["text"] in text
        case "ask_back":
            return status == "ambiguous" and len(answer["candidates"]) > 1
        case "claims_nothing":
            return status in _NOTHING and not answer["results"]
        case "explained":
            return bool(status == "explained")
        case other:
            raise SystemExit(f"a kind of gold that is not known: {other}")


def _answers(answer: Json) -> list[Json]:
    return [one for one in answer["results"] if one["role"] == "answer"]


def _is_value(gold: Json, result: Json) -> bool:
    """The number with its unit, and, where the gold names the line, from there."""
    at = {(source["file"], source["line"]) for source in result["sources"]}
    there = {file for file, _ in at}
    on_line = (
        (gold["file"], gold["line"]) in at
        if "line" in gold
        else gold.get("file") in there or "file" not in gold
    )
    return _is(result, gold) and result["unit"] == gold["unit"] and on_line


def _is(result: Json, gold: Json) -> bool:
    return result["value"] is not None and abs(Decimal(str(result["value"]))) == Decimal(
        str(gold["value"])
    )


def _in_order(first: Sequence[str], named: Sequence[str]) -> bool:
    """Whether these come first, in this order; others that follow have less."""
    return len(named) >= len(first) and all(
        one in name for one, name in zip(first, named, strict=False)
    )


def asked(command: Sequence[str], questions: Sequence[Json]) -> list[Json]:
    """The program's answers, in order, from an index that is made for them."""
    with TemporaryDirectory() as folder:
        called = [*command, "--db", str(Path(folder) / "index.db")]
        subprocess.run([*called, "load", "--quiet", *map(str, REPORTS)], check=True)
        lines = "".join(
            json.dumps({**_asked(one), "now": "2026-11-29"}, ensure_ascii=False) + "\n"
            for one in questions
        )
        done = subprocess.run(
            [*called, "ask", "--jsonl"],
            input=lines,
            check=True,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


def _asked(question: Json) -> Json:
    """A question as it is asked; each that belongs to no conversation is one of its own."""
    return {"id": question["id"], "q": question["q"], "chat": question.get("chat", question["id"])}


def questions_of(path: Path = QUESTIONS) -> list[Json]:
    """The questions with their gold."""
    return [
        json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    ]


def judged(command: Sequence[str], questions: Sequence[Json]) -> Iterator[Judged]:
    """Each question with what its answer is worth."""
    for question, answer in zip(questions, asked(command, questions), strict=True):
        yield Judged(question, answer, judge(question["gold"], answer))


def report(found: Iterable[Judged]) -> list[str]:
    """A line of counts, and a line for each that is not right."""
    every = list(found)
    counts = Counter(one.mark for one in every)
    right = counts[Mark.RIGHT]
    shares = ", ".join(f"{mark} {counts[mark]}" for mark in Mark if mark is not Mark.RIGHT)
    head = f"questions: right {right}/{len(every)} = {100 * right / len(every):.1f} %, {shares}"
    others = [one for one in every if one.mark is not Mark.RIGHT]
    return [
        head,
        *(
            f"  {one.mark}: {one.question['id']} {one.question['q']} → {_short(one.answer)}"
            for one in others
        ),
    ]


def _short(answer: Json) -> str:
    return f"{answer['status']}: {' / '.join(answer['text'].splitlines()[:2])}"


def main() -> None:
    """Score the program that is named, or the one of this environment."""
    words = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    words.add_argument("--cli", help="the program to ask, else that of this environment")
    words.add_argument(
        "--questions",
        type=Path,
        default=QUESTIONS,
        help="other questions with gold in the same form",
    )
    given = words.parse_args()
    command = [given.cli] if given.cli else [sys.executable, "-m", "bot"]
    sys.stdout.write("\n".join(report(judged(command, questions_of(given.questions)))) + "\n")


if __name__ == "__main__":
    main()
