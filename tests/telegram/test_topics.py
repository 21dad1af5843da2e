from tests.emulator.world import BOT
from tests.telegram.conversation import Conversation
from tests.telegram.scripted import Scripted


async def test_the_answer_stays_in_the_topic(talk: Conversation, assistant: Scripted) -> None:
    forum = talk.group("固原市", forum=True)
    topic = await talk.topic(forum, "年报")
    await topic.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await topic.bot_answer()
    assert answer.topic == topic.topic
    await topic.presses("Wang", "办理结果", under=answer)
    assert (await topic.bot_answer()).topic == topic.topic
    await forum.bot_is_silent()
    assert [asked.asker.topic for asked in assistant.asked] == [str(topic.topic)] * 2


async def test_the_general_topic_has_no_number(talk: Conversation, assistant: Scripted) -> None:
    forum = talk.group("固原市", forum=True)
    await forum.says("Li", "/ask 平罗县2022年收到多少申请")
    assert (await forum.bot_answer()).topic is None
    assert assistant.asked[0].asker.topic == ""


async def test_a_thread_of_replies_is_no_topic(talk: Conversation, assistant: Scripted) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await group.bot_answer()
    await group.says("Li", "那西吉呢", reply_to=answer)
    assert (await group.bot_answer()).replies_to == "那西吉呢"
    assert assistant.asked[1].asker.topic == ""


async def test_a_topic_that_the_bot_opened_makes_not_every_message_a_reply_to_it(
    talk: Conversation,
) -> None:
    forum = talk.group("固原市", forum=True, bot="administrator")
    topic = await talk.topic(forum, "年报", creator=BOT)
    topic.seen.add(topic.topic or 0)
    await topic.says("Li", "今天下午开会")
    await topic.bot_is_silent()


async def test_a_closed_topic_takes_no_answer_and_nothing_breaks(talk: Conversation) -> None:
    forum = talk.group("固原市", forum=True)
    topic = await talk.topic(forum, "年报")
    assert topic.topic is not None
    forum.chat.topics[topic.topic].closed = True
    await topic.says("Li", "/ask 平罗县2022年收到多少申请")
    await topic.bot_is_silent()
    await forum.says("Li", "/ask 平罗县2022年收到多少申请")
    assert (await forum.bot_answer()).first_line == "24 件"
