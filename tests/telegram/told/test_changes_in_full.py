"""What changed in a report can be reached in full, and comes before what is new."""

from __future__ import annotations

import pytest

from tests.store.made import PINGLUO, XIJI, Workshop, report
from tests.telegram.conversation import Conversation
from tests.telegram.told.telling import asked_for, told


@pytest.fixture
def shelf(workshop: Workshop) -> Workshop:
    """An index with two reports on 2021, and one on 2020."""
    workshop.write("平罗2021.txt", report(PINGLUO, 2021, new=3, decisions=100))
    workshop.write("平罗2020.txt", report(PINGLUO, 2020, new=3, decisions=70))
    workshop.write("西吉2021.txt", report(XIJI, 2021, new=8))
    workshop.load()
    return workshop


async def test_all_that_changed_is_a_list_of_its_own(talk: Conversation, shelf: Workshop) -> None:
    li = await asked_for(talk, "/subscribe 平罗县")
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=30, decisions=120, forward=12))
    shelf.load()
    (alert,) = await told(talk, li)
    assert "全部变化" in alert.buttons
    await li.presses("Li", "全部变化", under=alert)
    page = await li.bot_answer()
    changed = [line for line in page.text.splitlines() if " → " in line]
    assert page.first_line == f"平罗县人民政府 2021：{len(changed)} 个数有变化（第 1/1 页）"
    assert len(changed) > 5
    assert {line for line in alert.text.splitlines() if " → " in line} < set(changed)
    assert li.now(alert).text == alert.text


async def test_a_long_list_of_changes_is_turned_in_its_place(
    talk: Conversation, shelf: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.alerts.messages._PAGE", 4)
    mary = talk.private("Mary", "en")
    await mary.says("Mary", "/subscribe Pingluo")
    await mary.bot_answer()
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=30))
    shelf.load()
    (alert,) = await told(talk, mary)
    await mary.presses("Mary", "All changes", under=alert)
    page = await mary.bot_answer()
    assert page.first_line == "Pingluo County Government 2021: 7 figures changed (page 1 of 2)"
    await mary.presses("Mary", "Next ▶", under=page)
    turned = mary.now(page)
    assert turned.first_line.endswith("(page 2 of 2)")
    assert turned.text.count(" → ") == 3


async def test_one_change_beside_many_new_reports_is_told_with_its_numbers(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, "/subscribe 全部")
    for year in range(2002, 2021):
        shelf.write(f"西吉{year}.txt", report(XIJI, year))
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=3, decisions=120))
    shelf.load()
    (alert,) = await told(talk, li)
    head, first, *_ = alert.text.splitlines()
    assert head.startswith("新报告 19 份 · 有变化 1 份")
    assert first.startswith(
        "1. 平罗县人民政府 2021：行政许可（处理决定数量 / 本年处理决定数量）：100 → 120"
    )


async def test_under_the_change_of_one_figure_another_year_is_asked_of_that_figure(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, "/subscribe 全部")
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=3, decisions=120))
    shelf.load()
    (alert,) = await told(talk, li)
    assert "100 → 120" in alert.text
    await li.says("Li", "2020年呢", reply_to=alert)
    assert (await li.bot_answer()).first_line.startswith("70 件")


async def test_under_the_change_of_a_total_with_its_parts_it_is_asked_of_the_total(
    talk: Conversation, shelf: Workshop
) -> None:
    li = await asked_for(talk, "/subscribe 全部")
    received = "\t".join(["一、本年新收政府信息公开申请数量", "{0}", *"00000", "{0}"])
    text = report(PINGLUO, 2021, new=3, decisions=100)
    assert received.format(3) in text
    shelf.write("平罗2021.txt", text.replace(received.format(3), received.format(5)))
    shelf.load()
    (alert,) = await told(talk, li)
    assert "（自然人）：3 → 5" in alert.text
    await li.says("Li", "2020年呢", reply_to=alert)
    assert (await li.bot_answer()).first_line.startswith("3 件")
