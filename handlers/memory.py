"""What was asked last, per chat, topic and person, so that a follow-up may leave it out; kept for ten minutes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from handlers.reply import Asker
from handlers.understanding import Before, Question
from store.model import Agency

LASTS = 600.0
"""Seconds."""
_MOST = 10_000


class Memory:
    """The last question of each asker, and the last one that had an answer; safe for threads, bounded."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last: OrderedDict[Asker, tuple[float, Before]] = OrderedDict()
        self._lock = threading.Lock()

    def last(self, asker: Asker) -> Before:
        """What the asker asked before, if it is not too long ago."""
        with self._lock:
            kept = self._last.get(asker)
            return kept[1] if kept and self._clock() - kept[0] <= LASTS else Before()

    def keep(self, asker: Asker, question: Question, *, answered: bool, candidates: tuple[Agency, ...] = ()) -> None:
        """Remember a question as the asker's last, with the agencies that it was asked back between."""
        with self._lock:
            before = self._last.get(asker, (0.0, Before()))[1]
            self._last[asker] = (self._clock(), Before(question, question if answered else before.answered, candidates))
            self._last.move_to_end(asker)
            while len(self._last) > _MOST:
                self._last.popitem(last=False)
