"""Running the server until it is told to stop."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable

from aiohttp import web

from bot.api.application import Api
from bot.api.guarding import Guard, Rates, is_loopback
from bot.objects.inquiries import Inquiries
from bot.setup.collector import spare_what_is_there
from bot.setup.services import Services
from bot.setup.serving import bound
from bot.setup.settings import Settings, day

_STOP_SECONDS = 5.0


def api_of(settings: Settings, services: Services) -> web.Application:
    """The server's application."""
    follower = services.follower
    api = Api(Inquiries(services, lambda: day(settings)), follower.followed if follower else None)
    local = is_loopback(settings.serve.rpartition(":")[0]) and not settings.serve_tokens
    return api.application(Guard(settings.serve_tokens, Rates(settings.serve_rate), local=local))


def serve(settings: Settings, services: Services, listening: Callable[[str], None]) -> str:
    """Serve until SIGINT or SIGTERM; gives a line that says why where that cannot be."""
    if not is_loopback(settings.serve.rpartition(":")[0]) and not settings.serve_tokens:
        return (
            f"NIANBAO_SERVE={settings.serve} can be reached from other machines: "
            "set NIANBAO_SERVE_TOKENS"
        )
    place = bound(settings.serve)
    if isinstance(place, str):
        return f"{place}; choose another address with NIANBAO_SERVE"
    services.follow()
    host, port = place.getsockname()[:2]

    async def run() -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        runner = web.AppRunner(
            api_of(settings, services), access_log=None, shutdown_timeout=_STOP_SECONDS
        )
        await runner.setup()
        await web.SockSite(runner, place).start()
        spare_what_is_there()
        listening(f"http://{f'[{host}]' if ':' in host else host}:{port}")
        await stop.wait()
        await runner.cleanup()

    asyncio.run(run())
    return ""
