"""Lives of the bot for `benchmarks.crashes`, each in a process of its own: `python -m
benchmarks.crash_lives`.

Reads lives as JSON lines and says as a JSON line how each went. A life is what `nianbao run` does,
while a load goes on beside it. It writes down every step, before and after, into a pipe; whoever
reads it kills the process a moment after the step that was chosen. Everything is imported before
the first process is forked.
"""

from __future__ import annotations

import inspect
import json
import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import bot.process.running
import bot.process.ticking
from bot.setup.settings import Settings
from bot.traffic.delivering import Deliveries
from bot.traffic.requests import AiohttpRequest
from handlers.digests.compiler import Compiler
from handlers.digests.runner import Digests
from handlers.telling import Telling
from store.loader import load, loading, session
from store.names import Names
from store.state import open_state
from store.state.chats.schedules import Schedules
from store.state.messages.answered import AnsweredMessages
from store.state.messages.held_news import HeldNews
from store.state.messages.inbox import Inbox
from store.state.messages.news import NewsLog
from store.state.messages.outbox import Outbox
from store.state.messages.told import ToldEvents
from tests.state.power import notes_what_is_safe
from tests.telegram.libraries import HOME, library_of
from tests.telegram.scripted import Scripted

MORNING = datetime(2026, 1, 22, 1, 30, tzinfo=UTC)
"""09:30 in Shanghai on the day of the first life. Each further life is a day later, every second
one at 11:30.
"""
CALM = 0.7
"""Seconds without a step after which there is nothing more to do."""
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is done on the way, and which part of the way that is."""

    phase: str
    name: str
    owner: Any
    function: str
    counts: Callable[[tuple[Any, ...], Any], bool] = lambda arguments, result: True
    """Whether a call did anything, given its arguments and what it gave (None before)."""


def _any(arguments: tuple[Any, ...], result: Any) -> bool:
    return bool(arguments[1:] and arguments[1])


def _sends(arguments: tuple[Any, ...], result: Any) -> bool:
    return any(str(each).endswith(("/sendMessage", "/editMessageText")) for each in arguments[1:2])


STEPS = (
    Step("load", "the whole load", loading, "change"),
    Step("load", "which texts count", session, "settle_current"),
    Step("load", "problems across years", session, "recheck"),
    Step("load", "events", session, "note_events"),
    Step("alert", "telling", Telling, "catch_up", lambda arguments, result: bool(result)),
    Step("alert", "what is told", ToldEvents, "known"),
    Step("alert", "how far it is told", ToldEvents, "advance"),
    Step("alert", "news", NewsLog, "note"),
    Step("alert", "holding back in quiet hours", HeldNews, "hold", _any),
    Step("alert", "telling after quiet hours", HeldNews, "release"),
    Step("alert or digest", "into the outbox", Outbox, "put", _any),
    Step("digest", "compiling", Compiler, "compile"),
    Step("digest", "claiming", Schedules, "claim"),
    Step("digest", "putting out", Digests, "_put_out"),
    Step("delivery", "leaving", Outbox, "begin"),
    Step("delivery or answer", "the request", AiohttpRequest, "do_request", _sends),
    Step("delivery", "writing that it is there", Outbox, "shown"),
    Step("delivery", "noting that it is there", Deliveries, "_shown"),
    Step("delivery", "the announcement", Outbox, "placed"),
    Step("answer", "accepting", Inbox, "accept", _any),
    Step("answer", "noting the answer", AnsweredMessages, "note"),
    Step("answer", "dealt with", Inbox, "done"),
)
BEGUN, LOADED = 254, 255


def code(step: int, *, done: bool) -> int:
    """The byte that a step writes."""
    return 2 * step + done


@dataclass(frozen=True, slots=True)
class Life:
    """What is to happen."""

    folder: Path
    url: str
    token: str
    day: int
    anchor: int | None
    """The byte after which the process is killed; without, it goes on until nothing is left to do,
    and stops.
    """
    nth: int
    power: bool
    """Whether it is noted what a loss of power would leave."""
    pause: float
    """Seconds between that byte and the kill."""


def note(pipe: int, step: int) -> None:
    """Let the step write its bytes."""
    what = STEPS[step]
    function = getattr(what.owner, what.function)

    def write(arguments: tuple[Any, ...], result: Any, *, done: bool) -> None:
        if what.counts(arguments, result):
            os.write(pipe, bytes([code(step, done=done)]))

    def noted(*arguments: Any, **more: Any) -> Any:
        given = (*arguments, *more.values())
        write(given, None, done=False)
        result = function(*arguments, **more)
        write(given, result, done=True)
        return result

    async def noted_later(*arguments: Any, **more: Any) -> Any:
        given = (*arguments, *more.values())
        write(given, None, done=False)
        result = await function(*arguments, **more)
        write(given, result, done=True)
        return result

    setattr(
        what.owner, what.function, noted_later if inspect.iscoroutinefunction(function) else noted
    )


def live(life: Life, names: Names, pipe: int) -> int:
    """Run the bot, and load the folder meanwhile."""
    if life.power:
        notes_what_is_safe()
    for step in range(len(STEPS)):
        note(pipe, step)
    start = time.monotonic()

    def now() -> datetime:
        return MORNING + timedelta(
            days=life.day, hours=2 * (life.day % 2), seconds=time.monotonic() - start
        )

    patch.object(
        bot.process.running, "open_state", partial(open_state, now=now)
    ).start()  # The life's own day.
    bot.process.ticking.EVERY = 0.05
    settings = Settings(
        index=life.folder / "index.db",
        state=life.folder / "state.db",
        home=HOME,
        token=life.token,
        api=life.url,
        timezone="Asia/Shanghai",
    )

    def loading_now() -> None:
        load([life.folder / "reports"], settings.index, names)
        os.write(pipe, bytes([LOADED]))

    os.write(pipe, bytes([BEGUN]))
    threading.Thread(target=loading_now, daemon=True).start()
    return bot.process.running.run_bot(settings, Scripted(), library_of(settings.index))


def forked(life: Life, names: Names) -> dict[str, object]:
    """How a life went: the status it ended with, the last byte it wrote, and whether nothing was
    left to do.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        log = os.open(life.folder / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 2)
        status = 1
        try:
            status = live(life, names, writing)
        finally:
            os._exit(status)
    os.close(writing)
    last, calm = followed(life, process, reading)
    os.close(reading)
    return {
        "status": os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]),
        "last": last,
        "calm": calm,
    }


def followed(life: Life, process: int, pipe: int) -> tuple[int, bool]:
    """Read the steps; kill the process at its moment, or when it is calm, or let it stop.

    Gives the last byte, and whether it had come to be calm.
    """
    last, seen, loaded, told, calm = BEGUN, 0, False, False, False
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        ready, _, _ = select.select([pipe], [], [], CALM)
        if not ready:
            if loaded and not told:
                os.kill(process, signal.SIGKILL if life.anchor is not None else signal.SIGTERM)
                told = calm = True
            continue
        written = os.read(pipe, 1)
        if not written:
            return last, calm
        last = written[0]
        loaded = loaded or last == LOADED
        if last == life.anchor and not told:
            seen += 1
            if seen == life.nth:
                time.sleep(
                    life.pause
                )  # The kill falls between two recorded steps, not only at one.
                os.kill(process, signal.SIGKILL)
                told = True
    os.kill(process, signal.SIGKILL)
    return last, calm


def main() -> None:
    """Live as told, one life after another."""
    names = Names()
    names.agency("宁夏回族自治区石嘴山市平罗县人民政府")
    for line in sys.stdin:
        said = json.loads(line)
        life = Life(**said | {"folder": Path(said["folder"])})
        if not (life.folder / "index.db").exists():
            load([], life.folder / "index.db", names)
        sys.stdout.write(json.dumps(forked(life, names)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
