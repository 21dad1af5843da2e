"""The command menus, as each kind of reader sees them, and the words that stand for commands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from handlers.telegram.governing.rights import Audience
from handlers.telegram.showing.catalogue import catalogue
from tests.emulator.control import Emulator, emulator
from tests.telegram.administration.office import OWNER, office
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted

EVERYWHERE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
FOR_ADMINS = {name for name, command in catalogue().items() if command.who is Audience.ADMINS}


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with conversation(Scripted(), tmp_path, menus=True) as talk:
        yield talk


@pytest.fixture
async def administered(tmp_path: Path) -> AsyncIterator[Conversation]:
    async with office(tmp_path, menus=True) as talk:
        yield talk


def shown(telegram: Emulator, scope: str, code: str = "zh") -> list[str]:
    """The names in a menu."""
    return [command["command"] for command in telegram.methods.commands.get((scope, code), [])]


async def test_every_scope_has_its_menu_in_both_languages(talk: Conversation) -> None:
    await talk.settled()
    menus = talk.telegram.methods.commands
    assert set(menus) == {(scope, code) for scope in EVERYWHERE for code in ("", "zh", "en")}
    assert menus["default", ""] == menus["default", "zh"]
    description = "Which reports there are, e.g. /reports Guyuan 2020"
    assert {"command": "reports", "description": description} in menus["default", "en"]


async def test_members_of_groups_are_offered_what_they_may_do(talk: Conversation) -> None:
    await talk.settled()
    members, governors = (
        shown(talk.telegram, "all_group_chats"),
        shown(talk.telegram, "all_chat_administrators"),
    )
    assert {
        "ask",
        "compare",
        "rank",
        "report",
        "reports",
        "check",
        "missing",
        "settings",
        "help",
    } <= set(members)
    assert set(governors) - set(members) == {
        "subscribe",
        "digest",
        "quiet",
        "here",
        "lang",
        "channel",
    }
    assert shown(talk.telegram, "all_private_chats") == governors
    assert not FOR_ADMINS & set(governors)


async def test_who_administers_the_bot_sees_that_in_private_from_then_on(
    administered: Conversation,
) -> None:
    talk, telegram = administered, administered.telegram
    owner, li = talk.private(OWNER), talk.private("Li")
    number = talk.person("Li").id
    assert shown(telegram, f"chat {number}") == []
    await owner.says(OWNER, f"/admin add {number}")
    await owner.bot_answer()
    await talk.at_rest()
    assert set(shown(telegram, f"chat {number}")) >= FOR_ADMINS
    assert shown(telegram, f"chat {number}", "en") == shown(telegram, f"chat {number}")
    await owner.says(OWNER, "/start")
    await owner.bot_answer()
    await talk.at_rest()
    assert "admin" in shown(telegram, f"chat {talk.person(OWNER).id}")
    await owner.says(OWNER, f"/admin remove {number}")
    await owner.bot_answer()
    await talk.at_rest()
    assert shown(telegram, f"chat {number}") == []
    await li.says("Li", "/start")
    await li.bot_answer()
    await talk.at_rest()
    assert shown(telegram, f"chat {number}") == []


async def test_a_restart_sets_them_anew_and_a_chat_that_is_not_there_stops_nothing(
    tmp_path: Path,
) -> None:
    async with emulator() as telegram:
        async with office(tmp_path, telegram=telegram, menus=True) as talk:
            talk.private("Li")
            number = talk.person("Li").id
            talk.state.admins.add(number, "Li", 1)
            talk.state.admins.add(77, "nobody", 1)
            await talk.settled()
        async with office(tmp_path, telegram=telegram, menus=True) as talk:
            await talk.settled()
            assert set(shown(telegram, f"chat {number}")) >= FOR_ADMINS
            assert shown(telegram, "chat 77") == []


async def test_menus_are_in_the_language_that_a_chat_has_chosen(tmp_path: Path) -> None:
    english = {"command": "news", "description": "Latest reports and changes"}
    async with emulator() as telegram:
        async with office(tmp_path, telegram=telegram, menus=True) as talk:
            group, owner = talk.group("年报群"), talk.private(OWNER)
            group.chat.admins[talk.person("Wang").id] = "creator"
            await group.says("Wang", "/lang en")
            await owner.says(OWNER, "/lang en")
            await talk.at_rest()
            members, governors = f"chat {group.chat.id}", f"chat_administrators {group.chat.id}"
            mine = f"chat {talk.person(OWNER).id}"
            for scope in (members, governors, mine):
                assert english in telegram.methods.commands[scope, "zh"]
            assert "lang" not in shown(telegram, members)
            assert "lang" in shown(telegram, governors)
            assert set(shown(telegram, mine)) >= FOR_ADMINS
        telegram.methods.commands.clear()
        async with office(tmp_path, telegram=telegram, menus=True) as talk:
            await talk.settled()
            assert english in telegram.methods.commands[members, "zh"]
            assert english in telegram.methods.commands[mine, "zh"]
            again, owner = talk.resumed(group), talk.private(OWNER)
            await talk.telegram.writes_anonymously(again.chat, "/settings language auto")
            await owner.says(OWNER, "/lang auto")
            await talk.at_rest()
            assert shown(telegram, members) == []
            assert english not in telegram.methods.commands[mine, "zh"]


async def test_only_what_is_handled_is_asked_for(talk: Conversation) -> None:
    await talk.settled()
    assert talk.telegram.updates.allowed == [
        "message",
        "edited_message",
        "callback_query",
        "inline_query",
        "my_chat_member",
    ]


async def test_words_and_commands_that_are_part_of_the_question(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        li = talk.private("Li")
        for words, first in {
            "对比 红寺堡 西吉 2020年行政处罚": "红寺堡区人民政府多，多 694 件（+54.6%）",
            "/compare 红寺堡 西吉 2020年行政处罚": "红寺堡区人民政府多，多 694 件（+54.6%）",
            "排名：2020年行政处罚": "红寺堡区人民政府，1,965 件",
            "/rank 2020年行政处罚排名": "红寺堡区人民政府，1,965 件",
            "/compare Hongsibu Xiji 2020 penalties": "Hongsibu District Government has more, by 694 decisions (+54.6%)",
            "/rank administrative penalties in 2020": "Hongsibu District Government, 1,965 decisions",
            "查询 平罗县2022年收到多少申请": "24 件",
            "帮助": "可以问什么",
            "订阅 固原市": "已订阅：固原市及以下各单位",
            "日报": "这里没有定时摘要。",
        }.items():
            await li.says("Li", words)
            assert (await li.bot_answer()).first_line == first, words
        await li.says("Li", "/compare")
        assert "/compare 红寺堡 西吉 2020年行政处罚" in (await li.bot_answer()).text
        await li.says("Li", "/rank 平罗县投诉")
        assert "1." not in (await li.bot_answer()).text


async def test_words_reach_it_in_a_group_by_its_name_or_a_reply(
    conversation_over_reports: Reports, tmp_path: Path
) -> None:
    async with conversation(conversation_over_reports, tmp_path) as talk:
        group = talk.group("年报群", bot="administrator")
        await group.says("Li", "排名 2020年行政处罚")
        await group.bot_is_silent()
        await group.says("Li", "@nianbao_bot 排名 2020年行政处罚")
        answer = await group.bot_answer()
        assert answer.first_line == "红寺堡区人民政府，1,965 件"
        await group.says("Li", "对比 红寺堡 西吉 2020年行政处罚", reply_to=answer)
        assert (await group.bot_answer()).first_line == "红寺堡区人民政府多，多 694 件（+54.6%）"


async def test_telegram_describes_the_bot_in_the_language_of_the_reader(talk: Conversation) -> None:
    await talk.settled()
    said = talk.telegram.methods.descriptions
    assert set(said) == {(kind, code) for kind in ("long", "short") for code in ("", "zh", "en")}
    assert "每个数字都注明出自哪份报告" in said["long", ""]
    assert said["short", "en"].startswith("Ask China's disclosure reports")
