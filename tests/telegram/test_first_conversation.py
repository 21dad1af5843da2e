from handlers.reply import Asker
from tests.telegram.conversation import TODAY, Conversation
from tests.telegram.scripted import Scripted


async def test_a_private_question_is_answered(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    await li.says("Li", "平罗县2022年收到多少申请")
    answer = await li.bot_answer()
    assert answer.first_line == "24 件"
    assert answer.marked("bold") == ["24 件"]
    assert answer.buttons == ["办理结果", "按申请人"]
    assert answer.replies_to is None
    assert assistant.asked[0].today == TODAY
    assert assistant.asked[0].asker == Asker(str(li.chat.id), "", str(talk.person("Li").id))


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
