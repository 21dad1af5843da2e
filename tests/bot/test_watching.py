"""Health and figures, as those see them who watch over the bot; and the lease that keeps a second
bot away.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.process.lease import Lease, Taken, take_lease
from bot.process.watching import QUIET, MetricsCollector, Pulse, watch
from bot.setup.serving import Listening
from handlers.telegram.governing.tally import Tally
from tests.telegram.conversation import conversation
from tests.telegram.scripted import Scripted


async def looked_at(watching: Listening | None, path: str) -> tuple[int, str]:
    assert watching is not None
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{watching.port}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def test_health_names_what_is_wrong() -> None:
    wrong = {"index": ""}
    watching = await watch(
        "127.0.0.1:0", {"index": lambda: wrong["index"]}, MetricsCollector(Tally(), dict)
    )
    assert await looked_at(watching, "/healthz") == (
        200,
        '{"status": "well", "role": "active", "wrong": {}}',
    )
    wrong["index"] = "no such file"
    assert await looked_at(watching, "/healthz") == (
        503,
        '{"status": "unwell", "role": "active", "wrong": {"index": "no such file"}}',
    )
    assert watching is not None
    await watching.close()


async def test_a_check_that_breaks_is_unwell() -> None:
    watching = await watch(
        "127.0.0.1:0", {"state": lambda: str(1 // 0)}, MetricsCollector(Tally(), dict)
    )
    status, said = await looked_at(watching, "/healthz")
    assert status == 503
    assert "ZeroDivisionError" in said
    assert watching is not None
    await watching.close()


async def test_figures_are_what_prometheus_reads() -> None:
    tally = Tally()
    tally.count("answers", "sent")
    tally.count("answers", "sent")
    tally.count("undeliverable", "alert")
    for seconds in (0.001, 0.02, 99.0):
        tally.took("answer", seconds)
    watching = await watch(
        "127.0.0.1:0", {}, MetricsCollector(tally, lambda: {"waiting_updates": 3})
    )
    status, text = await looked_at(watching, "/metrics")
    assert status == 200
    samples = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
    assert samples["nianbao_answers_total", "sent"] == 2
    assert samples["nianbao_undeliverable_total", "alert"] == 1
    assert samples["nianbao_waiting_updates",] == 3
    assert samples["nianbao_answer_seconds_bucket", "0.01"] == 1
    assert samples["nianbao_answer_seconds_bucket", "10.0"] == 2
    assert samples["nianbao_answer_seconds_count",] == 3
    assert watching is not None
    await watching.close()


async def test_an_address_in_use_does_not_stop_the_bot() -> None:
    first = await watch("127.0.0.1:0", {}, MetricsCollector(Tally(), dict))
    assert first is not None
    assert await watch(f"127.0.0.1:{first.port}", {}, MetricsCollector(Tally(), dict)) is None
    await first.close()


def test_the_pulse_stops_after_a_while() -> None:
    now = [0.0]
    pulse = Pulse(lambda: now[0])
    now[0] = QUIET
    assert pulse.check() == ""
    now[0] = QUIET + 1
    assert pulse.check() == "Telegram was last heard 121 seconds ago"
    pulse.beat()
    assert pulse.check() == ""


async def test_what_happens_in_chats_is_counted(tmp_path: Path) -> None:
    tally = Tally()
    async with conversation(Scripted(), tmp_path, tally=tally) as talk:
        li = talk.private("Li")
        await li.says("Li", "平罗县2022年收到多少申请")
        await li.bot_answer()
        await talk.settled()
    assert tally.counts("updates") == {"message": 1}
    assert tally.counts("answers") == {"sent": 1}
    assert sum(tally.times("answer").ranges) == 1


@pytest.fixture
def lease(tmp_path: Path) -> Lease:
    taken = take_lease(tmp_path / "state.db")
    assert isinstance(taken, Lease)
    return taken


def test_a_second_bot_is_told_who_runs(lease: Lease, tmp_path: Path) -> None:
    second = take_lease(tmp_path / "state.db")
    assert isinstance(second, Taken)
    assert "process " in str(second)
    assert len(str(second).splitlines()) == 1
    lease.release()
    third = take_lease(tmp_path / "state.db")
    assert isinstance(third, Lease)
    third.release()


def test_the_lease_goes_with_a_process_that_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from bot.process.lease import take_lease;"
        "kept = take_lease(Path(sys.argv[1])); print('taken', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path / "state.db")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"taken\n"
        assert isinstance(take_lease(tmp_path / "state.db"), Taken)
        other.kill()
        other.wait()
    again = take_lease(tmp_path / "state.db")
    assert isinstance(again, Lease)
    again.release()
