"""Agencies that are added to those of the question before, or taken out of them: 加上青山乡;
不要彭阳.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.continuing.agencies_before import same_agency
from handlers.understanding.continuing.carry_over import MEANS_NOTHING
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.quantities.choosing import choose
from handlers.understanding.wordlists.senses import Except, Mark, Operator, Sense
from store.model import Mention

_ADDS = Mark.ADDS
_TAKES_OUT = frozenset({Except.AHEAD, Except.BEHIND, Except.NOT, Except.ALONE})
_OF_SEVERAL = frozenset({Operation.COMPARE, Operation.SUM, Operation.STATISTICS, Operation.RANK})
_OF_AGENCIES = _OF_SEVERAL | {Operation.VALUE, Operation.RATIO}


def with_agencies_changed(question: Question, previous: Question, parts: Parts) -> Question | None:
    """The question before with more agencies, or fewer; None where that is not all that is said."""
    if question.excluding and not question.mentions and _says_only(parts, *_TAKES_OUT):
        return _with_fewer(question, previous)
    if question.excluding or not _says_only(parts, _ADDS, Operator.SUM, Mark.COUNT):
        return _beside_another(question, previous, parts)
    if not any(word.has(_ADDS) for word in parts.words):
        return None
    if question.mentions:
        return _with_more(question, previous, parts)
    if question.years:
        return replace(question, unclear=True)
    return None


def _beside_another(question: Question, previous: Question, parts: Parts) -> Question | None:
    """加上结转下年度: another figure of the agencies before is asked for beside the one before."""
    said = [word for word in parts.words if not MEANS_NOTHING.intersection(word.senses)]
    if not said or not said[0].has(_ADDS) or parts.mentions or parts.periods:
        return None
    own = choose(parts.words).measures
    if not own or not previous.measures:
        return None
    if previous.operation is not Operation.VALUE or len(previous.mentions) != 1 or question.content:
        return replace(question, unclear=True)
    measures = tuple(dict.fromkeys((*previous.measures, *own)))
    summed = any(word.has(Operator.SUM) for word in said[1:])
    operation = Operation.SUM if summed else Operation.COMPARE
    again = _again(question, previous, previous.mentions, operation)
    return replace(
        again, measures=measures, column_said=previous.column_said and question.column_said
    )


def _says_only(parts: Parts, *marks: Sense) -> bool:
    """Whether one of the marks is said, and nothing else."""
    marked = [word for word in parts.words if word.has_any(marks)]
    return bool(marked) and all(
        word in marked or MEANS_NOTHING.intersection(word.senses) for word in parts.words
    )


def _with_more(question: Question, previous: Question, parts: Parts) -> Question | None:
    said = [word for word in parts.words if word.has(_ADDS)]
    unclear = replace(question, unclear=True)
    if previous.operation not in _OF_AGENCIES or not previous.measures:
        if all(word.has(Mark.FILLER) for word in said):
            return None
        return unclear
    if question.years not in ((), previous.years):
        return unclear
    if previous.everywhere:
        return _taken_back_in(question, previous) or unclear
    if not previous.mentions or previous.paired_years:
        return unclear
    summed = any(word.has(Operator.SUM) and word not in said for word in parts.words)
    return _of_all(question, previous, summed=summed) or unclear


def _taken_back_in(question: Question, previous: Question) -> Question | None:
    """All of a place with those again that were taken out; None where others are named."""
    left = tuple(one for one in previous.excluding if not _is_among(one, question.mentions))
    if len(previous.excluding) - len(left) != len(question.mentions):
        return None
    return _again(question, previous, previous.mentions, previous.operation, excluding=left)


def _of_all(question: Question, previous: Question, *, summed: bool) -> Question | None:
    """The agencies of both questions, added up or beside each other; None where rates would be
    added up.
    """
    more = tuple(one for one in question.mentions if not _is_among(one, previous.mentions))
    mentions = (*previous.mentions, *more)
    if summed:
        if previous.ratio is not None:
            return None
        return _again(question, previous, mentions, Operation.SUM)
    several = previous.operation in _OF_SEVERAL or previous.more_ratios or previous.beside
    operation = previous.operation if several or not more else Operation.COMPARE
    return _again(question, previous, mentions, operation)


def _with_fewer(question: Question, previous: Question) -> Question | None:
    if previous.everywhere:
        out = (*previous.excluding, *question.excluding)
        return _again(question, previous, previous.mentions, previous.operation, excluding=out)
    if previous.operation not in _OF_AGENCIES or not previous.measures:
        return None
    left = tuple(one for one in previous.mentions if not _is_among(one, question.excluding))
    if (
        not left
        or len(previous.mentions) - len(left) != len(question.excluding)
        or previous.paired_years
    ):
        return replace(question, unclear=True)
    return _again(question, previous, left, _of_those_left(previous, len(left)))


def _of_those_left(previous: Question, count: int) -> Operation:
    """What is asked of so many agencies; of one nothing that is done with several figures."""
    if count > 1 or len(previous.measures) != 1 or previous.operation not in _OF_SEVERAL:
        return previous.operation
    if previous.ratio is None:
        return Operation.VALUE
    return Operation.RATIO


def _is_among(one: Mention, others: Sequence[Mention]) -> bool:
    return any(same_agency(one, other) for other in others)


def _again(
    question: Question,
    previous: Question,
    mentions: tuple[Mention, ...],
    operation: Operation,
    *,
    excluding: tuple[Mention, ...] = (),
) -> Question:
    """The question before of other agencies, with the words and names of this one."""
    return replace(
        previous,
        text=question.text,
        language=question.language,
        language_said=question.language_said,
        slips=question.slips,
        meant=question.meant,
        former=question.former,
        home_wanted=question.home_wanted,
        mentions=mentions,
        excluding=excluding,
        operation=operation,
        few=None,
        years=question.years or previous.years,
        taken_over=frozenset({"agency", "measure", "year"}),
    )
