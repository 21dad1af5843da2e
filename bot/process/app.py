"""Where the Telegram bot is put together, and run on the updates of a source."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from functools import partial
from importlib.metadata import version
from time import monotonic
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.error import InvalidToken
from telegram.ext import Application, Defaults

from bot.process.looking import watch_over
from bot.process.ticking import Ticks
from bot.setup.settings import Settings
from bot.traffic.budgets import Budgets, Clock, Sleep
from bot.traffic.delivering import Deliveries
from bot.traffic.draining import Drain
from bot.traffic.intake import Intake
from bot.traffic.message_calls import NO_PREVIEW
from bot.traffic.polling import CONFLICTS, Polling, PollingEnd, until_reachable
from bot.traffic.requests import STRAIGHT, AiohttpRequest, ApiRoute, UpdatesRequest, proxy_to
from bot.traffic.sending import PacedSender
from bot.traffic.webhook import Webhook
from handlers.administration.office import Workplace
from handlers.alerts.teller import Alerts
from handlers.digests.compiler import Compiler
from handlers.digests.runner import Digests
from handlers.library import Library
from handlers.reply import Assistant, Language
from handlers.subscriptions.hours import HoursDesk
from handlers.telegram.administration import Administration
from handlers.telegram.directing.routing import connect
from handlers.telegram.governing.admission import Admission
from handlers.telegram.governing.rights import Rights
from handlers.telegram.governing.tally import Tally
from handlers.telegram.governing.turns import ChatTurns
from handlers.telegram.receiving.edge import Edge, pressed_key
from handlers.telegram.showing.menu import publish_menus
from handlers.telling import Telling
from handlers.watching.manners import Manners
from handlers.watching.visiting import AGENT
from handlers.watching.watch import Watch
from store.state import State, StateAwayError

log = logging.getLogger(__name__)

T = TypeVar("T")
Bot = Application[Any, Any, Any, Any, Any, Any]

DELIVERIES = "deliveries"
"""Where the application keeps the worker of the outbox."""
FETCHING = "fetching"
"""Where it keeps what fetches updates."""


def build_application(
    settings: Settings,
    assistant: Assistant,
    state: State,
    library: Library,
    *,
    today: Callable[[], date] | None = None,
    sleep: Sleep = asyncio.sleep,
    alarm: Sleep | None = None,
    clock: Clock = monotonic,
    tally: Tally | None = None,
    way: ApiRoute = STRAIGHT,
) -> Bot:
    """The application with everything in its place; its requests go their `way`.

    Tests give it a fixed day, a sleep that takes no time, and a clock and an alarm (for what waits
    for its time to come) that they turn.
    """
    tally = tally or Tally()
    turns = ChatTurns(
        partial(_dealt_with, state), tally, partial(_is_answered, state), sleep, clock
    )
    fetching = UpdatesRequest(proxy_to(settings.api), way)
    application = _application(settings, turns, fetching, way)

    def name() -> str:
        return str(application.bot.username)

    rights = Rights(state, settings.owners)
    admission = Admission(state, settings.chats, only_admins_invite=settings.only_admins_invite)

    def serves(chat: int) -> bool:
        return admission.admits(chat) or rights.is_admin(chat)

    sender = PacedSender(
        application.bot,
        state,
        sleep,
        tally,
        Budgets(sleep, clock),
        tables=not settings.plain_tables,
    )
    deliveries = Deliveries(state, sender, name, alarm or sleep, tally, serves)
    edge = Edge(
        assistant,
        state,
        sender,
        today or _today_in(settings.timezone),
        rights,
        admission,
        ZoneInfo(settings.timezone),
        name,
        tally,
    )
    office = _office(settings)
    administration = Administration(edge, library, office, settings.sources, sleep)
    connect(application, edge, library, administration)
    manners = Manners(AGENT, sleep, clock)
    watch = watch_over(settings, edge, library, office, administration, manners)
    drain = Drain(state, turns, deliveries, alarm or sleep, settings.stop_seconds)
    parts = {
        FETCHING: fetching,
        DELIVERIES: deliveries,
        "drain": drain,
        "ticks": _ticks(edge, library, None if settings.index_from else watch),
    }
    application.bot_data.update(parts, watch=watch)

    async def close(_: Bot) -> None:
        await watch.looker.places.close()
        await edge.close()

    application.post_shutdown = close
    return application


def _dealt_with(state: State, update: int) -> None:
    try:
        state.inbox.done(update)
    except StateAwayError as error:
        log.warning("left to another", extra={"update": update, "why": str(error)})


def _is_answered(state: State, update: Update) -> bool:
    """Whether an update was answered, as far as the state knows."""
    press, message = update.callback_query, update.effective_message
    if message is None:
        return False
    key = pressed_key(press.id) if press else f"message:{message.message_id}"
    return state.answered.get(message.chat.id, key) is not None


def _application(
    settings: Settings,
    turns: ChatTurns,
    fetching: UpdatesRequest,
    way: ApiRoute,
) -> Bot:
    """The library's part: requests by our own client, updates by our own loop, times by our own
    ticks.
    """
    # The library's times of waiting become timedelta in its next version; asked for now, it does
    # not warn of that.
    os.environ.setdefault("PTB_TIMEDELTA", "1")
    return (
        Application.builder()
        .token(settings.token)
        .base_url(f"{settings.api.rstrip('/')}/bot")
        .base_file_url(f"{settings.api.rstrip('/')}/file/bot")
        .request(AiohttpRequest(proxy_to(settings.api), way=way))
        .get_updates_request(fetching)
        .defaults(Defaults(link_preview_options=NO_PREVIEW))
        .concurrent_updates(turns)
        .updater(None)
        .job_queue(None)
        .build()
    )


def _office(settings: Settings) -> Workplace:
    began = datetime.now(UTC)
    return Workplace(
        settings.reports, settings.index, settings.state, settings.home, version("nianbao"), began
    )


def _ticks(edge: Edge, library: Library, watch: Watch | None) -> Ticks:
    """What is looked at every few seconds.

    An index made anew, quiet hours that end, what happened, digests due, and the sources that are
    to be looked at: not where the index is published elsewhere, for what is found could not be
    loaded.
    """
    state = edge.state
    alerts = Alerts(library, state, edge.zone)
    telling = Telling(library.index, state, alerts)
    digests = Digests(state, Compiler(state, library), HoursDesk(state, edge.zone))
    return Ticks(
        (library.index.renew, alerts.release, telling.catch_up, digests.run),
        edge.worker,
        (watch.tick,) if watch else (),
    )


@asynccontextmanager
async def started(application: Bot) -> AsyncIterator[Bot]:
    """The application, once it has reached Telegram, at work on what comes into its queue.

    At the end it finishes what it has begun as far as there is time, and keeps the rest. Where
    updates come from is the caller's: `Polling` or `Webhook`.
    """
    edge: Edge = application.bot_data["edge"]
    admins = {admin.person for admin in edge.state.admins.every()}
    chosen = {chat: Language(language) for chat, language in edge.state.languages.every_choice()}
    await publish_menus(application.bot, edge.rights.owners | admins, chosen)
    ticks: Ticks = application.bot_data["ticks"]
    deliveries: Deliveries = application.bot_data[DELIVERIES]
    await application.start()
    # The state may be gone at any moment from here on: a process that stood still finds itself
    # taken over from.
    try:
        deliveries.start()
        async with ticks.going():
            yield application
    finally:
        drain: Drain = application.bot_data["drain"]
        await drain.end(application, application.bot_data["edge"].background)


class UpdateSource(Protocol):
    """Where updates come from: they are fetched, or delivered."""

    async def prepare(self) -> str:
        """Get ready; or, in a line, what stands in the way."""
        ...

    async def run(self) -> PollingEnd:
        """Take updates in until cancelled, or until it is certain that going on is of no use."""
        ...

    async def finish(self) -> None:
        """Take no more. There may be no time for it."""
        ...

    async def let_go(self) -> None:
        """Hold on to nothing, whether or not there was time to finish: this process may take
        updates in again.
        """
        ...


async def run_on(
    application: Bot,
    state: State,
    source: UpdateSource,
    stop: asyncio.Event,
    sleep: Sleep = asyncio.sleep,
) -> PollingEnd:
    """Run the application on the updates of a source until told to stop, or until that makes no
    sense.
    """
    try:
        if await _unless(stop, _reach(application, sleep)) is None:
            return PollingEnd.STOPPED
        async with started(application):
            Intake(application, state).resume()
            try:
                return await _unless(stop, _heard(application, source)) or PollingEnd.STOPPED
            finally:
                drain: Drain = application.bot_data["drain"]
                await drain.within(source.finish())
                await source.let_go()
    except InvalidToken:
        return PollingEnd.TOKEN_REFUSED
    finally:
        await application.shutdown()
        await (
            application.bot.shutdown()
        )  # The application does nothing if it never got as far as to start.
        if application.post_shutdown is not None:
            await application.post_shutdown(application)


async def _heard(application: Bot, source: UpdateSource) -> PollingEnd:
    """Get ready to take updates in, and take them in."""
    trouble = await source.prepare()
    if trouble:
        log.error("not heard", extra={"why": trouble})
        return PollingEnd.NOT_HEARD
    log.info("started", extra={"bot": application.bot.username})
    return await source.run()


async def poll(
    application: Bot,
    state: State,
    stop: asyncio.Event,
    sleep: Sleep = asyncio.sleep,
    heard: Callable[[], None] = lambda: None,
    gather: float = 0.0,
    patience: int = CONFLICTS,
    clock: Clock = monotonic,
) -> PollingEnd:
    """Run the application on updates that it fetches; `heard` is told whenever Telegram answers.

    `gather` are the seconds that it waits after some came, so that on a busy bot several come
    together.
    """
    fetching: UpdatesRequest = application.bot_data[FETCHING]
    intake = Intake(application, state)
    source = Polling(
        application.bot,
        fetching,
        intake,
        sleep,
        heard=heard,
        gather=gather,
        patience=patience,
        clock=clock,
    )
    return await run_on(application, state, source, stop, sleep)


async def be_delivered(
    application: Bot,
    state: State,
    settings: Settings,
    stop: asyncio.Event,
    sleep: Sleep = asyncio.sleep,
) -> PollingEnd:
    """Run the application on updates that Telegram delivers."""
    intake = Intake(application, state)
    source = Webhook(application.bot, intake, settings.listen, settings.webhook, sleep)
    return await run_on(application, state, source, stop, sleep)


async def _reach(application: Bot, sleep: Sleep) -> bool:
    await until_reachable(application.initialize, sleep)
    return True


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """What the work gives, or nothing once it is told to stop."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    if working.done():
        stopping.cancel()
        return working.result()
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return None


def _today_in(timezone: str) -> Callable[[], date]:
    zone = ZoneInfo(timezone)
    return lambda: datetime.now(zone).date()
