"""What is listed beside the only figure that would be told, and is none of its own: as many things
are to be told as are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from handlers.understanding.asked.question import Operation
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.operating.told import OperationWords
from handlers.understanding.quantities.choosing import Choice
from handlers.understanding.quantities.listed import is_one_more, with_signs
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark, Operator

_OF_ONE: Final = (Operation.VALUE, Operation.CHANGE, Operation.SUM)
_ALL: Final = "handled"


def is_listed_in_vain(word: Word, choice: Choice, told: OperationWords, parts: Parts) -> bool:
    """Whether a word names one thing more where a single figure is told of one agency and year."""
    if told.operation not in _OF_ONE or told.ratio is not None or len(choice.measures) != 1:
        return False
    if len(parts.mentions) > 1 or len(parts.years) > 1:
        return False
    ahead = _named_ahead(word, parts)
    if ahead is None or not is_one_more(with_signs(parts.words, parts.text), ahead, word):
        return False
    return _is_another(ahead, word) and not _moves_a_row(ahead, word)


def _named_ahead(word: Word, parts: Parts) -> Word | None:
    """The word that names something right before another that does; None where none is."""
    named: Sequence[Word] = [one for one in parts.words if _names_something(one)]
    return next((one for one, other in pairwise(named) if other is word), None)


def _names_something(word: Word) -> bool:
    return bool(_things(word)) or word.has(Operator.CHANGE)


def _things(word: Word) -> frozenset[str]:
    columns = [code for code in word.columns if code != "total"]
    granted = ["granted"] if word.has(Mark.GRANTED_OF_REQUESTS) else []
    return frozenset((*word.subjects, *word.hints, *columns, *granted))


def _is_another(ahead: Word, word: Word) -> bool:
    """Whether two words name different things; that requests were handled only leads up to their
    result.
    """
    return _things(ahead).isdisjoint(_things(word)) and _ALL not in _things(ahead)


def _moves_a_row(ahead: Word, word: Word) -> bool:
    """Whether a change is asked for of a whole row, which is told with what it changed from."""
    return word.has(Operator.CHANGE) and not ahead.columns
