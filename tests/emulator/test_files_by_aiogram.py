"""Files and pictures of the emulator, as another client sees them."""

from __future__ import annotations

import pytest

from tests.emulator import strict
from tests.emulator.control import Emulator
from tests.emulator.world import Person


async def test_a_file_goes_both_ways(telegram: Emulator, bot: strict.Bot) -> None:
    chat, li = telegram.private(li_of(telegram)), li_of(telegram)
    sent = await telegram.sends_document(chat, li, "年报.txt", b"2022", mime="text/plain")
    (update,) = await bot.get_updates()
    assert update.message is not None
    document = update.message.document
    assert document is not None
    assert (document.file_name, document.mime_type, document.file_size) == (
        "年报.txt",
        "text/plain",
        4,
    )
    fetched = await bot.download(document)
    assert fetched is not None
    assert fetched.read() == b"2022"
    assert telegram.files.fetched == [sent["document"]["file_id"]]
    back = await bot.send_document(
        chat.id,
        strict.BufferedInputFile(b"a,b", "表.csv"),
        caption="<b>两</b>列",
        parse_mode="HTML",
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
    for content, why in (
        (png(100, 2100), "PHOTO_INVALID_DIMENSIONS"),
        (b"no picture", "IMAGE_PROCESS_FAILED"),
    ):
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
        await bot.send_document(
            chat.id, strict.BufferedInputFile(b"a", "a.txt"), caption="长" * 1025
        )
    with pytest.raises(strict.TelegramBadRequest, match="non-empty"):
        await bot.send_document(chat.id, strict.BufferedInputFile(b"", "a.txt"))
    with pytest.raises(strict.TelegramBadRequest, match="too big for a photo"):
        await bot.send_photo(
            chat.id, strict.BufferedInputFile(png(10, 10) + bytes(10 << 20), "a.png")
        )
    with pytest.raises(strict.TelegramEntityTooLarge):
        await bot.send_document(chat.id, strict.BufferedInputFile(bytes((51 << 20) + 1), "a.bin"))


def li_of(telegram: Emulator) -> Person:
    return next(
        (Person(chat.id, "Li") for chat in telegram.chats.values()), None
    ) or telegram.person("Li")


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big")
