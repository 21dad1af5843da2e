"""What is sent without being asked: it arrives, in order, once; or what became of it is known."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.process.app import DELIVERIES
from bot.traffic.delivering import Deliveries
from handlers import kept_replies
from handlers.reply import Button, Language, Reply, ReplyLine
from store.state import MessageKind, Outgoing, Stage
from store.state.chats.subscriptions import EVERYTHING, What
from tests.emulator.control import emulator
from tests.emulator.errors import RefusedError, bad, too_many
from tests.emulator.faults import AnswerLost, BadGateway, Held, RequestLost
from tests.telegram.conversation import Conversation, Scene, conversation
from tests.telegram.scripted import Scripted, plain

MARK = "可能重复：这条消息上次发送后没有得到确认。"
AGAIN = "有一条消息可能没有送达，正在补发……"
DAY = 86_400


def put(talk: Conversation, scene: Scene, *texts: str, not_before: int = 0) -> None:
    """Queue messages for a scene; the text is the key too."""
    talk.state.outbox.put(
        *(
            Outgoing(
                text,
                scene.chat.id,
                scene.topic,
                MessageKind.ALERT,
                kept_replies.written(plain(text)),
                not_before,
            )
            for text in texts
        )
    )


def said(scene: Scene) -> list[str]:
    """All that stands in the scene from the bot."""
    return [
        message["text"]
        for message in scene.talk.telegram.said_by_bot(scene.chat)
        if (message.get("message_thread_id") if message.get("is_topic_message") else None)
        == scene.topic
    ]


async def later(talk: Conversation, seconds: float = 600) -> None:
    """Let time pass, and the bot do what is then to be done."""
    talk.telegram.clock.pass_by(seconds)
    await talk.delivered()


async def test_what_is_put_arrives_at_once_and_in_order(talk: Conversation) -> None:
    li, group = talk.private("Li"), talk.group("年报群")
    put(talk, li, "一", "二")
    put(talk, group, "三")
    put(talk, li, "四", "二")
    await talk.delivered()
    assert said(li) == ["一", "二", "四"]
    assert said(group) == ["三"]


async def test_its_buttons_work(talk: Conversation) -> None:
    group = talk.group("年报群")
    reply = Reply(
        (ReplyLine("平罗县有新年报"),), Language.ZH, ((Button("看", "平罗县2022年收到多少申请"),),)
    )
    talk.state.outbox.put(
        Outgoing("a", group.chat.id, None, MessageKind.ALERT, kept_replies.written(reply))
    )
    alert = await group.bot_answer()
    await group.presses("Li", "看", under=alert)
    assert "24 件" in (await group.bot_answer()).text


async def test_a_silent_one_makes_no_sound(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.state.outbox.put(
        Outgoing(
            "a",
            li.chat.id,
            None,
            MessageKind.DIGEST,
            kept_replies.written(plain("日报")),
            silent=True,
        ),
        Outgoing("b", li.chat.id, None, MessageKind.ALERT, kept_replies.written(plain("提醒"))),
    )
    await talk.delivered()
    sent = [request.fields for request in talk.telegram.requests if request.method == "sendMessage"]
    assert [fields.get("disable_notification", False) for fields in sent] == [True, False]


async def test_quiet_hours_are_waited_for(talk: Conversation) -> None:
    li = talk.private("Li")
    put(talk, li, "早上", not_before=talk.telegram.clock.now() + 8 * 3600)
    put(talk, li, "现在")
    await talk.delivered()
    assert said(li) == ["现在"]
    await later(talk, 8 * 3600)
    assert said(li) == ["现在", "早上"]


async def test_a_chat_that_must_wait_holds_up_no_other(talk: Conversation) -> None:
    group, li = talk.group("年报群"), talk.private("Li")
    talk.telegram.faults.plan("sendMessage", too_many(60), chat=group.chat.id)
    put(talk, group, "一", "二")
    put(talk, li, "三")
    await talk.delivered()
    assert said(group) == []
    assert said(li) == ["三"]
    await later(talk, 61)
    assert said(group) == ["一", "二"]


async def test_a_slow_chat_holds_up_no_other(talk: Conversation) -> None:
    slow, li = talk.group("年报群"), talk.private("Li")
    gate = asyncio.Event()
    talk.telegram.faults.plan("sendMessage", Held(gate), chat=slow.chat.id)
    put(talk, slow, "一", "二")
    put(talk, li, "三")
    assert (await li.bot_answer()).text == "三"
    assert said(slow) == ["一"]
    gate.set()
    await talk.delivered()
    assert said(slow) == ["一", "二"]


@pytest.mark.parametrize(
    "fault", [AnswerLost(), RequestLost(), BadGateway()], ids=lambda fault: type(fault).__name__
)
@pytest.mark.parametrize("times", [1, 2, 5])
async def test_an_answer_that_is_lost_costs_one_marked_repetition_at_most(
    talk: Conversation, fault: AnswerLost | RequestLost | BadGateway, times: int
) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", fault, times=times)
    put(talk, li, "一", "二")
    for _ in range(10):
        await later(talk)
    arrived = isinstance(fault, AnswerLost)
    told = [text for text in said(li) if text != AGAIN]
    assert told == (["一"] if arrived else []) + [f"{MARK}\n一", "二"]
    assert said(li).count(AGAIN) == (times - 1 if arrived else 0), (
        "each lost answer to an announcement leaves one"
    )
    assert talk.state.outbox.counts()[Stage.SENT] == 2


async def test_a_lost_answer_to_the_edit_that_repeats_it_costs_nothing(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", AnswerLost())
    talk.telegram.faults.plan("editMessageText", AnswerLost(), times=2)
    put(talk, li, "一")
    for _ in range(5):
        await later(talk)
    assert said(li) == ["一", f"{MARK}\n一"]


async def test_of_a_long_message_only_the_part_in_the_air_is_repeated(talk: Conversation) -> None:
    li = talk.private("Li")
    lines = tuple(ReplyLine(f"第{number}行" + "长" * 1000) for number in range(9))
    reply = Reply(lines, Language.ZH, ((Button("看", "平罗"),),))
    talk.state.outbox.put(
        Outgoing("a", li.chat.id, None, MessageKind.DIGEST, kept_replies.written(reply))
    )
    await talk.delivered()
    whole = said(li)
    assert len(whole) == 3
    talk.telegram.faults.plan("sendMessage", Held(_open()))
    talk.telegram.faults.plan("sendMessage", AnswerLost())
    talk.state.outbox.put(
        Outgoing("b", li.chat.id, None, MessageKind.DIGEST, kept_replies.written(reply))
    )
    for _ in range(3):
        await later(talk)
    assert said(li)[3:] == [whole[0], whole[1], f"{MARK}\n{whole[1]}", whole[2]]
    shown = talk.telegram.said_by_bot(li.chat)
    assert ["reply_markup" in message for message in shown] == [
        False,
        False,
        True,
        False,
        False,
        False,
        True,
    ]


def _open() -> asyncio.Event:
    gate = asyncio.Event()
    gate.set()
    return gate


@pytest.mark.parametrize(
    "refused",
    [
        RefusedError(403, "Forbidden: bot was kicked from the supergroup chat"),
        bad("chat not found"),
    ],
    ids=lambda refused: refused.description,
)
async def test_a_chat_that_the_bot_was_removed_from_is_tried_from_time_to_time(
    talk: Conversation, refused: RefusedError
) -> None:
    group, li = talk.group("年报群"), talk.private("Li")
    talk.telegram.faults.plan("sendMessage", refused, times=3, chat=group.chat.id)
    put(talk, group, "一", "二")
    put(talk, li, "三")
    await talk.delivered()
    assert said(li) == ["三"]
    for _ in range(2):
        await later(talk, DAY)
        assert said(group) == []
    await later(talk, DAY)
    assert said(group) == ["一", "二"]


async def test_when_it_is_back_what_waited_is_sent(talk: Conversation) -> None:
    group, wang = talk.group("年报群"), talk.person("Wang")
    await talk.telegram.bot_becomes(group.chat, "kicked", wang)
    await talk.settled()
    put(talk, group, "一")
    await talk.delivered()
    assert not [request for request in talk.telegram.requests if request.method == "sendMessage"]
    await talk.telegram.bot_becomes(group.chat, "member", wang)
    await talk.delivered()
    assert said(group)[-1] == "一"


async def test_somebody_who_blocked_the_bot_gets_what_waited_on_coming_back(
    talk: Conversation,
) -> None:
    li = talk.private("Li")
    li.chat.bot_status = "kicked"
    put(talk, li, "一")
    await talk.delivered()
    assert talk.state.standings.get(li.chat.id) == "kicked"
    await talk.telegram.bot_becomes(li.chat, "member", talk.person("Li"))
    await talk.delivered()
    assert said(li) == ["一"]


async def test_after_a_month_it_is_given_up(talk: Conversation) -> None:
    group = talk.group("年报群", bot="kicked")
    put(talk, group, "一")
    await talk.delivered()
    for _ in range(32):
        await later(talk, DAY)
    assert talk.state.outbox.counts()[Stage.QUEUED] == 0
    group.chat.bot_status = "member"
    await later(talk, DAY)
    assert said(group) == []


async def test_a_closed_topic_is_said_once_and_caught_up_with_when_it_is_open_again(
    talk: Conversation,
) -> None:
    forum, wang = talk.group("固原市", forum=True), talk.person("Wang")
    topic, other = await talk.topic(forum, "年报"), await talk.topic(forum, "其他")
    assert topic.topic is not None
    await talk.telegram.closes(forum.chat, topic.topic, wang)
    put(talk, topic, "一", "二")
    put(talk, other, "三")
    await talk.delivered()
    assert said(other) == ["三"]
    (notice,) = said(forum)
    assert notice.startswith("有一个话题已关闭或删除")
    for _ in range(3):
        await later(talk, 3600)
    assert said(forum) == [notice]
    await talk.telegram.reopens(forum.chat, topic.topic, wang)
    await talk.delivered()
    assert said(topic) == ["一", "二"]


async def test_a_deleted_topic_is_given_up_after_a_month(talk: Conversation) -> None:
    forum = talk.group("固原市", forum=True)
    topic = await talk.topic(forum, "年报")
    assert topic.topic is not None
    del forum.chat.topics[topic.topic]
    put(talk, topic, "一")
    for _ in range(33):
        await later(talk, DAY)
    assert len(said(forum)) == 1
    assert talk.state.outbox.counts()[Stage.QUEUED] == 0


async def test_what_a_topic_wanted_goes_with_it(talk: Conversation) -> None:
    forum = talk.group("固原市", forum=True, bot="administrator")
    gone, stays = await talk.topic(forum, "旧"), await talk.topic(forum, "新")
    for scene in (gone, stays):
        talk.state.subscriptions.add(scene.chat.id, scene.topic, EVERYTHING, What.NEW, "Li")
        talk.state.schedules.put(
            scene.chat.id, scene.topic, "0 9 * * *", None, 2**40, always=True, seen=0
        )
    del forum.chat.topics[gone.topic or 0]
    put(talk, gone, "一")
    await talk.delivered()
    for _ in range(32):
        await later(talk, DAY)
    chat = forum.chat.id
    assert [each.topic for each in talk.state.schedules.of_chat(chat)] == [stays.topic]
    assert talk.state.subscriptions.here(chat, gone.topic) == []
    assert len(talk.state.subscriptions.here(chat, stays.topic)) == 1
    assert talk.state.pauses.given_up() == []


async def test_a_chat_that_takes_no_messages_is_tried_again(talk: Conversation) -> None:
    group = talk.group("年报群")
    group.chat.may_write = False
    put(talk, group, "一")
    await talk.delivered()
    group.chat.may_write = True
    await later(talk, 3600)
    assert said(group) == ["一"]


@pytest.mark.parametrize("told", [True, False])
async def test_what_waits_follows_a_group_to_its_supergroup(talk: Conversation, told: bool) -> None:
    group = talk.group("年报群", "group")
    new = await talk.telegram.upgrades(group.chat, tell=told)
    put(talk, group, "一", "二")
    await talk.delivered()
    assert [message["text"] for message in talk.telegram.said_by_bot(new)] == ["一", "二"]


async def test_markup_that_is_refused_is_left_out(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", bad("can't parse entities: Unsupported start tag"))
    put(talk, li, "一")
    await talk.delivered()
    assert said(li) == ["一"]


async def test_what_telegram_never_takes_is_put_aside_and_the_next_goes(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", bad("message is too long"))
    put(talk, li, "一", "二")
    await talk.delivered()
    assert said(li) == ["二"]
    assert talk.state.outbox.counts()[Stage.FAILED] == 1


async def test_an_announcement_that_somebody_deletes_is_made_again(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", RequestLost())
    talk.telegram.faults.plan("editMessageText", bad("message to edit not found"))
    put(talk, li, "一")
    for _ in range(3):
        await later(talk)
    assert said(li) == [AGAIN, f"{MARK}\n一"]


async def test_a_withdrawn_token_loses_nothing(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", RefusedError(401, "Unauthorized"))
    put(talk, li, "一")
    await talk.delivered()
    await later(talk)
    assert said(li) == ["一"]


async def test_a_stop_waits_for_what_is_in_the_air_and_keeps_the_rest(
    assistant: Scripted, tmp_path: Path
) -> None:
    async with emulator() as telegram:
        gate = asyncio.Event()
        async with conversation(assistant, tmp_path, telegram=telegram) as before:
            li = before.private("Li")
            telegram.faults.plan("sendMessage", Held(gate))
            put(before, li, "一", "二")
            assert (await li.bot_answer()).text == "一"
            deliveries: Deliveries = before.bot.bot_data[DELIVERIES]
            stopping = asyncio.create_task(deliveries.stop())
            await asyncio.sleep(0)
            gate.set()
            await stopping
            assert before.state.outbox.counts()[Stage.SENT] == 1
        assert said(li) == ["一"]
        async with conversation(assistant, tmp_path, telegram=telegram) as after:
            await after.delivered()
        assert said(li) == ["一", "二"]
