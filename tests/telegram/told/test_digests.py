"""Digests, end to end: what they tell, and that each comes once whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Answering
from store.loader.withdrawing import withdraw
from tests.emulator.control import Emulator
from tests.store.made import PINGLUO, XIJI, Workshop, report
from tests.telegram.clocks import MORNING, Clock
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.libraries import library_of
from tests.telegram.told.telling import asked_for, told

TOWNSHIP = "宁夏回族自治区固原市西吉县吉强镇人民政府"


@pytest.fixture
def shelf(workshop: Workshop) -> Workshop:
    """An index with two reports on 2024."""
    workshop.write("平罗2024.txt", report(PINGLUO, 2024, new=20, decisions=100))
    workshop.write("吉强2024.txt", report(TOWNSHIP, 2024))
    workshop.load()
    return workshop


async def test_a_digest_tells_what_is_new_who_is_missing_what_is_open_and_what_changed_most(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await asked_for(talk, "/digest weekly thu 09:00")
    shelf.write("平罗2025.txt", report(PINGLUO, 2025, new=30, decisions=150))
    shelf.load()
    assert await told(talk, li) == []
    clock.pass_by(days=7)
    (digest,) = await told(talk, li)
    assert digest.text.splitlines()[:3] == [
        "每周摘要 · 全部单位 · 1月29日 周四 09:00",
        "新报告 1 份：平罗县人民政府 2025",
        "还没有发布 2025 年报告的 1 个单位，距 1月31日还有 2 天：西吉县吉强镇人民政府",
    ]
    assert "2025 年报告待处理的问题 " in digest.text
    assert "变化最大：平罗县人民政府 2025 " in digest.text
    assert "20 → 30（+50.0%），第" in digest.text
    assert digest.buttons == ["全部动态", "全部未发布", "设置"]
    await li.presses("Li", "全部未发布", under=digest)
    assert "1 个没有发布" in (await li.bot_answer()).text
    await li.presses("Li", "全部动态", under=digest)
    assert (await li.bot_answer()).first_line == "最近的动态 1 项（第 1/1 页）"


async def test_governments_have_until_the_end_of_march(talk: Conversation, clock: Clock) -> None:
    li = await asked_for(talk, "/digest 每天9点 固原市")
    clock.now = datetime(2026, 3, 30, 1, tzinfo=UTC)
    (digest,) = await told(talk, li)
    assert "2025 年报告的 1 个单位，1月31日已过 58 天：西吉县吉强镇人民政府" in digest.text
    assert "2025 年报告的 6 个单位，距 3月31日还有 1 天：固原市人民政府、" in digest.text
    clock.pass_by(days=1)
    assert "今天（3月31日）到期" in (await told(talk, li))[0].text


async def test_an_empty_one_is_not_sent_unless_that_is_asked_for(
    talk: Conversation, clock: Clock
) -> None:
    clock.now = datetime(2026, 6, 1, tzinfo=UTC)
    li, mary = (
        await asked_for(talk, "/digest 每天9点"),
        await asked_for(talk, "/digest 每天9点 空也发", "Mary"),
    )
    clock.pass_by(hours=1)
    assert "上次以来没有新报告" in (await told(talk, mary))[0].text
    await li.bot_is_silent()


async def test_alone_it_shows_and_offers(talk: Conversation, clock: Clock) -> None:
    li = talk.private("Li")
    await li.says("Li", "日报")
    none = await li.bot_answer()
    assert none.first_line == "这里没有定时摘要。"
    await li.presses("Li", "每周一 09:00", under=none)
    shown = await li.bot_answer()
    assert shown.text.splitlines() == [
        "摘要：每周一 09:00（Asia/Shanghai）",
        "内容：全部单位。",
        "下一次：2026-01-26 09:00。",
        "没有新内容、也没有临近的发布期限时不发。",
    ]
    await li.presses("Li", "取消摘要", under=shown)
    assert (await li.bot_answer()).first_line == "已取消这里的摘要。"
    clock.pass_by(days=30)
    assert await told(talk, li) == []


async def test_a_preview_tells_without_taking_anything_away(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await asked_for(talk, "/digest daily 09:00")
    shelf.write("西吉2025.txt", report(XIJI, 2025))
    shelf.load()
    await talk.tick()
    for _ in range(2):
        await li.says("Li", "/digest now")
        assert "新报告 3 份：西吉县人民政府 2025、" in (await li.bot_answer()).text
    clock.pass_by(days=1)
    assert "新报告 1 份" in (await told(talk, li))[0].text
    clock.pass_by(days=1)
    assert "上次以来没有新报告" in (await told(talk, li))[0].text


@pytest.mark.parametrize(
    "said", ["/digest tomorrow", "/digest cron 0 9 * *", "/digest daily 25:00"]
)
async def test_what_says_no_time_is_answered_with_how_to_say_one(
    talk: Conversation, said: str
) -> None:
    li = talk.private("Li")
    await li.says("Li", said)
    assert "没有看懂" in (await li.bot_answer()).first_line


async def test_the_place_of_a_digest_may_have_to_be_chosen(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/digest 每周一、四 8点半 城关镇")
    which = await li.bot_answer()
    await li.presses("Li", which.buttons[0], under=which)
    shown = await li.bot_answer()
    assert shown.first_line == "摘要：每周一、周四 08:30（Asia/Shanghai）"
    assert "内容：平罗县城关镇及以下各单位。" in shown.text
    await li.says("Li", "/digest daily 蓬莱仙境")
    assert "没有看懂" in (await li.bot_answer()).first_line


async def test_it_is_about_what_the_place_has_subscribed_to(talk: Conversation) -> None:
    li = await asked_for(talk, "/subscribe 固原市")
    await li.says("Li", "/digest daily")
    assert "内容：固原市及以下各单位。" in (await li.bot_answer()).text


async def test_the_zone_of_the_chat_says_when(talk: Conversation, clock: Clock) -> None:
    li = await asked_for(talk, "/digest daily 09:00")
    await li.says("Li", "/timezone europe/berlin")
    assert "Europe/Berlin，现在是 02:00" in (await li.bot_answer()).text
    await li.says("Li", "/digest")
    assert "下一次：2026-01-22 09:00。" in (await li.bot_answer()).text
    clock.pass_by(hours=7, seconds=-1)
    assert await told(talk, li) == []
    clock.pass_by(seconds=1)
    assert len(await told(talk, li)) == 1
    await li.says("Li", "/timezone Atlantis")
    assert "没有时区" in (await li.bot_answer()).text


async def test_after_a_long_stop_there_is_one_and_it_tells_of_all(
    shelf: Workshop, tmp_path: Path, telegram: Emulator, clock: Clock
) -> None:
    library = library_of(shelf.index)
    assistant = Answering(library.index, shelf.names)
    async with conversation(
        assistant, tmp_path, telegram=telegram, library=library, now=clock
    ) as before:
        await before.tick()
        earlier = await asked_for(before, "/digest daily 09:00")
    clock.pass_by(days=7, hours=3)
    shelf.write("西吉2025.txt", report(XIJI, 2025))
    shelf.load()
    async with conversation(
        assistant, tmp_path, telegram=telegram, library=library_of(shelf.index), now=clock
    ) as talk:
        li = talk.resumed(earlier)
        (digest,) = await told(talk, li)
        assert "新报告 1 份：西吉县人民政府 2025" in digest.text
        assert await told(talk, li) == []
        clock.pass_by(hours=21)
        assert len(await told(talk, li)) == 1


async def test_a_clock_that_is_put_back_a_little_doubles_nothing(
    talk: Conversation, clock: Clock
) -> None:
    li = await asked_for(talk, "/digest daily 10:00")
    clock.pass_by(hours=1)
    assert len(await told(talk, li)) == 1
    clock.pass_by(minutes=-90)
    assert await told(talk, li) == []
    clock.pass_by(minutes=90)
    assert await told(talk, li) == []
    clock.pass_by(days=1)
    assert len(await told(talk, li)) == 1


async def test_a_clock_that_was_years_ahead_does_not_silence_it_for_years(
    talk: Conversation, clock: Clock
) -> None:
    li = await asked_for(talk, "/digest daily 10:00 always")
    clock.now = MORNING + timedelta(days=1000, hours=2)
    assert len(await told(talk, li)) == 1
    clock.now = MORNING + timedelta(hours=2)
    assert await told(talk, li) == []
    clock.now = MORNING + timedelta(days=1, hours=2)
    assert len(await told(talk, li)) == 1


async def test_digests_of_topics_follow_their_own_times_and_a_group_keeps_its_own_when_it_grows(
    talk: Conversation, clock: Clock
) -> None:
    group = talk.group("年报群", "group")
    await talk.telegram.writes_anonymously(group.chat, "/digest daily 10:00")
    await group.bot_answer()
    forum = talk.group("固原", forum=True)
    topic = await talk.topic(forum, "年报")
    place = {"message_thread_id": topic.topic, "is_topic_message": True}
    await talk.telegram.writes_anonymously(forum.chat, "/digest daily 11:00", **place)
    await topic.bot_answer()
    new = await talk.telegram.upgrades(group.chat)
    await talk.settled()
    clock.pass_by(hours=1)
    await talk.tick()
    await talk.delivered()
    assert len(talk.telegram.said_by_bot(new)) == 1
    await topic.bot_is_silent()
    clock.pass_by(hours=1)
    assert len(await told(talk, topic)) == 1
    await forum.bot_is_silent()


async def test_in_a_group_only_its_administrators_set_it_and_everybody_may_look(
    talk: Conversation,
) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/digest daily")
    assert "管理员" in (await group.bot_answer()).text
    await group.says("Li", "/digest now")
    assert (await group.bot_answer()).first_line.startswith("每周摘要 · 全部单位")


async def test_a_digest_in_english(talk: Conversation, clock: Clock) -> None:
    mary = talk.private("Mary", "en")
    await mary.says("Mary", "/digest daily 10:00 Guyuan")
    assert (await mary.bot_answer()).first_line == "Digest: every day at 10:00 (Asia/Shanghai)"
    clock.pass_by(hours=1)
    (digest,) = await told(talk, mary)
    assert (
        digest.first_line
        == "Daily digest · Guyuan City and all below it · Thursday 22 January 10:00"
    )
    assert "9 days left until 31 January" in digest.text


@pytest.mark.parametrize("schedule", ["", "/digest 每周一9点"])
async def test_before_the_first_digest_a_preview_is_of_the_last_period(
    talk: Conversation, shelf: Workshop, clock: Clock, schedule: str
) -> None:
    li = await asked_for(talk, "/subscribe 全部")
    shelf.write("平罗2025.txt", report(PINGLUO, 2025, new=30))
    shelf.load()
    await told(talk, li)
    clock.pass_by(minutes=5)
    for said in [schedule] * bool(schedule):
        await li.says("Li", said)
        await li.bot_answer()
    await li.says("Li", "/digest now")
    lines = (await li.bot_answer()).text.splitlines()
    assert "还没有发过摘要，以下是最近 7 天的。" in lines
    assert (
        "新报告 3 份：西吉县吉强镇人民政府 2024、平罗县人民政府 2024、平罗县人民政府 2025" in lines
    )
    clock.pass_by(days=30 if not schedule else 3)
    await li.says("Li", "/digest now")
    assert ("其间没有新报告，也没有变化。" in (await li.bot_answer()).text) == (not schedule)


async def test_a_digest_tells_changes_as_old_and_new_and_what_was_withdrawn(
    talk: Conversation, shelf: Workshop, clock: Clock
) -> None:
    li = await asked_for(talk, "/digest weekly thu 09:00")
    shelf.write("平罗2024.txt", report(PINGLUO, 2024, new=21, decisions=100))
    shelf.load()
    withdraw(shelf.index, shelf.names, pair=(TOWNSHIP, 2024))
    await talk.tick()
    clock.pass_by(days=7)
    (digest,) = await told(talk, li)
    lines = digest.text.splitlines()
    assert "有变化 1 份：平罗县人民政府 2024" in lines
    assert any(
        line.startswith("平罗县人民政府 2024：本年新收政府信息公开申请数量：20 → 21，第")
        for line in lines
    )
    assert "已撤下 1 份：西吉县吉强镇人民政府 2024" in lines
    assert "全部动态" in digest.buttons


@pytest.mark.parametrize(("years", "answer"), [((2022,), "7 件"), ((2021, 2022), "20 件")])
async def test_under_a_digest_one_asks_of_the_year_of_what_it_lists(
    talk: Conversation, shelf: Workshop, clock: Clock, years: tuple[int, ...], answer: str
) -> None:
    li = await asked_for(talk, "/digest 每天9点 平罗县")
    for year in years:
        shelf.write(f"平罗{year}.txt", report(PINGLUO, year, new=7))
    shelf.load()
    await told(talk, li)
    clock.pass_by(days=1)
    (digest,) = await told(talk, li)
    assert f"新报告 {len(years)} 份" in digest.text
    await li.says("Li", "收到多少申请", reply_to=digest)
    assert (await li.bot_answer()).first_line.startswith(answer)
