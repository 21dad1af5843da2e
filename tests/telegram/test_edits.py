from handlers.reply import Language, Reply, ReplyLine
from tests.telegram.conversation import Conversation
from tests.telegram.scripted import Scripted


async def test_an_edited_question_changes_its_answer_in_place(talk: Conversation) -> None:
    group = talk.group("年报群")
    question = await group.says("Li", "/ask 平罗县2020年收到多少申请")
    answer = await group.bot_answer()
    assert answer.text == "答：平罗县2020年收到多少申请"
    await group.edits(question, "/ask 平罗县2022年收到多少申请")
    await group.bot_is_silent()
    changed = group.now(answer)
    assert changed.first_line == "24 件"
    assert changed.buttons == ["办理结果", "按申请人"]


async def test_an_edit_that_changes_nothing_is_not_asked_again(
    talk: Conversation, assistant: Scripted
) -> None:
    group = talk.group("年报群")
    question = await group.says("Li", "/ask 平罗县2022年收到多少申请")
    await group.bot_answer()
    await group.edits(question, "/ask 平罗县2022年收到多少申请")
    await group.bot_is_silent()
    assert len(assistant.asked) == 1


async def test_a_mistyped_command_is_answered_once_it_is_corrected(talk: Conversation) -> None:
    group = talk.group("年报群")
    question = await group.says("Li", "/aks 平罗县2022年收到多少申请")
    await group.bot_is_silent()
    await group.edits(question, "/ask 平罗县2022年收到多少申请")
    assert (await group.bot_answer()).first_line == "24 件"


async def test_the_answer_grows_and_shrinks_with_the_question(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    rows = tuple(ReplyLine(f"第{number}条" + "长" * 100) for number in range(60))
    assistant.answers["全部"] = Reply(rows, Language.ZH)
    question = await li.says("Li", "平罗")
    first = await li.bot_answer()
    await li.edits(question, "全部")
    (second,) = await li.bot_answers()
    assert f"{li.now(first).text}\n{second.text}" == "\n".join(row.text for row in rows)
    await li.edits(question, "平罗")
    await li.bot_is_silent()
    assert [message["text"] for message in talk.telegram.said_by_bot(li.chat)] == ["答：平罗"]


async def test_a_deleted_answer_is_given_anew(talk: Conversation) -> None:
    li = talk.private("Li")
    question = await li.says("Li", "平罗")
    answer = await li.bot_answer()
    del li.chat.messages[answer.id]
    await li.edits(question, "平罗县2022年收到多少申请")
    assert (await li.bot_answer()).first_line == "24 件"


async def test_a_message_delivered_twice_is_answered_once(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    question = await li.says("Li", "平罗县2022年收到多少申请")
    await li.bot_answer()
    await talk.telegram.updates.put("message", question)
    await li.bot_is_silent()
    assert len(assistant.asked) == 1
