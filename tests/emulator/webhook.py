"""Delivering updates to a webhook, as Telegram does it: one after another, again until it is told
2xx.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import aiohttp

from tests.emulator.errors import RefusedError, bad
from tests.emulator.updates import Updates

SECRET = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """What is set with setWebhook, and the deliveries to it through a proxy that stands before the
    bot.
    """

    def __init__(self, updates: Updates) -> None:
        self._updates = updates
        self._task: asyncio.Task[None] | None = None
        self.url = ""
        self.secret = ""
        self.statuses: list[int] = []
        """What the bot told at each delivery."""
        self.proxy: Callable[[], str] = lambda: self.url
        """Where the public address leads to; a test says the port on which the bot listens."""

    async def set(self, fields: dict[str, Any]) -> bool:
        """`setWebhook`; an empty address ends it."""
        if not fields["url"]:
            return await self.delete()
        if not fields["url"].startswith("https://"):
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        await self.delete()
        self.url, self.secret = fields["url"], fields.get("secret_token", "")
        self._updates.allowed = fields.get("allowed_updates", self._updates.allowed)
        self._task = asyncio.create_task(self._deliver())
        async with self._updates.changed:
            self._updates.changed.notify_all()
        return True

    async def delete(self) -> bool:
        """`deleteWebhook`."""
        self.url = ""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        return True

    def info(self) -> dict[str, Any]:
        """`getWebhookInfo`."""
        waiting = len(self._updates.waiting)
        return {"url": self.url, "has_custom_certificate": False, "pending_update_count": waiting}

    def refuse_polling(self) -> None:
        """With a webhook set, nobody may fetch."""
        if self.url:
            raise RefusedError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )

    async def is_set(self) -> None:
        """Wait until the bot has set it."""
        async with self._updates.changed:
            await self._updates.changed.wait_for(lambda: self.url)

    async def _deliver(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                async with self._updates.changed:
                    await self._updates.changed.wait_for(lambda: self._updates.waiting)
                update = self._updates.waiting[0]
                if await self._posted(session, update):
                    async with self._updates.changed:
                        self._updates.waiting.remove(update)
                        self._updates.confirmed = max(self._updates.confirmed, update["update_id"])
                        self._updates.changed.notify_all()

    async def _posted(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        headers = {SECRET: self.secret} if self.secret else {}
        try:
            async with session.post(self.proxy(), json=update, headers=headers) as answer:
                self.statuses.append(answer.status)
                return 200 <= answer.status < 300
        except aiohttp.ClientError:
            await asyncio.sleep(0)
            return False
