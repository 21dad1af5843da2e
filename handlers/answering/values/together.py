"""The answers to several questions as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.answering.values.gathered import assumed_of, lacks_of, results_of
from handlers.understanding import Question
from store.index import HeldReport
from store.model import Problem

_FIRST = (
    AnswerStatus.ANSWERED,
    AnswerStatus.QUOTED,
    AnswerStatus.AMBIGUOUS,
    AnswerStatus.UNSURE,
    AnswerStatus.MISSING,
)
"""What the whole is, by what any of its answers is."""


def in_one(found: Sequence[Answer], question: Question) -> Answer:
    """Each answer is kept; their figures stand together. A claim holds if all of its parts do."""
    asked_back = next((one for one in found if one.candidates), None)
    return Answer(
        _status(found),
        question,
        results=results_of(found),
        lacks=lacks_of(found),
        quotes=tuple(chain.from_iterable(one.quotes for one in found)),
        candidates=asked_back.candidates if asked_back else (),
        more_candidates=asked_back.more_candidates if asked_back else 0,
        unread=tuple(chain.from_iterable(one.unread for one in found)),
        nearest=tuple(chain.from_iterable(one.nearest for one in found)),
        assumed=assumed_of(found),
        problems=tuple(_each_once(chain.from_iterable(one.problems for one in found))),
        verdict=_verdict(found),
        parts=tuple(found),
    )


def _status(found: Sequence[Answer]) -> AnswerStatus:
    statuses = {one.status for one in found}
    return next((one for one in _FIRST if one in statuses), found[0].status)


def _verdict(found: Sequence[Answer]) -> bool | None:
    """Whether all claims hold: one that does not decides, whatever cannot be said of the others."""
    verdicts = [one.verdict for one in found if one.question.claim is not None]
    if False in verdicts:
        return False
    if verdicts and None not in verdicts:
        return True
    return None


def _each_once(
    problems: Iterable[tuple[HeldReport, Problem]],
) -> Iterator[tuple[HeldReport, Problem]]:
    """Every problem once; what it holds cannot be hashed."""
    seen: list[tuple[HeldReport, Problem]] = []
    for problem in problems:
        if problem not in seen:
            seen.append(problem)
            yield problem
