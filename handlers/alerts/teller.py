"""Who is told what of a load: each place that has subscribed gets one message, however many of its
scopes it meets.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handlers.alerts.happenings import Happening, happenings
from handlers.alerts.messages import alert
from handlers.kept_replies import written
from handlers.library import Library
from handlers.reply import Language
from handlers.subscriptions.scopes import scopes_over
from handlers.wall_clock import held_until
from store.index import Event, Happened, HeldReport
from store.state import MessageKind, Outgoing, State
from store.state.chats.subscriptions import Scope, Subscription
from store.state.messages.held_news import Withheld


class _Place(NamedTuple):
    chat: int
    topic: int | None


class _Wanted(NamedTuple):
    told: dict[int, Happening]
    """By the order in which they are told."""
    subscriptions: set[int]


class Alerts:
    """Makes alerts of what happened; see `handlers.telling.Notifier`."""

    def __init__(self, library: Library, state: State, zone: ZoneInfo) -> None:
        self._library = library
        self._index = library.index
        self._state = state
        self._zone = zone
        """The zone of chats that chose none."""

    def __call__(self, events: Sequence[Event]) -> Iterator[Outgoing | Withheld]:
        """A message to each place that wants to hear of any of the events; in its quiet hours, the
        events to keep.
        """
        if not self._state.subscriptions.any():
            return
        first = self._state.news.last() + 1
        numbers = (first, first + len(events) - 1)
        in_news = [
            replace(event, number=number) for number, event in enumerate(events, start=first)
        ]
        for place, wanted in self._wanted(in_news).items():
            if self._is_quiet(place.chat):
                about = {_subject(each.report) for each in wanted.told.values()}
                yield from (
                    self._withheld(place, event, number)
                    for number, event in enumerate(events, start=first)
                    if (event.agency, event.year) in about
                )
            else:
                yield self._message(place, wanted, numbers, _cause(events))

    def release(self) -> None:
        """Tell of what was kept back for those whose quiet hours are over: each place gets one
        message.
        """
        for chat, topic in self._state.held_news.places():
            if not self._is_quiet(chat):
                with self._index.snapshot():
                    self._release(_Place(chat, topic))

    def _release(self, place: _Place) -> None:
        kept = self._state.held_news.of(*place)
        events = [event for event in map(self._event, kept) if event is not None]
        wanted = self._wanted(events).get(place)
        numbers = (kept[0].number, kept[-1].number)
        message = [self._message(place, wanted, numbers, _cause(events))] if wanted else []
        with self._state.db.writing():
            if self._state.held_news.release(*place, numbers[1]):
                self._state.outbox.put(*message)

    def _event(self, kept: Withheld) -> Event | None:
        """The event that was kept; where the index was made anew meanwhile, with the text that
        counts there now.
        """
        kind = Happened(kept.kind)
        report, before = kept.report, kept.before
        if kept.index_name != self._index.identity():
            current = self._index.held(kept.agency, kept.year)
            if not current or kept.year is None or kind is Happened.GONE:
                return None
            report, before = current[0].id, None
        return Event(kept.number, 0, kept.agency, kept.year, kind, report, before, kept.fingerprint)

    def _withheld(self, place: _Place, event: Event, number: int) -> Withheld:
        return Withheld(
            place.chat,
            place.topic,
            self._index.identity(),
            number,
            event.agency,
            event.year,
            event.kind.value,
            event.report,
            event.before,
            event.fingerprint,
        )

    def _is_quiet(self, chat: int) -> bool:
        zone, now = self._state.hours.zone(chat), self._state.db.seconds()
        quiet = self._state.hours.quiet(chat)
        return held_until(quiet, ZoneInfo(zone) if zone else self._zone, now) > now

    def _wanted(self, events: Sequence[Event]) -> dict[_Place, _Wanted]:
        """What of the events each place wants to hear, and for which of its subscriptions."""
        gone = self._state.news.first_gone(
            {event.agency for event in events if event.kind is Happened.NEW}
        )
        happened = list(happenings(self._library, events, gone))
        over = {each.report.agency.name: scopes_over(each.report.agency) for each in happened}
        by_scope: dict[Scope, list[Subscription]] = defaultdict(list)
        for subscription in self._state.subscriptions.to(frozenset().union(*over.values())):
            by_scope[subscription.scope].append(subscription)
        wanted: dict[_Place, _Wanted] = defaultdict(lambda: _Wanted({}, set()))
        for number, each in enumerate(happened):
            for scope in over[each.report.agency.name]:
                for subscription in by_scope.get(scope, ()):
                    if each.is_about(subscription.what, subscription.rise):
                        place = _Place(subscription.chat, subscription.topic)
                        wanted[place].told[number] = each
                        wanted[place].subscriptions.add(subscription.number)
        return dict(wanted)

    def _message(
        self,
        place: _Place,
        wanted: _Wanted,
        numbers: tuple[int, int],
        cause: str,
    ) -> Outgoing:
        language = Language(self._state.languages.get(place.chat, "") or Language.ZH)
        reply = alert(list(wanted.told.values()), sorted(wanted.subscriptions), numbers, language)
        # With the number of the event: the same may happen again later.
        key = f"alert:{place.chat}:{place.topic or 0}:{cause}:{numbers[0]}"
        silent = all(each.is_light for each in wanted.told.values())
        return Outgoing(
            key, place.chat, place.topic, MessageKind.ALERT, written(reply), silent=silent
        )


def _subject(report: HeldReport) -> tuple[str, int | None]:
    return report.agency.name, report.year


def _cause(events: Sequence[Event]) -> str:
    """Names these events by what they are about, so that they are told once even if they are
    numbered anew.
    """
    return hashlib.sha256("".join(event.fingerprint for event in events).encode()).hexdigest()[:24]
