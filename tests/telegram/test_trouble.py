import asyncio
import io
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.setup.logs import configure_logs
from tests.emulator.control import emulator
from tests.emulator.errors import RefusedError, bad, too_many
from tests.emulator.faults import AnswerLost, BadGateway, Held
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure_logs(stream=stream, level=logging.DEBUG)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


async def test_an_error_gives_the_person_a_sentence_and_the_log_the_rest(
    talk: Conversation, assistant: Scripted, logged: io.StringIO
) -> None:
    group = talk.group("年报群")
    assistant.answers["机密问题"] = ZeroDivisionError("坏了")
    await group.says("Li", "/ask 机密问题")
    answer = await group.bot_answer()
    assert answer.text == "出了点问题，这个问题没能回答。请稍后再试一次。"
    assert answer.replies_to == "/ask 机密问题"
    (line,) = [line for line in logged.getvalue().splitlines() if " ERROR " in line]
    assert "ZeroDivisionError: 坏了" in line
    assert f"chat={group.chat.id}" in line


async def test_the_owners_are_told_where_it_happened_once_a_day(
    assistant: Scripted, tmp_path: Path
) -> None:
    async with emulator() as telegram:
        owner = telegram.person("Zhao")
        owners = frozenset({owner.id, telegram.person("Qian").id})
        async with conversation(assistant, tmp_path, telegram=telegram, owners=owners) as talk:
            talk.people["Zhao"] = owner
            zhao, group = talk.private("Zhao"), talk.group("年报群")
            await zhao.says("Zhao", "/start")
            await zhao.bot_answer()
            assistant.answers["机密问题"] = ZeroDivisionError("机密问题")
            for _ in range(2):
                await group.says("Li", "/ask 机密问题")
                await group.bot_answer()
            await talk.delivered()
            (report,) = await zhao.bot_answers()
            assert re.fullmatch(
                r"程序出错：ZeroDivisionError（telegram/scripted\.py:\d+），详情见日志。同一处的错误一天只报告一次。",
                report.text,
            )
            await zhao.says("Zhao", "/status")
            assert "程序出错 2 次（ZeroDivisionError 2）" in (await zhao.bot_answer()).text


async def test_the_sentence_is_in_the_language_that_the_chat_has_chosen(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    assistant.answers["坏"] = ZeroDivisionError()
    await li.says("Li", "/lang en")
    await li.bot_answer()
    await li.says("Li", "坏")
    assert (await li.bot_answer()).text.startswith("Something went wrong")


async def test_the_sentence_is_in_the_language_of_the_person(
    talk: Conversation, assistant: Scripted
) -> None:
    mary = talk.private("Mary", "en")
    assistant.answers["boom"] = ZeroDivisionError()
    await mary.says("Mary", "boom")
    assert (await mary.bot_answer()).text.startswith("Something went wrong")


async def test_a_failed_question_can_be_asked_again_by_editing_it(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    assistant.answers["boom"] = ZeroDivisionError()
    question = await li.says("Li", "boom")
    await li.bot_answer()
    await li.edits(question, "平罗县2022年收到多少申请")
    assert (await li.bot_answer()).first_line == "24 件"


async def test_neither_tokens_nor_the_words_of_people_are_logged(
    talk: Conversation, logged: io.StringIO
) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    await group.bot_answer()
    talk.telegram.faults.plan("sendMessage", BadGateway(), times=9)
    await group.says("Li", "/ask 城关镇的年报")
    await group.bot_is_silent()
    lines = logged.getvalue()
    assert "answered" in lines
    assert talk.telegram.token not in lines
    assert "AAEmulator" not in lines
    assert "平罗" not in lines
    assert "城关镇" not in lines


async def test_told_to_wait_it_waits_and_then_answers(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", too_many(7))
    before = talk.telegram.clock.now()
    await li.says("Li", "平罗县2022年收到多少申请")
    assert (await li.bot_answer()).first_line == "24 件"
    assert talk.telegram.clock.now() == before + 7


async def test_a_busy_group_gets_all_its_answers_in_order(talk: Conversation) -> None:
    talk.telegram.flood.on = True
    group = talk.group("年报群")
    for number in range(25):
        await group.says("Li", f"/ask 问题{number}")
    answers = await group.bot_answers()
    assert [answer.text for answer in answers] == [f"答：问题{number}" for number in range(25)]


async def test_a_chat_that_must_wait_holds_up_no_other(assistant: Scripted, tmp_path: Path) -> None:
    over = asyncio.Event()

    async def until_over(seconds: float) -> None:
        await over.wait()

    async with conversation(assistant, tmp_path, sleep=until_over) as talk:
        group, li = talk.group("年报群"), talk.private("Li")
        talk.telegram.faults.plan("sendMessage", too_many(60), chat=group.chat.id)
        await group.says("Wang", "/ask 平罗县2022年收到多少申请")
        await li.says("Li", "平罗县2022年收到多少申请")
        assert (await li.bot_answer()).first_line == "24 件"
        assert talk.telegram.said_by_bot(group.chat) == []
        over.set()
        assert (await group.bot_answer()).first_line == "24 件"


async def test_a_chat_whose_answers_hang_holds_up_no_other(talk: Conversation) -> None:
    group, li = talk.group("年报群"), talk.private("Li")
    gate = asyncio.Event()
    talk.telegram.faults.plan("sendMessage", Held(gate), chat=group.chat.id)
    for number in range(3):
        await group.says("Wang", f"/ask 问题{number}")
    for number in range(3):
        await li.says("Li", f"问题{number}")
        assert (await li.bot_answer()).text == f"答：问题{number}"
    assert len(talk.telegram.said_by_bot(group.chat)) == 1
    gate.set()
    assert [answer.text for answer in await group.bot_answers()] == [
        f"答：问题{number}" for number in range(3)
    ]


async def test_an_answer_whose_confirmation_was_lost_is_not_sent_twice(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", AnswerLost())
    question = await li.says("Li", "平罗县2022年收到多少申请")
    assert len(await li.bot_answers()) == 1
    await talk.telegram.updates.put("message", question)
    await li.bot_is_silent()
    assert len(assistant.asked) == 1


async def test_a_bad_gateway_is_tried_again(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("sendMessage", BadGateway(), times=2)
    await li.says("Li", "平罗县2022年收到多少申请")
    assert len(await li.bot_answers()) == 1


async def test_refused_markup_is_sent_as_plain_text(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan(
        "sendMessage", bad('can\'t parse entities: Unsupported start tag "局" at byte offset 3')
    )
    await li.says("Li", "平罗县2022年收到多少申请")
    answer = await li.bot_answer()
    assert answer.first_line == "24 件"
    assert answer.marked("bold") == []
    assert answer.buttons == ["办理结果", "按申请人"]


@pytest.mark.parametrize(
    "refused",
    [
        RefusedError(403, "Forbidden: bot was blocked by the user"),
        RefusedError(403, "Forbidden: user is deactivated"),
        bad("chat not found"),
        bad("not enough rights to send text messages to the chat"),
        bad("CHAT_WRITE_FORBIDDEN"),
        too_many(86_400),
    ],
    ids=lambda refused: refused.description,
)
async def test_what_cannot_be_helped_breaks_nothing(
    talk: Conversation, refused: RefusedError, logged: io.StringIO
) -> None:
    li, wang = talk.private("Li"), talk.private("Wang")
    talk.telegram.faults.plan("sendMessage", refused, chat=li.chat.id)
    await li.says("Li", "平罗县2022年收到多少申请")
    await wang.says("Wang", "平罗县2022年收到多少申请")
    assert (await wang.bot_answer()).first_line == "24 件"
    await li.bot_is_silent()
    assert " ERROR " not in logged.getvalue()


async def test_a_press_that_is_too_old_to_be_acknowledged_is_answered_all_the_same(
    talk: Conversation,
) -> None:
    li = talk.private("Li")
    await li.says("Li", "城关镇的年报")
    which = await li.bot_answer()
    talk.telegram.faults.plan(
        "answerCallbackQuery",
        bad("query is too old and response timeout expired or query ID is invalid"),
    )
    await talk.telegram.presses(li.chat, talk.person("Li"), which.raw, "平罗县城关镇")
    assert (await li.bot_answer()).text.startswith("问：")
