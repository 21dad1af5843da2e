"""Starting and stopping: what an operator meets."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from telegram.error import InvalidToken, NetworkError

from bot.process.app import build_application, poll
from bot.process.running import run_bot
from bot.setup.settings import Settings
from bot.traffic.polling import CONFLICTS, SETTLED, PollingEnd, until_reachable
from store.state import State, StateAwayError, open_state
from store.state.databases.database import Row, Transaction, Values
from tests.emulator.control import Emulator, emulator
from tests.emulator.errors import RefusedError
from tests.emulator.faults import BadGateway
from tests.telegram.conversation import PATIENCE, conversation, settings_for
from tests.telegram.libraries import empty_library
from tests.telegram.scripted import Scripted

CONFLICT = RefusedError(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
)


@pytest.fixture(autouse=True)
def logs_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        index=tmp_path / "index.db",
        state=tmp_path / "state.db",
        home="宁夏回族自治区",
        token="123456:AAA",
        api="http://127.0.0.1:9",
        timezone="Asia/Shanghai",
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda good: replace(good, token=""), "NIANBAO_TOKEN is not set"),
        (lambda good: replace(good, token="my secret token"), "NIANBAO_TOKEN is not a bot token"),
        (lambda good: replace(good, api="api.telegram.org"), "NIANBAO_API is not an address"),
        (
            lambda good: replace(good, state=Path("/dev/null/state.db")),
            "The state database /dev/null/state.db cannot be used",
        ),
    ],
)
def test_what_the_operator_must_mend_is_one_line(
    settings: Settings,
    change: Callable[[Settings], Settings],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_bot(change(settings), Scripted(), empty_library(tmp_path)) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"nianbao: {said}")
    assert "secret" not in line


async def run(telegram: Emulator, folder: Path, token: str | None = None) -> PollingEnd:
    """Run the bot until it ends by itself."""
    state = open_state(folder / "state.db")
    assert isinstance(state, State)
    settings = settings_for(telegram, folder)
    application = build_application(
        replace(settings, token=token or settings.token),
        Scripted(),
        state,
        empty_library(folder),
        sleep=telegram.clock.sleep,
    )
    async with asyncio.timeout(PATIENCE):
        ending = await poll(application, state, asyncio.Event(), telegram.clock.sleep)
    state.close()
    return ending


async def test_a_wrong_token_ends_it(tmp_path: Path) -> None:
    async with emulator() as telegram:
        assert await run(telegram, tmp_path, "123456:wrong") is PollingEnd.TOKEN_REFUSED


async def test_a_token_that_is_withdrawn_ends_it(tmp_path: Path) -> None:
    async with emulator() as telegram:
        telegram.faults.plan("getUpdates", RefusedError(401, "Unauthorized"))
        assert await run(telegram, tmp_path) is PollingEnd.TOKEN_REFUSED


async def test_a_second_bot_ends_it(tmp_path: Path) -> None:
    async with emulator() as telegram:
        telegram.faults.plan("getUpdates", CONFLICT, times=CONFLICTS)
        assert await run(telegram, tmp_path) is PollingEnd.SECOND_BOT


async def test_a_short_conflict_passes(assistant: Scripted, tmp_path: Path) -> None:
    async with emulator() as telegram:
        telegram.faults.plan("getUpdates", CONFLICT, times=CONFLICTS - 1)
        async with conversation(assistant, tmp_path, telegram=telegram) as talk:
            li = talk.private("Li")
            await li.says("Li", "平罗县2022年收到多少申请")
            assert (await li.bot_answer()).first_line == "24 件"


async def test_a_server_in_trouble_is_waited_for(assistant: Scripted, tmp_path: Path) -> None:
    async with emulator() as telegram:
        for method in ("getMe", "deleteWebhook", "getUpdates"):
            telegram.faults.plan(method, BadGateway(), times=3)
        telegram.faults.plan(
            "setMyCommands", RefusedError(429, "Too Many Requests: retry after 9", retry_after=9)
        )
        async with conversation(assistant, tmp_path, telegram=telegram) as talk:
            li = talk.private("Li")
            await li.says("Li", "平罗县2022年收到多少申请")
            assert (await li.bot_answer()).first_line == "24 件"


async def test_reaching_waits_longer_each_time_and_gives_up_on_a_wrong_token() -> None:
    troubles = [
        NetworkError("no route"),
        NetworkError("no route"),
        NetworkError("no route"),
        InvalidToken(),
    ]
    pauses: list[float] = []

    async def start() -> None:
        raise troubles.pop(0)

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    with pytest.raises(InvalidToken):
        await until_reachable(start, sleep)
    assert pauses == [1, 2, 4]


async def test_stopping_while_the_network_is_down_is_possible(settings: Settings) -> None:
    state = open_state(settings.state)
    assert isinstance(state, State)
    stop = asyncio.Event()

    async def sleep(seconds: float) -> None:
        stop.set()
        await asyncio.Event().wait()

    application = build_application(
        settings, Scripted(), state, empty_library(settings.index.parent), sleep=sleep
    )
    async with asyncio.timeout(PATIENCE):
        assert await poll(application, state, stop, sleep) is PollingEnd.STOPPED
    state.close()


class GoingAway:
    """Makes a state go away for good before one of its calls; whoever runs on it is told to stop
    then.
    """

    def __init__(self, state: State, calls: int) -> None:
        self.stop = asyncio.Event()
        self.is_gone = False
        self._calls = calls
        self._read, self._first, self._writing = state.db.read, state.db.first, state.db.writing

    def read(self, query: str, values: Values = ()) -> list[Row]:
        self._called()
        return self._read(query, values)

    def first(self, query: str, values: Values = ()) -> Row | None:
        self._called()
        return self._first(query, values)

    @contextmanager
    def writing(self, *, lazy: bool = False) -> Iterator[Transaction]:
        self._called()
        with self._writing(lazy=lazy) as connection:
            yield connection

    def _called(self) -> None:
        self._calls -= 1
        if self._calls < 0:
            self.is_gone = True
            self.stop.set()
            raise StateAwayError("another bot has taken over")


async def test_a_state_that_goes_away_while_the_bot_starts_ends_it_as_that_and_as_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A process that stood still as it started was ended by the library's complaint that it still
    ran.
    """
    async with emulator() as telegram:
        for calls in count():
            folder = tmp_path / str(calls)
            folder.mkdir()
            state = open_state(folder / "state.db")
            assert isinstance(state, State)
            application = build_application(
                settings_for(telegram, folder),
                Scripted(),
                state,
                empty_library(folder),
                sleep=telegram.clock.sleep,
            )
            going = GoingAway(state, calls)
            for name in ("read", "first", "writing"):
                monkeypatch.setattr(state.db, name, getattr(going, name))
            async with asyncio.timeout(PATIENCE):
                ending = asyncio.create_task(
                    poll(application, state, going.stop, telegram.clock.sleep)
                )
                fetching = asyncio.create_task(telegram.polled(telegram.updates.polls))
                await asyncio.wait((ending, fetching), return_when=asyncio.FIRST_COMPLETED)
                fetching.cancel()
                has_started = not going.is_gone
                going.stop.set()
                with suppress(StateAwayError):
                    assert await ending is PollingEnd.STOPPED
            assert not application.running
            state.close()
            if has_started:
                break
        assert calls > 3, "the ways to go away were tried"


async def test_what_was_fetched_is_answered_before_it_stops_and_not_again(
    assistant: Scripted, tmp_path: Path
) -> None:
    async with emulator() as telegram:
        async with conversation(assistant, tmp_path, telegram=telegram) as before:
            earlier = before.private("Li")
            for number in range(5):
                await earlier.says("Li", f"问题{number}")
            await telegram.fetched()
        assert [message["text"] for message in telegram.said_by_bot(earlier.chat)] == [
            f"答：问题{n}" for n in range(5)
        ]
        async with conversation(assistant, tmp_path, telegram=telegram) as after:
            await after.settled()
        assert len(telegram.said_by_bot(earlier.chat)) == 5


async def test_messages_sent_while_it_was_away_are_answered(
    assistant: Scripted, tmp_path: Path
) -> None:
    async with emulator() as telegram:
        li = telegram.person("Li")
        chat = telegram.private(li)
        await telegram.writes(chat, li, "平罗县2022年收到多少申请")
        async with conversation(assistant, tmp_path, telegram=telegram) as talk:
            await talk.settled()
        assert len(telegram.said_by_bot(chat)) == 1


PROGRAM = """
import sys
from pathlib import Path
from bot.process.running import run_bot
from bot.setup.settings import read_settings
from tests.telegram.libraries import empty_library
from tests.telegram.scripted import Scripted
settings = read_settings()
sys.exit(run_bot(settings, Scripted(), empty_library(settings.index.parent)))
"""


async def start_process(telegram: Emulator, folder: Path, token: str) -> subprocess.Popen[str]:
    environment = os.environ | {
        "NIANBAO_TOKEN": token,
        "NIANBAO_API": telegram.url,
        "NIANBAO_STATE": str(folder / "state.db"),
        "NIANBAO_DB": str(folder / "index.db"),
        "NO_PROXY": "127.0.0.1",
    }
    return subprocess.Popen(  # noqa: ASYNC220 - it is only begun
        [sys.executable, "-c", PROGRAM],
        env=environment,
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
    )


async def test_the_process_answers_and_stops_when_told(tmp_path: Path) -> None:
    async with emulator() as telegram:
        li = telegram.person("Li")
        chat = telegram.private(li)
        await telegram.writes(chat, li, "平罗县2022年收到多少申请")
        process = await start_process(telegram, tmp_path, telegram.token)
        async with asyncio.timeout(PATIENCE), telegram.updates.changed:
            await telegram.updates.changed.wait_for(lambda: telegram.said_by_bot(chat))
        process.send_signal(signal.SIGTERM)
        _, logged = await asyncio.to_thread(process.communicate)
        assert process.returncode == 0
        assert "bot.process.running stopped ending=stopped" in logged
        assert telegram.token not in logged


async def test_the_process_with_a_wrong_token_says_what_to_do(tmp_path: Path) -> None:
    async with emulator() as telegram:
        process = await start_process(telegram, tmp_path, "123456:wrong")
        _, logged = await asyncio.to_thread(process.communicate)
        assert process.returncode == 1
        assert logged.splitlines()[-1].startswith("nianbao: ")
        assert logged.splitlines()[-1].endswith(
            "copy it again from @BotFather (/mybots, then API Token)."
        )
        assert "Traceback" not in logged
        assert "123456:wrong" not in logged


@pytest.fixture
def assistant() -> Scripted:
    return Scripted()


async def test_of_two_bots_with_one_token_the_one_that_came_later_ends(
    assistant: Scripted, tmp_path: Path
) -> None:
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    async with (
        emulator() as telegram,
        conversation(assistant, tmp_path / "first", telegram=telegram) as talk,
    ):
        li = talk.private("Li")
        await li.says("Li", "平罗县2022年收到多少申请")
        await li.bot_answer()
        telegram.clock.pass_by(SETTLED)
        await li.says("Li", "平罗县2022年收到多少申请")
        await li.bot_answer()
        for _ in range(3):
            assert await run(telegram, tmp_path / "second") is PollingEnd.SECOND_BOT
        await li.says("Li", "平罗县2022年收到多少申请")
        assert (await li.bot_answer()).first_line == "24 件"
