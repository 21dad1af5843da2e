"""What was asked last, per chat, topic and person: for follow-ups, and to be explained; kept for
ten minutes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from handlers.answering.values.explanation import Explanation
from handlers.reply import Asker
from handlers.understanding import Before, Operation, Question, Shown
from store.entering import only_if
from store.model import Agency

LASTS = 600.0
"""Seconds."""
_MOST = 10_000
_MOST_EXPLAINED = 1_000
Key = TypeVar("Key")
T = TypeVar("T")


class _Last(Generic[Key, T]):
    """The last thing of each asker (or whatever else it is kept by); safe for threads, bounded."""

    def __init__(self, clock: Callable[[], float], most: int) -> None:
        self._clock = clock
        self._most = most
        self._kept: OrderedDict[Key, tuple[float, T]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Key) -> T | None:
        """The asker's last, if it is not too long ago."""
        with self._lock:
            kept = self._kept.get(key)
            if kept and self._clock() - kept[0] <= LASTS:
                return kept[1]
            return None

    def put(self, key: Key, thing: T) -> None:
        """Keep it in place of the one before."""
        with self._lock:
            self._kept[key] = (self._clock(), thing)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


class Replied(NamedTuple):
    """A question that was replied to, and what follow-ups to the reply go on from."""

    question: Question
    before: Before
    asked_after: Before
    """What the question itself went on from."""


class Memory:
    """The last question of each asker, and the last one that had an answer."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._last: _Last[Asker, Before] = _Last(clock, _MOST)
        self._replies: _Last[int, Replied] = _Last(clock, _MOST)

    def last(self, asker: Asker) -> Before:
        """What the asker asked before, if it is not too long ago."""
        return self._last.get(asker) or Before()

    def keep(
        self,
        asker: Asker,
        question: Question,
        before: Before,
        *,
        answered: bool,
        candidates: tuple[Agency, ...] = (),
        year: int | None = None,
        shown: tuple[Shown, ...] = (),
    ) -> None:
        """Remember a question as the asker's last, with the agencies that it was asked back between
        and its year.

        `before` is what it went on from: that need not be the asker's own.
        """
        computed = (
            question.operation is Operation.COMPUTE
        )  # A follow-up goes on from what was put together.
        last = before.last if computed and before.last else question
        rows = _rows_after(before.shown, shown) if answered and not computed else before.shown
        named = _named_since(before.named, question) if answered else before.named
        self._last.put(
            asker,
            Before(
                last,
                question if answered else before.answered,
                candidates,
                year,
                rows,
                named=named,
                prose=_prose_after(before.prose, question) if answered else (),
            ),
        )

    @only_if(lambda self, asker, *, failed: failed)
    def note_failure(self, asker: Asker, *, failed: bool) -> None:
        """Remember of a question that was not understood that there was one since the last."""
        last = self.last(asker)
        if failed and last.last is not None:
            self._last.put(asker, replace(last, failed=True))

    def note_reply(self, number: int, replied: Replied) -> None:
        """Remember what a reply answered, so that it can be asked on from, also by others."""
        self._replies.put(number, replied)

    def replied(self, number: int) -> Replied | None:
        """What the reply with that number answered, if it is not too long ago."""
        return self._replies.get(number)


_FEW = 3
"""Single figures of the last answers that may be spoken of together."""


def _named_since(before: tuple[Agency, ...], question: Question) -> tuple[Agency, ...]:
    """The agencies of the last questions, each once, those of this one behind the others."""
    of_one = [one.agencies()[0] for one in question.mentions if len(one.agencies()) == 1]
    return (*(agency for agency in before if agency not in of_one), *of_one)[-_FEW:]


def _prose_after(before: tuple[Question, ...], question: Question) -> tuple[Question, ...]:
    """The questions about the prose of which one goes on from the other; none after any other."""
    if question.operation is not Operation.FIND or question.everywhere:
        return ()
    if question.taken_over.isdisjoint({"agency", "measure"}):
        return (question,)
    kept = [one for one in before if _asked_of(one) != _asked_of(question)]
    return (*kept, question)[-_FEW:]


def _asked_of(question: Question) -> tuple[object, ...]:
    """What is asked of whom."""
    agencies = chain.from_iterable(mention.agencies() for mention in question.mentions)
    return question.about_prose, tuple(agencies), question.years


def _rows_after(before: tuple[Shown, ...], shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """What may be pointed at: the rows of an answer that has several, else its figure behind those
    shown singly.
    """
    if len(shown) != 1:
        return shown
    kept = tuple(row for row in before if row.term != shown[0].term)
    return (*kept, replace(shown[0], alone=True))[-_FEW:]


class Explanations:
    """How questions came to their answers, numbered in the order in which they were asked."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._every: _Last[int, Explanation] = _Last(clock, _MOST_EXPLAINED)
        self._last: _Last[Asker, int] = _Last(clock, _MOST_EXPLAINED)
        self._count = 0
        self._lock = threading.Lock()

    def keep(self, asker: Asker, explanation: Explanation) -> int:
        """Remember it, as the asker's last too; its number, from 1."""
        with self._lock:
            self._count += 1
            number = self._count
        self._every.put(number, explanation)
        self._last.put(asker, number)
        return number

    def last(self, asker: Asker, number: int | None = None) -> Explanation | None:
        """The asker's last, or the one that has the number, if it is not too long ago."""
        wanted = self._last.get(asker) if number is None else number
        if wanted is None:
            return None
        return self._every.get(wanted)
