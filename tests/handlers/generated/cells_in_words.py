"""Ways in which people ask for one cell in English, each with the row and column that a careful
reader takes it for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

from handlers.understanding import Operation, Question, understand
from store.measures import Measure
from store.names import Names

_FILE = Path(__file__).with_name("cells.en.tsv")
_ASKED = (("Pingluo", 2022), ("Xiji County", 2021), ("Hongsibu", 2021), ("Pingluo County", 2023))
"""Whom and when the templates are asked of, in turn."""
_TODAY = date(2025, 3, 10)
_OF_FIGURES = frozenset(
    {
        Operation.VALUE,
        Operation.CHANGE,
        Operation.BREAKDOWN,
        Operation.COMPARE,
        Operation.RANK,
        Operation.SUM,
    }
)
"""What may be done with the one cell: a breakdown has it at its head, a change of the form's own
column is it.
"""


class Template(NamedTuple):
    """A way of asking, and what is asked for."""

    measure: Measure
    words: str


class Read(StrEnum):
    """What became of a template."""

    RIGHT = "right"
    OTHERWISE = "otherwise"
    """Another row, column or year, or another place."""
    UNREAD = "unread"


def templates() -> Iterator[Template]:
    """All templates of the list."""
    lines = (
        line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    next(lines)  # the heads of the columns
    for line in lines:
        subject, column, words = line.split("\t")
        yield Template(Measure(subject, column), words)


def read(names: Names, asked: Sequence[Template]) -> list[tuple[str, Template, Read]]:
    """Each template, filled in, with what became of it."""
    found = []
    for template, (who, year) in zip(asked, cycle(_ASKED), strict=False):
        text = template.words.replace("{who}", who).replace("{year}", str(year))
        question = understand(text, names, _TODAY)
        found.append((text, template, _judged(question, template.measure, year)))
    return found


def _judged(question: Question, wanted: Measure, year: int) -> Read:
    tells = question.operation in _OF_FIGURES and not question.content and question.claim is None
    if not tells or question.parts:
        return Read.UNREAD
    same = wanted in question.measures and question.years == (year,) and len(question.mentions) == 1
    return Read.RIGHT if same and len(question.measures) == 1 else Read.OTHERWISE
