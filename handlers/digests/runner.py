"""Digests that are due go into the outbox: each once, whatever the clock does and whenever the
program was down.
"""

from __future__ import annotations

import logging

from handlers.digests.compiler import Compiler
from handlers.digests.recurrence import recurrence
from handlers.kept_replies import written
from handlers.reply import Language
from handlers.subscriptions.hours import HoursDesk
from store.state import MessageKind, Outgoing, State
from store.state.chats.schedules import Schedule

log = logging.getLogger(__name__)


class Digests:
    """Looks what is due; to be called at every tick."""

    def __init__(self, state: State, compiler: Compiler, hours: HoursDesk) -> None:
        self._state = state
        self._compiler = compiler
        self._hours = hours

    def run(self) -> None:
        """Put out what is due. After a long stop that is one digest for each place, of all that
        happened meanwhile.
        """
        now = self._state.db.seconds()
        for schedule in self._state.schedules.due(now):
            rule = recurrence(schedule.rule)
            after = rule.next_after(now, self._hours.zone(schedule.chat)) if rule else None
            if after is None:
                log.error("no next time", extra={"chat": schedule.chat, "rule": schedule.rule})
                self._state.schedules.remove(schedule.chat, schedule.topic)
            elif schedule.next_at > now:
                self._state.schedules.postpone(schedule, after)
            else:
                self._put_out(schedule, after)

    def retime(self, chat: int) -> None:
        """The chat's zone is another: its digests come by the clock there."""
        for schedule in self._state.schedules.of_chat(chat):
            rule = recurrence(schedule.rule)
            after = (
                rule.next_after(self._state.db.seconds(), self._hours.zone(chat)) if rule else None
            )
            if after is not None:
                self._state.schedules.postpone(schedule, after)

    def _put_out(self, schedule: Schedule, next_at: int) -> None:
        chat, topic = schedule.chat, schedule.topic
        language = Language(self._state.languages.get(chat, "") or Language.ZH)
        zone = self._hours.zone(chat)
        scopes = self._compiler.scopes(chat, topic, schedule.scope)
        made = self._compiler.compile(scopes, schedule.rule, schedule.seen, zone, language)
        key = f"digest:{chat}:{topic or 0}:{schedule.since}:{schedule.turn}"
        with self._state.db.writing():
            if self._state.schedules.claim(schedule, next_at, made.seen) and (
                schedule.always or not made.empty
            ):
                self._state.outbox.put(
                    Outgoing(key, chat, topic, MessageKind.DIGEST, written(made.reply))
                )
