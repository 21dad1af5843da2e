"""Where each kind of task is answered: a room takes a meaning and gives an answer."""

from __future__ import annotations

from typing import assert_never

from handlers.answering.answer import Answer
from handlers.answering.converting import meaning_of, settled, task_of
from handlers.answering.evaluator.columns import evaluator
from handlers.answering.rooms.aggregating import aggregate
from handlers.answering.rooms.asked import Asked
from handlers.answering.rooms.breaking_down import break_down
from handlers.answering.rooms.comparing import compare
from handlers.answering.rooms.counting import count
from handlers.answering.rooms.grouping import group
from handlers.answering.rooms.ranking import rank
from handlers.answering.rooms.trending import trend
from handlers.answering.rooms.valuing import value
from handlers.meaning import Aggregate, Breakdown, Compare, Count, Group, Meaning, OfFigures, Rank, Trend, Value
from handlers.understanding import Question
from store.index import Index


def enter(index: Index, question: Question) -> Answer:
    """The answer to a question about figures."""
    found = settled(index, question)
    return answer_to(index, meaning_of(index, found), task_of(index, found), found)


def answer_to(index: Index, meaning: Meaning, task: OfFigures, question: Question) -> Answer:
    """The answer of the room for a task; `question` is what rendering tells of it."""
    asked = Asked(evaluator(index), meaning, question)
    match task:
        case Value():
            return value(asked, task)
        case Breakdown():
            return break_down(asked, task)
        case Group():
            return group(asked, task)
        case Compare():
            return compare(asked, task)
        case Rank():
            return rank(asked, task)
        case Aggregate():
            return aggregate(asked, task)
        case Trend():
            return trend(asked, task)
        case Count():
            return count(asked, task)
        case _:
            assert_never(task)
