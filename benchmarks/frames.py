"""How many ways of asking are understood: `python -m benchmarks.frames [--language zh] [--seed 1]
[--show]`.

The frames of questions in `tests/handlers/generated/frames.*.tsv` are filled with agencies, years
and figures of made reports and asked; what is right is known from the figures that the reports were
made of. *Right*: the number asked for is among those told. *Otherwise*: answered, without it. The
rest says what was not understood, or asks back.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from handlers.answering import Answer, AnswerStatus
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking
from store.index import Index
from store.loader import Loaded, load
from store.names import Names
from tests.opening import opened
from tests.store.begun import begin_index
from tests.store.made import report

FRAMES = Path(__file__).parents[1] / "tests" / "handlers" / "generated"
AGENCIES = {
    "宁夏回族自治区石嘴山市平罗县人民政府": ("平罗县", "Pingluo"),
    "宁夏回族自治区吴忠市红寺堡区人民政府": ("红寺堡区", "Hongsibu"),
    "宁夏回族自治区固原市西吉县人民政府": ("西吉县", "Xiji County"),
}
TODAY = date(2024, 5, 1)
YEARS = (2020, 2021, 2022, 2023)
ROWS = {
    "new": ("收到的申请", "requests received"),
    "licences": ("行政许可", "administrative licences"),
    "handled": ("办结的申请", "requests handled"),
}
GRANTED = ("予以公开", "requests granted in full")
"""All that were handled, in these reports: a share of them."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame with its places filled in, and what is right."""

    task: str
    question: str
    right: Callable[[Answer], bool]


def made_figures(rng: random.Random) -> dict[tuple[str, int, str], int]:
    """The figures of each agency, year and row."""
    found: dict[tuple[str, int, str], int] = {}
    for agency in AGENCIES:
        for year in YEARS:
            new, forward = rng.randint(20, 900), rng.randint(1, 9)
            found[agency, year, "new"], found[agency, year, "handled"] = new, new - forward
            found[agency, year, "licences"] = rng.randint(1_000, 90_000)
    return found


def loaded(folder: Path, names: Names, figures: dict[tuple[str, int, str], int]) -> Index:
    """An index of the reports."""
    for agency in AGENCIES:
        for year in YEARS:
            new, handled = figures[agency, year, "new"], figures[agency, year, "handled"]
            text = report(
                agency,
                year,
                new=new,
                forward=new - handled,
                decisions=figures[agency, year, "licences"],
            )
            (folder / f"{agency}{year}.txt").write_text(text, encoding="utf-8")
    path = folder / "index.db"
    if not isinstance(load([folder], begin_index(path), names), Loaded):
        raise SystemExit("the made reports cannot be loaded")
    return opened(path)


def numbers(found: Answer) -> list[float]:
    """All numbers that an answer tells, without their signs."""
    told = [*found.results, *(place.result for place in found.places)]
    told += [one for line in found.series for step in line.steps for one in step.results]
    told += [result for part in found.parts for result in part.results]
    return [abs(float(result.value)) for result in told]


def tells(*wanted: float) -> Callable[[Answer], bool]:
    """Whether an answer tells each of some numbers."""

    def right(found: Answer) -> bool:
        told = numbers(found)
        return all(any(abs(one - abs(want)) < 0.06 for one in told) for want in wanted)

    return right


def tells_any(*wanted: float) -> Callable[[Answer], bool]:
    """Whether an answer tells one of some numbers."""
    return lambda found: any(tells(one)(found) for one in wanted)


def filled(
    task: str,
    frame: str,
    figures: dict[tuple[str, int, str], int],
    english: bool,
    rng: random.Random,
) -> Filled:
    """A frame, filled in at random."""
    one, other = rng.sample(list(AGENCIES), 2)
    first, last = sorted(rng.sample(YEARS, 2))
    row, second = ("handled", "handled") if task == "share" else tuple(rng.sample(list(ROWS), 2))
    mine, theirs = figures[one, first, row], figures[other, first, row]
    if task == "gap" and mine < theirs:
        one, other, mine, theirs = other, one, theirs, mine
    column = sorted(figures[agency, first, row] for agency in AGENCIES)
    years = [figures[one, year, row] for year in range(first, last + 1)]
    bound = (column[0] + column[-1]) // 2
    holds = rng.random() < 0.5
    stated = mine if holds else mine + 3
    places = {
        "A": AGENCIES[one][english],
        "B": AGENCIES[other][english],
        "Y": str(first),
        "Z": str(last),
    }
    said = GRANTED if task == "share" else ROWS[row]
    places |= {
        "R": said[english],
        "S": ROWS[second][english],
        "P": "Ningxia" if english else "宁夏",
    }
    places["N"] = str(stated if task == "claim" else bound)
    for name, words in places.items():
        frame = frame.replace(f"{{{name}}}", words)
    beyond = [value for value in column if value > bound]
    below = [value for value in column if value < bound]
    right = {
        "value": tells(mine),
        "two": tells(mine, figures[one, first, second]),
        "change": tells_any(years[-1] - years[0], 100 * (years[-1] - years[0]) / years[0]),
        "series": tells(*years),
        "sumyears": tells(sum(years)),
        "compare": tells(mine, theirs),
        "gap": tells(mine - theirs),
        "sumtwo": tells(mine + theirs),
        "top": tells(column[-1]),
        "bottom": tells(column[0]),
        "ranklist": tells(*column),
        "sumall": tells(sum(column)),
        "beyond": tells(*beyond),
        "below": tells(*below),
        "share": tells(100),
        "claim": lambda found: found.verdict is holds,
    }
    return Filled(task, frame, right[task])


def asked(frames: Sequence[Filled], index: Index, names: Names) -> list[tuple[Filled, Answer]]:
    """Each frame with its answer, every one in a chat of its own."""
    conversation = Conversation(index, names)
    return [
        (one, conversation.answer(Asking(one.question, Asker(str(number)), TODAY)))
        for number, one in enumerate(frames)
    ]


def main() -> None:
    """Print how many are right, by task."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--language", choices=("zh", "en"), default="en")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--show", action="store_true", help="what was not right")
    chosen = arguments.parse_args()
    rng = random.Random(chosen.seed)
    figures = made_figures(rng)
    lines = (FRAMES / f"frames.{chosen.language}.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    frames = [
        filled(task, frame, figures, english=chosen.language == "en", rng=rng)
        for task, frame in rows
    ]
    with TemporaryDirectory() as folder:
        names = Names()
        found = asked(frames, loaded(Path(folder), names, figures), names)
    right, tried, otherwise = Counter[str](), Counter[str](), Counter[str]()
    for one, told in found:
        tried[one.task] += 1
        if one.right(told):
            right[one.task] += 1
        else:
            otherwise[one.task] += told.status is AnswerStatus.ANSWERED
            if chosen.show:
                print(f"{one.task:9} {told.status} | {one.question}")
    for task in tried:
        print(f"{task:9} right {right[task]:3} of {tried[task]:3}, otherwise {otherwise[task]}")
    print(f"all right {right.total()} of {tried.total()}, otherwise {otherwise.total()}")


if __name__ == "__main__":
    main()
