from datetime import timedelta
from pathlib import Path

import pytest

from handlers.reply import Button, Language, Reply, ReplyLine
from tests.emulator.control import buttons, emulator
from tests.telegram.conversation import Conversation, conversation
from tests.telegram.scripted import Scripted


async def test_a_button_asks_for_whoever_pressed_it(
    talk: Conversation, assistant: Scripted
) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 城关镇的年报")
    which = await group.bot_answer()
    assert which.buttons == ["平罗县城关镇", "隆德县城关镇"]
    said = await group.presses("Wang", "隆德县城关镇", under=which)
    assert said == ""
    answer = await group.bot_answer()
    assert (
        answer.text
        == "问：宁夏回族自治区固原市隆德县城关镇的年报\n答：宁夏回族自治区固原市隆德县城关镇的年报"
    )
    assert answer.replies_to == which.text
    assert assistant.asked[1].asker.person == str(talk.person("Wang").id)
    await group.presses("Li", "平罗县城关镇", under=which)
    assert "平罗县城关镇" in (await group.bot_answer()).text


async def test_buttons_work_after_a_restart(assistant: Scripted, tmp_path: Path) -> None:
    async with emulator() as telegram:
        async with conversation(assistant, tmp_path, telegram=telegram) as before:
            earlier = before.group("年报群")
            await earlier.says("Li", "/ask 城关镇的年报")
            which = await earlier.bot_answer()
        async with conversation(assistant, tmp_path, telegram=telegram) as after:
            group = after.resumed(earlier)
            await group.presses("Li", "平罗县城关镇", under=which)
            assert (await group.bot_answer()).text.startswith(
                "问：宁夏回族自治区石嘴山市平罗县城关镇的年报"
            )


async def test_the_answer_to_a_button_speaks_its_language(
    talk: Conversation, assistant: Scripted
) -> None:
    group = talk.group("年报群")
    assistant.answers["Chengguan"] = Reply(
        (ReplyLine("Which one?"),), Language.EN, ((Button("Pingluo", "Chengguan, Pingluo"),),)
    )
    await group.says("Mary", "/ask Chengguan")
    which = await group.bot_answer()
    await group.presses("Li", "Pingluo", under=which)
    assert (
        await group.bot_answer()
    ).text == "Asked: Chengguan, Pingluo\nAnswer: Chengguan, Pingluo"
    assert assistant.asked[1].language is Language.EN


async def test_an_unknown_button_says_so_and_asks_nothing(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    await li.says("Li", "城关镇的年报")
    which = await li.bot_answer()
    query = await talk.telegram.presses_data(li.chat, talk.person("Li"), which.raw, "no-such-token")
    await li.bot_is_silent()
    assert talk.telegram.methods.queries[query] == "这个按钮已过期，请重新提问。"
    assert len(assistant.asked) == 1


@pytest.mark.parametrize(
    "data",
    ["", "' OR 1=1 --", "/reload", "../../state.db", "长" * 300, "\x00", "\ud83d", "{0.__class__}"],
)
async def test_whatever_a_press_says_only_buttons_ask(
    talk: Conversation, assistant: Scripted, data: str
) -> None:
    li = talk.private("Li")
    await li.says("Li", "城关镇的年报")
    which = await li.bot_answer()
    query = await talk.telegram.presses_data(li.chat, talk.person("Li"), which.raw, data)
    await li.bot_is_silent()
    assert talk.telegram.methods.queries[query] == "这个按钮已过期，请重新提问。"
    assert len(assistant.asked) == 1


async def test_a_button_of_another_chat_is_none(talk: Conversation, assistant: Scripted) -> None:
    li, wang = talk.private("Li"), talk.private("Wang")
    for scene, who in ((li, "Li"), (wang, "Wang")):
        await scene.says(who, "城关镇的年报")
    theirs, mine = await li.bot_answer(), await wang.bot_answer()
    token = buttons(theirs.raw)[0]["callback_data"]
    query = await talk.telegram.presses_data(wang.chat, talk.person("Wang"), mine.raw, token)
    await wang.bot_is_silent()
    assert talk.telegram.methods.queries[query] == "这个按钮已过期，请重新提问。"
    assert len(assistant.asked) == 2


async def test_of_an_old_message_the_place_comes_from_the_button(talk: Conversation) -> None:
    forum = talk.group("固原市", forum=True)
    topic = await talk.topic(forum, "年报")
    await topic.says("Li", "/ask 城关镇的年报")
    which = await topic.bot_answer()
    await topic.presses("Li", "平罗县城关镇", under=which, old=True)
    assert (await topic.bot_answer()).topic == topic.topic


async def test_a_press_delivered_twice_is_answered_once(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "城关镇的年报")
    which = await li.bot_answer()
    await li.presses("Li", "平罗县城关镇", under=which)
    await li.bot_answer()
    press = {
        "id": "query1",
        "from": talk.person("Li").shown(),
        "message": which.raw,
        "chat_instance": "1",
        "data": buttons(which.raw)[0]["callback_data"],
    }
    await talk.telegram.updates.put("callback_query", press)
    await li.bot_is_silent()


async def test_tokens_are_short_and_say_nothing(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "城关镇的年报")
    data = [button["callback_data"] for button in buttons((await li.bot_answer()).raw)]
    assert all(len(each.encode()) == 16 for each in data)
    assert len(set(data)) == 2


def test_the_time_that_buttons_are_kept_is_what_the_guide_says() -> None:
    from store.state.messages.buttons import KEPT as BUTTONS_KEPT

    guide = Path(__file__).parents[2] / "docs" / "telegram.md"
    assert timedelta(days=90) == BUTTONS_KEPT
    assert "90 天" in guide.read_text("utf-8")


async def test_a_button_may_give_a_command(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    assistant.answers["固原"] = Reply(
        (ReplyLine("固原"),),
        Language.ZH,
        ((Button("年报", "/reports 固原市"), Button("别的", "/weather 固原市")),),
    )
    await li.says("Li", "固原")
    shown = await li.bot_answer()
    await li.presses("Li", "年报", under=shown)
    assert (await li.bot_answer()).text == "年报：固原市"
    await li.presses("Li", "别的", under=shown)
    assert (await li.bot_answer()).text == "问：/weather 固原市\n答：/weather 固原市"


async def test_two_presses_in_a_row_give_one_answer(
    talk: Conversation, assistant: Scripted
) -> None:
    group = talk.group("年报群")
    await group.says("Li", "/ask 城关镇的年报")
    which = await group.bot_answer()
    assert await group.presses("Li", "平罗县城关镇", under=which) == ""
    await group.bot_answer()
    assert await group.presses("Wang", "平罗县城关镇", under=which) == "已回答，见上面的消息。"
    await group.bot_is_silent()
    assert await group.presses("Wang", "隆德县城关镇", under=which) == ""
    assert "隆德县城关镇" in (await group.bot_answer()).text
