from handlers.reply import Asker, Button, Language, Reply, ReplyLine, Style
from tests.telegram.conversation import TODAY, Conversation
from tests.telegram.scripted import Scripted, plain


async def test_a_question_is_answered(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    await li.says("Li", "平罗县2022年收到多少申请")
    answer = await li.bot_answer()
    assert answer.first_line == "24 件"
    assert answer.marked("bold") == ["24 件"]
    assert answer.buttons == ["办理结果", "按申请人"]
    assert answer.replies_to is None
    assert assistant.asked[0].today == TODAY
    assert assistant.asked[0].asker == Asker(str(li.chat.id), "", str(talk.person("Li").id))


async def test_the_name_of_the_bot_is_no_part_of_the_question(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    await li.says("Li", "@nianbao_bot 平罗县2022年收到多少申请")
    assert (await li.bot_answer()).first_line == "24 件"


async def test_english_is_answered_in_english(talk: Conversation) -> None:
    mary = talk.private("Mary", "en")
    await mary.says("Mary", "how many requests did Pingluo receive in 2022")
    assert (await mary.bot_answer()).first_line == "24 requests"
    await mary.says("Mary", "/reports")
    assert (await mary.bot_answer()).text == "Reports: all"


async def test_the_language_last_spoken_holds_for_commands(talk: Conversation) -> None:
    mary = talk.private("Mary", "en")
    await mary.says("Mary", "/reports")
    assert (await mary.bot_answer()).text == "Reports: all"
    await mary.says("Mary", "平罗县2022年收到多少申请")
    assert (await mary.bot_answer()).first_line == "24 件"
    await mary.says("Mary", "/reports")
    assert (await mary.bot_answer()).text == "年报：全部"


async def test_without_any_sign_the_language_is_chinese(talk: Conversation) -> None:
    silent = talk.private("Zhao", None)
    await silent.says("Zhao", "/check")
    assert (await silent.bot_answer()).text == "体检：全部"


async def test_start_welcomes_also_from_a_deep_link(talk: Conversation) -> None:
    li = talk.private("Li")
    for words in ("/start", "/start pingluo_2022"):
        await li.says("Li", words)
        answer = await li.bot_answer()
        assert (
            answer.text
            == "我回答政府信息公开年报里的数字，每个数字都注明出处。\n可以问：平罗县2022年收到多少申请"
        )


async def test_commands_take_what_follows_them(talk: Conversation) -> None:
    li = talk.private("Li")
    for words, expected in {
        "/ask 平罗县2022年收到多少申请": "24 件",
        "/ask\u3000平罗县2022年收到多少申请": "24 件",
        "/ask\n平罗县2022年收到多少申请": "24 件",
        "/ask平罗县2022年收到多少申请": "24 件",
        "/ASK 平罗县2022年收到多少申请": "24 件",
        "/reports\u3000平罗　2022": "年报：平罗　2022",
        "/check 西吉县": "体检：西吉县",
        "/help": "可以问：平罗县2022年收到多少申请",
    }.items():
        await li.says("Li", words)
        assert (await li.bot_answer()).first_line == expected


async def test_ask_alone_shows_how(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    await li.says("Li", "/ask")
    assert (
        await li.bot_answer()
    ).text == "请把问题写在 /ask 后面，例如：/ask 平罗县2022年收到多少件申请"
    assert assistant.asked == []


async def test_what_cannot_be_read_is_said(talk: Conversation) -> None:
    li = talk.private("Li")
    await li.says("Li", "/weather 平罗")
    assert (await li.bot_answer()).text == "没有这个命令。/help 说明可以问什么。"
    await talk.telegram.sends_picture(li.chat, talk.person("Li"))
    assert (await li.bot_answer()).text.startswith("我只读文字。")


async def test_names_with_markup_characters_are_shown_as_they_are(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    assistant.answers["A&B<局>"] = plain("A&B<局> &lt; </b> “引号” '单' \"双\"")
    await li.says("Li", "A&B<局>")
    assert (await li.bot_answer()).text == "A&B<局> &lt; </b> “引号” '单' \"双\""


async def test_each_kind_of_line_has_its_mark(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    lines = (
        ReplyLine("红寺堡区多，多 694 件", Style.HEAD),
        ReplyLine("红寺堡区  1,965 件", Style.TABLE),
        ReplyLine("西吉县    1,271 件", Style.TABLE),
        ReplyLine("三是安排政务公开工作经费56.3万元", Style.QUOTE),
        ReplyLine("理解为：行政处罚", Style.NOTE),
    )
    assistant.answers["谁多"] = Reply(lines, Language.ZH)
    await li.says("Li", "谁多")
    answer = await li.bot_answer()
    assert answer.marked("bold") == ["红寺堡区多，多 694 件"]
    assert answer.marked("pre") == ["红寺堡区  1,965 件\n西吉县    1,271 件"]
    assert answer.marked("blockquote") == ["三是安排政务公开工作经费56.3万元"]
    assert answer.marked("italic") == ["理解为：行政处罚"]


async def test_long_answers_come_in_parts_with_the_buttons_under_the_last(
    talk: Conversation, assistant: Scripted
) -> None:
    li = talk.private("Li")
    rows = tuple(ReplyLine(f"{number:4}  第{number}条：" + "𠮷" * 20) for number in range(300))
    assistant.answers["全部"] = Reply(rows, Language.ZH, ((Button("继续", "下一页"),),))
    await li.says("Li", "全部")
    parts = await li.bot_answers()
    assert len(parts) == 4
    assert [part.buttons for part in parts] == [[], [], [], ["继续"]]
    assert "\n".join(part.text for part in parts) == "\n".join(row.text for row in rows)


async def test_a_command_may_be_given_by_its_word(talk: Conversation, assistant: Scripted) -> None:
    li = talk.private("Li")
    for words, expected in {
        "帮助": "可以问：平罗县2022年收到多少申请",
        "体检 西吉县": "体检：西吉县",
        "年报：平罗　2022": "年报：平罗　2022",
        "查询 平罗县2022年收到多少申请": "24 件",
        "年报里有什么": "答：年报里有什么",
    }.items():
        await li.says("Li", words)
        assert (await li.bot_answer()).first_line == expected
