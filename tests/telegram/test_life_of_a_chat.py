from tests.telegram.conversation import Conversation
from tests.telegram.scripted import Scripted


async def test_on_joining_three_lines_say_what_it_does_and_how_to_ask(talk: Conversation) -> None:
    group = talk.group("年报群", bot="left")
    await talk.telegram.bot_becomes(group.chat, "member", talk.person("Li"))
    answer = await group.bot_answer()
    assert len(answer.text.splitlines()) == 3
    assert "/ask 加问题" in answer.text
    assert "只写 @nianbao_bot 我收不到" in answer.text


async def test_an_administrator_from_the_start_hears_its_name(talk: Conversation) -> None:
    group = talk.group("年报群", bot="left")
    await talk.telegram.bot_becomes(group.chat, "administrator", talk.person("Mary", "en"))
    assert "Writing @nianbao_bot and the question works too" in (await group.bot_answer()).text


async def test_a_promotion_is_noted_without_a_word(talk: Conversation) -> None:
    group = talk.group("年报群", bot="left")
    await talk.telegram.bot_becomes(group.chat, "member", talk.person("Li"))
    await group.bot_answer()
    await talk.telegram.bot_becomes(group.chat, "administrator", talk.person("Li"))
    await group.bot_is_silent()
    await group.says("Li", "/help")
    assert "写 @nianbao_bot 加问题也可以" in (await group.bot_answer()).text


async def test_being_removed_or_blocked_is_noted(talk: Conversation) -> None:
    group, li = talk.group("年报群"), talk.private("Li")
    await talk.telegram.bot_becomes(group.chat, "kicked", talk.person("Li"))
    await talk.telegram.bot_becomes(li.chat, "kicked", talk.person("Li"))
    await talk.settled()
    assert talk.state.standings.get(group.chat.id) == "kicked"
    assert talk.state.standings.get(li.chat.id) == "kicked"


async def test_a_chat_that_forbids_the_answer_is_noted(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    await group.bot_answer()
    await group.says("Li", "/ask 平罗")
    group.chat.bot_status = "kicked"
    await talk.settled()
    assert talk.state.standings.get(group.chat.id) in (None, "kicked")


async def test_a_group_that_becomes_a_supergroup_keeps_its_buttons_and_language(
    talk: Conversation, assistant: Scripted
) -> None:
    group = talk.group("年报群", "group")
    await group.says("Mary", "/ask how many requests did Pingluo receive in 2022")
    await group.bot_answer()
    await group.says("Li", "/ask 城关镇的年报")
    which = await group.bot_answer()
    new = await talk.telegram.upgrades(group.chat)
    await group.presses("Li", "平罗县城关镇", under=which)
    moved = talk.resumed(group)
    moved.chat, moved.seen = new, set()
    assert (await moved.bot_answer()).text.startswith("问：宁夏回族自治区石嘴山市平罗县城关镇")
    await moved.says("Mary", "/reports")
    assert (await moved.bot_answer()).text == "Reports: all"


async def test_a_migration_that_nobody_told_is_found_out_by_sending(talk: Conversation) -> None:
    group = talk.group("年报群", "group")
    await group.says("Mary", "/ask how many requests did Pingluo receive in 2022")
    await group.bot_answer()
    await talk.telegram.upgrades(group.chat, tell=False)
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    moved = talk.resumed(group)
    moved.chat, moved.seen = talk.telegram.chats[group.chat.migrated_to or 0], set()
    assert (await moved.bot_answer()).first_line == "24 件"
    await moved.says("Mary", "/check")
    assert (await moved.bot_answer()).text == "Check: all"
