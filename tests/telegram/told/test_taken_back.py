"""Reports and figures that are taken back, changed again or somebody else's after all: told to who
heard of them.
"""

from __future__ import annotations

from store.loader import assign
from store.loader.rolling import RolledBack, rollback
from store.loader.withdrawing import withdraw
from tests.store.made import PINGLUO, XIJI, Workshop, report
from tests.telegram.conversation import Conversation
from tests.telegram.told.telling import EVERYTHING, asked_for, heard, told


async def test_a_report_that_is_gone_is_said_to_be(talk: Conversation, shelf: Workshop) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2021.txt", report(XIJI, 2021))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.first_line == "新报告 1 份 · 撤下 1 份"
    assert "平罗县人民政府 2021：已撤下" in alert.text


async def test_a_report_that_is_somebody_elses_after_all_is_gone_for_the_one_and_new_for_the_other(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, "/subscribe 平罗县")
    mary = await asked_for(talk, "/subscribe 西吉县", "Mary")
    assign("平罗2021.txt", shelf.names.agency(XIJI), shelf.index, shelf.names)
    (gone,) = await told(talk, li)
    assert gone.first_line == "报告已撤下：平罗县人民政府 2021"
    (new,) = await told(talk, mary)
    assert new.first_line == "新报告：西吉县人民政府 2021"


async def test_who_heard_a_number_hears_that_it_is_taken_back_as_often_as_that_happens(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=25))
    shelf.load()
    assert "3 → 25，" in heard(await told(talk, li))[0]
    for old, new in ((25, 3), (3, 25), (25, 3)):
        done = rollback(PINGLUO, 2021, shelf.index, shelf.names, undo=new == 25)
        assert isinstance(done, RolledBack)
        assert f"{old} → {new}，" in heard(await told(talk, li))[0]
        assert await told(talk, li) == []


async def test_who_heard_of_a_report_hears_that_it_is_withdrawn_each_time(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    for _ in range(2):
        for undo, said in (
            (False, "报告已撤下：平罗县人民政府 2021"),
            (True, "报告已恢复：平罗县人民政府 2021"),
        ):
            withdraw(shelf.index, shelf.names, pair=(PINGLUO, 2021), undo=undo)
            assert [alert.first_line for alert in await told(talk, li)] == [said]


async def test_what_was_taken_back_before_anybody_heard_of_it_is_not_told(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=25))
    shelf.load()
    rollback(PINGLUO, 2021, shelf.index, shelf.names)
    assert await told(talk, li) == []
    withdraw(shelf.index, shelf.names, pair=(PINGLUO, 2021))
    withdraw(shelf.index, shelf.names, pair=(PINGLUO, 2021), undo=True)
    assert await told(talk, li) == []


async def test_of_several_changes_each_is_told_as_old_and_new_and_opened(
    talk: Conversation, shelf: Workshop
) -> None:
    shelf.write("西吉2021.txt", report(XIJI, 2021, new=8, decisions=100))
    shelf.load()
    await talk.tick()
    li = await asked_for(talk, EVERYTHING)
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=30))
    shelf.write("西吉2021.txt", report(XIJI, 2021, new=8, decisions=120))
    shelf.load()
    (alert,) = await told(talk, li)
    assert alert.text.splitlines() == [
        "有变化 2 份",
        "1. 西吉县人民政府 2021：行政许可（处理决定数量 / 本年处理决定数量）：100 → 120，第 11 行",
        "2. 平罗县人民政府 2021：本年新收政府信息公开申请数量：3 → 30，第 21 行 · 还有 5 个数有变化",
    ]
    assert alert.buttons == ["1", "2", "全部动态", "暂停提醒"]
    await li.presses("Li", "2", under=alert)
    opened = await li.bot_answer()
    assert opened.first_line == "报告有变化：平罗县人民政府 2021"
    assert "本年新收政府信息公开申请数量（自然人）：3 → 30" in opened.text
    await li.presses("Li", "全部动态", under=alert)
    board = await li.bot_answer()
    assert "本年新收政府信息公开申请数量：3 → 30，第 21 行" in board.text
    await li.presses("Li", board.buttons[0], under=board)
    assert (await li.bot_answer()).first_line.startswith("报告有变化：")


async def test_what_happened_in_an_index_made_anew_since_is_said_to_be_past(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, EVERYTHING)
    shelf.write("西吉2021.txt", report(XIJI, 2021))
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=30))
    shelf.load()
    (alert,) = await told(talk, li)
    shelf.index.unlink()
    shelf.load()
    await talk.tick()
    await li.presses("Li", "1", under=alert)
    assert "已经不在库里" in (await li.bot_answer()).first_line
