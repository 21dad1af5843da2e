"""`nianbao run`: from the settings to a running bot, and to the exit status with which it ends.

On a state in a file there is one bot, and a second one ends with a line that says so. On a state on
a server each waits until it is the active one, and waits again after another has taken over from
it.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import signal
import sys
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.process.apart import Loop, loop_apart, served_apart
from bot.process.app import be_delivered, build_application, poll
from bot.process.lease import Taken, shared_lease, take_lease
from bot.process.standby import beating, gate_of, stand_by
from bot.process.watching import Check, MetricsCollector, Note, Pulse, watch
from bot.setup.collector import spare_what_is_there
from bot.setup.following import Follower
from bot.setup.logs import configure_logs
from bot.setup.serving import Listening
from bot.setup.settings import Settings
from bot.traffic.draining import Drain
from bot.traffic.polling import CONFLICTS, GATHER, PollingEnd
from bot.traffic.requests import STRAIGHT, ApiRoute
from handlers.library import Library
from handlers.reply import Assistant
from handlers.telegram.governing.tally import Tally
from store.index import IndexUnusable, open_index
from store.server import Server
from store.state import State, StateAwayError, Unusable, open_state, state_trouble
from store.state.databases.postgres_database import PostgresDatabase

if TYPE_CHECKING:
    from store.state.databases.postgres_lease import ServerLease

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


@dataclass(slots=True)
class Life:
    """What a process is while it runs, whether it is active or waits."""

    settings: Settings
    assistant: Assistant
    library: Library
    follower: Follower | None = None
    """Of an index that is published elsewhere."""
    tally: Tally = field(default_factory=Tally)
    pulse: Pulse = field(default_factory=Pulse)
    state: State | None = None
    """Of the active one."""
    lease: ServerLease | None = None
    """Its part in the lease of a state on a server."""
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    def give_up(self) -> None:
        """Wait no longer for a server that is away."""
        if self.state is not None and isinstance(self.state.db, PostgresDatabase):
            self.state.db.given_up.set()

    def role(self) -> str:
        """What `/healthz` calls it."""
        if self.state is not None:
            return "active"
        return "standby"

    def check_state(self) -> str:
        """Whether the state can be written; on a server, whether that was heard just now, so that
        nobody waits here.
        """
        if self.lease is not None:
            return self.lease.trouble()
        if self.state is not None:
            return self.state.db.check()
        return ""

    def check_telegram(self) -> str:
        """Whether the active one has heard of Telegram; one that waits does not ask."""
        if self.state is not None:
            return self.pulse.check()
        return ""

    def notes(self) -> dict[str, Note]:
        """What `/healthz` tells beside the health: which version of a published index is held."""
        follower = self.follower
        if follower is None:
            return {}
        return {"published": lambda: follower.followed().record()}

    def gauges(self) -> dict[str, float]:
        """What waits, as far as the active one knows."""
        state = self.state
        if state is None or self.check_state():
            return {"active": int(state is not None)}
        return {
            "active": 1,
            "waiting_updates": state.inbox.waiting(),
            "waiting_messages": state.outbox.waiting(),
        }


def run_bot(
    settings: Settings,
    assistant: Assistant,
    library: Library,
    follower: Follower | None = None,
) -> int:
    """Run the bot until it is told to stop; the exit status. What an operator must do is one line
    on standard error.
    """
    configure_logs(settings.token)
    trouble = _trouble_with(settings)
    if trouble:
        return _give_up(trouble)
    try:
        life = Life(settings, assistant, library, follower)
        ending = _run_shared(life) if _is_shared(settings) else _run_alone(life)
    except Exception:
        log.exception("stopped by an error")
        return _give_up(
            "The bot stopped because of an error; the line above in the log has the details."
        )
    if isinstance(ending, str):
        return _give_up(ending)
    log.info("stopped", extra={"ending": ending.name.lower()})
    match ending:
        case PollingEnd.STOPPED | PollingEnd.TAKEN_OVER:
            return 0
        case PollingEnd.TOKEN_REFUSED:
            return _give_up(
                f"{settings.api} does not accept the token in NIANBAO_TOKEN: "
                "copy it again from @BotFather (/mybots, then API Token)."
            )
        case PollingEnd.NOT_HEARD:
            return _give_up(
                "The webhook cannot be listened to, the log says why: "
                "set NIANBAO_LISTEN to a free address."
            )
        case PollingEnd.SECOND_BOT:
            return _give_up(
                "Another bot runs with the same token: stop that one, "
                "or give this one its own token."
            )


def _is_shared(settings: Settings) -> bool:
    return isinstance(settings.state, Server)


def _run_alone(life: Life) -> PollingEnd | str:
    """On a file: the one bot that there is, or none."""
    settings = life.settings
    state = open_state(settings.state)
    if isinstance(state, Unusable):
        return str(state)
    lease = take_lease(settings.state)
    if isinstance(lease, Taken):
        state.close()
        return str(lease)
    try:
        return asyncio.run(_alone(life, state))
    finally:
        state.close()
        lease.release()


async def _alone(life: Life, state: State) -> PollingEnd:
    life.state = state
    _stop_on_signals(life)
    watching = await _watched(life) if life.settings.health else None
    try:
        return await _active(life, state, life.stop)
    finally:
        if watching is not None:
            await watching.close()


def _run_shared(life: Life) -> PollingEnd | str:
    """On a server: active or waiting, as often as that changes. Health is served through all of
    it.
    """
    settings = life.settings
    trouble = state_trouble(settings.state)
    if trouble:
        return str(Unusable(settings.state, trouble))
    watched = served_apart(lambda: _watched(life)) if settings.health else nullcontext()
    with watched, loop_apart("requests") as requests:
        return asyncio.run(_shared(life, settings.state, requests))


async def _shared(life: Life, place: Server | Path, requests: Loop) -> PollingEnd | str:
    _stop_on_signals(life)
    while isinstance(place, Server):
        lease = life.lease = shared_lease(place)
        try:
            if not await stand_by(lease, life.stop):
                return PollingEnd.STOPPED
            ended = await _taken(life, place, lease, requests)
        except StateAwayError as error:
            log.warning("the state is away", extra={"why": str(error)})
            continue
        finally:
            lease.release()
        if ended is not PollingEnd.TAKEN_OVER:
            return ended
    return PollingEnd.STOPPED


async def _taken(
    life: Life,
    server: Server,
    lease: ServerLease,
    requests: Loop,
) -> PollingEnd | str:
    """Be the active one with the lock of the lease, until told to stop or taken over from."""
    if not lease.has_tables():
        made = open_state(server)
        if isinstance(made, Unusable):
            return _unusable(made)
        made.close()
    log.info("active", extra={"number": lease.take()})
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    drains: list[Drain] = []

    def end() -> None:
        for drain in drains:
            drain.at_once()
        stop.set()

    def lost() -> None:
        life.give_up()
        loop.call_soon_threadsafe(end)

    told = asyncio.create_task(_passed_on(life.stop, stop))
    try:
        # It beats already while the tables are brought up to date, however long that takes.
        with beating(lease, lost):
            way = ApiRoute(gate_of(lease), requests)
            ending = await _with_state(life, server, lease, stop, way, drains)
    finally:
        told.cancel()
    if lease.lost.is_set():
        return PollingEnd.TAKEN_OVER
    return ending


async def _with_state(
    life: Life,
    server: Server,
    lease: ServerLease,
    stop: asyncio.Event,
    way: ApiRoute,
    drains: list[Drain],
) -> PollingEnd | str:
    state = await asyncio.to_thread(open_state, server, lease=lease)
    if isinstance(state, Unusable):
        return _unusable(state)
    life.state = state
    life.pulse.beat()
    try:
        return await _active(life, state, stop, way, drains.append)
    finally:
        life.state = None
        state.close()


def _unusable(state: Unusable) -> str:
    """Why it cannot be used at all. Raises StateAwayError where it can in a moment."""
    if state.passing:
        raise StateAwayError(state.reason)
    return str(state)


async def _passed_on(first: asyncio.Event, second: asyncio.Event) -> None:
    await first.wait()
    second.set()


async def _active(
    life: Life,
    state: State,
    stop: asyncio.Event,
    way: ApiRoute = STRAIGHT,
    drained_by: Callable[[Drain], None] = lambda _: None,
) -> PollingEnd:
    """The bot that answers, until it is told to stop."""
    # While the assistant works in its thread, the loop gets its turn within a millisecond, not
    # five.
    sys.setswitchinterval(0.001)
    settings = life.settings
    application = build_application(
        settings, life.assistant, state, life.library, tally=life.tally, way=way
    )
    drained_by(application.bot_data["drain"])
    spare_what_is_there()
    if settings.webhook:
        return await be_delivered(application, state, settings, stop)
    # Two that were begun at one moment must not both give way.
    patience = CONFLICTS + secrets.randbelow(CONFLICTS)
    return await poll(
        application, state, stop, heard=life.pulse.beat, gather=GATHER, patience=patience
    )


def _stop_on_signals(life: Life) -> None:
    """Stop on SIGINT and SIGTERM; whoever waits for a server that is away then waits no longer."""
    loop = asyncio.get_running_loop()

    def told(*_: object) -> None:
        life.give_up()
        loop.call_soon_threadsafe(life.stop.set)

    for number in (signal.SIGINT, signal.SIGTERM):
        if _is_shared(life.settings):
            signal.signal(number, told)  # The loop itself may be what waits.
        else:
            loop.add_signal_handler(number, life.stop.set)


async def _watched(life: Life) -> Listening | None:
    """Health and figures, served for as long as the process runs."""
    settings = life.settings
    checks: dict[str, Check] = {
        "state": life.check_state,
        "index": lambda: _index_trouble(settings.index),
    }
    if not settings.webhook:
        checks["telegram"] = life.check_telegram
    return await watch(
        settings.health, checks, MetricsCollector(life.tally, life.gauges), life.role, life.notes()
    )


def _index_trouble(path: Path) -> str:
    index = open_index(path)
    if isinstance(index, IndexUnusable):
        return index.reason
    index.close()
    return ""


def _trouble_with(settings: Settings) -> str:
    if not settings.token:
        return (
            "NIANBAO_TOKEN is not set: get a token from @BotFather (/newbot) and set it in the "
            "environment."
        )
    if not _TOKEN.fullmatch(settings.token):
        return (
            "NIANBAO_TOKEN is not a bot token (digits, a colon, letters): "
            "copy it again from @BotFather."
        )
    if not settings.api.startswith(("https://", "http://")):
        return (
            f"NIANBAO_API is not an address: {settings.api}; "
            "it begins with https:// (or http:// for a local server)."
        )
    return ""


def _give_up(line: str) -> int:
    click.echo(f"nianbao: {line}", err=True)
    return 1
