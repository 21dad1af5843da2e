"""Which chats are served: one line to the others, once, and then silence."""

from __future__ import annotations

from pathlib import Path

from tests.emulator.control import emulator
from tests.store.made import PINGLUO, Workshop, report
from tests.telegram.administration.office import OWNER, log_of, office
from tests.telegram.libraries import library_of

QUESTION = "平罗县2022年收到多少申请"
NOT_SERVED = "这个聊天还没有开通。请机器人的管理员在这里发 /allow。"


async def test_a_chat_that_is_not_listed_hears_one_line_and_then_nothing(tmp_path: Path) -> None:
    async with office(tmp_path, chats=frozenset({-1})) as talk:
        li, group = talk.private("Li"), talk.group("年报群")
        await li.says("Li", QUESTION)
        assert (await li.bot_answer()).text == NOT_SERVED
        await li.says("Li", QUESTION)
        await li.bot_is_silent()
        await group.says("Li", "随便说说")
        await group.bot_is_silent()
        await group.says("Li", f"/ask {QUESTION}")
        assert (await group.bot_answer()).text == NOT_SERVED
        await group.says("Wang", "/help")
        await group.bot_is_silent()
        assert talk.edge.tally.counts("refused") == {"chat": 4}


async def test_allow_opens_and_disallow_closes(tmp_path: Path) -> None:
    async with office(tmp_path, chats=frozenset({-1})) as talk:
        group, owner = talk.group("年报群"), talk.private(OWNER)
        await group.says(OWNER, "/allow")
        assert (await group.bot_answer()).text == f"已允许聊天 {group.chat.id} 使用机器人。"
        await group.says("Li", f"/ask {QUESTION}")
        assert (await group.bot_answer()).first_line == "24 件"
        await owner.says(OWNER, f"/disallow {group.chat.id}")
        assert "不再为聊天" in (await owner.bot_answer()).text
        await group.says("Li", f"/ask {QUESTION}")
        assert (await group.bot_answer()).text == NOT_SERVED
        await owner.says(OWNER, "/allow list")
        listed = await owner.bot_answer()
        assert listed.text.splitlines() == [
            "只为设置 NIANBAO_CHATS 里的聊天和下面允许的聊天服务。",
            f"停用 {group.chat.id}",
        ]
        await owner.says(OWNER, "/allow 年报群")
        assert (await owner.bot_answer()).text.startswith("聊天编号是一个数")
        assert [result for _, _, result in log_of(talk)] == [
            f"allowed {group.chat.id}",
            f"disallowed {group.chat.id}",
            "no such chat",
        ]


async def test_whoever_waits_for_a_press_or_a_card_is_not_left_waiting(tmp_path: Path) -> None:
    async with office(tmp_path) as talk:
        group, owner, li = talk.group("年报群"), talk.private(OWNER), talk.person("Li")
        await group.says("Li", f"/ask {QUESTION}")
        answer = await group.bot_answer()
        for chat in (group.chat.id, li.id):
            await owner.says(OWNER, f"/disallow {chat}")
            await owner.bot_answer()
        assert await group.presses("Wang", "办理结果", under=answer) == NOT_SERVED
        query = await talk.telegram.types(li, "平罗 2022 申请")
        await talk.settled()
        assert talk.telegram.methods.inline.answers[query]["results"] == []
        await group.bot_is_silent()


async def test_a_chat_that_is_served_no_more_gets_no_alerts(
    workshop: Workshop, tmp_path: Path
) -> None:
    workshop.write("平罗2021.txt", report(PINGLUO, 2021))
    workshop.load()
    async with office(tmp_path, library=library_of(workshop.index)) as talk:
        group, owner = talk.group("年报群"), talk.private(OWNER)
        await talk.tick()
        for scene in (group, owner):
            await scene.says(OWNER, "/subscribe 全部")
            await scene.bot_answer()

        async def hears(year: int) -> tuple[int, int]:
            workshop.write(f"平罗{year}.txt", report(PINGLUO, year))
            workshop.load()
            await talk.tick()
            await talk.delivered()
            return len(await group.bot_answers()), len(await owner.bot_answers())

        assert await hears(2022) == (1, 1)
        await owner.says(OWNER, f"/disallow {group.chat.id}")
        await owner.bot_answer()
        assert await hears(2023) == (0, 1)
        await owner.says(OWNER, f"/allow {group.chat.id}")
        await owner.bot_answer()
        assert await hears(2024) == (1, 1)


async def test_without_a_list_only_what_was_kept_out_is_not_served(tmp_path: Path) -> None:
    async with office(tmp_path) as talk:
        li, owner = talk.private("Li"), talk.private(OWNER)
        await li.says("Li", QUESTION)
        assert (await li.bot_answer()).first_line == "24 件"
        await owner.says(OWNER, f"/disallow {li.chat.id}")
        await owner.bot_answer()
        await li.says("Li", QUESTION)
        assert (await li.bot_answer()).text == NOT_SERVED


async def test_what_was_decided_moves_with_the_group_and_outlives_a_restart(tmp_path: Path) -> None:
    async with emulator() as telegram:
        async with office(tmp_path, telegram=telegram, chats=frozenset({-1})) as talk:
            group = talk.group("年报群", "group")
            await group.says(OWNER, "/allow")
            await group.bot_answer()
            new = await telegram.upgrades(group.chat)
            await talk.settled()
        async with office(tmp_path, telegram=telegram, chats=frozenset({-1})) as after:
            moved = after.resumed(group)
            moved.chat, moved.seen = new, set()
            await moved.says("Li", f"/ask {QUESTION}")
            assert (await moved.bot_answer()).first_line == "24 件"


async def test_an_administrator_who_adds_the_bot_lets_the_group_in(tmp_path: Path) -> None:
    async with office(tmp_path, chats=frozenset({-1})) as talk:
        group, other = talk.group("年报群", bot="left"), talk.group("别的群", bot="left")
        await talk.telegram.bot_becomes(group.chat, "member", talk.person(OWNER))
        assert "/ask 加问题" in (await group.bot_answer()).text
        assert log_of(talk) == [(OWNER, "added to the group", "allowed")]
        await talk.telegram.bot_becomes(other.chat, "member", talk.person("Li"))
        assert (await other.bot_answer()).text == NOT_SERVED
        assert other.chat.bot_status == "member"


async def test_where_only_administrators_invite_the_bot_leaves_other_groups(tmp_path: Path) -> None:
    async with office(tmp_path, only_admins_invite=True) as talk:
        group, mine = talk.group("年报群", bot="left"), talk.group("我的群", bot="left")
        await talk.telegram.bot_becomes(group.chat, "member", talk.person("Li"))
        assert (await group.bot_answer()).text == "我只加入由机器人的管理员邀请的群，现在退出。"
        await talk.settled()
        assert group.chat.bot_status == "left"
        await talk.telegram.bot_becomes(mine.chat, "member", talk.person(OWNER))
        assert "/ask 加问题" in (await mine.bot_answer()).text
        assert mine.chat.bot_status == "member"
