"""Who may do what: the same whether a command is typed, said as a word or pressed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Chat

from handlers.reply import Button, Language, Reply, ReplyLine
from handlers.telegram.governing.rights import Audience, Giver
from handlers.telegram.showing.catalogue import catalogue
from tests.emulator.errors import forbidden
from tests.telegram.administration.office import OWNER, log_of, make_admin, office
from tests.telegram.conversation import Conversation
from tests.telegram.scripted import Scripted

FOR_ADMINS = sorted(
    name
    for name, command in catalogue().items()
    if command.who in (Audience.ADMINS, Audience.OWNER)
)


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with office(tmp_path) as talk:
        yield talk


@pytest.mark.parametrize("command", FOR_ADMINS)
async def test_an_outsider_is_refused_shortly_and_counted(talk: Conversation, command: str) -> None:
    li = talk.private("Li")
    await li.says("Li", f"/{command} add 5")
    answer = await li.bot_answer()
    assert answer.text in ("这条命令只给机器人的管理员用。", "这条命令只给机器人的主人用。")
    mary = talk.private("Mary", "en")
    await mary.says("Mary", f"/{command}")
    assert (await mary.bot_answer()).text.startswith(
        "This command is for the bot's administrators only"
    )
    assert log_of(talk) == [
        ("Li", f"/{command} add 5", "refused"),
        ("Mary", f"/{command}", "refused"),
    ]
    assert talk.edge.tally.counts("refused") == {command: 2}


@pytest.mark.parametrize("command", FOR_ADMINS)
async def test_a_button_gives_nobody_more_rights(tmp_path: Path, command: str) -> None:
    assistant = Scripted()
    assistant.answers["固原"] = Reply(
        (ReplyLine("固原"),), Language.ZH, ((Button("做", f"/{command} add 5"),),)
    )
    async with office(tmp_path, assistant=assistant) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/ask 固原")
        said = await group.presses("Li", "做", under=await group.bot_answer())
        assert said in ("这条命令只给机器人的管理员用。", "这条命令只给机器人的主人用。")
        await group.bot_is_silent()
        assert log_of(talk) == [("Li", f"/{command} add 5", "refused")]


async def test_only_the_owner_makes_administrators(talk: Conversation) -> None:
    owner, li = talk.private(OWNER), talk.private("Li")
    await owner.says(OWNER, f"/admin add {talk.person('Li').id}")
    assert (await owner.bot_answer()).text == f"{talk.person('Li').id} 现在是管理员。"
    await li.says("Li", "/admin")
    assert (await li.bot_answer()).text.startswith("管理员 1 人")
    await li.says("Li", "/admin add 77")
    assert (await li.bot_answer()).text == "这条命令只给机器人的主人用。"
    await owner.says(OWNER, f"/admin remove {talk.person('Li').id}")
    assert "不再是管理员" in (await owner.bot_answer()).text
    await li.says("Li", "/admin list")
    assert (await li.bot_answer()).text == "这条命令只给机器人的管理员用。"
    assert [result for _, _, result in log_of(talk)] == [
        f"added {talk.person('Li').id}",
        "refused",
        f"removed {talk.person('Li').id}",
        "refused",
    ]


async def test_somebody_is_made_administrator_by_reply(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    message = await group.says("Li", "我来管")
    await group.says(OWNER, "/admin add", reply_to=message)
    assert (await group.bot_answer()).text == "Li 现在是管理员。"
    await group.says(OWNER, "/admin add", reply_to=message)
    assert (await group.bot_answer()).text == "Li 已经是管理员。"
    assert talk.state.admins.get(talk.person("Li").id) is not None
    assert "我来管" not in str(log_of(talk))


async def test_nobody_becomes_administrator_by_mistake(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    anonymous = await talk.telegram.writes_anonymously(group.chat, "我来管")
    await group.says(OWNER, "/admin add", reply_to=anonymous)
    assert (await group.bot_answer()).text.startswith("指的是谁？")
    for words in ("add", "add 0", "add -100123", "add 1087968824", "add 5 6", "add 五", "remove"):
        await group.says(OWNER, f"/admin {words}")
        assert (await group.bot_answer()).text.startswith("指的是谁？"), words
    await group.says(OWNER, f"/admin remove {talk.person(OWNER).id}")
    assert "由设置 NIANBAO_OWNER 指定" in (await group.bot_answer()).text
    await group.says(OWNER, "/admin remove 5")
    assert (await group.bot_answer()).text.startswith("5 不是管理员")
    assert talk.state.admins.every() == []


async def test_an_administrator_writing_as_the_group_is_nobody_in_particular(
    talk: Conversation,
) -> None:
    group = talk.group("年报群")
    await talk.telegram.writes_anonymously(group.chat, "/admin add 5")
    assert (await group.bot_answer()).text == "这条命令只给机器人的主人用。"
    assert log_of(talk) == [("年报群", "/admin add 5", "refused")]


async def test_what_is_delivered_twice_is_done_once(talk: Conversation) -> None:
    owner = talk.private(OWNER)
    message = await owner.says(OWNER, "/admin add 5")
    await owner.bot_answer()
    talk.state.admins.remove(5)
    await talk.telegram.updates.put("message", message)
    await owner.bot_is_silent()
    assert talk.state.admins.every() == []


async def test_the_log_is_paged_in_place_and_holds_no_token(talk: Conversation) -> None:
    owner = talk.private(OWNER)
    token = "123456789:" + "A" * 35
    for number in range(1, 12):
        await owner.says(OWNER, f"/admin add {number}")
        await owner.bot_answer()
    await owner.says(OWNER, f"/admin add {token}" + "长" * 300)
    await owner.bot_answer()
    await owner.says(OWNER, "/audit")
    first = await owner.bot_answer()
    assert first.first_line == "操作记录 第 1/2 页"
    assert len(first.text.splitlines()) == 11
    assert token not in first.text
    assert "[token]" in first.text
    await owner.presses(OWNER, "更早", under=first)
    second = owner.now(first)
    assert second.first_line == "操作记录 第 2/2 页"
    assert "/admin add 1 → 已加 1" in second.text
    await owner.presses(OWNER, "更近", under=second)
    assert owner.now(first).first_line == "操作记录 第 1/2 页"


async def test_a_groups_administrators_govern_it_and_nobody_else(talk: Conversation) -> None:
    group, other = talk.group("年报群"), talk.group("别的群")
    group.chat.admins[talk.person("Li").id] = "creator"
    rights, bot = talk.edge.rights, talk.bot.bot

    def giver(name: str, chat: int, as_chat: int | None = None) -> Giver:
        person = None if as_chat is not None else talk.person(name).id
        return Giver(
            person, as_chat, Chat(chat, Chat.PRIVATE if chat > 0 else Chat.SUPERGROUP), bot
        )

    assert await rights.may(giver("Li", group.chat.id), Audience.GOVERNORS)
    assert not await rights.may(giver("Wang", group.chat.id), Audience.GOVERNORS)
    assert not await rights.may(giver("Li", other.chat.id), Audience.GOVERNORS)
    assert await rights.may(giver("", group.chat.id, as_chat=group.chat.id), Audience.GOVERNORS)
    assert not await rights.may(
        giver("", group.chat.id, as_chat=-1_009_000_000_001), Audience.GOVERNORS
    )
    assert await rights.may(giver("Wang", talk.person("Wang").id), Audience.GOVERNORS)
    assert await rights.may(giver(OWNER, group.chat.id), Audience.GOVERNORS)
    assert not await rights.may(giver("Li", group.chat.id), Audience.ADMINS)


async def test_a_group_whose_administrators_cannot_be_asked_is_governed_by_nobody(
    talk: Conversation,
) -> None:
    group = talk.group("年报群")
    group.chat.admins[talk.person("Li").id] = "administrator"
    talk.telegram.faults.plan(
        "getChatAdministrators", forbidden("bot was kicked from the supergroup chat")
    )
    li = Giver(talk.person("Li").id, None, Chat(group.chat.id, Chat.SUPERGROUP), talk.bot.bot)
    assert not await talk.edge.rights.may(li, Audience.GOVERNORS)
    assert await talk.edge.rights.may(li, Audience.GOVERNORS), "the failure is not remembered"


async def test_make_admin_makes_one(talk: Conversation) -> None:
    await make_admin(talk, "Li")
    li = talk.private("Li")
    await li.says("Li", "/audit")
    assert (await li.bot_answer()).text == "还没有操作记录。"


async def test_the_help_shows_the_owner_the_commands_of_administrators(talk: Conversation) -> None:
    for who, sees in ((OWNER, True), ("Li", False)):
        scene = talk.private(who)
        await scene.says(who, "/help show commands")
        assert ("/reload" in (await scene.bot_answer()).text) == sees
