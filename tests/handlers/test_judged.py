"""The evaluator and the slow judge agree on thousands of questions that nobody wrote, over damaged
reports.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from benchmarks.synthetic import agency_of, synthetic_report
from handlers.answering.tasks import enter
from handlers.answering.values.answer import Answer
from handlers.ratios import ratios
from handlers.reply import Language
from handlers.understanding import Operation, Order, Question, Ranking, Split, Statistic, exactly
from store.index import Index, IndexUnusable, open_index
from store.index.catalogue import numbers
from store.loader import Loaded, load
from store.measures import Measure, possible_cells
from store.model import Agency
from store.names import Names
from tests.judge import JUDGES
from tests.sampling import Sampling
from tests.store.begun import begin_index

_OF_FIGURES = (Operation.SUM, Operation.VALUE, Operation.BREAKDOWN)
"""What is never asked of rates."""
QUESTIONS = 1_000
EVERY = 3
"""Questions for each of the seeds, and which of them are asked here."""
YEARS = (2020, 2021, 2022)
_COUNTY = re.compile(r"^(甘肃省|青海省)")


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory, names: Names) -> Iterator[Index]:
    """Reports of a dozen places and their departments on three years, of both forms; some years and
    tables are gone.
    """
    folder, rng = tmp_path_factory.mktemp("damaged"), random.Random("damage")
    numbers = [number for number in range(4_000) if _COUNTY.match(agency_of(number))][:40:2]
    for number in numbers:
        for year in YEARS:
            name, text = synthetic_report(number, year)
            path = Path(folder, "reports", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            if rng.random() < 0.85:
                path.write_text(_damaged(text, rng), encoding="utf-8")
    done = load([folder / "reports"], begin_index(folder / "index.db"), names)
    assert isinstance(done, Loaded)
    index = open_index(folder / "index.db")
    assert not isinstance(index, IndexUnusable)
    yield index
    index.close()


def _damaged(text: str, rng: random.Random) -> str:
    """As it is, or cut off somewhere, or with a line lost, or with numbers that are blank."""
    lines = text.splitlines()
    match rng.randrange(8):
        case 0:
            lines = lines[: rng.randrange(len(lines) // 3, len(lines))]
        case 1:
            del lines[rng.randrange(5, len(lines))]
        case 2 | 3:
            place = rng.randrange(5, len(lines))
            lines[place] = re.sub(r"\b\d+\b", "", lines[place], count=rng.randrange(1, 4))
        case _:
            pass
    return "\n".join(lines)


def _asked(rng: random.Random, agencies: list[Agency], regions: list[Agency]) -> Question:
    operation = rng.choice(list(JUDGES))
    every = sorted(measure for measure, _ in numbers())
    measures = tuple(
        rng.sample([one for one in every if possible_cells(one)], rng.choice((1, 1, 1, 2)))
    )
    question = Question(
        "…",
        rng.choice(list(Language)),
        operation,
        years=tuple(sorted(rng.sample(YEARS, rng.choice((0, 1, 1, 1, 2, 3))))),
        measures=measures,
        column_said=rng.random() < 0.5,
    )
    if operation is Operation.RATIO or (operation not in _OF_FIGURES and rng.random() < 0.2):
        question = replace(question, ratio=rng.choice(list(ratios().values())))
        question = replace(question, measures=question.ratio.top[:1] if question.ratio else ())
    if operation is Operation.RANK:
        question = replace(question, ranking=_ranking(rng))
    question = _over(rng, question, agencies, regions)
    match operation:
        case Operation.STATISTICS:
            some = [
                kind for kind in Statistic if question.ratio is None or kind is not Statistic.SUM
            ]
            kinds = tuple(rng.sample(some, rng.randrange(1, 4)))
            return replace(question, statistics=kinds, measures=question.measures[:1])
        case Operation.BREAKDOWN:
            split = rng.choice(list(Split))
            subject = rng.choice(["new", "handled", "denied", "review", "litigation"])
            ranking = (
                Ranking(of_parts=True, position=rng.randrange(1, 4))
                if rng.random() < 0.3
                else Ranking()
            )
            return replace(
                question,
                split=split,
                ranking=ranking,
                measures=(Measure(subject, "total"),),
                ratio=None,
            )
        case Operation.CHANGE | Operation.COMPARE:
            topics = frozenset(rng.sample(["op:relative", "op:times"], rng.choice((0, 0, 1))))
            return replace(question, topics=question.topics | topics)
        case _:
            return question


def _over(
    rng: random.Random, question: Question, agencies: list[Agency], regions: list[Agency]
) -> Question:
    """Agencies by name, a region with levels and exceptions, or everybody."""
    named = question.operation in (
        Operation.VALUE,
        Operation.BREAKDOWN,
        Operation.COMPARE,
        Operation.CHANGE,
    )
    moving = question.ranking.order is not Order.VALUE
    if named or (not moving and rng.random() < 0.3):
        count = 1 if question.operation is Operation.CHANGE else rng.randrange(1, 4)
        return replace(question, mentions=tuple(map(exactly, rng.sample(agencies, count))))
    topics = set(
        rng.sample(["level:county", "level:city", "level:department"], rng.choice((0, 0, 1, 2)))
    )
    if "level:department" in topics:
        topics = {"level:department"}
    region = rng.random() < 0.6
    if region and rng.random() < 0.5:
        topics.add("scope:below")
    out = rng.sample([*agencies, *regions], rng.choice((0, 0, 1)))
    return replace(
        question,
        everywhere=True,
        mentions=(exactly(rng.choice(regions)),) if region else (),
        excluding=tuple(map(exactly, out)),
        topics=frozenset(topics),
    )


def _ranking(rng: random.Random) -> Ranking:
    bound = Decimal(rng.choice((0, 1, 5, 20, 50, 100)))
    kind = rng.randrange(6)
    found = Ranking(
        descending=rng.random() < 0.7,
        position=rng.choice((1, 1, 2, 3, 30)),
        all=kind == 0,
        head=rng.choice((2, 3)) if kind == 1 else 1,
        inclusive=rng.random() < 0.5,
    )
    if kind == 2:
        return replace(found, above=bound, descending=True)
    if kind == 3:
        return replace(found, below=bound, descending=False)
    if kind == 4:
        return replace(found, order=rng.choice(list(Order)), descending=True)
    return found


def _told(answer: Answer) -> object:
    """What an answer says, whatever the order in which it says what is missing."""
    coverage = answer.coverage and (
        sorted(map(str, answer.coverage.with_figure)),
        sorted(map(str, answer.coverage.without)),
        answer.coverage.expected,
        answer.coverage.absent,
    )
    return (
        answer.status,
        sorted(
            str(replace(one, exact=one.exact and one.exact.normalize())) for one in answer.results
        ),
        sorted(map(str, answer.lacks)),
        [(place.number, place.asked, str(place.result)) for place in answer.places],
        coverage,
        answer.assumed,
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_evaluator_and_the_judge_agree(damaged: Index, seed: int, sampling: Sampling) -> None:
    rng = random.Random(seed)
    agencies = list({report.agency.name: report.agency for report in damaged.held()}.values())
    places = {
        one.division.path[:depth]: one for one in agencies if one.division for depth in (1, 2, 3)
    }
    known = {one.division.path: one.division for one in agencies if one.division}
    regions = [Agency("".join(path), known[path], "") for path in places if path in known]
    made = [_asked(rng, agencies, regions) for _ in range(QUESTIONS)]
    for question in sampling.part(made, EVERY):
        slow, fast = JUDGES[question.operation](damaged, question), enter(damaged, question)
        assert _told(fast) == _told(slow), question
