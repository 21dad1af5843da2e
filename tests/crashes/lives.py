"""Lives of the bot, each in a process of its own, some of which are killed at a chosen step:
`python -m …lives`.

Reads cases as JSON lines, `{"folder", "url", "token", "chat", "kills": [[step, nth], …]}`: one life
for each kill, and a last one that goes on to the end. Everything is imported before the first
process is forked, so that a life takes a tenth of a second and not two.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

from bot.process.app import DELIVERIES, build_application
from bot.process.ticking import Ticks
from bot.setup.settings import Settings
from bot.traffic.delivering import Deliveries
from bot.traffic.requests import AiohttpRequest
from handlers.telling import Telling
from store.loader import Loaded, load, session
from store.names import Names
from store.state import Stage, State, open_state
from store.state.messages.outbox import Outbox
from store.state.messages.told import ToldEvents
from tests.emulator.faults import Clock
from tests.forking import children_ready, databases_ready, forked
from tests.telegram.libraries import HOME, library_of
from tests.telegram.scripted import Scripted

STEPS: dict[str, tuple[Any, str]] = {
    "events noted, load not committed": (session, "note_events"),
    "told, not committed": (ToldEvents, "advance"),
    "put, not committed": (Outbox, "put"),
    "put": (Telling, "catch_up"),
    "about to leave": (Outbox, "begin"),
    "accepted, not noted": (AiohttpRequest, "do_request"),
    "shown, not committed": (Outbox, "shown"),
    "shown": (Deliveries, "_shown"),
    "announced": (Outbox, "placed"),
}
"""The steps after which a process may be killed, by what has just been done."""


@dataclass(frozen=True, slots=True)
class Case:
    """Some lives over one folder."""

    folder: Path
    url: str
    token: str
    kills: tuple[tuple[str, int], ...]


def kill_after(step: str, nth: int) -> None:
    """Kill this process as soon as it has done a step for the nth time."""
    owner, name = STEPS[step]
    done, times = getattr(owner, name), count(1)

    def end() -> None:
        if next(times) == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    async def requested(
        self: AiohttpRequest, url: str, *arguments: Any, **more: Any
    ) -> tuple[int, bytes]:
        answer: tuple[int, bytes] = await done(self, url, *arguments, **more)
        if url.endswith(("/sendMessage", "/editMessageText")):
            end()
        return answer

    def did(*arguments: Any, **more: Any) -> Any:
        result = done(*arguments, **more)
        end()
        return result

    setattr(owner, name, requested if owner is AiohttpRequest else did)


async def live(case: Case, names: Names) -> None:
    """Load what is there, tell of it, and deliver all that waits."""
    settings = Settings(
        index=case.folder / "index.db",
        state=case.folder / "state.db",
        home=HOME,
        token=case.token,
        api=case.url,
        timezone="Asia/Shanghai",
    )
    assert isinstance(load([case.folder / "reports"], settings.index, names), Loaded)
    state = open_state(settings.state)
    assert isinstance(state, State)
    time = Clock()  # Nobody waits for the budgets of a message a second.
    bot = build_application(
        settings,
        Scripted(),
        state,
        library_of(settings.index),
        today=lambda: date(2026, 1, 22),
        sleep=time.sleep,
        clock=time.read,
    )
    deliveries: Deliveries = bot.bot_data[DELIVERIES]
    ticks: Ticks = bot.bot_data["ticks"]
    await bot.initialize()
    await ticks.tick()
    deliveries.start()
    await deliveries.quiet()
    await deliveries.stop()
    await (
        bot.shutdown()
    )  # A session that is left open is told of on stderr, whenever garbage is collected.
    counts = state.outbox.counts()
    assert counts[Stage.SENT] == sum(counts.values()), counts


def main() -> None:
    """Live the cases, and say how each life ended."""
    names = Names()
    names.agency("宁夏回族自治区石嘴山市平罗县人民政府")
    children_ready()
    databases_ready()
    for line in sys.stdin:
        said = json.loads(line)
        kills = tuple((step, nth) for step, nth in said["kills"])
        case = Case(Path(said["folder"]), said["url"], said["token"], kills)
        ends = []
        for kill in (*kills, None):

            def life(case: Case = case, kill: tuple[str, int] | None = kill) -> None:
                if kill is not None:
                    kill_after(*kill)
                asyncio.run(live(case, names))

            ends.append(forked(life))
        sys.stdout.write(json.dumps(ends) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
