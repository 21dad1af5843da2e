"""Where each kind of task is answered: a room takes a meaning and gives an answer."""

from __future__ import annotations

from handlers.answering.answer import Answer
from handlers.answering.converting import meaning_of
from handlers.answering.evaluator.columns import evaluator
from handlers.answering.rooms.aggregating import aggregate
from handlers.answering.rooms.asked import Asked
from handlers.answering.rooms.ranking import rank
from handlers.answering.rooms.valuing import value
from handlers.meaning import Aggregate, Rank, Value
from handlers.understanding import Question
from store.index import Index


def enter(index: Index, question: Question) -> Answer:
    """The answer of the room for the task of a question."""
    meaning = meaning_of(index, question)
    asked = Asked(evaluator(index), meaning, question)
    match meaning.task:
        case Rank():
            return rank(asked, meaning.task)
        case Aggregate():
            return aggregate(asked, meaning.task)
        case Value():
            return value(asked, meaning.task)
        case _:
            raise NotImplementedError(meaning.task)
