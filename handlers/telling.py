"""From what happened in the index to messages in the outbox: each event once, whatever dies in
between.

The index changes in a transaction of its own, which also notes the events. Here, in one transaction
of the state, the messages are put and the position moves on. Whichever is missing after a crash is
made up for at the next call.

A text that counts again (rolled back to, put back) has the fingerprint of before, and is told again
all the same: those who heard 24 → 25 have to hear 25 → 24. An index that was made anew tells of
nothing that was told from the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.index import Event, Happened, Index
from store.state import Outgoing, State
from store.state.messages.held_news import Withheld
from store.state.messages.news import Item

Notifier = Callable[[Sequence[Event]], Iterable[Outgoing | Withheld]]
"""Who is told what of some events that happened together. Only looks; what it gives is put into the
outbox, or kept for the end of quiet hours.
"""


class Telling:
    """Takes events to those who want to know; safe to be called from any thread, and as often as
    one likes.
    """

    def __init__(self, index: Index, state: State, teller: Notifier) -> None:
        self._index = index
        self._state = state
        self._teller = teller

    def catch_up(self) -> int:
        """Tell of all that happened since the last time; gives how many messages came of it.

        What is told is of one moment, though a load may end meanwhile: of that, the next time
        tells.
        """
        with self._index.snapshot():
            return self._catch_up()

    def _catch_up(self) -> int:
        told = self._state.told
        position = told.position(self._index.identity())
        events = self._index.events_after(position.number)
        if not events:
            return 0
        fresh, last = self._fresh(events, anew=position.number == 0)
        messages = list(self._teller(fresh)) if fresh else []
        with self._state.db.writing():
            if not told.advance(
                position, events[-1].number, {event.fingerprint for event in fresh}, last
            ):
                return 0
            name = position.name
            self._state.news.note(
                Item(e.agency, e.year, e.kind, name, e.report, e.before) for e in fresh
            )
            self._state.held_news.hold([each for each in messages if isinstance(each, Withheld)])
            return self._state.outbox.put(
                *(each for each in messages if isinstance(each, Outgoing))
            )

    def _fresh(self, events: Sequence[Event], *, anew: bool) -> tuple[list[Event], dict[str, str]]:
        """The events that people do not know of, and what they will have been told last of each
        report.

        What happened to a report is told if what came of it in the end is not what was told of it
        last.
        """
        came = {_subject(event): event.fingerprint for event in events}
        known, last = self._state.told.known(set(came.values())), self._state.told.last(came)

        def is_told(subject: str) -> bool:
            if anew:
                return came[subject] in known
            return last.get(subject) == came[subject]

        fresh = {
            subject: fingerprint for subject, fingerprint in came.items() if not is_told(subject)
        }
        return [event for event in events if _subject(event) in fresh], fresh


def _subject(event: Event) -> str:
    """What an event is about: the text and figures of a report, or the problems that another year's
    shows in it.
    """
    about = "problems" if event.kind is Happened.PROBLEMS else "text"
    return f"{event.agency} {event.year or 0} {about}"
