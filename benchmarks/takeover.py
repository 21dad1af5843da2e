"""Whether anything is lost when the active one of two bots goes: `python -m benchmarks.takeover
[ENDS [SEED]]`.

Two bots on one state on PostgreSQL, behind one emulated Telegram. People ask, and notices are put
into the outbox, all the time; at random moments the active bot is killed (SIGKILL), stands still
(SIGSTOP), is told to stop (SIGTERM), loses its line to the server, has its connections ended by the
server; or the server itself restarts, in order or as after a loss of power. Whoever stood still or
was cut off goes on after another has taken over. At the end every question must have its answer and
every notice must be there: once, or twice with the second marked. With `--webhook` updates are
delivered instead of fetched. Ends with status 1 if the guarantee of docs/delivery.md does not hold.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psycopg

from benchmarks.crashes import FAILED, MARK, RESTARTED, RunningClock
from handlers import kept_replies
from handlers.reply import Language, Reply, ReplyLine
from handlers.telegram.showing.wording import EdgeSentence
from store.server import Server
from store.state import MessageKind, Outgoing, Stage, State, open_state
from tests.emulator.control import Emulator, emulator
from tests.emulator.world import Chat, Person
from tests.postgres.line import Line as Wire
from tests.postgres.line import line_to
from tests.postgres.server import PostgresServer, postgres_server
from tests.standby.bots import Bot, Bots, Lives, until

ENDS = 20
SEED = 20260122
CHATS = 12
PAUSE = (0.05, 0.3)
"""Seconds between two things that happen."""
CALM = (0.3, 1.5)
"""Seconds from a take-over to the next end."""
LOOK = 0.1
PUBLIC = "https://bot.example.org/telegram"
AGAIN = EdgeSentence.SENDING_AGAIN.say(Language.ZH)
KINDS = (
    "killed",
    "stands still",
    "told to stop",
    "line cut",
    "connections ended",
    "server restarts",
    "power goes",
)


@dataclass(slots=True)
class Tally:
    """What was seen."""

    ends: Counter[str] = field(default_factory=Counter)
    taken: dict[str, list[float]] = field(default_factory=dict)
    """Seconds until another (or the same, where that may be) was the active one."""
    answered: dict[str, list[float]] = field(default_factory=dict)
    """Seconds until a question that was put then was answered."""
    expected: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    marked: Counter[str] = field(default_factory=Counter)
    marked_alone: Counter[str] = field(default_factory=Counter)
    unmarked: Counter[str] = field(default_factory=Counter)
    given_up: int = 0
    broken: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Scene:
    """Two bots, and those that they talk to."""

    telegram: Emulator
    server: PostgresServer
    place: Server
    bots: Bots
    stack: AsyncExitStack
    state: State
    rng: random.Random
    chats: list[tuple[Chat, Person]] = field(default_factory=list)
    alive: dict[int, tuple[Bot, Wire]] = field(default_factory=dict)
    """By process."""
    asked: dict[str, Chat] = field(default_factory=dict)
    told: dict[str, Chat] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    async def begin(self) -> None:
        """One more bot, with a line of its own."""
        wire = await self.stack.enter_async_context(line_to(self.server.data))
        bot = self.bots.begin(wire.to(self.place))
        self.alive[bot.process] = (bot, wire)

    def active(self) -> tuple[int, int]:
        """The number of the lease, and the process that has it; 0 while nobody can be asked."""
        try:
            with psycopg.connect(self.place.address) as server:
                row = server.execute("SELECT number, holder FROM leases").fetchone()
        except psycopg.Error:
            return 0, 0
        return (int(row[0]), int(str(row[1]).split()[1])) if row else (0, 0)

    async def traffic(self) -> None:
        """Questions and notices, for ever."""
        while True:
            await asyncio.sleep(self.rng.uniform(*PAUSE))  # People take their time.
            chat, person = self.rng.choice(self.chats)
            number = next(self.numbers)
            if self.rng.random() < 0.5:
                await self.ask(f"第{number}问", chat, person)
            else:
                words = kept_replies.written(Reply((ReplyLine(f"第{number}条"),), Language.ZH))
                self.told[f"第{number}条"] = chat
                put = Outgoing(f"notice {number}", chat.id, None, MessageKind.NOTICE, words)
                await asyncio.to_thread(self.state.outbox.put, put)

    async def ask(self, question: str, chat: Chat, person: Person) -> None:
        """Somebody asks."""
        self.asked[question] = chat
        await self.telegram.writes(chat, person, question)

    def newcomer(self) -> tuple[Chat, Person]:
        """Somebody who has not been there yet."""
        person = self.telegram.person(f"P{next(self.numbers)}")
        return self.telegram.private(person), person


async def end(scene: Scene, kind: str, bot: Bot, wire: Wire) -> None:
    """Let it happen to the active one."""
    match kind:
        case "killed":
            bot.tell(signal.SIGKILL)
        case "stands still":
            bot.tell(signal.SIGSTOP)
        case "told to stop":
            bot.tell(signal.SIGTERM)
        case "line cut":
            wire.cut()
        case "connections ended":
            with psycopg.connect(scene.place.address) as server:
                server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE application_name IN (SELECT session FROM leases)"
                )
        case _:
            how = signal.SIGQUIT if kind == "power goes" else signal.SIGINT
            await asyncio.to_thread(scene.server.restart, how)


async def one(scene: Scene, kind: str, tally: Tally) -> None:
    """One end, and the way back to two bots."""
    await asyncio.sleep(
        scene.rng.uniform(*CALM)
    )  # The end falls anywhere between two renewals of the lease.
    number, process = scene.active()
    bot, wire = scene.alive[process]
    chat, person = scene.newcomer()
    begun = time.monotonic()
    await end(scene, kind, bot, wire)
    question = f"第{next(scene.numbers)}问"
    await scene.ask(question, chat, person)
    await until(lambda: scene.active()[0] > number)
    tally.taken.setdefault(kind, []).append(time.monotonic() - begun)
    await until(
        lambda: any(f"答：{question}" in each["text"] for each in scene.telegram.said_by_bot(chat))
    )
    tally.answered.setdefault(kind, []).append(time.monotonic() - begun)
    tally.ends[kind] += 1
    match kind:
        case "killed" | "told to stop":
            scene.alive.pop(process)
            await (bot.ends() if kind == "told to stop" else scene.bots.end(bot))
            await scene.begin()
        case "stands still":
            bot.tell(signal.SIGCONT)
        case "line cut":
            wire.mend()
        case _:
            pass
    await until(lambda: _two(scene))


async def _two(scene: Scene) -> bool:
    """Whether one is active and one waits."""
    roles = [(await bot.seen()).get("role") for bot, _ in scene.alive.values()]
    return sorted(map(str, roles)) == ["active", "standby"]


async def settled(scene: Scene) -> None:
    """Wait until nothing waits. What was put into the outbox from here, a bot sees when it becomes
    the active one.
    """
    _, process = scene.active()
    scene.alive[process][0].tell(signal.SIGTERM)

    def nothing_waits() -> bool:
        counts = scene.state.outbox.counts()
        waiting = (
            scene.state.inbox.waiting()
            + scene.telegram.updates.last
            - scene.telegram.updates.confirmed
        )
        return counts[Stage.SENT] == sum(counts.values()) and not waiting

    await until(nothing_waits)


def judge(scene: Scene, tally: Tally) -> None:
    """Compare what is there with what must be."""
    there: Counter[tuple[str, int, bool]] = Counter()
    failed: Counter[int] = Counter()
    for chat in {chat.id: chat for chat in (*scene.asked.values(), *scene.told.values())}.values():
        for message in scene.telegram.said_by_bot(chat):
            words = message["text"].removeprefix(MARK + "\n").removeprefix(RESTARTED + "\n")
            first = words.splitlines()[0]
            if first == FAILED:
                failed[chat.id] += 1
            elif first != AGAIN:
                there[first.removeprefix("答："), chat.id, words != message["text"]] += 1
    for kind, all_of_them in (("answer", scene.asked), ("notice", scene.told)):
        for what, chat in all_of_them.items():
            plain, marked = (
                there.pop((what, chat.id, False), 0),
                there.pop((what, chat.id, True), 0),
            )
            tally.expected[kind] += 1
            tally.marked[kind] += bool(plain and marked)
            tally.marked_alone[kind] += bool(marked and not plain)
            tally.unmarked[kind] += max(0, plain - 1)
            if not plain and not marked:
                if failed[chat.id]:
                    failed[chat.id] -= 1
                    tally.given_up += 1
                    continue
                tally.lost[kind] += 1
                tally.broken.append(f"lost: {what}")
            if plain > 1 or marked > (2 if kind == "answer" else 1):
                tally.broken.append(f"{plain} times and {marked} times marked: {what}")
    tally.broken += [f"nobody wanted {what}" for what in there]


async def run(
    folder: Path, ends: int, seed: int, *, webhook: bool, kinds: Sequence[str] = KINDS
) -> Tally:
    """Ends until there were so many."""
    rng, tally, clock = random.Random(seed), Tally(), RunningClock()
    lives = Lives()
    with postgres_server() as server:
        place = server.place()
        state = open_state(place)
        if not isinstance(state, State):
            raise TypeError(state)
        async with AsyncExitStack() as stack:
            telegram = await stack.enter_async_context(emulator(clock))
            every = Bots(
                lives, telegram, folder, **({"NIANBAO_WEBHOOK": PUBLIC} if webhook else {})
            )
            stack.push_async_callback(every.end_all)
            scene = Scene(telegram, server, place, every, stack, state, rng)
            scene.chats = [scene.newcomer() for _ in range(CHATS)]
            for _ in range(2):
                await scene.begin()
            await until(lambda: _two(scene))
            going_on = [asyncio.create_task(each) for each in (scene.traffic(), _lead_in(scene))]
            try:
                for number in range(ends):
                    kind = kinds[number] if number < len(kinds) else rng.choice(kinds)
                    await one(scene, kind, tally)
                    print(f"\r{number + 1} ends", end="", file=sys.stderr, flush=True)
                going_on[0].cancel()
                await settled(scene)
            finally:
                for task in going_on:
                    task.cancel()
                await asyncio.gather(*going_on, return_exceptions=True)
            judge(scene, tally)
        state.close()
    lives.end()
    print(file=sys.stderr)
    return tally


async def _lead_in(scene: Scene) -> None:
    """Be the proxy that stands before the bots, for ever: it passes on to the active one, as soon
    as it sees which.
    """
    while True:
        _, process = await asyncio.to_thread(scene.active)
        bot = scene.alive.get(process)
        address = f"http://{bot[0].listen}/telegram" if bot else "http://127.0.0.1:9/telegram"
        scene.telegram.webhook.proxy = partial(str, address)
        await asyncio.sleep(LOOK)  # A proxy too looks only now and then who is well.


def show(tally: Tally, seed: int) -> None:
    """The table."""
    print(
        f"seed {seed}: {tally.ends.total()} ends; seconds until there was an active bot, "
        "and until it answered:"
    )
    print(f"{'':20}{'times':>6}{'median':>9}{'longest':>9}{'median':>10}{'longest':>9}")
    for kind in KINDS:
        if times := tally.taken.get(kind):
            answered = tally.answered[kind]
            print(
                f"{kind:20}{len(times):>6}{median(times):>9.2f}{max(times):>9.2f}"
                f"{median(answered):>10.2f}{max(answered):>9.2f}"
            )
    print(
        f"{'':10}{'expected':>10}{'lost':>8}{'doubled, marked':>18}{'once, marked':>15}"
        f"{'doubled, unmarked':>20}"
    )
    for kind in ("answer", "notice"):
        print(
            f"{kind:10}{tally.expected[kind]:>10}{tally.lost[kind]:>8}{tally.marked[kind]:>18}"
            f"{tally.marked_alone[kind]:>15}{tally.unmarked[kind]:>20}"
        )
    print(f"questions given up, and that said: {tally.given_up}")
    for line in tally.broken[:20]:
        print(f"BROKEN: {line}")


def main() -> None:
    """End, look, and say."""
    arguments = argparse.ArgumentParser(
        description="End the active bot at random and see whether anything is lost."
    )
    arguments.add_argument("ends", type=int, nargs="?", default=ENDS)
    arguments.add_argument("seed", type=int, nargs="?", default=SEED)
    arguments.add_argument(
        "--keep", type=Path, help="A folder for the logs; else they are removed."
    )
    arguments.add_argument(
        "--webhook", action="store_true", help="Updates are delivered, not fetched."
    )
    arguments.add_argument("--only", choices=KINDS, help="Nothing else happens.")
    said = arguments.parse_args()
    kinds = (said.only,) if said.only else KINDS
    with TemporaryDirectory() as name:
        tally = asyncio.run(
            run(said.keep or Path(name), said.ends, said.seed, webhook=said.webhook, kinds=kinds)
        )
    show(tally, said.seed)
    raise SystemExit(1 if tally.broken else 0)


if __name__ == "__main__":
    main()
