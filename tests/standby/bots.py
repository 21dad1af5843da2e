"""Bots in processes of their own on one state: begun, asked how they are, stopped, killed."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from store.server import Server
from tests.emulator.control import Emulator

PATIENCE = 60.0
_PROGRAM = """
import sys
from bot.running import run_bot
from bot.settings import read_settings
from tests.telegram.libraries import empty_library
from tests.telegram.scripted import Scripted
settings = read_settings()
sys.exit(run_bot(settings, Scripted(), empty_library(settings.index.parent)))
"""


@dataclass(frozen=True, slots=True)
class Bot:
    """A process."""

    process: subprocess.Popen[bytes]
    health: str
    listen: str
    log: Path

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

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

    async def _is(self, role: str) -> bool:
        return (await self.seen()).get("role") == role

    async def ends(self) -> int:
        """Its exit status."""
        return await asyncio.to_thread(self.process.wait, PATIENCE)


async def until(holds: Callable[[], Any]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(PATIENCE):
        while True:
            found = holds()
            if await found if asyncio.iscoroutine(found) else found:
                return
            await asyncio.sleep(0.02)


def free_address() -> str:
    """An address on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as place:
        return f"127.0.0.1:{place.getsockname()[1]}"


@asynccontextmanager
async def bots(telegram: Emulator, folder: Path, place: Server, **more: str) -> AsyncIterator[Callable[[], Bot]]:
    """Begins bots on a state; at the end they are gone."""
    begun: list[Bot] = []

    def begin() -> Bot:
        own = folder / f"bot-{len(begun)}"
        own.mkdir()
        health, listen = free_address(), free_address()
        environment = os.environ | {
            "NIANBAO_TOKEN": telegram.token,
            "NIANBAO_API": telegram.url,
            "NIANBAO_STATE": place.address,
            "NIANBAO_DB": str(own / "index.db"),
            "NIANBAO_HEALTH": health,
            "NIANBAO_LISTEN": listen,
            "NO_PROXY": "127.0.0.1",
            **more,
        }
        with (own / "log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-c", _PROGRAM], env=environment, cwd=Path(__file__).parents[2], stderr=log
            )
        begun.append(Bot(process, health, listen, own / "log"))
        return begun[-1]

    try:
        yield begin
    finally:
        for each in begun:
            each.tell(signal.SIGKILL)
            each.process.wait(PATIENCE)
