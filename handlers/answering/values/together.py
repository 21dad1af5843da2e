"""The answers to several questions as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.understanding import Question
from store.index import HeldReport
from store.model import Problem

_FIRST = (AnswerStatus.ANSWERED, AnswerStatus.QUOTED, AnswerStatus.AMBIGUOUS, AnswerStatus.UNSURE, AnswerStatus.MISSING)
"""What the whole is, by what any of its answers is."""


def in_one(found: Sequence[Answer], question: Question) -> Answer:
    """Each answer is kept; their figures stand together. A claim holds if all of its parts do."""
    statuses = {one.status for one in found}
    status = next((one for one in _FIRST if one in statuses), found[0].status)
    verdicts = [one.verdict for one in found if one.question.claim is not None]
    verdict = None if not verdicts or None in verdicts else all(verdicts)
    if False in verdicts:
        verdict = False
    return Answer(
        status,
        question,
        results=tuple(result for one in found for result in one.results),
        lacks=tuple(lack for one in found for lack in one.lacks),
        quotes=tuple(quote for one in found for quote in one.quotes),
        candidates=next((one.candidates for one in found if one.candidates), ()),
        unread=tuple(word for one in found for word in one.unread),
        nearest=tuple(sentence for one in found for sentence in one.nearest),
        assumed=frozenset(assumed for one in found for assumed in one.assumed),
        problems=tuple(_each_once(problem for one in found for problem in one.problems)),
        verdict=verdict,
        parts=tuple(found),
    )


def _each_once(problems: Iterable[tuple[HeldReport, Problem]]) -> Iterator[tuple[HeldReport, Problem]]:
    """Every problem once; what it holds cannot be hashed."""
    seen: list[tuple[HeldReport, Problem]] = []
    for problem in problems:
        if problem not in seen:
            seen.append(problem)
            yield problem
