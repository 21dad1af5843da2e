"""A question's meaning: quantities over a scope, what is to be done with them, and how they are to
be told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from handlers.meaning.quantities import Quantity
from handlers.meaning.scopes import ReportScope
from handlers.meaning.tasks import Task
from handlers.reply import Language


class AnswerForm(StrEnum):
    """As what an answer is wanted."""

    TEXT = "text"
    TABLE = "table"
    CHART = "chart"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class AnswerShape:
    """How an answer is to be told; nothing in it changes a number."""

    language: Language = Language.ZH
    unit: str = ""
    """万元, 元, 亿元 or 万, where the answer is wanted in it."""
    told: AnswerForm = AnswerForm.TEXT


@dataclass(frozen=True, slots=True)
class Meaning:
    """All that an answer depends on, compared by value; nothing in it comes from the reports."""

    scope: ReportScope
    items: tuple[Quantity, ...]
    """Each is answered, or named as not answered."""
    task: Task
    shape: AnswerShape = AnswerShape()
