"""The digest of a place at a moment."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple
from zoneinfo import ZoneInfo

from handlers.digests.contents import contents
from handlers.digests.messages import about, digest
from handlers.library import Library
from handlers.rendering.restating.subjects import subject_of_reports
from handlers.reply import Language, Reply
from handlers.subscriptions.scopes import agency_of, full_name, label
from handlers.wall_clock import shown
from handlers.watching.coverage import notes
from store.state import State
from store.state.chats.subscriptions import EVERYTHING, Scope


class Compiled(NamedTuple):
    """A digest, and how far it tells of the news."""

    reply: Reply
    empty: bool
    seen: int


class Compiler:
    """Puts digests together."""

    def __init__(self, state: State, library: Library) -> None:
        self._state = state
        self._library = library

    def compile(
        self,
        scopes: tuple[Scope, ...],
        rule: str,
        seen: int,
        zone: ZoneInfo,
        language: Language,
        days: int | None = None,
    ) -> Compiled:
        """What there is to tell now about some scopes, of what was not told up to the news number
        `seen`.

        That number is of some `days` ago where there was no digest before.
        """
        with self._library.index.snapshot():
            return self._compiled(scopes, rule, seen, zone, language, days)

    def _compiled(
        self,
        scopes: tuple[Scope, ...],
        rule: str,
        seen: int,
        zone: ZoneInfo,
        language: Language,
        days: int | None,
    ) -> Compiled:
        now = shown(self._state.db.seconds(), zone)
        last = self._state.news.last()
        told = contents(self._library, scopes, self._state.news.between(seen + 1, last), now.date())
        region = "" if EVERYTHING in scopes else full_name(scopes[0])
        news = (seen + 1, last) if last > seen else None
        note = notes(self._state, zone)
        reply = digest(
            told, self.about(scopes, language), region, rule, now, news, language, days, note
        )
        agencies = [
            agency_of(scope, self._library.names()) for scope in scopes if scope != EVERYTHING
        ]
        subject = subject_of_reports([each for each in agencies if each], told.year_listed)
        return Compiled(replace(reply, subject=subject), told.is_empty(now.date()), last)

    def scopes(self, chat: int, topic: int | None, scope: Scope | None) -> tuple[Scope, ...]:
        """What the place's digest is about: what was said, else what it has subscribed to, else
        everything.
        """
        if scope is not None:
            return (scope,)
        here = [
            each.scope for each in self._state.subscriptions.here(chat, topic) if not each.paused
        ]
        if EVERYTHING in here or not here:
            return (EVERYTHING,)
        return tuple(here)

    def about(self, scopes: tuple[Scope, ...], language: Language) -> str:
        """What a digest is about, in words."""
        names = self._library.names()
        return about([label(scope, names, language) for scope in scopes], language)
