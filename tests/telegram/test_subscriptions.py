"""Subscribing in private chats, groups and topics."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from store.state.chats.subscriptions import LIMIT, Scope, ScopeKind, What
from tests.emulator.control import buttons
from tests.store.made import PINGLUO, Workshop, report
from tests.telegram.conversation import Conversation, Scene, conversation
from tests.telegram.libraries import library_of
from tests.telegram.scripted import Scripted

GUYUAN = Scope(ScopeKind.REGION, "宁夏回族自治区/固原市")


@pytest.fixture
async def talk(
    assistant: Scripted, workshop: Workshop, tmp_path: Path
) -> AsyncIterator[Conversation]:
    workshop.write("平罗2022.txt", report(PINGLUO, 2022))
    workshop.load()
    async with conversation(assistant, tmp_path, library=library_of(workshop.index)) as talk:
        yield talk


def scopes(talk: Conversation, scene: Scene) -> list[tuple[str, What, bool]]:
    here = talk.state.subscriptions.here(scene.chat.id, scene.topic)
    return [(each.scope.name, each.what, each.paused) for each in here]


async def test_a_region_is_subscribed_with_all_below_it(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/subscribe 固原市 新报告")
    answer = await li.bot_answer()
    assert answer.first_line == "已订阅：固原市及以下各单位"
    assert "提醒的内容：新报告。" in answer.text
    assert "还没有报告" in answer.text
    assert scopes(talk, li) == [(GUYUAN.name, What.NEW, False)]


async def test_an_agency_is_subscribed_and_its_reports_are_counted(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "订阅 平罗县人民政府办公室")
    answer = await li.bot_answer()
    assert answer.first_line == "已订阅：平罗县人民政府办公室"
    assert "现有 1 份报告" in answer.text
    await li.presses("Li", "只要问题", under=answer)
    assert "提醒的内容：问题。" in (await li.bot_answer()).text
    assert scopes(talk, li) == [(PINGLUO + "办公室", What.PROBLEMS, False)]


async def test_english_in_english_out(talk: Conversation) -> None:
    mary = talk.private("Mary", "en")
    await mary.says("Mary", "/subscribe new reports Pingluo County Education Bureau")
    answer = await mary.bot_answer()
    assert answer.first_line.startswith("Subscribed: Pingluo County Education Bureau")
    assert "No report yet" in answer.text


@pytest.mark.parametrize(
    "said", ["/subscribe 全部 新报告", "/subscribe all new", "/subscribe 新报告 所有单位"]
)
async def test_everything_can_be_subscribed(talk: Conversation, said: str) -> None:
    li = talk.private("Li")
    await li.says("Li", said)
    assert (await li.bot_answer()).first_line == "已订阅：全部单位"
    assert scopes(talk, li) == [("", What.NEW, False)]


async def test_alone_it_shows_what_there_is_to_choose(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/subscribe")
    choices = await li.bot_answer()
    assert choices.buttons[:3] == ["全部单位", "银川市", "石嘴山市"]
    await li.presses("Li", "固原市", under=choices)
    assert (await li.bot_answer()).first_line == "已订阅：固原市及以下各单位"


async def test_equal_names_are_asked_back_and_keep_what_was_wanted(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/subscribe 城关镇 变化")
    which = await li.bot_answer()
    assert which.first_line == "“城关镇”是哪一个？"
    await li.presses("Li", which.buttons[1], under=which)
    assert (await li.bot_answer()).first_line == "已订阅：隆德县城关镇及以下各单位"
    assert scopes(talk, li) == [("宁夏回族自治区/固原市/隆德县/城关镇", What.CHANGED, False)]


@pytest.mark.parametrize("said", ["投诉", "<b>&", "x" * 3000, "固原市 今天"])
async def test_what_is_no_name_is_said_to_be_none(talk: Conversation, said: str) -> None:
    li = talk.private("Li")
    await li.says("Li", f"/subscribe {said}")
    assert "没有看懂" in (await li.bot_answer()).first_line
    assert scopes(talk, li) == []


async def test_a_chat_has_a_limit(talk: Conversation) -> None:
    li = talk.private("Li")
    for number in range(LIMIT):
        talk.state.subscriptions.add(
            li.chat.id, None, Scope(ScopeKind.AGENCY, str(number)), What.ALL, ""
        )
    await li.says("Li", "/subscribe 固原市")
    assert "已有 50 个订阅" in (await li.bot_answer()).text
    assert talk.state.subscriptions.count(li.chat.id) == LIMIT


async def test_the_list_is_turned_paused_and_ended_in_its_place(talk: Conversation) -> None:
    li = talk.private("Li")
    places = ["平罗县", "西吉县", "固原市", "银川市", "红寺堡区", "盐池县"]
    for place in places:
        await li.says("Li", f"/subscribe {place}")
        await li.bot_answer()
    await li.says("Li", "我的订阅")
    page = await li.bot_answer()
    assert page.first_line == "订阅 6 个（第 1/2 页）"
    await li.presses("Li", "下一页 ▶", under=page)
    assert "6. 盐池县及以下各单位" in li.now(page).text
    await li.presses("Li", "暂停 6", under=page)
    assert "6. 盐池县及以下各单位 · 新报告、数字变化和问题 · 已暂停" in li.now(page).text
    await li.presses("Li", "恢复 6", under=page)
    assert "已暂停" not in li.now(page).text
    await li.presses("Li", "退订 6", under=page)
    assert li.now(page).first_line == "订阅 5 个（第 1/1 页）"
    await li.bot_is_silent()


async def test_ending_by_name(talk: Conversation) -> None:
    li = talk.private("Li")
    for said in ("/subscribe 固原市", "/subscribe 平罗县"):
        await li.says("Li", said)
        await li.bot_answer()
    await li.says("Li", "/unsubscribe 西吉县")
    assert (await li.bot_answer()).first_line == "这里没有订阅“西吉县”。"
    await li.says("Li", "退订 固原市")
    assert (await li.bot_answer()).first_line == "已退订：固原市及以下各单位"
    await li.says("Li", "退订 全部")
    assert (await li.bot_answer()).first_line == "已退订全部 1 个。"
    await li.says("Li", "/unsubscribe")
    assert (await li.bot_answer()).first_line == "这里还没有订阅。"


async def test_topics_have_their_own(talk: Conversation) -> None:
    forum = talk.group("固原市", forum=True)
    topic = await talk.topic(forum, "年报")
    await talk.telegram.writes_anonymously(forum.chat, "/subscribe 平罗县")
    await forum.bot_answer()
    place = {"message_thread_id": topic.topic, "is_topic_message": True}
    await talk.telegram.writes_anonymously(forum.chat, "/subscribe 固原市", **place)
    await topic.bot_answer()
    assert scopes(talk, forum) == [("宁夏回族自治区/石嘴山市/平罗县", What.ALL, False)]
    assert scopes(talk, topic) == [(GUYUAN.name, What.ALL, False)]


async def test_a_group_sends_people_to_the_private_chat(talk: Conversation) -> None:
    group, mary = talk.group("年报群"), talk.private("Mary", "en")
    await talk.telegram.writes_anonymously(group.chat, "/subscribe 固原市 新报告")
    answer = await group.bot_answer()
    (link,) = [button["url"] for button in buttons(answer.raw) if button["text"] == "私聊订阅"]
    address, _, payload = link.partition("?start=")
    assert address == "https://t.me/nianbao_bot"
    assert payload.startswith("subscribe_")
    assert len(payload) <= 64
    await mary.says("Mary", f"/start {payload}")
    assert (await mary.bot_answer()).first_line.startswith("Subscribed: Guyuan")
    assert scopes(talk, mary) == [(GUYUAN.name, What.NEW, False)]


async def test_a_link_for_the_private_chat_gives_nobody_the_right_to_subscribe_a_group(
    talk: Conversation,
) -> None:
    group = talk.group("年报群")
    await talk.telegram.writes_anonymously(group.chat, "/subscribe 固原市")
    (link,) = [
        each["url"]
        for each in buttons((await group.bot_answer()).raw)
        if each["text"] == "私聊订阅"
    ]
    await talk.telegram.writes_anonymously(group.chat, "/unsubscribe 全部")
    await group.bot_answer()
    await group.says("Li", f"/start@nianbao_bot {link.partition('?start=')[2]}")
    assert (await group.bot_answer()).text == "这一项只有群管理员能改。"
    assert scopes(talk, group) == []
    assert [each.result for each in talk.state.audit.page(0, 1)] == ["refused"]


async def test_in_private_there_is_no_button_for_the_private_chat(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/subscribe 固原市")
    assert "私聊订阅" not in (await li.bot_answer()).buttons


@pytest.mark.parametrize("payload", ["subscribe_nonsense", "subscribe_", "other"])
async def test_a_link_of_nothing_is_a_start(talk: Conversation, payload: str) -> None:
    li = talk.private("Li")
    await li.says("Li", f"/start {payload}")
    assert "我回答政府信息公开年报里的数字" in (await li.bot_answer()).first_line


async def test_subscriptions_follow_a_group_that_becomes_a_supergroup(talk: Conversation) -> None:
    group = talk.group("年报群", "group")
    await talk.telegram.writes_anonymously(group.chat, "/subscribe 固原市")
    await group.bot_answer()
    new = await talk.telegram.upgrades(group.chat)
    await talk.settled()
    assert [each.scope for each in talk.state.subscriptions.here(new.id, None)] == [GUYUAN]
    assert talk.state.subscriptions.here(group.chat.id, None) == []


async def test_in_a_group_only_its_administrators_change_them_and_everybody_may_look(
    talk: Conversation,
) -> None:
    group = talk.group("年报群")
    group.chat.admins[talk.person("Wang").id] = "administrator"
    await group.says("Wang", "/subscribe 固原市")
    await group.bot_answer()
    await group.says("Li", "/subscribe 平罗县")
    assert "管理员" in (await group.bot_answer()).text
    await group.says("Li", "/subscriptions")
    page = await group.bot_answer()
    assert page.first_line == "订阅 1 个（第 1/1 页）"
    await group.presses("Li", "退订 1", under=page)
    await group.presses("Wang", "暂停 1", under=page)
    assert scopes(talk, group) == [(GUYUAN.name, What.ALL, True)]


async def test_several_places_in_one_line(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/subscribe 固原市、石嘴山市 新报告")
    told = (await li.bot_answer()).text
    assert "固原市" in told
    assert "石嘴山市" in told
    names = {each.scope.name for each in talk.state.subscriptions.here(li.chat.id, None)}
    assert len(names) == 2
    await li.says("Li", "/subscribe 固原市、月球市")
    assert "月球市" in (await li.bot_answer()).text
    assert len(talk.state.subscriptions.here(li.chat.id, None)) == 2


async def test_a_zone_by_the_name_of_its_city(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/timezone 乌鲁木齐")
    assert "Asia/Urumqi" in (await li.bot_answer()).text
