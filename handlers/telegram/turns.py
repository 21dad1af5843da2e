"""The order of work: one update at a time in a chat, the chats beside one another."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
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

    __slots__ = ("_at_work", "_done", "_given_up", "_tally", "_turns")

    def __init__(self, done: Callable[[int], None], tally: Tally) -> None:
        super().__init__(AT_ONCE)
        self._done = done
        self._tally = tally
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._at_work: set[asyncio.Task[Any]] = set()
        self._given_up = False

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, handle the update, and say that it is done."""
        try:
            if self._given_up:
                return
            with self._noted():
                await self._in_turn(update, coroutine)
        finally:
            if isinstance(coroutine, Coroutine):
                coroutine.close()  # It may never have begun.
        if isinstance(update, Update):
            self._tally.count("updates", _kind(update))
            self._done(update.update_id)

    async def _in_turn(self, update: object, coroutine: Awaitable[Any]) -> None:
        chat = update.effective_chat if isinstance(update, Update) else None
        if chat is None:
            await coroutine
        else:
            async with self._turns.setdefault(chat.id, asyncio.Lock()):
                await coroutine

    @contextmanager
    def _noted(self) -> Iterator[None]:
        """Among what is at work."""
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("updates are dealt with in tasks")
        self._at_work.add(task)
        try:
            yield
        finally:
            self._at_work.discard(task)

    def give_up(self) -> None:
        """Break off what is at work and begin nothing more; none of it is said to be done."""
        self._given_up = True
        for task in self._at_work:
            task.cancel()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to tidy up."""


def _kind(update: Update) -> str:
    """What an update is about, by Telegram's name for it."""
    return next((kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "other")
