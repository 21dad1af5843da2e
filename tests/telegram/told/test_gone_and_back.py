"""Who was told of a report is told that it was withdrawn, and that it counts again, whatever kind
was asked for.
"""

from __future__ import annotations

import pytest

from store.loader.withdrawing import withdraw
from tests.store.made import PINGLUO, Workshop, report
from tests.telegram.clocks import Clock
from tests.telegram.conversation import Conversation
from tests.telegram.told.telling import asked_for, told


@pytest.fixture
def shelf(workshop: Workshop) -> Workshop:
    """An index with a report on 2021."""
    workshop.write("平罗2021.txt", report(PINGLUO, 2021, new=3))
    workshop.load()
    return workshop


@pytest.mark.parametrize("kind", ["新报告", "变化", "问题", "申请涨50%"])
async def test_whatever_of_it_one_was_told_one_hears_that_it_is_gone_and_back(
    talk: Conversation, shelf: Workshop, kind: str
) -> None:
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, new=30, over=4))
    shelf.load()
    await talk.tick()
    li = await asked_for(talk, f"/subscribe 平罗县 {kind}")
    for undo, said in (
        (False, "报告已撤下：平罗县人民政府 2022"),
        (True, "报告已恢复：平罗县人民政府 2022"),
    ):
        withdraw(shelf.index, shelf.names, pair=(PINGLUO, 2022), undo=undo)
        (alert,) = await told(talk, li)
        assert alert.first_line == said
    await li.says("Li", "/news")
    assert "平罗县人民政府 2022：已恢复" in (await li.bot_answer()).text


async def test_of_a_first_report_those_who_want_changes_hear_nothing(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, "/subscribe 平罗县 变化")
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, new=30))
    shelf.load()
    assert await told(talk, li) == []


async def test_a_return_in_quiet_hours_is_told_at_their_end(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await asked_for(talk, "/subscribe 平罗县 变化")
    withdraw(shelf.index, shelf.names, pair=(PINGLUO, 2021))
    await told(talk, li)
    await li.says("Li", "/quiet 00:00-23:00")
    await li.bot_answer()
    withdraw(shelf.index, shelf.names, pair=(PINGLUO, 2021), undo=True)
    assert await told(talk, li) == []
    clock.pass_by(hours=14)
    assert [alert.first_line for alert in await told(talk, li)] == [
        "报告已恢复：平罗县人民政府 2021"
    ]


async def test_a_new_report_that_was_gone_and_back_before_anybody_heard_is_new(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await asked_for(talk, "/subscribe 平罗县 新报告")
    await li.says("Li", "/quiet 00:00-23:00")
    await li.bot_answer()
    shelf.write("平罗2022.txt", report(PINGLUO, 2022, new=30))
    shelf.load()
    for undo in (None, False, True):
        if undo is not None:
            withdraw(shelf.index, shelf.names, pair=(PINGLUO, 2022), undo=undo)
        assert await told(talk, li) == []
    clock.pass_by(hours=14)
    assert [alert.first_line for alert in await told(talk, li)] == ["新报告：平罗县人民政府 2022"]
