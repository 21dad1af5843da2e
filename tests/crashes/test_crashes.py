"""The process is killed after every step on the way from a file to a message; nothing is lost,
nothing comes twice.

A message comes a second time only where Telegram had taken it and the answer was lost, and then it
says so.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import NamedTuple

from handlers import kept_replies
from handlers.reply import Language, Reply, ReplyLine
from handlers.telegram.showing.wording import EdgeSentence
from store.state import MessageKind, Outgoing, State, open_state
from store.state.chats.subscriptions import EVERYTHING, What
from tests.crashes.lives import STEPS
from tests.emulator.control import emulator
from tests.emulator.world import Chat
from tests.store.begun import begin_index, begin_state
from tests.store.made import report

MARK = EdgeSentence.MAY_BE_DOUBLE.say(Language.ZH)
AGAIN = EdgeSentence.SENDING_AGAIN.say(Language.ZH)
LONG = Reply(tuple(ReplyLine(f"第{number}行" + "长" * 1500) for number in range(4)), Language.ZH)
"""Two messages."""
PARTS = ("第0行", "第2行", "新报告：平罗县人民政府 2022")
"""How the parts of all that is to arrive begin, in order."""


class Case(NamedTuple):
    """Where the lives of a bot end, and what is then in the chat: each part as it is, or marked as
    a repetition.
    """

    kills: tuple[tuple[str, int], ...]
    marked: tuple[int, ...] = ()
    """Parts that come with the mark."""
    twice: tuple[int, ...] = ()
    """Of these, those that came before without it."""
    announced: int = 0
    """Announcements that nothing followed."""


CASES = (
    Case((("events noted, load not committed", 1),)),
    Case((("told, not committed", 1),)),
    Case((("put, not committed", 1),)),
    Case((("put", 1),)),
    Case((("about to leave", 1),), marked=(0,)),
    Case((("about to leave", 2),), marked=(1,)),
    Case((("about to leave", 3),), marked=(2,)),
    Case((("accepted, not noted", 1),), marked=(0,), twice=(0,)),
    Case((("accepted, not noted", 2),), marked=(1,), twice=(1,)),
    Case((("accepted, not noted", 3),), marked=(2,), twice=(2,)),
    Case((("shown, not committed", 1),), marked=(0,), twice=(0,)),
    Case((("shown", 1),)),
    Case((("shown", 2),)),
    Case((("shown", 3),)),
    Case((("accepted, not noted", 1), ("about to leave", 1)), marked=(0,), twice=(0,)),
    Case(
        (("accepted, not noted", 1), ("accepted, not noted", 1)),
        marked=(0,),
        twice=(0,),
        announced=1,
    ),
    Case((("accepted, not noted", 1), ("announced", 1)), marked=(0,), twice=(0,)),
    Case((("accepted, not noted", 1), ("accepted, not noted", 2)), marked=(0,), twice=(0,)),
    Case((("accepted, not noted", 1), ("shown", 1)), marked=(0,), twice=(0,)),
    Case((("accepted, not noted", 1),) * 4, marked=(0,), twice=(0,), announced=3),
    Case((("about to leave", 1),) * 4, marked=(0,)),
)


def test_every_step_has_its_case() -> None:
    assert {step for case in CASES for step, _ in case.kills} == set(STEPS)


async def test_nothing_is_lost_and_what_comes_twice_says_so(tmp_path: Path) -> None:
    async with emulator() as telegram:
        chats = [telegram.private(telegram.person(str(number))) for number in range(len(CASES))]
        told = []
        for number, (case, chat) in enumerate(zip(CASES, chats, strict=True)):
            folder = tmp_path / str(number)
            _prepare(folder, chat)
            told.append({"folder": str(folder), "kills": case.kills})
        lives = [one | {"url": telegram.url, "token": telegram.token} for one in told]
        ends = await _lived("\n".join(json.dumps(one) for one in lives))
        assert ends == [[-signal.SIGKILL] * len(case.kills) + [0] for case in CASES]
        for case, chat in zip(CASES, chats, strict=True):
            said = [message["text"] for message in telegram.said_by_bot(chat)]
            assert said.count(AGAIN) == case.announced, case
            assert _kinds([text for text in said if text != AGAIN]) == _expected(case), case


def _prepare(folder: Path, chat: Chat) -> None:
    """A report to be loaded, a chat that wants to hear of it, and a long message that waits for
    it.
    """
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "甲.txt").write_text(report(), "utf-8")
    begin_index(folder / "index.db")
    state = open_state(begin_state(folder / "state.db"))
    assert isinstance(state, State)
    state.subscriptions.add(chat.id, None, EVERYTHING, What.NEW, "Li")
    state.outbox.put(
        Outgoing("long", chat.id, None, MessageKind.DIGEST, kept_replies.written(LONG))
    )
    state.close()


async def _lived(cases: str) -> list[list[int]]:
    """How the lives of each case ended."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.crashes.lives",
        cwd=Path(__file__).parents[2],
        env=os.environ | {"NO_PROXY": "127.0.0.1"},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, trouble = await process.communicate(cases.encode())
    assert process.returncode == 0, trouble.decode()
    assert not trouble, trouble.decode()
    return [json.loads(line) for line in said.decode().splitlines()]


def _kinds(texts: list[str]) -> list[tuple[int, bool]]:
    """Which parts stand there, and whether they are marked."""
    return [
        (
            next(
                number
                for number, part in enumerate(PARTS)
                if text.removeprefix(MARK + "\n").startswith(part)
            ),
            marked,
        )
        for text in texts
        for marked in [text.startswith(MARK)]
    ]


def _expected(case: Case) -> list[tuple[int, bool]]:
    return [
        (number, marked)
        for number in range(len(PARTS))
        for marked in (False, True)
        if (marked and number in case.marked)
        or (not marked and (number not in case.marked or number in case.twice))
    ]
