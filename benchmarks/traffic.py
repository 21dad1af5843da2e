"""People who ask in many chats of an emulated Telegram, and how long each waits for the answer."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from typing import Any
from unittest.mock import patch

from store.reference import rows_of
from tests.emulator.control import Emulator
from tests.emulator.errors import too_many
from tests.emulator.world import Chat, Message, Person

GROUPS_OF_TEN = 1
"""Updates of ten that come from groups. There, the bot sends 20 messages a minute at most, as
Telegram asks.
"""
WAIT = 2
"""Seconds that Telegram tells the slow chat to wait, again and again."""
KEPT = 20
"""Messages that are remembered of a chat, so that the emulator stays small."""

PATIENCE = 60
"""Seconds after which an answer counts as lost. Where the machine cannot keep up, requests of the
bot time out, and it does not send again what may have arrived.
"""

Place = tuple[Chat, Person]


def examples() -> tuple[str, ...]:
    """The example of each kind of question in both languages, as /help shows them."""
    return tuple(
        row[column] for row in rows_of("examples.tsv") for column in ("example_zh", "example_en")
    )


class Traffic:
    """Questions at a rate, and the milliseconds until each was answered."""

    def __init__(
        self, telegram: Emulator, private: int, groups: int, questions: tuple[str, ...]
    ) -> None:
        self.telegram = telegram
        self.took: list[float] = []
        self.lost = 0
        self._random = random.Random("traffic")
        self._questions = questions
        people = [telegram.person(f"person {number}") for number in range(private)]
        self._private = [(telegram.private(person), person) for person in people]
        self._groups = [(telegram.group(f"group {number}"), people) for number in range(groups)]
        self._asked: dict[int, deque[float]] = {}
        self._count = 0
        self._watch()

    def _watch(self) -> None:
        """Note each answer as it arrives."""
        send = self.telegram.methods.sendMessage

        def noted(fields: dict[str, Any]) -> Message:
            message = send(fields)
            self._answered(self.telegram.chats[fields["chat_id"]])
            return message

        patch.object(self.telegram.methods, "sendMessage", noted).start()

    def _answered(self, chat: Chat) -> None:
        waiting = self._asked.get(chat.id)
        if waiting:
            self.took.append(1000 * (time.perf_counter() - waiting.popleft()))
        while len(chat.messages) > KEPT:
            del chat.messages[next(iter(chat.messages))]
        self.telegram.requests.clear()

    def _next(self) -> tuple[Place, str]:
        """Where the next question is asked, and how."""
        self._count += 1
        question = self._random.choice(self._questions)
        if self._groups and self._count % 10 < GROUPS_OF_TEN:
            chat, people = self._groups[self._count // 10 % len(self._groups)]
            return (chat, self._random.choice(people)), f"/ask {question}"
        return self._private[self._count % len(self._private)], question

    async def one(self) -> None:
        """One more question, in the next chat."""
        (chat, person), text = self._next()
        self._asked.setdefault(chat.id, deque()).append(time.perf_counter())
        await self.telegram.writes(chat, person, text)

    async def at_rate(self, rate: float, seconds: float) -> list[float]:
        """The times of all answers to so many questions a second."""
        self.took, self.lost = [], 0
        start, total = time.perf_counter(), int(rate * seconds)
        for number in range(total):
            ahead = start + number / rate - time.perf_counter()
            if ahead > 0:
                await asyncio.sleep(ahead)  # The rate is what is measured.
            await self.one()
        await self._until(total)
        return self.took

    async def at_most(self, open_at_once: int, count: int) -> list[float]:
        """The times of all answers to so many questions, asked as fast as answers come."""
        self.took, self.lost = [], 0
        for number in range(count):
            if number % open_at_once == 0:
                await self._until(number - open_at_once)
            await self.one()
        await self._until(count)
        return self.took

    async def _until(self, answers: int) -> None:
        """Wait for so many answers in all; what does not come in time is lost."""
        changed = self.telegram.updates.changed
        try:
            async with asyncio.timeout(PATIENCE), changed:
                await changed.wait_for(lambda: len(self.took) + self.lost >= answers)
        except TimeoutError:
            self.lost += answers - len(self.took) - self.lost
            self._asked.clear()

    async def slow_chat(self, until: asyncio.Event) -> None:
        """A group that Telegram tells to wait, again and again: the others must not notice."""
        group, person = self.telegram.group("slow"), self.telegram.person("slow")
        while not until.is_set():
            self.telegram.faults.plan("sendMessage", too_many(WAIT), chat=group.id)
            await self.telegram.writes(group, person, f"/ask {self._questions[0]}")
            await asyncio.sleep(WAIT)  # As long as Telegram says to wait.
