"""Questions as they were understood, found again after any dialogue of which nothing else would
have been consulted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from handlers.recent import Recent
from handlers.reply import Language
from handlers.understanding import Before, Consulted, Question, Trace

KEPT = 3_000
"""Questions as they were understood; some 7 MB of them."""
_MOST_WAYS = 8
"""Ways of going on from what was asked before that are remembered of one question."""


class DialogueState(NamedTuple):
    """A question with all else, besides the names, that its meaning depends on."""

    text: str
    today: date
    otherwise: Language
    before: Before
    home: str
    choices: frozenset[tuple[str, str]]
    chosen: Language | None = None
    """The language of the answer, where it is not that of the question."""


class Understood(NamedTuple):
    """A question, and how it came to be understood so."""

    question: Question
    trace: Trace


_Way = tuple[str, ...]
"""The fields of `Before` that were consulted, in the order of their names."""


class KeptUnderstanding:
    """The last questions as they were understood.

    Most questions are whole and take nothing from the dialogue; with all of it in the key, the same
    question after each other one was understood anew: two thirds of those of a busy bot. So the key
    holds what was consulted.
    """

    def __init__(self) -> None:
        self._ways: Recent[DialogueState, frozenset[_Way]] = Recent(KEPT)
        self._kept: Recent[tuple[DialogueState, _Way, tuple[object, ...]], Understood] = Recent(
            KEPT
        )

    def get(self, asked: DialogueState) -> Understood | None:
        """The question as it was understood after a dialogue that was the same in all that was
        consulted.
        """
        alone = asked._replace(before=_NOTHING)
        for way in self._ways.get(alone) or ():
            found = self._kept.get((alone, way, _values(asked.before, way)))
            if found is not None:
                return found
        return None

    def of(self, asked: DialogueState, make: Callable[[Before], Understood]) -> Understood:
        """The question as it was understood, or as it is now, after a dialogue that notes what is
        consulted.
        """
        kept = self.get(asked)
        if kept is not None:
            return kept
        consulted = Consulted(asked.before)
        made = make(consulted)
        alone, way = asked._replace(before=_NOTHING), tuple(sorted(consulted.fields))
        ways = (self._ways.get(alone) or frozenset()) | {way}
        if len(ways) <= _MOST_WAYS:
            self._ways.put(alone, ways)
            self._kept.put((alone, way, _values(asked.before, way)), made)
        return made


_NOTHING = Before()


def _values(before: Before, way: _Way) -> tuple[object, ...]:
    return tuple(getattr(before, name) for name in way)
