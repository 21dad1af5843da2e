"""Bots in processes of their own on one state: begun, asked how they are, stopped, killed."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

from store.server import Server
from tests.emulator.control import Emulator
from tests.ports import free_address
from tests.told_by_line import ToldByLine

PATIENCE = 120.0


class Lives(ToldByLine):
    """The process that bots are begun from."""

    def __init__(self) -> None:
        super().__init__("tests.standby.lives", os.environ | {"NO_PROXY": "127.0.0.1"})


@dataclass(frozen=True, slots=True)
class Bot:
    """A process."""

    process: int
    lives: Lives
    health: str
    listen: str
    log: Path

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.process, number)

    async def seen(self) -> dict[str, Any]:
        """What `/healthz` says; nothing where it does not answer."""
        try:
            async with (
                aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session,
                session.get(f"http://{self.health}/healthz") as answer,
            ):
                return {"code": answer.status, **await answer.json()}
        except (aiohttp.ClientError, TimeoutError):
            return {}

    async def becomes(self, role: str) -> None:
        """Wait until it is the active one, or waits."""
        await until(lambda: self._is(role))

    async def is_well(self) -> bool:
        """Whether it says so; one that is asked while it has much to do may not answer in time."""
        return (await self.seen()).get("code") == 200

    async def at_work(self) -> str:
        """What it says of itself, and the end of its log with where each of its threads is, if it
        still has any.
        """
        seen = await self.seen()
        with suppress(ProcessLookupError):
            self.tell(signal.SIGUSR1)
            await asyncio.sleep(0.5)
        return f"{self.process}: {seen}\n{self.log.read_text('utf-8', 'replace')[-16_000:]}"

    async def _is(self, role: str) -> bool:
        return (await self.seen()).get("role") == role

    async def ends(self) -> int:
        """Its exit status."""
        found: list[int] = []

        def has_ended() -> bool:
            status = self.lives.ask({"ended": self.process})
            found.extend([] if status is None else [status])
            return bool(found)

        await until(has_ended)
        return found[0]


async def until(holds: Callable[[], Any]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = holds()
            if await found if asyncio.iscoroutine(found) else found:
                return
            await asyncio.sleep(0.02)


class Bots:
    """Bots on a state, each with a folder and addresses of its own."""

    def __init__(self, lives: Lives, telegram: Emulator, folder: Path, **more: str) -> None:
        self._lives = lives
        self._telegram = telegram
        self._folder = folder
        self._more = more
        self._begun: list[Bot] = []
        self._numbers = count()

    def begin(self, place: Server) -> Bot:
        """One more."""
        own = self._folder / f"bot-{next(self._numbers)}"
        own.mkdir()
        health, listen = free_address(), free_address()
        environment = {
            "NIANBAO_TOKEN": self._telegram.token,
            "NIANBAO_API": self._telegram.url,
            "NIANBAO_STATE": place.address,
            "NIANBAO_DB": str(own / "index.db"),
            "NIANBAO_HEALTH": health,
            "NIANBAO_LISTEN": listen,
            **self._more,
        }
        process = self._lives.ask({"begin": environment, "log": str(own / "log")})
        self._begun.append(Bot(process, self._lives, health, listen, own / "log"))
        return self._begun[-1]

    async def end(self, bot: Bot) -> None:
        """It is gone, whatever it was at."""
        self._begun.remove(bot)
        bot.tell(signal.SIGKILL)
        await bot.ends()

    async def at_work(self) -> str:
        """What each that was begun is at: for whoever waits in vain."""
        return "\n\n".join([await bot.at_work() for bot in self._begun])

    async def end_all(self) -> None:
        """All of them are gone that did not end by themselves."""
        for bot in tuple(self._begun):
            with suppress(ProcessLookupError, ChildProcessError):
                await self.end(bot)


@asynccontextmanager
async def bots(
    lives: Lives, telegram: Emulator, folder: Path, place: Server, **more: str
) -> AsyncIterator[Callable[[], Bot]]:
    """Begins bots on a state; at the end they are gone. Whoever waits in vain is told what they
    were at.
    """
    every = Bots(lives, telegram, folder, **more)
    try:
        yield lambda: every.begin(place)
    except TimeoutError:
        raise AssertionError(await every.at_work()) from None
    finally:
        await every.end_all()


async def an_active_and_a_waiting(
    begin: Callable[[], Bot], another: Callable[[], Bot] | None = None
) -> list[Bot]:
    """Two, the one that answers first."""
    first = begin()
    await first.becomes("active")
    second = (another or begin)()
    await second.becomes("standby")
    return [first, second]
