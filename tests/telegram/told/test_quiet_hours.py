"""Alerts and a chat's quiet hours: what is held back, and told when they end."""

from __future__ import annotations

from datetime import timedelta

from store.loader.rolling import rollback
from tests.store.made import PINGLUO, XIJI, Workshop, report
from tests.telegram.clocks import MORNING, Clock
from tests.telegram.conversation import Conversation, Scene
from tests.telegram.told.telling import EVERYTHING, asked_for, heard, told


async def test_quiet_hours_hold_alerts_back_until_they_end(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await asked_for(talk, EVERYTHING)
    await li.says("Li", "免打扰 22:00-07:00")
    assert (await li.bot_answer()).first_line.startswith("免打扰时间：22:00–07:00")
    clock.now = MORNING + timedelta(hours=14)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022))
    shelf.load()
    assert await told(talk, li) == []
    clock.now = MORNING + timedelta(hours=22) - timedelta(seconds=1)
    assert await told(talk, li) == []
    clock.now = MORNING + timedelta(hours=22)
    assert [each.first_line for each in await told(talk, li)] == ["新报告：平罗县人民政府 2022"]
    assert await told(talk, li) == []


async def held_back(talk: Conversation, shelf: Workshop, clock: Clock) -> Scene:
    """A chat in whose night three loads brought something."""
    li = await asked_for(talk, EVERYTHING)
    await li.says("Li", "免打扰 22:00-07:00")
    await li.bot_answer()
    clock.now = MORNING + timedelta(hours=14)
    for file, text in (
        ("平罗2022.txt", report(PINGLUO, 2022, new=8)),
        ("西吉2022.txt", report(XIJI, 2022)),
        ("平罗2022.txt", report(PINGLUO, 2022, new=9)),
    ):
        shelf.write(file, text)
        shelf.load()
        assert await told(talk, li) == []
    return li


async def test_what_quiet_hours_held_back_is_one_message_at_their_end(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await held_back(talk, shelf, clock)
    clock.now = MORNING + timedelta(hours=22)
    (alert,) = await told(talk, li)
    assert alert.first_line == "新报告 2 份"
    assert "新收申请 9" in alert.text
    assert "新收申请 8" not in alert.text
    assert "西吉县人民政府 2022" in alert.text
    await li.presses("Li", "全部动态", under=alert)
    assert "西吉县人民政府 2022" in (await li.bot_answer()).text
    shelf.load()
    assert await told(talk, li) == []


async def test_quiet_hours_that_are_ended_hold_nothing_back(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await held_back(talk, shelf, clock)
    await li.says("Li", "/quiet off")
    await li.bot_answer()
    assert [each.first_line for each in await told(talk, li)] == ["新报告 2 份"]


async def test_what_was_held_back_is_told_from_an_index_made_anew_too(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await held_back(talk, shelf, clock)
    for file in shelf.index.parent.glob(f"{shelf.index.name}*"):
        file.unlink()
    shelf.load()
    clock.now = MORNING + timedelta(hours=22)
    assert [each.first_line for each in await told(talk, li)] == ["新报告 2 份"]
    assert await told(talk, li) == []


async def test_what_was_held_back_follows_a_group_to_its_supergroup(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    group = talk.group("年报群", "group")
    for said in ("/subscribe 平罗县", "/quiet 22:00-07:00"):
        await talk.telegram.writes_anonymously(group.chat, said)
        await group.bot_answer()
    clock.now = MORNING + timedelta(hours=14)
    shelf.write("平罗2022.txt", report(PINGLUO, 2022))
    shelf.load()
    assert await told(talk, group) == []
    new = await talk.telegram.upgrades(group.chat)
    await talk.settled()
    clock.now = MORNING + timedelta(hours=22)
    await talk.tick()
    await talk.delivered()
    assert [message["text"].splitlines()[0] for message in talk.telegram.said_by_bot(new)] == [
        "新报告：平罗县人民政府 2022"
    ]


async def test_after_quiet_hours_what_was_taken_back_within_them_is_not_told(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await asked_for(talk, EVERYTHING)
    await li.says("Li", "/quiet 00:00-23:00")
    await li.bot_answer()
    shelf.write("平罗2021.txt", report(PINGLUO, 2021, new=25))
    shelf.load()
    for undo in (None, False, True, False):
        if undo is not None:
            rollback(PINGLUO, 2021, shelf.index, shelf.names, undo=undo)
        assert await told(talk, li) == []
    clock.pass_by(hours=14)
    assert await told(talk, li) == []
    rollback(PINGLUO, 2021, shelf.index, shelf.names, undo=True)
    assert "3 → 25，" in heard(await told(talk, li))[0]
