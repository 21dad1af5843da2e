"""Several questions in one message, told apart where each says of whom it asks."""

from __future__ import annotations

import re
from collections.abc import Callable

from handlers.understanding.question import Operation, Question

_ENDS = re.compile(r"[?？。.；;!！，,\n]+(?:\s*and\b)?|\band\s+(?=(?:how|what|which|who)\b)", re.IGNORECASE)
_MOST = 5
_NO_FIGURES = frozenset({Operation.FIND, Operation.NONE, Operation.LIST, Operation.ABSENT, Operation.CHECK})


def apart(text: str, understood: Callable[[str], Question]) -> tuple[str, ...]:
    """The questions of a text; none where it is not more than one, or one of them does not say of whom it asks.

    `understood` is what one of them asks by itself. One at least must ask for a figure of the tables, else the prose is
    looked through for all of it at once.
    """
    pieces = tuple(piece for each in _ENDS.split(text) if (piece := each.strip()))
    if not 2 <= len(pieces) <= _MOST:
        return ()
    asked = [understood(piece) for piece in pieces]
    of_somebody = all(one.mentions or one.everywhere for one in asked)
    return pieces if of_somebody and any(map(_asks_for_a_figure, asked)) else ()


def _asks_for_a_figure(question: Question) -> bool:
    of_something = bool(question.measures) or question.ratio is not None
    return of_something and question.operation not in _NO_FIGURES
