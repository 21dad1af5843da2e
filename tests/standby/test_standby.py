"""Of several bots on one state one answers; when it is gone, stands still or is cut off, another
does, and it alone.
"""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from handlers import kept_replies
from handlers.reply import Language, Reply, ReplyLine
from store.server import Server
from store.state import MessageKind, Outgoing, State, open_state
from tests.emulator.control import Emulator, emulator
from tests.postgres.line import line_to
from tests.postgres.server import PostgresServer, postgres_server
from tests.standby.bots import Bot, Bots, Lives, an_active_and_a_waiting, bots, until

PUBLIC = "https://bot.example.org/telegram"


async def ask(telegram: Emulator, text: str) -> None:
    """Somebody asks, and is answered once."""
    person = telegram.person(text)
    chat = telegram.private(person)
    await telegram.writes(chat, person, text)
    await until(lambda: telegram.said_by_bot(chat))
    (answer,) = telegram.said_by_bot(chat)
    assert answer["text"].endswith(f"答：{text}")


def number_of(place: Server) -> int:
    with psycopg.connect(place.address) as server:
        found = server.execute("SELECT number FROM leases").fetchone()
    return int(found[0]) if found else 0


def kill(active: Bot, place: Server) -> None:
    active.tell(signal.SIGKILL)


def stop_still(active: Bot, place: Server) -> None:
    active.tell(signal.SIGSTOP)


def stop(active: Bot, place: Server) -> None:
    active.tell(signal.SIGTERM)


@pytest.mark.parametrize(
    ("end", "webhook"), [(kill, False), (kill, True), (stop_still, False), (stop, False)]
)
async def test_another_takes_over(
    end: Callable[[Bot, Server], None],
    webhook: bool,
    postgres: PostgresServer,
    lives: Lives,
    tmp_path: Path,
) -> None:
    place = postgres.place()
    more = {"NIANBAO_WEBHOOK": PUBLIC} if webhook else {}
    async with emulator() as telegram, bots(lives, telegram, tmp_path, place, **more) as begin:
        first, second = await an_active_and_a_waiting(begin)
        telegram.webhook.proxy = lambda: f"http://{first.listen}/telegram"
        await ask(telegram, "第一问")
        end(first, place)
        telegram.webhook.proxy = lambda: f"http://{second.listen}/telegram"
        await second.becomes("active")
        await ask(telegram, "第二问")
        await until(second.is_well)
        assert number_of(place) == 2


@pytest.mark.parametrize("webhook", [False, True])
async def test_one_that_stood_still_goes_on_as_one_that_waits(
    webhook: bool, postgres: PostgresServer, lives: Lives, tmp_path: Path
) -> None:
    place = postgres.place()
    more = {"NIANBAO_WEBHOOK": PUBLIC} if webhook else {}
    async with emulator() as telegram, bots(lives, telegram, tmp_path, place, **more) as begin:
        first, second = await an_active_and_a_waiting(begin)
        first.tell(signal.SIGSTOP)
        await second.becomes("active")
        telegram.webhook.proxy = lambda: f"http://{second.listen}/telegram"
        first.tell(signal.SIGCONT)
        await first.becomes("standby")
        await ask(telegram, "第一问")
        second.tell(signal.SIGTERM)
        assert await second.ends() == 0
        telegram.webhook.proxy = lambda: f"http://{first.listen}/telegram"
        await first.becomes("active")
        await ask(telegram, "第二问")
        assert number_of(place) == 3


async def test_one_whose_connections_are_cut_off_is_active_again_or_another_is(
    postgres: PostgresServer, lives: Lives, tmp_path: Path
) -> None:
    place = postgres.place()
    async with emulator() as telegram, bots(lives, telegram, tmp_path, place) as begin:
        first, second = await an_active_and_a_waiting(begin)
        with psycopg.connect(place.address) as server:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name IN "
                "(SELECT session FROM leases)"
            )
        await ask(telegram, "第一问")
        await until(lambda: number_of(place) == 2)
        await ask(telegram, "第二问")

        async def one_answers_and_one_waits() -> bool:
            """Whoever was taken over from says so a beat later: how soon is the machine's
            affair.
            """
            return {(await each.seen()).get("role") for each in (first, second)} == {
                "active",
                "standby",
            }

        await until(one_answers_and_one_waits)


async def test_one_whose_line_is_cut_is_silent_and_says_so(
    postgres: PostgresServer, lives: Lives, tmp_path: Path
) -> None:
    place = postgres.place()
    async with emulator() as telegram, line_to(postgres.data) as line:
        every = Bots(lives, telegram, tmp_path)
        try:
            first, second = await an_active_and_a_waiting(
                lambda: every.begin(line.to(place)), lambda: every.begin(place)
            )
            line.cut()
            await second.becomes("active")
            await ask(telegram, "第一问")

            async def is_unwell() -> bool:
                seen = await first.seen()
                return seen.get("code") == 503 and "last heard" in seen["wrong"].get("state", "")

            await until(is_unwell)
            line.mend()
            await first.becomes("standby")
            await ask(telegram, "第二问")
        finally:
            await every.end_all()


async def test_a_server_that_restarts_is_waited_for(lives: Lives, tmp_path: Path) -> None:
    with postgres_server() as server:
        place = server.place()
        async with emulator() as telegram, bots(lives, telegram, tmp_path, place) as begin:
            for each in (begin(), begin()):
                await until(each.seen)
            for number in range(3):
                await ask(telegram, f"第{number}问")
                server.restart()
            await ask(telegram, "最后一问")


async def test_what_waits_is_sent_by_the_one_that_takes_over(
    postgres: PostgresServer, lives: Lives, tmp_path: Path
) -> None:
    """A request of the first is in the air when it is killed: the second marks its repetition."""
    place = postgres.place()
    state = open_state(place)
    assert isinstance(state, State)
    async with emulator() as telegram, bots(lives, telegram, tmp_path, place) as begin:
        chat = telegram.private(telegram.person("Li"))
        words = kept_replies.written(Reply((ReplyLine("新报告"),), Language.ZH))
        state.outbox.put(
            Outgoing("a", chat.id, None, MessageKind.ALERT, words),
            Outgoing("b", chat.id, None, MessageKind.ALERT, words),
        )
        assert state.outbox.begin(1), "as the one that is killed had begun"
        state.close()
        bot = begin()
        await bot.becomes("active")
        await until(lambda: len(telegram.said_by_bot(chat)) == 2)
        first, second = telegram.said_by_bot(chat)
        await until(lambda: first["text"].startswith("可能重复"))
        assert second["text"] == "新报告"


async def test_no_password_is_in_a_log(
    postgres: PostgresServer, lives: Lives, tmp_path: Path
) -> None:
    place = Server(postgres.place().address.replace("nianbao@", "nianbao:s3cr3t@"))
    async with emulator() as telegram, bots(lives, telegram, tmp_path, place) as begin:
        first, second = begin(), begin()
        await until(first.seen)
        await until(second.seen)
        await ask(telegram, "第一问")
        for each in (first, second):
            each.tell(signal.SIGTERM)
            assert await each.ends() == 0
            log = each.log.read_text("utf-8")
            assert "s3cr3t" not in log
            assert telegram.token not in log
            assert "Traceback" not in log
