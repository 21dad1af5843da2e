"""The order of work: one update at a time in a chat, the chats beside one another."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 256
"""Updates at work or waiting for their chat's turn; beyond it they wait in the queue."""


class ChatTurns(BaseUpdateProcessor):
    """Lets a chat's updates in one after another, so that answers come in the order of the questions.

    The library's own choice is between one update at a time for all chats, where a slow chat holds up everybody, and
    no order at all.
    """

    __slots__ = ("_turns",)

    def __init__(self) -> None:
        super().__init__(AT_ONCE)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, then handle the update."""
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
            return
        turn = self._turns.setdefault(chat.id, asyncio.Lock())
        async with turn:
            await coroutine

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to tidy up."""
