"""The order of work: one update at a time in a chat, the chats beside one another, and in a group
each person's share.

Whoever asks much waits for their own: of one person one update at a time is in the chat's queue,
and in a group each has a share of what Telegram lets a bot say there in a minute. So two hundred
questions of one do not delay the others.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any
from weakref import WeakValueDictionary

from telegram import Chat, Update
from telegram.ext import BaseUpdateProcessor

from handlers.telegram.governing.tally import Tally

AT_ONCE = 2_000
"""Updates at work or waiting for their chat's or person's turn; beyond it they wait in the
queue.
"""
LEAST = 0.01
"""Seconds; sleeping for less than a clock can tell would be for ever."""
MOST_PEOPLE = 4_096
"""People in groups that are remembered before those who have not asked lately are forgotten."""
SHARE, MINUTE = 15, 61.0
"""Answers that one person gets in a group within so many seconds; Telegram takes twenty in all."""


class ChatTurns(BaseUpdateProcessor):
    """Lets a chat's updates in one after another, so that answers come in the order of the
    questions.

    The library's own choice is between one update at a time for all chats, where a slow chat holds
    up everybody, and no order at all.
    """

    __slots__ = (
        "_answered",
        "_at_work",
        "_clock",
        "_done",
        "_given_up",
        "_got",
        "_people",
        "_sleep",
        "_tally",
        "_turns",
    )

    def __init__(
        self,
        done: Callable[[int], None],
        tally: Tally,
        answered: Callable[[Update], bool] = lambda _: False,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """`answered` tells whether an update was answered: talk between people takes nothing of
        anybody's share.
        """
        super().__init__(AT_ONCE)
        self._answered = answered
        self._sleep = sleep
        self._clock = clock
        self._people: WeakValueDictionary[tuple[int, int], asyncio.Lock] = WeakValueDictionary()
        self._got: dict[tuple[int, int], tuple[float, ...]] = {}
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
        if not isinstance(update, Update) or chat is None:
            await coroutine
            return
        who = update.effective_sender
        if who is None or chat.type == Chat.PRIVATE:
            await self._in_chat(chat.id, coroutine)
            return
        asking = (chat.id, who.id)
        async with self._people.setdefault(asking, asyncio.Lock()):
            await self._share(asking)
            await self._in_chat(chat.id, coroutine)
            if self._answered(update):
                self._note(asking)

    async def _in_chat(self, chat: int, coroutine: Awaitable[Any]) -> None:
        async with self._turns.setdefault(chat, asyncio.Lock()):
            await coroutine

    def _note(self, asking: tuple[int, int]) -> None:
        now = self._clock()
        if len(self._got) >= MOST_PEOPLE and asking not in self._got:
            self._got = {each: got for each, got in self._got.items() if got[-1] + MINUTE > now}
        self._got[asking] = (*self._got.get(asking, ()), now)[
            -SHARE:
        ]  # A deque takes room for sixty-four at once.

    async def _share(self, asking: tuple[int, int]) -> None:
        """Wait until the person has not had their share of the group's answers."""
        got = self._got.get(asking, ())
        while len(got) >= SHARE and (wait := got[0] + MINUTE - self._clock()) > 0:
            await self._sleep(max(wait, LEAST))

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
    return next(
        (kind for kind in Update.ALL_TYPES if getattr(update, kind, None) is not None), "other"
    )
