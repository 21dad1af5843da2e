"""How many questions a second the whole bot answers, how long each takes, and how much memory that
needs.

    python -m benchmarks.updates [--seconds 10] [--rates 100,200,300,400,500,600]
    python -m benchmarks.updates --hour [--updates 180000] [--minutes 30]

The bot runs as its users run it, in a process of its own, over the shipped reports; the emulated
Bot API and the people who ask run in another, so that there is a core for each. Nine updates of ten
come from private chats and one from a group, at random the examples of /help in both languages. An
answer's time is from the update's being there for the bot to its answer's arriving. One chat is
told to wait by Telegram all the while: the others must not notice.

Telegram itself takes about 30 messages a second from a bot. The emulator's own limits are off here,
and the bot's overall budget does not hold answers back (it holds back what nobody asked for), so
what is measured is the program.

`--hour` asks as many questions as 50 a second give in an hour, as fast as they are answered, from
20,000 people in as many private chats and 1,000 groups, and shows the bot's memory and its state
database as they go.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.answers import at
from benchmarks.traffic import Traffic, examples
from store.loader import load
from store.names import Names
from store.reference import DATA
from tests.emulator.control import Emulator, emulator

RATES = "100,200,300,400,500,600"
CHATS, GROUPS = 2_000, 500
CHATS_OF_AN_HOUR, GROUPS_OF_AN_HOUR = 20_000, 1_000
AN_HOUR = 50 * 3600
WARM = 6_000
"""Questions before the first figure: by then each example was asked after each other one."""
OPEN = 100
"""Questions that wait for their answers at once, where they are asked as fast as they are
answered.
"""
STEPS = 18
"""Lines in which an hour is shown."""


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot's process."""

    process: subprocess.Popen[bytes]
    folder: Path

    def processor(self) -> float:
        """Milliseconds of processor time that it has used."""
        fields = (
            Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        )
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> str:
        """Resident memory now and at its highest."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text("ascii").splitlines()
        kilobytes = {
            line.split()[0]: int(line.split()[1])
            for line in lines
            if line.startswith(("VmRSS", "VmHWM"))
        }
        return f"{kilobytes['VmRSS:'] / 1024:.0f} MB (at most {kilobytes['VmHWM:'] / 1024:.0f})"

    def state(self) -> str:
        """The size of the state database."""
        return f"{(self.folder / 'state.db').stat().st_size / 1e6:.1f} MB"


class Stretch:
    """Processor time of both sides over a stretch of the measurement."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._began = bot.processor(), 1000 * time.process_time()

    def each(self, updates: int) -> str:
        """Milliseconds for each update."""
        bot, emulated = (
            self._bot.processor() - self._began[0],
            1000 * time.process_time() - self._began[1],
        )
        return f"processor {bot / updates:.2f} ms each (emulator {emulated / updates:.2f})"


@asynccontextmanager
async def running(telegram: Emulator, folder: Path) -> AsyncIterator[Bot]:
    """The bot at work."""
    environment = os.environ | {
        "NIANBAO_DB": str(folder / "index.db"),
        "NIANBAO_STATE": str(folder / "state.db"),
        "NIANBAO_TOKEN": telegram.token,
        "NIANBAO_API": telegram.url,
    }
    log = (folder / "log").open("wb")
    command = [sys.executable, "-m", "bot", "run"]
    process = subprocess.Popen(command, env=environment, stderr=log)  # noqa: ASYNC220 - our own program
    try:
        await begun(telegram, process, folder)
        yield Bot(process, folder)
    finally:
        process.terminate()
        # The server must go on meanwhile: the bot finishes what it has begun.
        await asyncio.to_thread(process.wait, 60)
        log.close()


async def begun(telegram: Emulator, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until the bot asks for updates; one that ends instead is an error with what it said
    last.
    """
    polled = asyncio.create_task(telegram.polled(0))
    while not (await asyncio.wait([polled], timeout=0.1))[0]:
        if process.poll() is not None:
            polled.cancel()
            sys.exit(
                f"the bot ended with {process.returncode}:\n"
                f"{(folder / 'log').read_text('utf-8')[-2_000:]}"
            )


async def rates(folder: Path, wanted: list[int], seconds: float) -> None:
    """Print a line for each rate."""
    async with emulator() as telegram, running(telegram, folder) as bot:
        traffic = Traffic(telegram, CHATS, GROUPS, examples())
        await traffic.at_most(OPEN, WARM)
        print(f"started and warm, {bot.memory()}", flush=True)
        # The collector of this process stopped the emulator for 100 to 160 ms at a time, which was
        # read as the bot's.
        gc.collect()
        gc.disable()
        done = asyncio.Event()
        slow = asyncio.create_task(traffic.slow_chat(done))
        for rate in wanted:
            stretch = Stretch(bot)
            took = await traffic.at_rate(rate, seconds)
            print(
                f"{rate} updates/s for {seconds:g} s: p50 {at(0.5, took):.1f} ms, "
                f"p99 {at(0.99, took):.1f} ms, "
                f"lost {traffic.lost}, {stretch.each(len(took))}, {bot.memory()}",
                flush=True,
            )
        done.set()
        await slow


async def hour(folder: Path, updates: int, minutes: float) -> None:
    """Print a line for each part of an hour's updates."""
    async with emulator() as telegram, running(telegram, folder) as bot:
        traffic = Traffic(telegram, CHATS_OF_AN_HOUR, GROUPS_OF_AN_HOUR, examples())
        print(f"started, {bot.memory()}", flush=True)
        began, done = time.perf_counter(), 0
        while done < updates and time.perf_counter() - began < 60 * minutes:
            stretch = Stretch(bot)
            took = await traffic.at_most(OPEN, min(updates // STEPS or 1, updates - done))
            done += len(took) + traffic.lost
            seconds = time.perf_counter() - began
            print(
                f"{done} updates, {done / seconds:.0f}/s, lost {traffic.lost}: {bot.memory()}, "
                f"state {bot.state()}, "
                f"{stretch.each(len(took))}",
                flush=True,
            )


def main() -> None:
    """Load the shipped reports, start the bot, and ask."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=10, help="for each rate")
    parser.add_argument("--rates", default=RATES, help="updates a second")
    parser.add_argument("--hour", action="store_true", help="an hour's updates, for the memory")
    parser.add_argument("--updates", type=int, default=AN_HOUR)
    parser.add_argument("--minutes", type=float, default=30, help="stop after so many")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        load([DATA / "reports"], folder / "index.db", Names())
        if given.hour:
            asyncio.run(hour(folder, given.updates, given.minutes))
        else:
            asyncio.run(
                rates(folder, [int(rate) for rate in given.rates.split(",")], given.seconds)
            )


if __name__ == "__main__":
    main()
