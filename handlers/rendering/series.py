"""Which numbers of an answer stand beside each other, so that they can be seen in one picture."""

from __future__ import annotations

from dataclasses import replace

from handlers.answering import Answer, AnswerStatus
from handlers.answering.answer import Kind, Result, Role
from handlers.understanding import Operation

_NOT_DRAWN = frozenset({Operation.CHECK, Operation.LIST, Operation.ABSENT, Operation.FIND, Operation.NONE})


def series(answer: Answer) -> tuple[Result, ...]:
    """Two results or more that are counted alike, in the order in which they are seen; else none."""
    if answer.status is not AnswerStatus.ANSWERED or answer.question.operation in _NOT_DRAWN:
        return ()
    tables = [result for result in answer.results if result.kind is not Kind.QUOTED]
    if answer.question.operation is Operation.RANK:
        asked = {place.number: Role.ANSWER if place.asked else Role.PART for place in answer.places}
        found = [replace(place.result, role=asked[place.number]) for place in answer.places]
    else:
        found = [result for result in tables if result.role is Role.ANSWER]
        if len(found) < 2:
            found = [result for result in tables if result.role is Role.PART and result.report]
    alike = len({result.unit for result in found}) == 1
    return tuple(found) if len(found) > 1 and alike else ()
