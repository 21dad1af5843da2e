"""What joins the names of two agencies joins no rows: the requests that Hongsibu and Xiji
granted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from handlers.understanding.cutting.parts import Parts
from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import Mark


def without_joints_of_names(parts: Parts) -> Sequence[Word]:
    """The words of a text without those that stand alone between two names."""
    between = [(one.end, other.start) for one, other in pairwise(parts.mentions)]
    return [
        word
        for word in parts.words
        if not (word.has(Mark.JOINT) and _stands_alone(word, between, parts.text))
    ]


def _stands_alone(word: Word, between: Sequence[tuple[int, int]], text: str) -> bool:
    """Whether a word is all that stands in one of some stretches of a text."""
    return any(
        start <= word.start < end and text[start:end].strip(" ,、，") == word.text
        for start, end in between
    )
