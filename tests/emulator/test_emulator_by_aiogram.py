"""The emulator as another client sees it: aiogram's models are strict, and nobody here wrote them."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.emulator import strict
from tests.emulator.control import Emulator, emulator
from tests.emulator.errors import RefusedError, bad
from tests.emulator.faults import AnswerLost, BadGateway
from tests.emulator.world import Person


@pytest.fixture
async def telegram() -> AsyncIterator[Emulator]:
    async with emulator() as running:
        yield running


@pytest.fixture
async def bot(telegram: Emulator) -> AsyncIterator[strict.Bot]:
    async with strict.client(telegram) as connected:
        yield connected


async def test_it_tells_who_the_bot_is(telegram: Emulator, bot: strict.Bot) -> None:
    me = await bot.get_me()
    assert me.username == "nianbao_bot"
    assert me.can_read_all_group_messages is False
    telegram.reads_all = True
    assert (await bot.get_me()).can_read_all_group_messages is True


async def test_a_file_goes_both_ways(telegram: Emulator, bot: strict.Bot) -> None:
    chat, li = telegram.private(li_of(telegram)), li_of(telegram)
    sent = await telegram.sends_document(chat, li, "年报.txt", b"2022", mime="text/plain")
    (update,) = await bot.get_updates()
    assert update.message is not None
    document = update.message.document
    assert document is not None
    assert (document.file_name, document.mime_type, document.file_size) == ("年报.txt", "text/plain", 4)
    fetched = await bot.download(document)
    assert fetched is not None
    assert fetched.read() == b"2022"
    assert telegram.files.fetched == [sent["document"]["file_id"]]
    back = await bot.send_document(
        chat.id, strict.BufferedInputFile(b"a,b", "表.csv"), caption="<b>两</b>列", parse_mode="HTML"
    )
    assert back.document is not None
    assert (back.document.file_name, back.caption) == ("表.csv", "两列")
    assert telegram.files.stored[back.document.file_id].content == b"a,b"
    again = await bot.send_document(chat.id, back.document.file_id)
    assert again.document == back.document


async def test_a_photo_has_its_measures(telegram: Emulator, bot: strict.Bot) -> None:
    chat = telegram.private(li_of(telegram))
    sent = await bot.send_photo(chat.id, strict.BufferedInputFile(png(1200, 800), "图.png"))
    assert sent.photo is not None
    assert (sent.photo[-1].width, sent.photo[-1].height) == (1200, 800)
    for content, why in ((png(100, 2100), "PHOTO_INVALID_DIMENSIONS"), (b"no picture", "IMAGE_PROCESS_FAILED")):
        with pytest.raises(strict.TelegramBadRequest, match=why):
            await bot.send_photo(chat.id, strict.BufferedInputFile(content, "图.png"))


async def test_files_have_limits(telegram: Emulator, bot: strict.Bot) -> None:
    chat, li = telegram.private(li_of(telegram)), li_of(telegram)
    large = await telegram.sends_document(chat, li, "大.pdf", b"", size=(20 << 20) + 1)
    with pytest.raises(strict.TelegramBadRequest, match="file is too big"):
        await bot.get_file(large["document"]["file_id"])
    with pytest.raises(strict.TelegramBadRequest, match="wrong file_id"):
        await bot.get_file("no such file")
    with pytest.raises(strict.TelegramBadRequest, match="caption is too long"):
        await bot.send_document(chat.id, strict.BufferedInputFile(b"a", "a.txt"), caption="长" * 1025)
    with pytest.raises(strict.TelegramBadRequest, match="non-empty"):
        await bot.send_document(chat.id, strict.BufferedInputFile(b"", "a.txt"))
    with pytest.raises(strict.TelegramBadRequest, match="too big for a photo"):
        await bot.send_photo(chat.id, strict.BufferedInputFile(png(10, 10) + bytes(10 << 20), "a.png"))
    with pytest.raises(strict.TelegramEntityTooLarge):
        await bot.send_document(chat.id, strict.BufferedInputFile(bytes((51 << 20) + 1), "a.bin"))


def li_of(telegram: Emulator) -> Person:
    return next((Person(chat.id, "Li") for chat in telegram.chats.values()), None) or telegram.person("Li")


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")


async def test_the_administrators_of_a_group(telegram: Emulator, bot: strict.Bot) -> None:
    group, li, wang = telegram.group("年报群"), telegram.person("Li"), telegram.person("Wang")
    group.admins |= {li.id: "creator", wang.id: "administrator"}
    assert {each.user.id: each.status for each in await bot.get_chat_administrators(group.id)} == group.admins
    assert (await bot.get_chat_member(group.id, wang.id)).status == "administrator"
    assert (await bot.get_chat_member(group.id, telegram.person("Zhao").id)).status == "left"
    assert await bot.leave_chat(group.id)
    with pytest.raises(strict.TelegramForbiddenError):
        await bot.get_chat_administrators(group.id)


async def test_a_wrong_token_is_unauthorized(telegram: Emulator) -> None:
    async with strict.client(telegram, "1:wrong") as stranger:
        with pytest.raises(strict.TelegramUnauthorizedError):
            await stranger.get_me()


async def test_a_message_is_marked_as_its_html_says(telegram: Emulator, bot: strict.Bot) -> None:
    chat = telegram.private(telegram.person("Li"))
    sent = await bot.send_message(chat.id, "<b>24 件</b>\n𠮷 <pre>a &lt; b</pre> &amp;c", parse_mode="HTML")
    assert sent.text == "24 件\n𠮷 a < b &c"
    assert [(each.type, each.offset, each.length) for each in sent.entities or ()] == [("bold", 0, 4), ("pre", 8, 5)]
    assert sent.html_text == "<b>24 件</b>\n𠮷 <pre>a &lt; b</pre> &amp;c"


@pytest.mark.parametrize(
    ("html", "error"),
    [
        ("局<局>", 'can\'t parse entities: Unsupported start tag "局" at byte offset 3'),
        ("<b>x</i>", 'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
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


async def test_a_text_as_long_as_allowed_passes_whatever_its_marks(telegram: Emulator, bot: strict.Bot) -> None:
    chat = telegram.private(telegram.person("Li"))
    sent = await bot.send_message(chat.id, "<b>" + "𠮷" * 2048 + "</b>", parse_mode="HTML")
    assert sent.text == "𠮷" * 2048


async def test_updates_can_be_read_by_another_client(telegram: Emulator, bot: strict.Bot) -> None:
    li, group = telegram.person("Li"), telegram.group("年报群", forum=True, bot="administrator")
    topic = await telegram.topic(group, "年报", li.shown())
    first = await telegram.writes(group, li, "/ask@nianbao_bot 平罗 @zhaoliu", topic=topic.id)
    await telegram.writes_anonymously(group, "你好")
    await telegram.channel_posts(group, "公告")
    await telegram.sends_picture(group, li)
    await telegram.edits(group, first, "/ask 西吉")
    await telegram.bot_becomes(group, "member", li)
    await telegram.bot_becomes(group, "kicked", li)
    await telegram.upgrades(telegram.group("小群", "group"))
    updates = await bot.get_updates()
    assert [update.event_type for update in updates] == [
        *["message"] * 5,
        "edited_message",
        *["my_chat_member"] * 2,
        *["message"] * 2,
    ]
    asked = updates[1].message
    assert asked is not None
    assert asked.is_topic_message
    assert [each.type for each in asked.entities or ()] == ["bot_command", "mention"]
    assert asked.reply_to_message is not None
    assert asked.reply_to_message.forum_topic_created is not None
    old, new = updates[-2].message, updates[-1].message
    assert old is not None
    assert new is not None
    assert old.migrate_to_chat_id == new.chat.id
    assert new.migrate_from_chat_id == old.chat.id


async def test_what_was_confirmed_comes_no_more_and_the_rest_does(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    chat = telegram.private(li)
    for word in "一二三":
        await telegram.writes(chat, li, word)
    first, *_ = await bot.get_updates()
    assert len(await bot.get_updates(offset=first.update_id + 1)) == 2
    assert len(await bot.get_updates(offset=-1)) == 1
    assert len(await bot.get_updates()) == 1


async def test_what_was_allowed_is_remembered(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    chat = telegram.private(li)
    await bot.get_updates(allowed_updates=["callback_query"])
    await telegram.writes(chat, li, "平罗")
    assert await bot.get_updates() == []
    await bot.get_updates(allowed_updates=["message"])
    await telegram.writes(chat, li, "平罗")
    assert len(await bot.get_updates()) == 1


async def test_a_second_poller_ends_the_first(telegram: Emulator, bot: strict.Bot) -> None:
    import asyncio

    first = asyncio.create_task(bot.get_updates(timeout=30))
    await telegram.polled(0)
    await bot.get_updates(timeout=0)
    with pytest.raises(strict.TelegramConflictError, match="terminated by other getUpdates request"):
        await first


async def test_privacy_mode_lets_through_what_telegram_lets_through(telegram: Emulator, bot: strict.Bot) -> None:
    li, group = telegram.person("Li"), telegram.group("年报群")
    ours = await bot.send_message(group.id, "24 件")
    theirs = await telegram.writes(group, li, "早上好")
    for words in ("@nianbao_bot 平罗", "平罗", "/ask@OtherBot 平罗", "/ask平罗"):
        await telegram.writes(group, li, words)
    assert await bot.get_updates() == []
    await telegram.writes(group, li, "/ask 平罗")
    await telegram.writes(group, li, "/ask@nianbao_bot 平罗")
    await telegram.writes(group, li, "那西吉呢", reply_to=ours.message_id)
    await telegram.writes(group, li, "早", reply_to=theirs["message_id"])
    assert [update.message.text for update in await bot.get_updates() if update.message] == [
        "/ask 平罗",
        "/ask@nianbao_bot 平罗",
        "那西吉呢",
    ]


async def test_buttons_are_pressed_acknowledged_once_and_then_too_old(telegram: Emulator, bot: strict.Bot) -> None:
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
    keyboard = [[strict.InlineKeyboardButton(text=text, callback_data=data) for text, data in row] for row in rows]
    with pytest.raises(strict.TelegramBadRequest, match=error):
        await bot.send_message(chat.id, "x", reply_markup=strict.InlineKeyboardMarkup(inline_keyboard=keyboard))


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


async def test_chats_that_take_no_message_say_why(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    private, group, kicked = telegram.private(li), telegram.group("小群", "group"), telegram.group("大群")
    left, muted = telegram.group("旧群", bot="left"), telegram.group("静群")
    await telegram.bot_becomes(private, "kicked", li)
    await telegram.bot_becomes(kicked, "kicked", li)
    muted.may_write = False
    new = await telegram.upgrades(group)
    with pytest.raises(strict.TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(private.id, "x")
    with pytest.raises(strict.TelegramForbiddenError, match="bot was kicked from the supergroup chat"):
        await bot.send_message(kicked.id, "x")
    with pytest.raises(strict.TelegramForbiddenError, match="bot is not a member of the supergroup chat"):
        await bot.send_message(left.id, "x")
    with pytest.raises(strict.TelegramBadRequest, match="not enough rights to send text messages to the chat"):
        await bot.send_message(muted.id, "x")
    with pytest.raises(strict.TelegramBadRequest, match="chat not found"):
        await bot.send_message(-77, "x")
    with pytest.raises(strict.TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.migrate_to_chat_id == new.id


async def test_replies_know_what_they_answer(telegram: Emulator, bot: strict.Bot) -> None:
    li = telegram.person("Li")
    group = telegram.group("年报群")
    question = await telegram.writes(group, li, "/ask 平罗")
    sent = await bot.send_message(
        group.id, "24 件", reply_parameters=strict.ReplyParameters(message_id=question["message_id"])
    )
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "/ask 平罗"
    with pytest.raises(strict.TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(group.id, "24 件", reply_parameters=strict.ReplyParameters(message_id=99))
    alone = await bot.send_message(
        group.id,
        "24 件",
        reply_parameters=strict.ReplyParameters(message_id=99, allow_sending_without_reply=True),
    )
    assert alone.reply_to_message is None


async def test_a_flood_is_stopped_until_its_minute_is_over(telegram: Emulator, bot: strict.Bot) -> None:
    telegram.flood.on = True
    group = telegram.group("年报群")
    for _ in range(telegram.flood.PER_MINUTE):
        telegram.clock.pass_by(1)
        await bot.send_message(group.id, "x")
    with pytest.raises(strict.TelegramRetryAfter) as flood:
        await bot.send_message(group.id, "x")
    telegram.clock.pass_by(flood.value.retry_after)
    await bot.send_message(group.id, "x")


async def test_a_chat_takes_a_few_messages_at_once_and_all_chats_together_thirty_a_second(
    telegram: Emulator, bot: strict.Bot
) -> None:
    telegram.flood.on = True
    chats = [telegram.private(telegram.person("Li")) for _ in range(telegram.flood.PER_SECOND // telegram.flood.BURST)]
    for chat in chats:
        for _ in range(telegram.flood.BURST):
            await bot.send_message(chat.id, "x")
    with pytest.raises(strict.TelegramRetryAfter) as flood:
        await bot.send_message(telegram.private(telegram.person("Wang")).id, "x")
    assert flood.value.retry_after <= 2
    telegram.clock.pass_by(1)
    await bot.send_message(chats[0].id, "x")
    with pytest.raises(strict.TelegramRetryAfter):
        await bot.send_message(chats[0].id, "x")
    await bot.send_message(telegram.private(telegram.person("Zhang")).id, "x")


async def test_faults_come_as_planned_and_then_no_more(telegram: Emulator, bot: strict.Bot) -> None:
    chat = telegram.private(telegram.person("Li"))
    telegram.faults.plan("sendMessage", BadGateway())
    telegram.faults.plan("sendMessage", AnswerLost())
    telegram.faults.plan("sendMessage", bad("PEER_ID_INVALID"))
    with pytest.raises(strict.ClientDecodeError):
        await bot.send_message(chat.id, "x")
    assert telegram.said_by_bot(chat) == []
    with pytest.raises(strict.TelegramNetworkError):
        await bot.send_message(chat.id, "lost")
    assert [message["text"] for message in telegram.said_by_bot(chat)] == ["lost"]
    with pytest.raises(strict.TelegramBadRequest):
        await bot.send_message(chat.id, "x")
    await bot.send_message(chat.id, "x")


async def test_menus_are_kept_by_scope_and_language(telegram: Emulator, bot: strict.Bot) -> None:
    await bot.set_my_commands([strict.BotCommand(command="ask", description="提问")], language_code="zh")
    (command,) = await bot.get_my_commands(language_code="zh")
    assert (command.command, command.description) == ("ask", "提问")
    assert await bot.get_my_commands() == []


async def test_members_can_be_looked_at(telegram: Emulator, bot: strict.Bot) -> None:
    group = telegram.group("年报群", bot="administrator")
    member = await bot.get_chat_member(group.id, bot.id)
    assert member.status == "administrator"


def test_a_refusal_carries_its_parameters() -> None:
    assert RefusedError(429, "Too Many Requests: retry after 7", retry_after=7).body() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


async def test_cards_are_offered_within_the_limits(telegram: Emulator, bot: strict.Bot) -> None:
    def card(number: str) -> strict.InlineQueryResultArticle:
        content = strict.InputTextMessageContent(message_text="<b>24 件</b>", parse_mode="HTML")
        return strict.InlineQueryResultArticle(id=number, title="24 件", input_message_content=content)

    await bot.get_updates()
    query = await telegram.types(telegram.person("Li"), "平罗")
    (update,) = await bot.get_updates()
    assert update.inline_query is not None
    assert (update.inline_query.id, update.inline_query.query) == (query, "平罗")
    for wrong, ids in (("RESULT_ID_DUPLICATE", ["1", "1"]), ("RESULTS_TOO_MUCH", [str(n) for n in range(51)])):
        with pytest.raises(strict.TelegramBadRequest, match=wrong):
            await bot.answer_inline_query(query, [card(each) for each in ids])
    assert await bot.answer_inline_query(query, [card("1")])
    with pytest.raises(strict.TelegramBadRequest, match="query is too old"):
        await bot.answer_inline_query(query, [card("1")])
    message = await telegram.chooses(telegram.group("别的群"), telegram.person("Li"), query, 0)
    assert message["text"] == "24 件"
