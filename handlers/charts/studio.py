"""Where charts are drawn: in a process of its own, which is there only while there is something to
draw.

matplotlib takes a second to come and 80 MB to stay; the bot pays neither. A picture that takes too
long is given up with its process, and nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from asyncio.subprocess import PIPE, Process
from dataclasses import dataclass
from datetime import timedelta

from store.starting import command, environment

log = logging.getLogger(__name__)

IDLE = timedelta(minutes=2)
"""How long the process waits for another chart."""
PATIENCE = timedelta(seconds=30)
"""How long a picture may take, with the start of the process."""


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A chart could not be drawn, and why."""

    reason: str


class ChartRenderer:
    """Draws charts one after another."""

    def __init__(self, idle: timedelta = IDLE, patience: timedelta = PATIENCE) -> None:
        self._idle = idle
        self._patience = patience
        self._turn = asyncio.Lock()
        self._process: Process | None = None
        self._leaving: list[Process] = []
        self._end: asyncio.TimerHandle | None = None

    @property
    def process(self) -> int | None:
        """The number of the process, while there is one."""
        if self._process is not None and self._process.returncode is None:
            return self._process.pid
        return None

    async def draw(self, order: bytes) -> bytes | Undrawn:
        """The picture (PNG) of a chart written as JSON, or why there is none.

        A process that was ended from outside is started once more.
        """
        async with self._turn:
            if self._end is not None:
                self._end.cancel()
            found = await self._drawn(order)
            if found is None:
                found = await self._drawn(order) or Undrawn("the process ended")
            self._end = asyncio.get_running_loop().call_later(
                self._idle.total_seconds(), self._rest
            )
            return found

    async def _drawn(self, order: bytes) -> bytes | Undrawn | None:
        """The picture, or why there is none; None if the process was not there any more."""
        try:
            async with asyncio.timeout(self._patience.total_seconds()):
                picture = await _exchange(await self._running(), order)
        except (TimeoutError, OSError, asyncio.IncompleteReadError) as error:
            late = isinstance(error, TimeoutError)
            log.warning("undrawn", extra={"late": late})
            await self._ended()
            if late:
                return Undrawn("took too long")
            return None
        return picture or Undrawn("could not be drawn")

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *command("handlers.charts"), stdin=PIPE, stdout=PIPE, env=_environment()
            )
        return self._process

    def _rest(self) -> None:
        """The process ends when nothing more can come in; the next chart starts another."""
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            process.stdin.close()
            self._leaving = [one for one in (*self._leaving, process) if one.returncode is None]

    async def _ended(self) -> None:
        process = self._process
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        self._rest()
        await process.wait()

    async def close(self) -> None:
        """End the process, if there is one, and wait for those that are still ending."""
        if self._end is not None:
            self._end.cancel()
        await self._ended()
        for process in self._leaving:
            await process.wait()


def _environment() -> dict[str, str]:
    """Ours without the settings: who draws needs no token."""
    return {name: value for name, value in environment().items() if not name.startswith("NIANBAO_")}


async def _exchange(process: Process, line: bytes) -> bytes:
    """A line in, a picture out."""
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    process.stdin.write(line)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(4), "big")
    return await process.stdout.readexactly(length)
