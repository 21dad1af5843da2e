"""Files on their way out."""

from __future__ import annotations

from handlers.reply import File, Language, Reply, ReplyLine
from handlers.telegram.showing.outgoing import FILE_LIMIT, ChatPlace, SendOutcome
from tests.emulator.errors import bad, too_many
from tests.telegram.conversation import Conversation
from tests.telegram.scripted import Scripted

CSV = File("平罗县2022.csv", "表,行\n".encode())


async def test_a_reply_may_carry_files(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    assistant.answers["给我文件"] = Reply((ReplyLine("24 行"),), Language.ZH, files=(CSV,))
    await li.says("Li", "给我文件")
    answer = await li.bot_answer()
    assert (answer.file_name, answer.text) == (CSV.name, "24 行")
    assert talk.telegram.files.stored[answer.file_id].content == CSV.content


async def test_what_does_not_fit_under_a_file_stands_below_it(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    assistant.answers["给我文件"] = Reply((ReplyLine("长" * 1025),), Language.ZH, files=(CSV,))
    await li.says("Li", "给我文件")
    file, text = await li.bot_answer(), await li.bot_answer()
    assert (file.file_name, file.text, text.file_name) == (CSV.name, "", None)


async def test_a_file_waits_and_goes_without_markup_as_words_do(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    assistant.answers["给我文件"] = Reply((ReplyLine("24 行"),), Language.ZH, files=(CSV,))
    talk.telegram.faults.plan("sendDocument", too_many(5))
    talk.telegram.faults.plan("sendDocument", bad("can't parse entities: odd"))
    await li.says("Li", "给我文件")
    assert (await li.bot_answer()).text == "24 行"


async def test_a_file_that_telegram_does_not_take_is_not_tried(talk: Conversation) -> None:
    li = talk.private("Li")
    sent = await talk.edge.sender.send_file(
        ChatPlace(li.chat.id), File("大.bin", bytes(FILE_LIMIT + 1))
    )
    assert sent.outcome is SendOutcome.FAILED
    assert "sendDocument" not in {request.method for request in talk.telegram.requests}


async def test_somebody_who_asked_for_too_large_a_file_is_told(
    talk: Conversation, assistant: Scripted
) -> None:
    assistant.answers["全部"] = Reply(
        (ReplyLine("9 行"),), Language.ZH, files=(File("大.bin", bytes(FILE_LIMIT + 1_000_000)),)
    )
    li = talk.private("Li")
    await li.says("Li", "全部")
    answer = await li.bot_answer()
    assert answer.first_line.startswith("文件有 51.0 MB，Telegram 只收 50 MB 以内的，所以没有发。")
    assert answer.text.endswith("9 行")
