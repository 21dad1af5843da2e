"""Small HTTP servers on an address of the settings, for the webhook and for those who watch over
the bot.
"""

from __future__ import annotations

import socket
from dataclasses import dataclass

from aiohttp import web

LARGEST = 1 << 20
"""Bytes of a request. An update is a few kilobytes."""


@dataclass(frozen=True, slots=True)
class Listening:
    """A server at work."""

    runner: web.AppRunner
    host: str
    port: int
    """The port that was given, or the free one that port 0 asked for."""

    async def close(self) -> None:
        """Take no more, and let go of those who are connected."""
        await self.runner.cleanup()


def bound(address: str) -> socket.socket | str:
    """A socket on host:port; or why that cannot be."""
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host.strip("[]"), int(port)), family=family, backlog=256)
    except (OSError, OverflowError, ValueError) as error:
        return f"cannot listen on {address}: {getattr(error, 'strerror', None) or error}"


async def listen(address: str, routes: list[web.RouteDef]) -> Listening | str:
    """Listen on host:port; or why that cannot be."""
    place = bound(address)
    if isinstance(place, str):
        return place
    application = web.Application(client_max_size=LARGEST)
    application.add_routes(routes)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=5)
    await runner.setup()
    await web.SockSite(runner, place).start()
    return Listening(runner, address.rpartition(":")[0], int(place.getsockname()[1]))
