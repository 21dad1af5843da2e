"""Whether anything is lost when the bot is killed at random: `python -m benchmarks.crashes [KILLS
[SEED]]`.

In each round some chats want alerts (one of them not in its quiet hours) and a daily digest, a long
notice waits for them, and somebody asks. The bot is started again and again
(`benchmarks.crash_lives`), each time with one more report to load, one more question and a day
later, and killed by SIGKILL: a moment after some step of a load, an alert, a digest, a delivery or
an answer, all steps equally likely. With `--power` the power goes instead: what no commit has
waited for on the disk is gone from both databases (`tests.state.power`). Now and then Telegram
takes a message and its answer is lost as well. When it has been let go on to the end, every chat
must have everything. Ends with status 1 if the guarantee of docs/delivery.md does not hold.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.crash_lives import BEGUN, LOADED, MORNING, STEPS, code
from handlers import kept_replies
from handlers.reply import Language, Reply, ReplyLine
from handlers.telegram.showing.wording import EdgeSentence
from store.state import MessageKind, Outgoing, Stage, State, open_state
from store.state.chats.hours import Quiet
from store.state.chats.subscriptions import EVERYTHING, What
from tests.emulator.control import Emulator, emulator
from tests.emulator.faults import AnswerLost, Clock
from tests.emulator.world import Chat, Person
from tests.state.power import lose_power, power_is_there
from tests.store.made import report

KILLS = 200
SEED = 20260122
MOST_KILLS = 5
"""In one round: a digest names six new reports."""
LAST_LIVES = 8
"""Lives that go on to the end; two are enough unless something is wrong."""
LOST_ANSWERS = 0.15
LONGEST = 0.012
"""Seconds from a step to the kill."""
MARK = EdgeSentence.MAY_BE_DOUBLE.say(Language.ZH)
RESTARTED = EdgeSentence.MAY_BE_ANSWERED.say(Language.ZH)
FAILED = EdgeSentence.FAILED.say(Language.ZH)
AGAIN = EdgeSentence.SENDING_AGAIN.say(Language.ZH)
LONG = Reply(tuple(ReplyLine(f"第{number}行" + "长" * 1500) for number in range(4)), Language.ZH)
"""A notice of two messages, with the lines 0 and 1, 2 and 3."""
COUNTIES = {
    "平罗县": "石嘴山市",
    "盐池县": "吴忠市",
    "同心县": "吴忠市",
    "西吉县": "固原市",
    "隆德县": "固原市",
    "泾源县": "固原市",
    "彭阳县": "固原市",
}
"""The counties whose reports come, one each day, with their cities."""
YEAR = 2022
QUIET = Quiet(9 * 60, 10 * 60)
"""The hours in which every second life of a bot falls, and in which one chat wants to be left
alone.
"""
_NEW = re.compile(r"新报告 \d+ 份：(.*)")

Item = tuple[str, int, str, str]
"""What must arrive: the kind of message, the chat, its topic, and what of it."""


class RunningClock(Clock):
    """Telegram's clock, which goes on by itself: its flood limits are of real seconds."""

    def __init__(self) -> None:
        super().__init__()
        self._start = time.monotonic()

    def read(self) -> float:
        """Seconds since 1970."""
        return super().read() + time.monotonic() - self._start


@dataclass(slots=True)
class Tally:
    """What was seen in all rounds."""

    kills: Counter[str] = field(default_factory=Counter)
    """By the step that was written down last."""
    dropped: int = 0
    """Losses of power with which anything was gone."""
    calm: int = 0
    """Kills when there was nothing to do: the step that was waited for did not come."""
    in_the_air: int = 0
    """Messages of which a request had left and no answer was noted, when the process died."""
    lost_answers: int = 0
    expected: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    doubled_marked: Counter[str] = field(default_factory=Counter)
    marked_alone: Counter[str] = field(default_factory=Counter)
    doubled_unmarked: Counter[str] = field(default_factory=Counter)
    marked: int = 0
    """Messages that are marked as a repetition."""
    given_up: int = 0
    """Questions whose askers were told that they will not be answered."""
    announcements: int = 0
    broken: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Round:
    """A bot with its chats, from the first life to the last."""

    folder: Path
    power: bool
    telegram: Emulator
    chats: list[tuple[Chat, int | None]]
    asker: Chat
    person: Person
    day: int = 0
    asked: list[str] = field(default_factory=list)

    @property
    def databases(self) -> tuple[Path, Path]:
        """What the power can take from."""
        return self.folder / "state.db", self.folder / "index.db"

    def state(self) -> State:
        """The state between two lives."""
        state = open_state(self.folder / "state.db", lambda: MORNING)
        if not isinstance(state, State):
            raise TypeError(state)
        return state

    def prepare(self) -> None:
        """Everybody wants everything."""
        (self.folder / "reports").mkdir(parents=True)
        state = self.state()
        state.hours.set_quiet(self.chats[0][0].id, QUIET)
        for number, (chat, topic) in enumerate(self.chats):
            state.subscriptions.add(chat.id, topic, EVERYTHING, What.NEW, "Li")
            due = int(MORNING.timestamp())
            state.schedules.put(chat.id, topic, "0 9 * * *", EVERYTHING, due, always=True, seen=0)
            state.outbox.put(
                Outgoing(
                    f"long {number}", chat.id, topic, MessageKind.NOTICE, kept_replies.written(LONG)
                )
            )
        state.close()

    def behind(self, state: State) -> int:
        """How many digests have yet to tell of something: what was loaded after they were made is
        told the next day.
        """
        schedules = [each for chat, _ in self.chats for each in state.schedules.of_chat(chat.id)]
        return sum(each.seen < state.news.last() for each in schedules)

    async def another_day(self) -> None:
        """One more report, one more question."""
        if self.day < len(COUNTIES):
            county, city = list(COUNTIES.items())[self.day]
            text = report(f"宁夏回族自治区{city}{county}人民政府", YEAR, new=5 + self.day)
            (self.folder / "reports" / f"{self.day}.txt").write_text(text, "utf-8")
            self.asked.append(f"第{self.day}问")
            await self.telegram.writes(self.asker, self.person, self.asked[-1])
        self.day += 1

    def expected(self) -> Iterator[Item]:
        """All that must be there at the end."""
        counties = list(COUNTIES)[: len(self.asked)]
        for chat, topic in self.chats:
            for kind in ("alert", "digest"):
                yield from ((kind, chat.id, str(topic), county) for county in counties)
            yield from (("notice", chat.id, str(topic), part) for part in ("第0行", "第2行"))
        yield from (("answer", self.asker.id, "None", asked) for asked in self.asked)

    def arrived(self) -> Iterator[tuple[Item, bool]]:
        """All that is there, and whether it is marked as a repetition."""
        for chat in (*{chat.id: chat for chat, _ in self.chats}.values(), self.asker):
            for message in self.telegram.said_by_bot(chat):
                topic = str(
                    message["message_thread_id"] if message.get("is_topic_message") else None
                )
                text = message["text"]
                words = text.removeprefix(MARK + "\n").removeprefix(RESTARTED + "\n")
                for kind, what in _items(words):
                    yield (kind, chat.id, topic, what), words != text


def _items(text: str) -> Iterator[tuple[str, str]]:
    """What of a load, a digest, the notice or a question a message is."""
    head = text.splitlines()[0]
    if head == FAILED:
        yield "given up", "question"
    elif head.startswith("答："):
        yield "answer", head.removeprefix("答：")
    elif head.startswith(("第0行", "第2行")):
        yield "notice", head[:3]
    elif found := _NEW.search(text):
        yield from (("digest", county) for county in _counties(found[1]))
    elif head.startswith("新报告"):
        yield from (("alert", county) for county in _counties(text))


def _counties(text: str) -> list[str]:
    """The counties that a text names, each once: the sources name them again."""
    return [county for county in COUNTIES if f"{county}人民政府 {YEAR}" in text]


class Lives:
    """The process that lives."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.crash_lives"],
            env=os.environ | {"NO_PROXY": "127.0.0.1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    async def live(self, one: Round, moment: tuple[int, int, float] | None) -> dict[str, int]:
        """One life of a round, killed at a moment if one is given; how it ended."""
        anchor, nth, pause = moment or (None, 1, 0.0)
        life = {"folder": str(one.folder), "url": one.telegram.url, "token": one.telegram.token}
        life |= {"day": one.day, "anchor": anchor, "nth": nth, "pause": pause, "power": one.power}
        for database in one.databases:
            power_is_there(database)
        ended: dict[str, int] = json.loads(await asyncio.to_thread(self._asked, json.dumps(life)))
        if one.power and ended["status"] == -signal.SIGKILL:
            ended["dropped"] = sum(lose_power(database) for database in one.databases)
        return ended

    def _asked(self, line: str) -> str:
        told, said = self._process.stdin, self._process.stdout
        if told is None or said is None:
            raise TypeError("the process was begun without pipes")
        print(line, file=told, flush=True)
        return said.readline()

    def end(self) -> None:
        """No more lives."""
        self._process.communicate()


def moment(rng: random.Random) -> tuple[int, int, float]:
    """Before or after any of the steps, the first time or later, at once or a little later."""
    anchor = code(rng.randrange(len(STEPS)), done=rng.random() < 0.5)
    return anchor, rng.choice((1, 1, 1, 2, 3)), rng.choice((0.0, rng.uniform(0, LONGEST)))


def named(byte: int) -> str:
    """The step that wrote a byte."""
    if byte in (BEGUN, LOADED):
        return "start" if byte == BEGUN else "load: done"
    step = STEPS[byte // 2]
    return f"{step.phase}: {step.name}, {'after' if byte % 2 else 'in'} it"


async def one_round(one: Round, lives: Lives, rng: random.Random, kills: int, tally: Tally) -> None:
    """So many kills, and then the way to the end."""
    one.prepare()
    for _ in range(kills):
        await one.another_day()
        if rng.random() < LOST_ANSWERS:
            chat, _topic = rng.choice(one.chats)
            one.telegram.faults.plan("sendMessage", AnswerLost(), chat=chat.id)
            tally.lost_answers += 1
        ended = await lives.live(one, moment(rng))
        if ended["status"] != -signal.SIGKILL:
            tally.broken.append(f"a life ended with status {ended['status']}: {one.folder}")
        if ended["calm"]:
            tally.calm += 1
        else:
            tally.kills[named(ended["last"])] += 1
        state = one.state()
        if ended.get("dropped"):
            tally.dropped += 1
        tally.in_the_air += state.outbox.counts()[Stage.SENDING]
        state.close()
    for _ in range(LAST_LIVES):
        await one.another_day() if one.day <= kills else None
        ended = await lives.live(one, None)
        one.day += 1
        state = one.state()
        counts, waiting = (
            state.outbox.counts(),
            state.inbox.waiting() + len(state.held_news.places()),
        )
        waiting += one.behind(state)
        state.close()
        if counts[Stage.SENT] == sum(counts.values()) and not waiting:
            break
    else:
        tally.broken.append(
            f"something still waits at the end: {counts}, {waiting} else: {one.folder}"
        )
    judge(one, tally)


def judge(one: Round, tally: Tally) -> None:
    """Compare what is there with what must be."""
    there = Counter(one.arrived())
    apology = ("given up", one.asker.id, "None", "question")
    given_up = there.pop((apology, False), 0) or there.pop((apology, True), 0)
    tally.given_up += given_up
    for item in one.expected():
        kind, plain, marked = item[0], there.pop((item, False), 0), there.pop((item, True), 0)
        tally.expected[kind] += 1
        tally.doubled_marked[kind] += bool(plain and marked)
        tally.marked_alone[kind] += bool(marked and not plain)
        tally.doubled_unmarked[kind] += max(0, plain - 1)
        if marked > (2 if kind == "answer" else 1):  # A question is tried three times.
            tally.broken.append(f"{marked} marked repetitions of {item}: {one.folder}")
        if kind == "answer" and not plain and given_up:
            given_up -= 1
        elif not plain and not marked:
            tally.lost[kind] += 1
            tally.broken.append(f"lost {item}: {one.folder}")
        if plain > 1:
            tally.broken.append(f"{plain} times without a mark {item}: {one.folder}")
    tally.broken += [f"nobody wanted {item}: {one.folder}" for item in there]
    for chat in {chat.id: chat for chat, _ in one.chats}.values():
        texts = [message["text"] for message in one.telegram.said_by_bot(chat)]
        tally.announcements += texts.count(AGAIN)
        tally.marked += sum(text.startswith(MARK) for text in texts)


async def begun(folder: Path, telegram: Emulator, number: int, *, power: bool) -> Round:
    """A round with its chats: a private one, a group, and a topic of a forum."""
    person = telegram.person(f"Li {number}")
    forum = telegram.group(f"forum {number}", forum=True, bot="administrator")
    topic = await telegram.topic(forum, "年报", person.shown())
    chats = [
        (telegram.private(telegram.person(f"Wang {number}")), None),
        (telegram.group(f"group {number}"), None),
    ]
    return Round(
        folder / str(number),
        power,
        telegram,
        [*chats, (forum, topic.id)],
        telegram.private(person),
        person,
    )


async def run(folder: Path, kills: int, seed: int, *, power: bool) -> Tally:
    """Rounds until the process was killed so often."""
    rng, tally = random.Random(seed), Tally()
    clock = RunningClock()
    lives = Lives()
    number = 0
    while tally.kills.total() < kills:
        async with emulator(
            clock
        ) as telegram:  # Updates that a killed bot had not fetched are of its round alone.
            clock.pass_by(100)
            one = await begun(folder, telegram, number, power=power)
            await one_round(
                one, lives, rng, min(rng.randint(3, MOST_KILLS), kills - tally.kills.total()), tally
            )
        number += 1
        print(
            f"\r{tally.kills.total()} kills in {number} rounds", end="", file=sys.stderr, flush=True
        )
    print(file=sys.stderr)
    lives.end()
    return tally


def show(tally: Tally, seed: int) -> None:
    """The table."""
    print(f"seed {seed}: killed {tally.kills.total()} times; the step written down last:")
    for step, times in sorted(tally.kills.items()):
        print(f"  {times:4}  {step}")
    print(f"  and {tally.calm} times with nothing to do")
    print(f"  {tally.dropped} times something was not on the disk yet when the power went")
    print(
        f"{tally.in_the_air} messages in the air when killed, "
        f"{tally.lost_answers} answers lost besides: "
        f"{tally.marked} messages marked"
    )
    print(
        f"{'':10}{'expected':>10}{'lost':>8}{'doubled, marked':>18}{'once, marked':>15}"
        f"{'doubled, unmarked':>20}"
    )
    for kind in ("alert", "digest", "notice", "answer"):
        print(
            f"{kind:10}{tally.expected[kind]:>10}{tally.lost[kind]:>8}"
            f"{tally.doubled_marked[kind]:>18}"
            f"{tally.marked_alone[kind]:>15}{tally.doubled_unmarked[kind]:>20}"
        )
    print(f"questions given up after three kills, and that said: {tally.given_up}")
    print(f"announcements that nothing followed: {tally.announcements}")
    for line in tally.broken[:20]:
        print(f"BROKEN: {line}")


def main() -> None:
    """Kill, look, and say."""
    arguments = argparse.ArgumentParser(
        description="Kill the bot at random and see whether anything is lost."
    )
    arguments.add_argument("kills", type=int, nargs="?", default=KILLS)
    arguments.add_argument("seed", type=int, nargs="?", default=SEED)
    arguments.add_argument(
        "--keep", type=Path, help="A new folder for databases and logs; else they are removed."
    )
    arguments.add_argument(
        "--power", action="store_true", help="Take away what was not synced, too."
    )
    said = arguments.parse_args()
    with TemporaryDirectory() as name:
        tally = asyncio.run(run(said.keep or Path(name), said.kills, said.seed, power=said.power))
    if tally.marked > tally.in_the_air + tally.lost_answers:
        tally.broken.append("more is marked than was in doubt")
    show(tally, said.seed)
    raise SystemExit(1 if tally.broken else 0)


if __name__ == "__main__":
    main()
