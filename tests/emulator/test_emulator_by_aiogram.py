"""The emulator as another client sees it: aiogram's models are strict, and nobody here wrote
them.
"""

from __future__ import annotations

import pytest

from tests.emulator import strict
from tests.emulator.control import Emulator


async def test_it_tells_who_the_bot_is(telegram: Emulator, bot: strict.Bot) -> None:
    me = await bot.get_me()
    assert me.username == "nianbao_bot"
    assert me.can_read_all_group_messages is False
    telegram.reads_all = True
    assert (await bot.get_me()).can_read_all_group_messages is True


async def test_the_administrators_of_a_group(telegram: Emulator, bot: strict.Bot) -> None:
    group, li, wang = telegram.group("年报群"), telegram.person("Li"), telegram.person("Wang")
    group.admins |= {li.id: "creator", wang.id: "administrator"}
    assert {
        each.user.id: each.status for each in await bot.get_chat_administrators(group.id)
    } == group.admins
    assert (await bot.get_chat_member(group.id, wang.id)).status == "administrator"
    assert (await bot.get_chat_member(group.id, telegram.person("Zhao").id)).status == "left"
    assert await bot.leave_chat(group.id)
    with pytest.raises(strict.TelegramForbiddenError):
        await bot.get_chat_administrators(group.id)


async def test_a_message_is_marked_as_its_html_says(telegram: Emulator, bot: strict.Bot) -> None:
    chat = telegram.private(telegram.person("Li"))
    sent = await bot.send_message(
        chat.id, "<b>24 件</b>\n𠮷 <pre>a &lt; b</pre> &amp;c", parse_mode="HTML"
    )
    assert sent.text == "24 件\n𠮷 a < b &c"
    assert [(each.type, each.offset, each.length) for each in sent.entities or ()] == [
        ("bold", 0, 4),
        ("pre", 8, 5),
    ]
    assert sent.html_text == "<b>24 件</b>\n𠮷 <pre>a &lt; b</pre> &amp;c"


@pytest.mark.parametrize(
    ("html", "error"),
    [
        ("局<局>", 'can\'t parse entities: Unsupported start tag "局" at byte offset 3'),
        (
            "<b>x</i>",
            'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        ("<b>x", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("x</b>", "can't parse entities: Unexpected end tag at byte offset 1"),
        ("a < b", "can't parse entities: Unclosed start tag at byte offset 2"),
        ("<b> </b>", "message text is empty"),
        ("<b>" + "字" * 4097 + "</b>", "message is too long"),
        ("𠮷" * 2049, "message is too long"),
    ],
)
async def test_markup_that_telegram_refuses_is_refused(
    telegram: Emulator, bot: strict.Bot, html: str, error: str
) -> None:
    chat = telegram.private(telegram.person("Li"))
    with pytest.raises(strict.TelegramBadRequest, match="Bad Request: ") as refused:
        await bot.send_message(chat.id, html, parse_mode="HTML")
    assert refused.value.message == f"Bad Request: {error}"


async def test_a_text_as_long_as_allowed_passes_whatever_its_marks(
    telegram: Emulator, bot: strict.Bot
) -> None:
    chat = telegram.private(telegram.person("Li"))
    sent = await bot.send_message(chat.id, "<b>" + "𠮷" * 2048 + "</b>", parse_mode="HTML")
    assert sent.text == "𠮷" * 2048


async def test_buttons_are_pressed_acknowledged_once_and_then_too_old(
    telegram: Emulator, bot: strict.Bot
) -> None:
    li = telegram.person("Li")
    chat = telegram.private(li)
    keyboard = strict.InlineKeyboardMarkup(
        inline_keyboard=[[strict.InlineKeyboardButton(text="平罗", callback_data="t")]]
    )
    await bot.send_message(chat.id, "哪一个？", reply_markup=keyboard)
    (message,) = telegram.said_by_bot(chat)
    query = await telegram.presses(chat, li, message, "平罗")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    assert update.callback_query.data == "t"
    assert isinstance(update.callback_query.message, strict.Message)
    assert await bot.answer_callback_query(query)
    with pytest.raises(strict.TelegramBadRequest, match="query is too old"):
        await bot.answer_callback_query(query)
    with pytest.raises(LookupError, match="only 平罗"):
        await telegram.presses(chat, li, message, "no such button")


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([[("a", "t")] * 9], "reply markup is too long"),
        ([[("a", "t")]] * 101, "reply markup is too long"),
        ([[("a", "字" * 22)]], "BUTTON_DATA_INVALID"),
    ],
    ids=["nine in a row", "more than a hundred", "too many bytes"],
)
async def test_keyboards_beyond_the_limits_are_refused(
    telegram: Emulator, bot: strict.Bot, rows: list[list[tuple[str, str]]], error: str
) -> None:
    chat = telegram.private(telegram.person("Li"))
    keyboard = [
        [strict.InlineKeyboardButton(text=text, callback_data=data) for text, data in row]
        for row in rows
    ]
    with pytest.raises(strict.TelegramBadRequest, match=error):
        await bot.send_message(
            chat.id, "x", reply_markup=strict.InlineKeyboardMarkup(inline_keyboard=keyboard)
        )


async def test_editing_and_deleting_follow_the_rules(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    chat = telegram.private(li)
    theirs = await telegram.writes(chat, li, "平罗")
    ours = await bot.send_message(chat.id, "24 件")
    edited = await bot.edit_message_text("25 件", chat_id=chat.id, message_id=ours.message_id)
    assert isinstance(edited, strict.Message)
    assert edited.edit_date is not None
    for message, words in (
        (ours.message_id, "message is not modified"),
        (theirs["message_id"], "message can't be edited"),
        (99, "message to edit not found"),
    ):
        with pytest.raises(strict.TelegramBadRequest, match=words):
            await bot.edit_message_text("25 件", chat_id=chat.id, message_id=message)
    assert await bot.delete_message(chat.id, ours.message_id)
    with pytest.raises(strict.TelegramBadRequest, match="message to delete not found"):
        await bot.delete_message(chat.id, ours.message_id)


async def test_topics_follow_the_rules(telegram: Emulator, bot: strict.Bot) -> None:
    li, forum = telegram.person("Li"), telegram.group("固原市", forum=True)
    await telegram.writes(forum, li, "早")
    topic = await telegram.topic(forum, "年报", li.shown())
    sent = await bot.send_message(forum.id, "24 件", message_thread_id=topic.id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.id, True)
    for lost in (1, 77):
        with pytest.raises(strict.TelegramBadRequest, match="message thread not found"):
            await bot.send_message(forum.id, "24 件", message_thread_id=lost)
    topic.closed = True
    with pytest.raises(strict.TelegramBadRequest, match="TOPIC_CLOSED"):
        await bot.send_message(forum.id, "24 件", message_thread_id=topic.id)


async def test_replies_know_what_they_answer(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    group = telegram.group("年报群")
    question = await telegram.writes(group, li, "/ask 平罗")
    sent = await bot.send_message(
        group.id,
        "24 件",
        reply_parameters=strict.ReplyParameters(message_id=question["message_id"]),
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/ask 平罗"
    with pytest.raises(strict.TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(
            group.id, "24 件", reply_parameters=strict.ReplyParameters(message_id=99)
        )
    alone = await bot.send_message(
        group.id,
        "24 件",
        reply_parameters=strict.ReplyParameters(message_id=99, allow_sending_without_reply=True),
    )
    assert alone.reply_to_message is None


async def test_menus_are_kept_by_scope_and_language(telegram: Emulator, bot: strict.Bot) -> None:
    await bot.set_my_commands(
        [strict.BotCommand(command="ask", description="提问")], language_code="zh"
    )
    (command,) = await bot.get_my_commands(language_code="zh")
    assert (command.command, command.description) == ("ask", "提问")
    assert await bot.get_my_commands() == []


async def test_members_can_be_looked_at(telegram: Emulator, bot: strict.Bot) -> None:
    group = telegram.group("年报群", bot="administrator")
    member = await bot.get_chat_member(group.id, bot.id)
    assert member.status == "administrator"


async def test_cards_are_offered_within_the_limits(telegram: Emulator, bot: strict.Bot) -> None:
    def card(number: str) -> strict.InlineQueryResultArticle:
        content = strict.InputTextMessageContent(message_text="<b>24 件</b>", parse_mode="HTML")
        return strict.InlineQueryResultArticle(
            id=number, title="24 件", input_message_content=content
        )

    await bot.get_updates()
    query = await telegram.types(telegram.person("Li"), "平罗")
    (update,) = await bot.get_updates()
    assert update.inline_query is not None
    assert (update.inline_query.id, update.inline_query.query) == (query, "平罗")
    for wrong, ids in (
        ("RESULT_ID_DUPLICATE", ["1", "1"]),
        ("RESULTS_TOO_MUCH", [str(n) for n in range(51)]),
    ):
        with pytest.raises(strict.TelegramBadRequest, match=wrong):
            await bot.answer_inline_query(query, [card(each) for each in ids])
    assert await bot.answer_inline_query(query, [card("1")])
    with pytest.raises(strict.TelegramBadRequest, match="query is too old"):
        await bot.answer_inline_query(query, [card("1")])
    message = await telegram.chooses(telegram.group("别的群"), telegram.person("Li"), query, 0)
    assert message["text"] == "24 件"
