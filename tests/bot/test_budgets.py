"""What may be sent when, on a clock that stands still until somebody waits."""

from __future__ import annotations

from bot.traffic.budgets import Budgets

GROUP, OTHER, LI = -1_002_000_000_005, -1_002_000_000_006, 5_000_000_001


class Waiting:
    """Time that passes for one waiter at a time, as in a program that does one thing after
    another.
    """

    def __init__(self) -> None:
        self.time = 0.0

    async def sleep(self, seconds: float) -> None:
        self.time += seconds

    def now(self) -> float:
        return self.time


def most_within(seconds: float, times: list[float]) -> int:
    """The largest number of times that lie within so many seconds."""
    return max(sum(start <= other < start + seconds for other in times) for start in times)


async def test_a_group_gets_no_more_than_twenty_a_minute_and_nothing_waits_without_need() -> None:
    waiting = Waiting()
    budgets = Budgets(waiting.sleep, waiting.now)
    times = []
    for _ in range(100):
        await budgets.answer(GROUP)
        times.append(waiting.time)
    assert most_within(60, times) == 20
    assert times[19] == 0
    assert times[-1] < 5 * 62


async def test_what_nobody_asked_for_leaves_room_for_answers() -> None:
    waiting = Waiting()
    budgets = Budgets(waiting.sleep, waiting.now)
    for _ in range(15):
        await budgets.unasked(GROUP)
    before = waiting.time
    for _ in range(5):
        await budgets.answer(GROUP)
    assert waiting.time == before
    await budgets.unasked(GROUP)
    assert waiting.time > 60


async def test_a_chat_gets_one_a_second_and_a_few_at_once() -> None:
    waiting = Waiting()
    budgets = Budgets(waiting.sleep, waiting.now)
    times = []
    for _ in range(30):
        await budgets.unasked(LI)
        times.append(waiting.time)
    assert times[2] == 0
    assert most_within(5, times) <= 3 + 5
    assert times[-1] < 40


async def test_all_chats_together_get_thirty_a_second() -> None:
    waiting = Waiting()
    budgets = Budgets(waiting.sleep, waiting.now)
    times = []
    for chat in range(1, 301):
        await budgets.unasked(chat)
        times.append(waiting.time)
    assert most_within(1, times) == 25
    before = waiting.time
    for chat in range(1, 6):
        await budgets.answer(1000 + chat)
    assert waiting.time == before


async def test_a_pause_holds_up_its_chat_alone() -> None:
    waiting = Waiting()
    budgets = Budgets(waiting.sleep, waiting.now)
    budgets.pause(GROUP, 40)
    await budgets.answer(OTHER)
    await budgets.unasked(LI)
    assert waiting.time == 0
    await budgets.unasked(GROUP)
    assert waiting.time == 40


async def test_chats_that_are_silent_are_forgotten_without_forgetting_what_holds() -> None:
    waiting = Waiting()
    budgets = Budgets(waiting.sleep, waiting.now)
    budgets.pause(LI, 10_000)
    for chat in range(1, 10_000):
        await budgets.answer(chat)
        waiting.time += 0.1
    before = waiting.time
    await budgets.answer(LI)
    assert before + (10_000 - before) == waiting.time
