"""A line to a PostgreSQL server that can be cut: what is said over it arrives at neither end, and
nobody is told.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from store.server import Server

_AT_ONCE = 1 << 16


class Line:
    """Listens on a port of this machine, and passes on what comes to the server's socket and
    back.
    """

    def __init__(self, socket: Path) -> None:
        self._socket = socket
        self._whole = asyncio.Event()
        self._whole.set()
        self._passing: set[asyncio.Task[None]] = set()
        self.port = 0

    def cut(self) -> None:
        """Nothing arrives any more."""
        self._whole.clear()

    def mend(self) -> None:
        """What was said meanwhile arrives, and all else."""
        self._whole.set()

    def to(self, place: Server) -> Server:
        """The same place, over this line."""
        path, _, query = place.address.partition("?")
        rest = "&".join(each for each in query.split("&") if not each.startswith("host="))
        return Server(f"{path.replace('@/', f'@127.0.0.1:{self.port}/')}?{rest}")

    async def taken(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """A connection."""
        await self._whole.wait()
        back, forth = await asyncio.open_unix_connection(str(self._socket))
        for task in (
            asyncio.create_task(self._pass(reader, forth)),
            asyncio.create_task(self._pass(back, writer)),
        ):
            self._passing.add(task)
            task.add_done_callback(self._passing.discard)

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while said := await reader.read(_AT_ONCE):
                await self._whole.wait()
                writer.write(said)
                await writer.drain()
            await self._whole.wait()
        except OSError:
            pass
        finally:
            writer.close()


@asynccontextmanager
async def line_to(data: Path) -> AsyncIterator[Line]:
    """A line to the server whose socket lies in a folder."""
    line = Line(data / ".s.PGSQL.5432")
    listening = await asyncio.start_server(line.taken, "127.0.0.1", 0)
    line.port = listening.sockets[0].getsockname()[1]
    try:
        yield line
    finally:
        line.mend()
        listening.close()
