"""Small HTTP servers on an address of the settings, for the webhook and for those who watch over the bot."""

from __future__ import annotations

import socket

from tornado.httpserver import HTTPServer
from tornado.web import Application

LARGEST = 1 << 20
"""Bytes of a request. An update is a few kilobytes."""


class Listening:
    """A server at work."""

    def __init__(self, server: HTTPServer, host: str, port: int) -> None:
        self._server = server
        self.host = host
        self.port = port
        """The port that was given, or the free one that port 0 asked for."""

    async def close(self) -> None:
        """Take no more, and let go of those who are connected."""
        self._server.stop()
        await self._server.close_all_connections()


def listen(address: str, application: Application) -> Listening | str:
    """Listen on host:port; or why that cannot be."""
    host, _, port = address.rpartition(":")
    try:
        bound = socket.create_server(
            (host.strip("[]"), int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=256
        )
    except (OSError, OverflowError, ValueError) as error:
        return f"cannot listen on {address}: {getattr(error, 'strerror', None) or error}"
    server = HTTPServer(application, max_body_size=LARGEST, max_buffer_size=LARGEST, idle_connection_timeout=120)
    bound.setblocking(False)
    server.add_socket(bound)
    return Listening(server, host, int(bound.getsockname()[1]))
