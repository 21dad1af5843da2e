"""Which numbers of an answer stand beside each other, so that they can be seen in one picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.understanding import Operation

_NOT_DRAWN = frozenset(
    {Operation.CHECK, Operation.LIST, Operation.ABSENT, Operation.FIND, Operation.NONE}
)


class PlottedSeries(NamedTuple):
    """Results that are counted alike, in the order in which they are seen, and those that are
    counted otherwise.
    """

    results: tuple[Result, ...] = ()
    otherwise: tuple[Result, ...] = ()


def series(answer: Answer) -> PlottedSeries:
    """Two results or more that can be seen beside each other, of everything that was asked; else
    none.
    """
    if answer.status is not AnswerStatus.ANSWERED or answer.question.operation in _NOT_DRAWN:
        return PlottedSeries()
    found = list(chain.from_iterable(map(_of, answer.parts or (answer,))))
    units = [result.unit for result in found]
    unit = max(units, key=units.count, default="")
    alike = tuple(result for result in found if result.unit == unit)
    if len(alike) < 2:
        return PlottedSeries()
    return PlottedSeries(alike, tuple(result for result in found if result.unit != unit))


def _of(answer: Answer) -> list[Result]:
    """What of one answer is seen: its numbers, or the terms of the one that it is computed from."""
    if answer.question.operation is Operation.RANK:
        return _ranked(answer)
    tables = [result for result in answer.results if result.kind is not ResultKind.QUOTED]
    found = [result for result in tables if result.role is ResultRole.ANSWER]
    if len(found) > 1:
        return found
    terms = [result for result in tables if result.role is ResultRole.PART]
    return [term for term in terms if term.report] or found


def _ranked(answer: Answer) -> list[Result]:
    """The figures of a ranking: those asked for are the answer, and so are their equals."""
    asked = {
        place.number: ResultRole.ANSWER if place.asked else ResultRole.PART
        for place in answer.places
    }
    return [replace(place.result, role=asked[place.number]) for place in answer.places]
