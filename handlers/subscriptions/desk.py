"""What is said about subscriptions, and done to them: subscribing, the list with its buttons,
ending.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from handlers.library import Library
from handlers.rendering.picking.options import MOST, option_rows
from handlers.rendering.picking.pages import page_of, turns
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.notices import say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.subscriptions.places import NamedPlaces
from handlers.subscriptions.scopes import full_name, label, named, reports_in, scope_of
from handlers.subscriptions.words import (
    Deed,
    WantedSubscription,
    deed,
    is_everything,
    shown,
    wanted,
)
from store.model import Agency
from store.state import State
from store.state.chats.subscriptions import EVERYTHING, Full, Scope, Subscription, What

PAGE = 5
"""Subscriptions on a page: as many as fit on a phone with their buttons."""
_MOST_WORDS = 40
Rows = tuple[tuple[Button, ...], ...]


class Where(NamedTuple):
    """Where subscriptions are: a chat or one topic of it."""

    chat: int
    topic: int | None
    group: bool


class SubscriptionDesk:
    """Does what the commands about subscriptions ask for, and says what came of it."""

    def __init__(self, state: State, library: Library) -> None:
        self._state = state
        self._library = library

    def subscribe(self, argument: str, where: Where, person: str, language: Language) -> Reply:
        """`/subscribe [AGENCY or REGION] [what]`."""
        asked = wanted(argument)
        if asked.everything:
            return self._add(EVERYTHING, asked, where, person, language)
        if not asked.scope:
            return self._choices(asked, where, language)
        found = named(asked.scope, self._library.names())
        if isinstance(found, Scope):
            return self._add(found, asked, where, person, language)
        if not found:
            return self._several(asked, where, person, language)
        suffix = _suffix(asked)
        candidates = found[:MOST]
        buttons = option_rows(
            candidates, language, lambda agency: f"/subscribe {agency.name}{suffix}"
        )
        return _reply(
            language, say("subscribe_which", language, name=_cut(asked.scope)), buttons=buttons
        )

    def listing(self, argument: str, where: Where, language: Language) -> Reply:
        """`/subscriptions [page N]`, or `/subscriptions pause|resume|remove NUMBER… [page N]`."""
        first, _, rest = argument.partition(" ")
        asked = deed(first)
        if asked is None:
            return self._page(_number(rest), where, language)
        numbers, _, page = rest.partition("page")
        self._do(asked, where, [_number(each) for each in numbers.split()])
        return self._page(_number(page), where, language)

    def unsubscribe(self, argument: str, where: Where, language: Language) -> Reply:
        """`/unsubscribe [AGENCY or REGION, or all]`; alone it shows the list, with a button for
        each.
        """
        asked = wanted(argument)
        here = self._state.subscriptions.here(where.chat, where.topic)
        if is_everything(argument):
            self._state.subscriptions.remove(where.chat, [each.number for each in here])
            return _reply(language, say("unsubscribed_all", language, count=len(here)))
        if not asked.scope:
            return self._page(1, where, language)
        found = named(asked.scope, self._library.names())
        scopes = {found} if isinstance(found, Scope) else {scope_of(agency) for agency in found}
        ended = [each for each in here if each.scope in scopes]
        match ended:
            case []:
                return _nothing_to_end(asked.scope, language)
            case [only]:
                self._state.subscriptions.remove(where.chat, [only.number])
                whose = self._label(only.scope, language)
                return _reply(language, say("unsubscribed", language, scope=whose))
            case _:
                names = [full_name(each.scope) for each in ended]
                buttons = tuple((Button(name, f"/unsubscribe {name}"),) for name in names)
                return _reply(language, say("unsubscribe_which", language), buttons=buttons)

    def _several(
        self,
        asked: WantedSubscription,
        where: Where,
        person: str,
        language: Language,
    ) -> Reply:
        """Places that are named one after another, each subscribed to; what is no place is named,
        and only that.
        """
        places = NamedPlaces.of(asked.scope, self._library.names())
        if places.known and not places.unknown:
            added = [self._add(scope, asked, where, person, language) for scope in places.known]
            lines = tuple(chain.from_iterable(reply.lines for reply in added))
            return replace(added[-1], lines=tuple(dict.fromkeys(lines)))
        return _reply(
            language,
            say("subscribe_unknown", language, name=_cut(places.unsaid(asked.scope))),
            say("subscribe_how", language),
        )

    def _add(
        self,
        scope: Scope,
        asked: WantedSubscription,
        where: Where,
        person: str,
        language: Language,
    ) -> Reply:
        what = asked.what or What.ALL
        added = self._state.subscriptions.add(
            where.chat, where.topic, scope, what, person, asked.rise
        )
        if isinstance(added, Full):
            buttons: Rows = ((_command("my_subscriptions", language, "/subscriptions"),),)
            return _reply(
                language, say("subscriptions_full", language, limit=added.limit), buttons=buttons
            )
        lines = [
            say("subscribed", language, scope=self._label(scope, language)),
            say("subscribed_what", language, what=shown(added.what, language, added.rise)),
        ]
        count = len(reports_in(self._library.index, self._library.names(), scope))
        lines.append(
            say("subscribed_held" if count else "subscribed_none_yet", language, count=count)
        )
        return _reply(language, *lines, buttons=_after_subscribing(added, where, language))

    def _choices(self, asked: WantedSubscription, where: Where, language: Language) -> Reply:
        names = self._library.names()
        home = names.division((self._library.home,))
        cities = names.children(home, "city") if home else ()
        places = [Agency(city.name, city, "") for city in cities]
        suffix = _suffix(asked)
        label = say("scope_everything", language)
        everything = Button(label[0].upper() + label[1:], f"/subscribe all{suffix}")
        cells = [
            everything,
            *(
                Button(short(place, language), f"/subscribe {place.name}{suffix}")
                for place in places
            ),
        ]
        rows = tuple(tuple(cells[start : start + 2]) for start in range(0, len(cells), 2))
        if self._state.subscriptions.here(where.chat, where.topic):
            rows += ((_command("my_subscriptions", language, "/subscriptions"),),)
        return _reply(
            language,
            say("subscribe_choose", language),
            say("subscribe_how", language),
            buttons=rows,
        )

    def _page(self, number: int, where: Where, language: Language) -> Reply:
        """A page of the list; one that is not there is the nearest that is."""
        every = self._state.subscriptions.here(where.chat, where.topic)
        if not every:
            button = _command("subscribe", language, "/subscribe")
            return _reply(language, say("subscriptions_none", language), buttons=((button,),))
        page = page_of(number, len(every), PAGE)
        here = list(enumerate(every, start=1))[page.start : page.end]
        head = say(
            "subscriptions_head", language, count=len(every), page=page.number, pages=page.of
        )
        rows = [_controls(place, each, page.number, language) for place, each in here]
        rows.append(
            (
                *turns("/subscriptions", page, language),
                _command("subscribe", language, "/subscribe"),
            )
        )
        lines = [self._line(place, each, language) for place, each in here]
        return _reply(language, head, *lines, buttons=tuple(rows))

    def _line(self, place: int, subscription: Subscription, language: Language) -> str:
        return say(
            "subscription_paused" if subscription.paused else "subscription",
            language,
            place=place,
            scope=self._label(subscription.scope, language),
            what=shown(subscription.what, language, subscription.rise),
        )

    def _do(self, asked: Deed, where: Where, numbers: Iterable[int]) -> None:
        match asked:
            case Deed.REMOVE:
                self._state.subscriptions.remove(where.chat, numbers)
            case _:
                self._state.subscriptions.pause(where.chat, numbers, paused=asked is Deed.PAUSE)

    def _label(self, scope: Scope, language: Language) -> str:
        return label(scope, self._library.names(), language)


def _after_subscribing(added: Subscription, where: Where, language: Language) -> Rows:
    name = full_name(added.scope) or "all"
    others = [what for what in (What.NEW, What.CHANGED, What.PROBLEMS) if what is not added.what]
    buttons = [
        Button(say("only", language, what=shown(what, language)), f"/subscribe {name} {what}")
        for what in others
    ]
    buttons.append(_command("my_subscriptions", language, "/subscriptions"))
    rows: Rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    if where.group:
        rows += (
            (
                Button(
                    say("in_private", language),
                    "/subscribe "
                    f"{name}{_suffix(WantedSubscription('', added.what, rise=added.rise))}",
                    private=True,
                ),
            ),
        )
    return rows


def _controls(
    place: int,
    subscription: Subscription,
    page: int,
    language: Language,
) -> tuple[Button, ...]:
    toggle = Deed.RESUME if subscription.paused else Deed.PAUSE
    return tuple(
        Button(
            say(f"subscription_{one}", language, place=place),
            f"/subscriptions {one} {subscription.number} page {page}",
        )
        for one in (toggle, Deed.REMOVE)
    )


def _command(label_key: str, language: Language, command: str) -> Button:
    return Button(say(label_key, language), command)


def _reply(language: Language, head: str, *lines: str, buttons: Rows = ()) -> Reply:
    return Reply(
        (ReplyLine(head, Style.HEAD), *(ReplyLine(line) for line in lines)), language, buttons
    )


def _number(text: str) -> int:
    """A number as it is typed; 0 for anything else, which names no page and no subscription."""
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    return 0


def _nothing_to_end(name: str, language: Language) -> Reply:
    """That nothing is subscribed to under a name, with a button for what is."""
    mine = _command("my_subscriptions", language, "/subscriptions")
    return _reply(
        language, say("unsubscribe_nothing", language, name=_cut(name)), buttons=((mine,),)
    )


def _cut(name: str) -> str:
    if len(name) <= _MOST_WORDS:
        return name
    return name[: _MOST_WORDS - 1] + "…"


def _suffix(asked: WantedSubscription) -> str:
    """What is wanted, as words that mean it again behind a name."""
    if asked.what is What.RISE:
        return f" requests rise {asked.rise}%"
    if asked.what is None or asked.what is What.ALL:
        if asked.what:
            return f" {asked.what}"
        return ""
    return "".join(f" {part}" for part in asked.what.parts)
