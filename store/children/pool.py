"""Many jobs by some children, the pieces of each job in the order of the jobs.

What is done and not yet fetched takes memory, so nobody listens to a child that is far ahead; it
waits.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from multiprocessing import connection
from typing import Any, Final, TypeVar, cast

from store.children.child import READY, Ended
from store.children.hand import Hand, context
from store.children.limits import Limits
from store.children.line import QueuedJob
from store.children.pieces import Begun, Broke, Reason, Work

Job = TypeVar("Job")
Piece = TypeVar("Piece")

_AHEAD: Final = 16
"""Jobs for each child that are given out before the first of them is fetched."""
_UNFETCHED: Final = 32
"""Pieces of a job that may wait."""
_MOST_BROKEN: Final = 3
"""Parts of a job that may break; the rest of it is given up: an archive of bombs must not take an
hour.
"""
_FRUITLESS: Final = 3
"""Children in a row that ended before they were there."""


class ChildrenUnavailableError(Exception):
    """No child can be started: too little memory, or too many processes."""


def stream(
    work: Work[Job, Piece],
    jobs: Iterable[Job],
    limits: Limits,
    *,
    count: int = 1,
    preload: Sequence[str] = (),
) -> Generator[Iterator[Piece | Broke], None, None]:
    """The pieces of each job, in order; those of a job that were not fetched when the next is asked
    for are lost.

    `preload` names the modules that the work needs besides its own, so that they are imported once
    for all children.
    """
    pool = _Pool(work, iter(jobs), limits, max(1, count), preload)
    try:
        while (line := pool.first()) is not None:
            pieces = pool.pieces(line)
            yield cast(Iterator[Piece | Broke], pieces)
            deque(pieces, 0)
    finally:
        pool.close()


class _Pool:
    """The children, and the jobs as far as they were given out."""

    def __init__(
        self,
        work: Work[Any, Any],
        jobs: Iterator[object],
        limits: Limits,
        count: int,
        preload: Sequence[str],
    ) -> None:
        self._work, self._jobs, self._limits, self._count = work, jobs, limits, count
        self._how = context((work.__module__, *preload))
        self._hands: list[Hand] = []
        self._order: deque[QueuedJob] = deque()
        self._waiting: deque[QueuedJob] = deque()
        self._listened: set[Hand] = set()
        self._fruitless = 0

    def first(self) -> QueuedJob | None:
        """The next job in order, given out with those behind it; None when there are no more."""
        while self._order and self._order[0].ended and not self._order[0].pieces:
            self._order.popleft()
        self._give_out()
        if self._order:
            return self._order[0]
        return None

    def pieces(self, line: QueuedJob) -> Iterator[object]:
        """All that comes of a job."""
        while True:
            while line.pieces:
                yield line.pieces.popleft()
            if line.ended:
                return
            self._give_out()
            self._listen(line)

    def close(self) -> None:
        """End the children."""
        for hand in self._hands:
            hand.end()
        self._hands.clear()

    def _give_out(self) -> None:
        while len(self._order) < self._count * _AHEAD:
            try:
                line = QueuedJob(next(self._jobs))
            except StopIteration:
                break
            self._order.append(line)
            self._waiting.append(line)
        while len(self._hands) < min(
            self._count, len(self._waiting) + sum(bool(hand.lines) for hand in self._hands)
        ):
            try:
                self._hands.append(Hand(self._how, self._work, self._limits))
            except OSError as error:
                raise ChildrenUnavailableError(error.strerror or "") from error
        for hand in self._hands:
            while self._waiting and hand.take(self._waiting[0]):
                self._waiting.popleft()

    def _listen(self, wanted: QueuedJob) -> None:
        """Waits until something comes, or somebody has taken too long."""
        chosen = [hand for hand in self._hands if self._is_heard(hand, wanted)]
        for hand in chosen:
            hand.listened(before=hand in self._listened)
        self._listened = set(chosen)
        timeout = max(0.0, min((hand.left for hand in chosen), default=0.0))
        ready = connection.wait([hand.connection for hand in chosen], timeout)
        for hand in chosen:
            if hand.connection in ready:
                self._hear(hand)
            elif hand.left <= 0:
                self._replace(hand, Reason.TIME, "")

    def _is_heard(self, hand: Hand, wanted: QueuedJob) -> bool:
        if not hand.lines:
            return not hand.ready
        return wanted in hand.lines or len(hand.lines[0].pieces) < _UNFETCHED

    def _hear(self, hand: Hand) -> None:
        pieces = hand.heard()
        if pieces is None:
            self._replace(hand, *hand.why())
        for piece in pieces or ():
            match piece:
                case Broke(reason, _, detail):
                    self._replace(hand, reason, detail)
                case Ended(tired):
                    hand.lines.popleft().ended = True
                    if tired:
                        self._let_go(hand)
                case Begun(part):
                    line = hand.lines[0]
                    line.part, line.begun = part or line.part, line.begun + bool(part)
                case _ if piece == READY:
                    self._fruitless = 0
                case _:
                    hand.lines[0].pieces.append(piece)

    def _replace(self, hand: Hand, reason: Reason, detail: str) -> None:
        """A child has ended or must: what it was at is told, the rest is given to others."""
        if hand.lines:
            line = hand.lines[0]
            line.broken += 1
            line.ended = not line.part or line.broken >= _MOST_BROKEN
            line.pieces.append(Broke(reason, line.part, detail, last=line.ended))
        elif not hand.ready:
            self._fruitless += 1
            if self._fruitless >= _FRUITLESS:
                raise ChildrenUnavailableError(detail)
        self._let_go(hand)

    def _let_go(self, hand: Hand) -> None:
        self._hands.remove(hand)
        self._listened.discard(hand)
        self._waiting.extendleft(line for line in reversed(hand.lines) if not line.ended)
        hand.end()
