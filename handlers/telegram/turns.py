"""The order of work: one update at a time in a chat, the chats beside one another."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from handlers.telegram.tally import Tally

AT_ONCE = 256
"""Updates at work or waiting for their chat's turn; beyond it they wait in the queue."""


class ChatTurns(BaseUpdateProcessor):
    """Lets a chat's updates in one after another, so that answers come in the order of the questions.

    The library's own choice is between one update at a time for all chats, where a slow chat holds up everybody, and
    no order at all.
    """

    __slots__ = ("_done", "_tally", "_turns")

    def __init__(self, done: Callable[[int], None], tally: Tally) -> None:
        super().__init__(AT_ONCE)
        self._done = done
        self._tally = tally
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, handle the update, and say that it is done."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
        else:
            async with self._turns.setdefault(chat.id, asyncio.Lock()):
                await coroutine
        if isinstance(update, Update):
            self._tally.count("updates", _kind(update))
            self._done(update.update_id)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to tidy up."""


def _kind(update: Update) -> str:
    """What an update is about, by Telegram's name for it."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "other")
