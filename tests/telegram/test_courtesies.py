"""Thanks, an ok, a doubt: no refusal, no word about reports, and no language is learned from
them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.conversation import Conversation as Reports
from handlers.understanding.wordlists.courtesies import Courtesy, courtesy
from tests.emulator.errors import bad
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted


def _each(wordings: str) -> list[str]:
    return wordings.split("|")


THANKS = _each(
    "谢谢|谢谢！|thanks!|Thank you.|辛苦了～|OK, thanks|赞|厉害|good|没问题|太棒了！|perfect, thanks|"
    "嗯嗯，好的，谢谢老师|Great, thank you so much!|really helpful|不错啊"
)
NOTED = _each("好的|收到|ok|OK!|👍|👌🏻|嗯嗯|Got it.|哈哈哈哈|no thanks|好的好的")
DOUBTS = _each(
    "no|这个数不对|这个数字是错的|不是24|不是24件|数据有误|that's not right|Wrong number!|right?|"
    "No, it’s not 24.|不对，应该是25件|Sorry, but I think that's wrong|我觉得不对|对不上啊|"
    "doesn't look right"
)
QUESTIONS = _each(
    "你好|您好|老师好|收到的|"
    "?|？|谢谢平罗县2022年收到多少申请|好的平罗呢|2022|平罗|ok Pingluo|不是2022|not 2022|有没有问题|"
    "有问题吗|不对，是西吉|no, Xiji|no reports|wrong decisions in Pingluo|赞皇|牛街|你|"
    "厉害的是哪个县|good practice in Pingluo|thanks, and Xiji?|错误的申请有几件|right to information|"
    "all"
)


@pytest.fixture(params=["polling", "webhook"])
async def talk(
    conversation_over_reports: Reports, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Conversation]:
    async with conversation(
        conversation_over_reports, tmp_path, webhook=request.param == "webhook"
    ) as talk:
        yield talk


def test_what_is_a_question_is_no_courtesy() -> None:
    assert [courtesy(text) for text in THANKS] == [Courtesy.THANKS] * len(THANKS)
    assert [courtesy(text) for text in NOTED] == [Courtesy.NOTED] * len(NOTED)
    assert [courtesy(text) for text in DOUBTS] == [Courtesy.DOUBT] * len(DOUBTS)
    assert [text for text in QUESTIONS if courtesy(text)] == []


@pytest.mark.parametrize("said", ["谢谢", "OK, thanks", "好的", "👍"])
async def test_in_private_it_gets_a_sign(talk: Conversation, said: str) -> None:
    li = talk.private("Li")
    message = await li.says("Li", said)
    await li.bot_is_silent()
    assert li.chat.reactions == {message["message_id"]: ["👍"]}


async def test_in_a_group_thanks_get_a_sign_and_an_ok_gets_nothing(talk: Conversation) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await group.bot_answer()
    thanks = await group.says("Li", "谢谢", reply_to=answer)
    for said in ("好的", "收到", "ok", "👍"):
        await group.says("Wang", said, reply_to=answer)
    await group.bot_is_silent()
    assert group.chat.reactions == {thanks["message_id"]: ["👍"]}


async def test_where_no_sign_may_be_put_nothing_is_said(talk: Conversation) -> None:
    li = talk.private("Li")
    talk.telegram.faults.plan("setMessageReaction", bad("REACTION_INVALID"))
    await li.says("Li", "谢谢")
    await li.bot_is_silent()


@pytest.mark.parametrize(
    ("doubt", "says"), [("不对", "请对照原文"), ("that is wrong!", "Please check it")]
)
async def test_a_doubt_gets_what_the_answer_was_read_from(
    talk: Conversation, doubt: str, says: str
) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 平罗县2022年收到多少申请")
    answer = await group.bot_answer()
    await group.says("Wang", doubt, reply_to=answer)
    why = await group.bot_answer()
    assert why.first_line.startswith(says) or "请对照原文" in why.first_line
    assert "平罗县人民政府办公室2022.txt" in why.text
    if "原文" in answer.buttons:
        await group.presses("Wang", why.buttons[0], under=why)
        assert "47" in (await group.bot_answer()).text


@pytest.mark.parametrize("doubt", ["不对", "that's not right", "不是24件", "no"])
async def test_in_private_a_doubt_that_is_no_reply_is_about_the_last_answer(
    talk: Conversation, doubt: str
) -> None:
    li = talk.private("Li")
    await li.says("Li", "平罗县2022年收到多少申请")
    await li.bot_answer()
    await li.says("Li", doubt)
    why = await li.bot_answer()
    assert "请对照原文" in why.first_line
    assert "平罗县人民政府办公室2022.txt" in why.text
    await li.presses("Li", why.buttons[0], under=why)
    assert "47" in (await li.bot_answer()).text


async def test_a_doubt_about_nothing_that_is_remembered_says_what_to_do(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "不对")
    assert (await li.bot_answer()).text.endswith("请再问一次。")


@pytest.mark.parametrize(
    "noise", ["/help@nianbao_bot", "/report@nianbao_bot Pingluo 2022", "/lang"]
)
async def test_a_language_is_not_learned_from_noise(
    assistant: Scripted, tmp_path: Path, noise: str
) -> None:
    async with conversation(assistant, tmp_path) as talk:
        group = talk.group("年报群")
        await group.says("Li", "/ask 平罗县2022年收到多少申请")
        await group.bot_answer()
        talk.person("Mary", "en")
        for said in (noise, "/ask@nianbao_bot ok", "/ask Pingluo"):
            await group.says("Mary", said)
            await group.bot_answer()
        assert talk.state.languages.get(group.chat.id, "") == "zh"
        await group.says("Mary", "/ask how many requests did Pingluo receive in 2022")
        await group.bot_answer()
        assert talk.state.languages.get(group.chat.id, "") == "en"
