"""Which numbers of an answer stand beside each other, so that they can be seen in one picture."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.understanding import Operation

_NOT_DRAWN = frozenset({Operation.CHECK, Operation.LIST, Operation.ABSENT, Operation.FIND, Operation.NONE})


class PlottedSeries(NamedTuple):
    """Results that are counted alike, in the order in which they are seen, and those that are counted otherwise."""

    results: tuple[Result, ...] = ()
    otherwise: tuple[Result, ...] = ()


def series(answer: Answer) -> PlottedSeries:
    """Two results or more that can be seen beside each other, of everything that was asked; else none."""
    if answer.status is not AnswerStatus.ANSWERED or answer.question.operation in _NOT_DRAWN:
        return PlottedSeries()
    found = [result for part in (answer.parts or (answer,)) for result in _of(part)]
    units = [result.unit for result in found]
    unit = max(units, key=units.count, default="")
    alike = tuple(result for result in found if result.unit == unit)
    return (
        PlottedSeries(alike, tuple(result for result in found if result.unit != unit))
        if len(alike) > 1
        else PlottedSeries()
    )


def _of(answer: Answer) -> list[Result]:
    """What of one answer is seen: its numbers, or the terms of the one that it is computed from."""
    tables = [result for result in answer.results if result.kind is not ResultKind.QUOTED]
    if answer.question.operation is Operation.RANK:
        asked = {place.number: ResultRole.ANSWER if place.asked else ResultRole.PART for place in answer.places}
        return [replace(place.result, role=asked[place.number]) for place in answer.places]
    found = [result for result in tables if result.role is ResultRole.ANSWER]
    terms = [result for result in tables if result.role is ResultRole.PART and result.report]
    return terms or found if len(found) < 2 else found
