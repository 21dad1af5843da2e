"""`/settings` and `/lang`: what a chat has set, and what changes it."""

from __future__ import annotations

from collections.abc import Callable

from handlers.digests.desk import DigestDesk, digest_offers
from handlers.digests.runner import Digests
from handlers.library import Library
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.settings.languages import AUTO, CHOICES, choice
from handlers.settings.values import Values
from handlers.settings.words import button, say
from handlers.subscriptions.desk import Where
from handlers.subscriptions.hours import HoursDesk
from store.state import State

SHOW = "show"
"""The word before the name of a setting that is only to be shown."""
_BEIJING, _URUMQI = "Asia/Shanghai", "Asia/Urumqi"
_EVENING, _NIGHT = "22:00-07:00", "18:00-08:30"

Rows = tuple[tuple[Button, ...], ...]
Shown = Callable[[Where, Language], str]


class SettingsDesk:
    """Shows the settings of a place, all or one with what it may be, and changes them."""

    def __init__(
        self,
        state: State,
        library: Library,
        hours: HoursDesk,
        digest_desk: DigestDesk,
        digests: Digests,
    ) -> None:
        self._state = state
        self._hours = hours
        self._digest_desk = digest_desk
        self._digests = digests
        self._values = Values(state, library, hours)

    def settings(self, argument: str, where: Where, language: Language) -> Reply:
        """`/settings`: all of them; `/settings show NAME`: one; `/settings NAME VALUE` changes
        it.
        """
        name, _, value = argument.strip().partition(" ")
        if name == SHOW:
            return self._one(value.strip(), where, language)
        changes: dict[str, Callable[[str, Where, Language], Reply | None]] = {
            "language": self._set_language,
            "home": self._clear_home,
            "quiet": self._set_quiet,
            "zone": self._set_zone,
            "digest": self._set_digest,
        }
        if name not in changes:
            return self._all(where, language)
        if not value.strip():
            return self._one(name, where, language)
        refused = changes[name](value.strip(), where, language)
        return refused or self._all(where, self.spoken(where, language))

    def lang(self, argument: str, where: Where, language: Language) -> Reply:
        """`/lang [zh, en or auto]`."""
        refused = self._set_language(argument, where, language) if argument.strip() else None
        if refused is not None:
            return refused
        language = self.spoken(where, language)
        head = ReplyLine(self._values.language(where, language), Style.HEAD)
        return Reply(
            (head, ReplyLine(say("language_why", language))),
            language,
            (self._languages("/lang", where, language),),
        )

    def spoken(self, where: Where, language: Language) -> Language:
        """The language that the chat has chosen, else the one given."""
        chosen = self._state.languages.chosen(where.chat)
        if chosen:
            return Language(chosen)
        return language

    def _all(self, where: Where, language: Language) -> Reply:
        values = self._values
        shown = (
            values.language,
            values.home,
            values.quiet,
            values.zone,
            values.digest,
            values.subscriptions,
        )
        lines = [
            ReplyLine(say("head", language), Style.HEAD),
            *(ReplyLine(value(where, language)) for value in shown),
        ]
        if where.group:
            lines.append(ReplyLine(say("who", language), Style.NOTE))
        names = ("language", "home", "quiet", "zone", "digest")
        cells = [button(name, f"/settings {SHOW} {name}", language) for name in names]
        cells += [button(name, f"/{name}", language) for name in ("subscriptions", "news", "help")]
        return Reply(
            tuple(lines),
            language,
            tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2)),
        )

    def _one(self, name: str, where: Where, language: Language) -> Reply:
        """A setting with what it may be; all of them where there is none of that name."""
        sections: dict[str, tuple[Shown, str, Rows]] = {
            "language": (
                self._values.language,
                "language_why",
                (self._languages("/settings language", where, language),),
            ),
            "home": (self._values.home, "home_how", self._home_choices(where, language)),
            "quiet": (self._values.quiet, "quiet_how", self._quiet_choices(where, language)),
            "zone": (self._values.zone, "zone_how", _zone_choices(language)),
            "digest": (self._values.digest, "digest_how", self._digest_choices(where, language)),
        }
        if name not in sections:
            return self._all(where, language)
        value, how, rows = sections[name]
        lines = (ReplyLine(value(where, language), Style.HEAD), ReplyLine(say(how, language)))
        return Reply(lines, language, (*rows, (button("back", "/settings back", language),)))

    def _languages(self, command: str, where: Where, language: Language) -> tuple[Button, ...]:
        """The choices besides the one that holds."""
        chosen = self._state.languages.chosen(where.chat) or AUTO
        return tuple(
            button(each, f"{command} {each}", language) for each in CHOICES if each != chosen
        )

    def _home_choices(self, where: Where, language: Language) -> Rows:
        """Nothing but taking it away, where there is one; it is set by its name."""
        there = self._state.homes.get(where.chat, where.topic)
        if there:
            return ((button("clear", "/settings home -", language),),)
        return ()

    def _quiet_choices(self, where: Where, language: Language) -> Rows:
        spans = tuple(Button(span, f"/settings quiet {span}") for span in (_EVENING, _NIGHT))
        off = button("off", "/settings quiet off", language)
        if self._state.hours.quiet(where.chat):
            return ((*spans, off),)
        return (spans,)

    def _digest_choices(self, where: Where, language: Language) -> Rows:
        offers = tuple(
            Button(offer.label, offer.ask.replace("/digest", "/settings digest", 1))
            for offer in digest_offers(language)
        )
        preview = button("preview", "/digest now", language)
        off = button("off", "/settings digest off", language)
        there = self._state.schedules.get(where.chat, where.topic)
        return (offers, (preview, off) if there else (preview,))

    def _set_language(self, value: str, where: Where, language: Language) -> Reply | None:
        chosen = choice(value)
        if chosen is None:
            buttons = (self._languages("/lang", where, language),)
            return Reply((ReplyLine(say("language_unknown", language)),), language, buttons)
        self._state.languages.choose(where.chat, None if chosen == AUTO else chosen)
        return None

    def _clear_home(self, value: str, where: Where, language: Language) -> Reply | None:
        if value != "-":
            return self._one("home", where, language)
        self._state.homes.note(where.chat, where.topic, "")
        return None

    def _set_quiet(self, value: str, where: Where, language: Language) -> Reply | None:
        before = self._state.hours.quiet(where.chat)
        said = self._hours.quiet(value, where.chat, language)
        if before == self._state.hours.quiet(where.chat):
            return said
        return None

    def _set_zone(self, value: str, where: Where, language: Language) -> Reply | None:
        before = self._state.hours.zone(where.chat)
        said = self._hours.timezone(value, where.chat, language)
        self._digests.retime(where.chat)
        if before == self._state.hours.zone(where.chat):
            return said
        return None

    def _set_digest(self, value: str, where: Where, language: Language) -> Reply | None:
        before = self._state.schedules.get(where.chat, where.topic)
        said = self._digest_desk.digest(value, where, language)
        if before == self._state.schedules.get(where.chat, where.topic):
            return said
        return None


def _zone_choices(language: Language) -> Rows:
    return tuple(
        (button(key, f"/settings zone {zone}", language),)
        for key, zone in (("beijing", _BEIJING), ("urumqi", _URUMQI))
    )
