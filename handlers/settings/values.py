"""What a chat has set, read from the state and put into words."""

from __future__ import annotations

from datetime import datetime

from handlers.digests.messages import when
from handlers.library import Library
from handlers.rendering.vocabulary.labels import both
from handlers.reply import Language
from handlers.settings.languages import AUTO
from handlers.settings.words import say
from handlers.subscriptions.desk import Where
from handlers.subscriptions.hours import HoursDesk, clock
from store.state import State


class Values:
    """Puts into words what is set at a place."""

    def __init__(self, state: State, library: Library, hours: HoursDesk) -> None:
        self._state = state
        self._library = library
        self._hours = hours

    def language(self, where: Where, language: Language) -> str:
        """In which language the chat is spoken to."""
        chosen = self._state.languages.chosen(where.chat) or AUTO
        return say("language", language, value=say(f"language_{chosen}", language))

    def home(self, where: Where, language: Language) -> str:
        """Whom 我县 means."""
        home = self._state.homes.get(where.chat, where.topic)
        shown = (
            both(self._library.names().agency(home), language) if home else say("none", language)
        )
        return say("home", language, value=shown)

    def quiet(self, where: Where, language: Language) -> str:
        """When no alerts come."""
        quiet = self._state.hours.quiet(where.chat)
        shown = f"{clock(quiet.start)}–{clock(quiet.end)}" if quiet else say("none", language)
        return say("quiet", language, value=shown)

    def zone(self, where: Where, language: Language) -> str:
        """By which clock times are meant."""
        zone = self._hours.zone(where.chat)
        now = datetime.fromtimestamp(self._state.db.seconds(), zone)
        return say("zone", language, value=zone.key, now=f"{now:%H:%M}")

    def digest(self, where: Where, language: Language) -> str:
        """When digests come."""
        schedule = self._state.schedules.get(where.chat, where.topic)
        return say(
            "digest",
            language,
            value=when(schedule.rule, language) if schedule else say("none", language),
        )

    def subscriptions(self, where: Where, language: Language) -> str:
        """How many subscriptions there are."""
        return say(
            "subscriptions",
            language,
            count=len(self._state.subscriptions.here(where.chat, where.topic)),
        )
