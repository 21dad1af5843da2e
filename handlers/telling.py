"""From what happened in the index to messages in the outbox: each event once, whatever dies in between.

The index changes in a transaction of its own, which also notes the events. Here, in one transaction of the state, the
messages are put and the position moves on. Whichever is missing after a crash is made up for at the next call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.index import Event, Index
from store.state import Outgoing, State
from store.state.held_news import Withheld
from store.state.news import Item

Teller = Callable[[Sequence[Event]], Iterable[Outgoing | Withheld]]
"""Who is told what of some events that happened together. Only looks; what it gives is put into the outbox, or kept
for the end of quiet hours."""


class Telling:
    """Takes events to those who want to know; safe to be called from any thread, and as often as one likes."""

    def __init__(self, index: Index, state: State, teller: Teller) -> None:
        self._index = index
        self._state = state
        self._teller = teller

    def catch_up(self) -> int:
        """Tell of all that happened since the last time; gives how many messages came of it.

        What is told is of one moment, though a load may end meanwhile: of that, the next time tells.
        """
        with self._index.snapshot():
            return self._catch_up()

    def _catch_up(self) -> int:
        told = self._state.told
        position = told.position(self._index.identity())
        events = self._index.events_after(position.number)
        if not events:
            return 0
        known = told.known({event.fingerprint for event in events})
        fresh = [event for event in events if event.fingerprint not in known]
        messages = list(self._teller(fresh)) if fresh else []
        with self._state.db.writing():
            if not told.advance(position, events[-1].number, {event.fingerprint for event in fresh}):
                return 0
            self._state.news.note(Item(event.agency, event.year, event.kind) for event in fresh)
            self._state.held_news.hold([each for each in messages if isinstance(each, Withheld)])
            return self._state.outbox.put(*(each for each in messages if isinstance(each, Outgoing)))
