"""`/digest`: says, sets, ends and previews a place's digest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.digests.compiler import Compiler
from handlers.digests.messages import kind_of, when
from handlers.digests.recurrence import recurrence
from handlers.digests.wording import WantedDigest, means, wanted
from handlers.library import Library
from handlers.rendering.picking.options import MOST, option_rows
from handlers.rendering.vocabulary.notices import say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.subscriptions.desk import Where
from handlers.subscriptions.hours import HoursDesk
from handlers.subscriptions.places import NamedPlaces
from handlers.subscriptions.scopes import full_name, label, named
from handlers.subscriptions.words import is_everything
from handlers.wall_clock import shown
from store.model import Agency
from store.state import State
from store.state.chats.schedules import Schedule
from store.state.chats.subscriptions import EVERYTHING, Scope

_WEEKLY = "0 9 * * mon"
"""What a preview is called where there is no digest yet."""
_WEEK = 7
_DAYS = {"daily": 1, "monthly": 31}
"""The days that a preview goes back where no digest came before, if not a week."""
_OFFERS = (
    ("set_daily", "daily 09:00"),
    ("set_weekly", "weekly mon 09:00"),
    ("set_monthly", "monthly 1 09:00"),
)

Rows = tuple[tuple[Button, ...], ...]


class DigestDesk:
    """Does what `/digest` asks for, and says what came of it."""

    def __init__(
        self,
        state: State,
        library: Library,
        compiler: Compiler,
        hours: HoursDesk,
    ) -> None:
        self._state = state
        self._library = library
        self._compiler = compiler
        self._hours = hours

    def digest(self, argument: str, where: Where, language: Language) -> Reply:
        """`/digest [now, off, or how often and when, with what it is to be about]`."""
        if not argument:
            return self._shown(where, language)
        if means("now", argument):
            return self._preview(where, language)
        if means("off", argument):
            ended = self._state.schedules.remove(where.chat, where.topic)
            return _reply(
                language,
                say("digest_ended" if ended else "digest_none", language),
                buttons=_offers(language),
            )
        asked = wanted(argument)
        if asked is None:
            return _reply(
                language,
                say("digest_not_understood", language, said=argument[:60]),
                say("digest_how", language),
                buttons=_offers(language),
            )
        if not asked.rest or is_everything(asked.rest):
            return self._set(
                asked.rule, EVERYTHING if asked.rest else None, where, language, always=asked.always
            )
        found = named(asked.rest, self._library.names())
        if isinstance(found, Scope):
            return self._set(asked.rule, found, where, language, always=asked.always)
        return self._which(asked, found, language)

    def _which(self, asked: WantedDigest, found: Sequence[Agency], language: Language) -> Reply:
        """Of several that a name may mean, or several places, a button for each; of words that are
        none, which.
        """
        if found:
            buttons = option_rows(
                found[:MOST], language, lambda each: f"/digest cron {asked.rule} {each.name}"
            )
            return _reply(
                language, say("subscribe_which", language, name=asked.rest[:40]), buttons=buttons
            )
        places = NamedPlaces.of(asked.rest, self._library.names())
        if not places.known or places.unknown:
            unknown = say("digest_unknown_place", language, name=places.unsaid(asked.rest)[:40])
            return _reply(language, unknown, say("digest_how", language))
        rows = tuple(
            (
                Button(
                    label(scope, self._library.names(), language),
                    f"/digest cron {asked.rule} {full_name(scope)}",
                ),
            )
            for scope in places.known
        )
        all_of_them = Button(say("digest_of_subscriptions", language), f"/digest cron {asked.rule}")
        return _reply(language, say("digest_one_place", language), buttons=(*rows, (all_of_them,)))

    def _set(
        self,
        rule: str,
        scope: Scope | None,
        where: Where,
        language: Language,
        *,
        always: bool,
    ) -> Reply:
        found = recurrence(rule)
        next_at = (
            found.next_after(self._state.db.seconds(), self._hours.zone(where.chat))
            if found
            else None
        )
        if next_at is None:
            return _reply(language, say("digest_how", language))
        seen = self._state.news.last()
        self._state.schedules.put(
            where.chat, where.topic, rule, scope, next_at, always=always, seen=seen
        )
        return self._shown(where, language)

    def _shown(self, where: Where, language: Language) -> Reply:
        schedule = self._state.schedules.get(where.chat, where.topic)
        if schedule is None:
            head = say("digest_none", language)
            return _reply(language, head, say("digest_how", language), buttons=_offers(language))
        zone = self._hours.zone(where.chat)
        scopes = self._compiler.scopes(where.chat, where.topic, schedule.scope)
        return _reply(
            language,
            say("digest_is", language, when=when(schedule.rule, language), zone=zone.key),
            say("digest_about", language, about=self._compiler.about(scopes, language)),
            say("digest_next", language, at=f"{shown(schedule.next_at, zone):%Y-%m-%d %H:%M}"),
            say("digest_if_empty" if schedule.always else "digest_unless_empty", language),
            buttons=(
                (_preview_button(language), Button(say("digest_end", language), "/digest off")),
            ),
        )

    def _preview(self, where: Where, language: Language) -> Reply:
        """What would be sent now; the next one tells it all the same. Before the first, it is of
        the last period.
        """
        schedule: Schedule | None = self._state.schedules.get(where.chat, where.topic)
        scope, rule = (schedule.scope, schedule.rule) if schedule else (None, _WEEKLY)
        zone = self._hours.zone(where.chat)
        scopes = self._compiler.scopes(where.chat, where.topic, scope)
        if schedule is not None and schedule.last_at is not None:
            return self._compiler.compile(scopes, rule, schedule.seen, zone, language).reply
        days = _DAYS.get(kind_of(rule), _WEEK)
        seen = self._state.news.noticed_before(self._state.db.before(timedelta(days=days)))
        return self._compiler.compile(scopes, rule, seen, zone, language, days).reply


def digest_offers(language: Language) -> tuple[Button, ...]:
    """Digests that most people want, each set up by a button."""
    return tuple(Button(say(key, language), f"/digest {when}") for key, when in _OFFERS)


def _offers(language: Language) -> Rows:
    return (digest_offers(language), (_preview_button(language),))


def _preview_button(language: Language) -> Button:
    return Button(say("digest_preview", language), "/digest now")


def _reply(language: Language, head: str, *lines: str, buttons: Rows = ()) -> Reply:
    return Reply(
        (ReplyLine(head, Style.HEAD), *(ReplyLine(line) for line in lines)), language, buttons
    )
