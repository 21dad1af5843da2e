"""Who is told what of a load: each place that has subscribed gets one message, however many of its scopes it meets."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handlers.alerts.happenings import Happening, happenings
from handlers.alerts.messages import alert
from handlers.kept_replies import written
from handlers.reply import Language
from handlers.subscriptions.scopes import scopes_over
from handlers.wall_clock import held_until
from store.index import Event, Index
from store.state import Kind, Outgoing, State
from store.state.subscriptions import Scope, Subscription


class _Place(NamedTuple):
    chat: int
    topic: int | None


class Alerts:
    """Makes alerts of what happened; see `handlers.telling.Teller`."""

    def __init__(self, index: Index, state: State, zone: ZoneInfo) -> None:
        self._index = index
        self._state = state
        self._zone = zone
        """The zone of chats that chose none."""

    def __call__(self, events: Sequence[Event]) -> Iterator[Outgoing]:
        """A message to each place that wants to hear of any of the events."""
        if not self._state.subscriptions.any():
            return
        happened = list(happenings(self._index, events))
        over = {each.report.agency.name: scopes_over(each.report.agency) for each in happened}
        by_scope: dict[Scope, list[Subscription]] = defaultdict(list)
        for subscription in self._state.subscriptions.to(frozenset().union(*over.values())):
            by_scope[subscription.scope].append(subscription)
        told: dict[_Place, dict[int, Happening]] = defaultdict(dict)
        for_whom: dict[_Place, set[int]] = defaultdict(set)
        for number, each in enumerate(happened):
            for scope in over[each.report.agency.name]:
                for subscription in by_scope.get(scope, ()):
                    if each.is_about(subscription.what):
                        place = _Place(subscription.chat, subscription.topic)
                        told[place][number] = each
                        for_whom[place].add(subscription.number)
        first = self._state.news.last() + 1
        numbers = (first, first + len(events) - 1)
        cause = _cause(events)
        for place, each_one in told.items():
            yield self._message(place, list(each_one.values()), sorted(for_whom[place]), numbers, cause)

    def _message(
        self, place: _Place, told: list[Happening], subscriptions: list[int], numbers: tuple[int, int], cause: str
    ) -> Outgoing:
        language = Language(self._state.languages.get(place.chat, "") or Language.ZH)
        reply = alert(told, subscriptions, numbers, language)
        zone = self._state.hours.zone(place.chat)
        until = held_until(
            self._state.hours.quiet(place.chat), ZoneInfo(zone) if zone else self._zone, self._state.db.seconds()
        )
        key = f"alert:{place.chat}:{place.topic or 0}:{cause}"
        return Outgoing(key, place.chat, place.topic, Kind.ALERT, written(reply), until)


def _cause(events: Sequence[Event]) -> str:
    """Names these events by what they are about, so that they are told once even if they are numbered anew."""
    return hashlib.sha256("".join(event.fingerprint for event in events).encode()).hexdigest()[:24]
