"""The webhook: Telegram delivers updates to an address, instead of being asked for them.

An update is kept in the state database before Telegram is told 200, so that what was accepted is
never lost; told anything else, Telegram delivers it again.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from telegram.ext import ExtBot

from bot.setup.serving import Listening, listen
from bot.traffic.intake import Intake, is_number
from bot.traffic.polling import PollingEnd, until_reachable
from handlers.telegram.directing.routing import ALLOWED_UPDATES
from store.state import StateAwayError

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds for which the body of a delivery is waited for."""
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def secret_of(token: str) -> str:
    """What Telegram must say with each update: made from the token, so that there is no second
    secret to keep.
    """
    return hmac.new(token.encode(), b"nianbao webhook", hashlib.sha256).hexdigest()


class Webhook:
    """Takes updates that Telegram delivers."""

    def __init__(
        self,
        bot: ExtBot[Any],
        intake: Intake,
        address: str,
        public: str,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._address = address
        self._public = public
        self._sleep = sleep
        self._secret = secret_of(bot.token)
        self._listening: Listening | None = None
        self._arrived: list[tuple[dict[str, Any], asyncio.Future[None]]] = []

    async def prepare(self) -> str:
        """Listen, then tell Telegram where. What stands in the way is said in a line."""
        found = await listen(
            self._address, [web.post(urlsplit(self._public).path or "/", self._delivered)]
        )
        if isinstance(found, str):
            return f"{found}; choose another address with NIANBAO_LISTEN"
        self._listening = found
        await until_reachable(self._announce, self._sleep)
        log.info(
            "webhook", extra={"public": self._public, "listening": f"{found.host}:{found.port}"}
        )
        return ""

    async def run(self) -> PollingEnd:
        """Updates come by themselves."""
        await asyncio.get_running_loop().create_future()
        return PollingEnd.STOPPED

    async def finish(self) -> None:
        """Take no more. Telegram keeps what comes until the bot runs again."""
        if self._listening is not None:
            await self._listening.close()

    async def let_go(self) -> None:
        """Leave the address to whoever listens there next."""
        if self._listening is not None:
            await self._listening.close()

    @property
    def port(self) -> int:
        """The port listened on, once prepared."""
        if self._listening:
            return self._listening.port
        return 0

    async def _announce(self) -> None:
        await self._bot.set_webhook(
            self._public, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES
        )

    async def _delivered(self, request: web.Request) -> web.Response:
        """One update."""
        if not hmac.compare_digest(request.headers.get(HEADER, "").encode(), self._secret.encode()):
            log.warning("a delivery without the secret")
            return web.Response(status=403)
        try:
            async with asyncio.timeout(PATIENCE):
                body = await request.read()
        except TimeoutError:
            return web.Response(status=408)
        update = _update_of(body)
        if update is None:
            log.warning("a delivery that is no update")
            return web.Response(status=400)
        await self._kept(update)
        return web.Response()

    async def _kept(self, update: dict[str, Any]) -> None:
        """Wait until the update is on the disk; those that come together go there together."""
        loop = asyncio.get_running_loop()
        if not self._arrived:
            loop.call_soon(self._take)
        done = loop.create_future()
        self._arrived.append((update, done))
        await done

    def _take(self) -> None:
        arrived, self._arrived = self._arrived, []
        try:
            self._intake.take([update for update, _ in arrived])
        except Exception as error:
            if isinstance(error, StateAwayError):
                log.warning("not kept", extra={"why": str(error)})
            else:
                log.exception("not kept")
            for _, done in arrived:
                if not done.done():
                    done.set_exception(error)
            return
        for _, done in arrived:
            if not done.done():
                done.set_result(None)


def _update_of(body: bytes) -> dict[str, Any] | None:
    """An update as it was written: what is in it is read where it is kept."""
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if isinstance(read, dict) and is_number(read.get("update_id")):
        return read
    return None
