from tests.emulator.world import BOT
from tests.telegram.conversation import Conversation
from tests.telegram.scripted import Scripted


async def test_a_group_asks_with_the_command(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "早上好")
    await group.bot_is_silent()
    await group.says("Li", "/ask@nianbao_bot 平罗县2022年收到多少申请")
    answer = await group.bot_answer()
    assert answer.first_line == "24 件"
    assert answer.replies_to == "/ask@nianbao_bot 平罗县2022年收到多少申请"
    assert talk.transcript().startswith(
        "── 年报群 ──\nLi: 早上好\nLi: /ask@nianbao_bot 平罗县2022年收到多少申请\nbot: 24 件\n"
    )
    assert talk.transcript().endswith("[办理结果] [按申请人]")


async def test_a_reply_to_the_bot_asks_on(talk: Conversation, assistant: Scripted) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await group.bot_answer()
    await group.says("Li", "那西吉呢", reply_to=answer)
    assert (await group.bot_answer()).text == "答：那西吉呢"
    await group.says("Wang", "那盐池呢", reply_to=answer)
    assert (await group.bot_answer()).replies_to == "那盐池呢"
    first, second, third = (asked.asker for asked in assistant.asked)
    assert first == second
    assert third == first._replace(person=str(talk.person("Wang").id))


async def test_people_talking_under_an_answer_are_left_alone(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await group.bot_answer()
    await group.says("Wang", "@zhaoliu 你看这个数对不对", reply_to=answer)
    await group.bot_is_silent()


async def test_with_privacy_mode_the_name_alone_does_not_reach_the_bot(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "@nianbao_bot 平罗县2022年收到多少申请")
    await group.bot_is_silent()


async def test_where_all_messages_reach_it_the_bot_answers_to_its_name(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    for words in (
        "@nianbao_bot 平罗县2022年收到多少申请",
        "@Nianbao_Bot，平罗县2022年收到多少申请",
        "平罗县2022年收到多少申请 @nianbao_bot",
    ):
        await group.says("Li", words)
        assert (await group.bot_answer()).first_line == "24 件"
    await group.says("Li", "平罗县2022年收到多少申请")
    await group.says("Li", "@zhaoliu 平罗县2022年收到多少申请")
    await group.says("Li", "/weather")
    await group.bot_is_silent()


async def test_a_name_pointing_at_the_bot_counts_as_its_name(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    pointing = [{"type": "text_mention", "offset": 0, "length": 2, "user": BOT}]
    await group.says("Li", "年报 平罗县2022年收到多少申请", entities=pointing)
    assert (await group.bot_answer()).first_line == "24 件"


async def test_commands_to_other_bots_are_theirs(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    await group.says("Li", "/ask@OtherBot 平罗县2022年收到多少申请")
    await group.says("Li", "/help@OtherBot")
    await group.bot_is_silent()


async def test_a_command_with_its_name_that_there_is_not_is_said_to_be_none(
    talk: Conversation,
) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/query@nianbao_bot 平罗县")
    assert (await group.bot_answer()).text == "没有这个命令。/help 说明可以问什么。"
    await group.says("Li", "/query 平罗县")
    await group.bot_is_silent()


async def test_start_says_how_to_ask_here(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/start@nianbao_bot")
    welcome, *_, how, not_by_name = (await group.bot_answer()).text.splitlines()
    assert welcome == "我回答政府信息公开年报里的数字，每个数字都注明出处。"
    assert how.startswith("提问：/ask 加问题")
    assert "@nianbao_bot 我收不到" in not_by_name


async def test_ask_under_somebodys_question_asks_that(talk: Conversation) -> None:
    group = talk.group("年报群")
    question = await group.says("Wang", "平罗县2022年收到多少申请")
    await group.bot_is_silent()
    await group.says("Li", "/ask", reply_to=question)
    assert (await group.bot_answer()).first_line == "24 件"
    await group.says("Li", "/ask 平罗县2021年呢", reply_to=question)
    assert (await group.bot_answer()).text == "答：平罗县2021年呢"


async def test_the_name_under_somebodys_question_asks_that(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    question = await group.says("Wang", "平罗县2022年收到多少申请")
    await group.says("Li", "@nianbao_bot", reply_to=question)
    assert (await group.bot_answer()).first_line == "24 件"
    await group.says("Li", "@nianbao_bot")
    assert (await group.bot_answer()).text.startswith("请把问题写在 /ask 后面")


async def test_an_anonymous_administrator_is_answered_as_the_group(
    talk: Conversation, assistant: Scripted
) -> None:
    group = talk.group("年报群")
    await talk.telegram.writes_anonymously(group.chat, "/ask 平罗县2022年收到多少申请")
    assert (await group.bot_answer()).first_line == "24 件"
    assert assistant.asked[0].asker.person == str(group.chat.id)


async def test_posts_of_the_linked_channel_are_left_alone(talk: Conversation) -> None:
    group = talk.group("年报群", bot="administrator")
    await talk.telegram.channel_posts(group.chat, "/ask 平罗县2022年收到多少申请")
    await talk.telegram.channel_posts(group.chat, "@nianbao_bot 平罗县2022年收到多少申请")
    await group.bot_is_silent()


async def test_the_answer_comes_even_if_the_question_was_deleted(talk: Conversation) -> None:
    group = talk.group("年报群")
    message = await group.says("Li", "/ask 平罗县2022年收到多少申请")
    del group.chat.messages[message["message_id"]]
    answer = await group.bot_answer()
    assert answer.first_line == "24 件"
    assert answer.replies_to is None


async def test_help_says_how_to_ask_here(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/help")
    assert "只写 @nianbao_bot 我收不到" in (await group.bot_answer()).text
    chief = talk.group("领导群", bot="administrator")
    await chief.says("Li", "/help")
    assert "写 @nianbao_bot 加问题也可以" in (await chief.bot_answer()).text
