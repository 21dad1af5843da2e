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
from handlers.understanding.wordlists.senses import GoesWith, Mark, Operator

_OF_ONE: Final = (Operation.VALUE, Operation.CHANGE, Operation.SUM)
_ALL: Final = "handled"


def is_listed_in_vain(word: Word, choice: Choice, told: OperationWords, parts: Parts) -> bool:
    """Whether a word is the last of a list that has more things than figures would be told."""
    if told.operation not in _OF_ONE or told.ratio is not None or not choice.measures:
        return False
    listed = _listed(parts)
    return len(listed) >= len(choice.measures) and word is listed[-1]


def _listed(parts: Parts) -> Sequence[Word]:
    """The words that name one thing more than what stands ahead of them."""
    named = [one for one in parts.words if _names_something(one)]
    words = with_signs(parts.words, parts.text)
    return [
        other
        for one, other in pairwise(named)
        if _is_another(one, other)
        and not _moves_a_row(one, other)
        and is_one_more(words, one, other)
    ]


def _names_something(word: Word) -> bool:
    return bool(_things(word)) or word.has(Operator.CHANGE)


def _things(word: Word) -> frozenset[str]:
    goes_with = any(
        isinstance(sense, GoesWith) for sense in word.senses
    )  # the decision of a review
    columns = [code for code in word.columns if code != "total" and not goes_with]
    granted = ["granted"] if word.has(Mark.GRANTED_OF_REQUESTS) else []
    return frozenset((*word.subjects, *word.hints, *columns, *granted))


def _is_another(ahead: Word, word: Word) -> bool:
    """Whether two words name different things; that requests were handled only leads up to their
    result.
    """
    if word.hints and not word.subjects and ahead.columns and not ahead.subjects:
        return False  # 除了自然人，还有几件申请: the requests are those of which the column is one
    return _things(ahead).isdisjoint(_things(word)) and _ALL not in _things(ahead)


def _moves_a_row(ahead: Word, word: Word) -> bool:
    """Whether a change is asked for of a whole row, which is told with what it changed from."""
    return word.has(Operator.CHANGE) and not ahead.columns
