"""Text to a question, deterministically: the same words, names, day and previous question give the
same question.
"""

from handlers.meaning import Split, Statistic
from handlers.understanding.asked.question import (
    Before,
    Consulted,
    Having,
    Operation,
    Order,
    Question,
    Ranking,
    Shown,
    exactly,
)
from handlers.understanding.composing.grammar import understand
from handlers.understanding.composing.trace import Trace
from handlers.understanding.cutting.customs import NO_CUSTOMS, ChatNames

__all__ = [
    "NO_CUSTOMS",
    "Before",
    "ChatNames",
    "Consulted",
    "Having",
    "Operation",
    "Order",
    "Question",
    "Ranking",
    "Shown",
    "Split",
    "Statistic",
    "Trace",
    "exactly",
    "understand",
]
