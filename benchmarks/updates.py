"""How many questions a second the whole bot answers, and how long each takes: `python benchmarks/updates.py [SECONDS]`.

The bot runs as its users run it, in a process of its own, over the shipped reports; the emulated Bot API runs in
another. Updates arrive evenly spread over many private chats. An answer's time is from the update's being there for the
bot to its answer's arriving. One chat is told to wait by Telegram all the while: the others must not notice.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.answers import at
from store.loader import load
from store.names import Names
from store.reference import DATA
from tests.emulator.control import Emulator, emulator
from tests.emulator.errors import too_many
from tests.emulator.world import Chat

CHATS = 500
RATES = (200,)
"""Updates a second, each rate for as long as is asked for."""
QUESTION = "平罗县2022年收到多少申请"
WAIT = 2


class Traffic:
    """People who ask the same question in many chats, and the times until they are answered."""

    def __init__(self, telegram: Emulator) -> None:
        self.telegram = telegram
        self.people = [telegram.person(f"person {number}") for number in range(CHATS)]
        self.chats = [telegram.private(person) for person in self.people]
        self.asked: dict[int, list[float]] = {chat.id: [] for chat in self.chats}
        self.took: list[float] = []

    async def one(self, number: int) -> None:
        """One more question, in the next chat."""
        chat, person = self.chats[number % CHATS], self.people[number % CHATS]
        self.asked[chat.id].append(time.perf_counter())
        await self.telegram.writes(chat, person, QUESTION)

    def answered(self, chat: Chat) -> None:
        """An answer has arrived in the chat."""
        waiting = self.asked.get(chat.id)
        if waiting:
            self.took.append(1000 * (time.perf_counter() - waiting.pop(0)))

    async def at_rate(self, rate: int, seconds: float) -> list[float]:
        """The times of all answers, in milliseconds, to so many questions a second."""
        self.took = []
        start, total = time.perf_counter(), int(rate * seconds)
        for number in range(total):
            ahead = start + number / rate - time.perf_counter()
            if ahead > 0:
                await asyncio.sleep(ahead)
            await self.one(number)
        async with asyncio.timeout(60), self.telegram.updates.changed:
            await self.telegram.updates.changed.wait_for(lambda: len(self.took) >= total)
        return self.took


def watched(telegram: Emulator, traffic: Traffic) -> None:
    """Note each answer as it arrives."""
    send = telegram.methods.sendMessage

    def noted(fields: dict[str, object]) -> dict[str, object]:
        message = send(fields)
        traffic.answered(telegram.chats[int(str(fields["chat_id"]))])
        return message

    telegram.methods.sendMessage = noted  # type: ignore[method-assign]


def processor(process: subprocess.Popen[bytes]) -> float:
    """Milliseconds of processor time that the bot has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(process: subprocess.Popen[bytes]) -> Iterator[str]:
    """Resident memory now and at its highest, in MB."""
    for line in Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines():
        if line.startswith(("VmRSS", "VmHWM")):
            name, kilobytes = line.split()[:2]
            yield f"{name} {int(kilobytes) / 1024:.0f} MB"


async def slow_chat(telegram: Emulator, until: asyncio.Event) -> None:
    """A group that Telegram tells to wait, again and again."""
    group, person = telegram.group("slow"), telegram.person("slow")
    while not until.is_set():
        telegram.faults.plan("sendMessage", too_many(WAIT), chat=group.id)
        await telegram.writes(group, person, f"/ask {QUESTION}")
        await asyncio.sleep(WAIT)


async def measure(folder: Path, seconds: float) -> None:
    """Print a line for each rate."""
    async with emulator() as telegram:
        environment = os.environ | {
            "NIANBAO_DB": str(folder / "index.db"),
            "NIANBAO_TOKEN": telegram.token,
            "NIANBAO_API": telegram.url,
        }
        log = (folder / "log").open("wb")
        command = [sys.executable, "-m", "bot", "run"]
        process = subprocess.Popen(command, env=environment, stderr=log)  # noqa: ASYNC220, S603 - our own program
        try:
            await telegram.polled(0)
            traffic = Traffic(telegram)
            watched(telegram, traffic)
            await traffic.at_rate(20, 2)
            print("started,", ", ".join(memory(process)))
            done = asyncio.Event()
            slow = asyncio.create_task(slow_chat(telegram, done))
            for rate in RATES:
                before = processor(process)
                took = await traffic.at_rate(rate, seconds)
                each = (processor(process) - before) / len(took)
                print(
                    f"{rate} updates/s for {seconds:g} s: p50 {at(0.5, took):.1f} ms, p99 {at(0.99, took):.1f} ms, "
                    f"{each:.2f} ms of processor each, "
                    f"{', '.join(memory(process))}",
                    flush=True,
                )
            done.set()
            await slow
        finally:
            process.terminate()
            # The server must go on meanwhile: the bot finishes what it has begun.
            await asyncio.to_thread(process.wait, 60)
            log.close()


def main() -> None:
    """Load the shipped reports, start the bot, and ask."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        load([DATA / "reports"], folder / "index.db", Names())
        asyncio.run(measure(folder, float(sys.argv[1]) if len(sys.argv) > 1 else 10))


if __name__ == "__main__":
    main()
