"""Photographs of pages that an administrator sends: collected in the order of their messages until
all are there.

They wait as one ZIP archive, which goes the way of any document from then on. Nothing is guessed
from how long the next one takes: who sends them says when they are complete.
"""

from __future__ import annotations

import asyncio
import io
import logging
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from telegram import Document, Message, PhotoSize
from telegram.error import TelegramError

from handlers.administration.apart import Died
from handlers.administration.file_names import safe_name
from handlers.administration.previewing import Looked
from handlers.administration.tray import UploadQueue
from handlers.administration.words import line, reply, say
from handlers.reply import Button, Language, Reply
from handlers.telegram.receiving.edge import Edge, asked_by
from store.reading.lines.limits import OCR_PAGES
from store.shown import shown
from store.state import Upload

log = logging.getLogger(__name__)

_NAME: Final = "照片"
_ARCHIVE: Final = ".zip"
_DIGITS: Final = 12
"""Of the number of a message: so many that none is taken for a year."""


@dataclass(slots=True)
class Collecting:
    """The pictures that are being sent, by who sends them; lost with the process, and what is kept
    is not.
    """

    open: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    """The number of a person's document, and the messages that speak of it."""
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    seen: tuple[tuple[int, str], Looked | Died] | None = None
    """What was looked into last."""


def is_picture(document: Document) -> bool:
    """Whether a document is said to be a picture."""
    return (document.mime_type or "").startswith("image/")


@dataclass(frozen=True, slots=True)
class Pages:
    """What becomes of pictures."""

    edge: Edge
    tray: UploadQueue
    collecting: Collecting

    async def take(self, message: Message, picture: Document | PhotoSize) -> None:
        """A further page of what its sender is sending, or the first of the next."""
        matter = asked_by(message)
        person = message.from_user.id if message.from_user else 0
        async with self.collecting.one_at_a_time:
            number, messages = self.collecting.open.get(person, (0, ()))
            if (
                self.edge.state.uploads.get(number) is None
            ):  # none before it, or it was taken or dropped
                number, messages = 0, ()
            try:
                content = bytes(await (await picture.get_file()).download_as_bytearray())
            except TelegramError as error:
                log.warning("not fetched", extra={"error": type(error).__name__})
                await self.edge.answer(
                    matter, lambda language: reply("upload_not_fetched", language, file=_NAME)
                )
                return
            kept = await asyncio.to_thread(
                self._kept, person, number, message, content, _sent_as(message)
            )
            said = await self.edge.answer(
                matter, lambda language: self._told(kept, language), messages
            )
            if isinstance(kept, Upload):
                messages = said.messages if said and said.messages else messages
                self.collecting.open[person] = (kept.number, messages)

    def close(self, number: int) -> int:
        """No more pictures belong to a document; how many it has."""
        for person, (open_, _) in list(self.collecting.open.items()):
            if open_ == number:
                del self.collecting.open[person]
        return len(_members(self.tray.read(number)))

    def _kept(
        self,
        person: int,
        number: int,
        message: Message,
        content: bytes,
        name: str,
    ) -> Upload | str | int | None:
        """The document with the picture in it; a number stands for too many pictures."""
        pictures = _members(self.tray.read(number)) if number else {}
        place = f"{message.message_id:0{_DIGITS}}{PurePosixPath(safe_name(name, content)).suffix}"
        if len(pictures) >= OCR_PAGES and place not in pictures:
            return OCR_PAGES
        packed = _packed({**pictures, place: content})
        again = self.tray.put(number, packed) if pictures else None
        if again is not None:
            return again
        stem = PurePosixPath(safe_name(name, content)).stem
        return self.tray.keep(person, f"{stem}{_ARCHIVE}", _packed({place: content}))

    def _told(self, kept: Upload | str | int | None, language: Language) -> Reply:
        match kept:
            case None:
                return reply(
                    "upload_too_many", language, count=len(self.edge.state.uploads.waiting())
                )
            case int():
                return reply("pages_too_many", language, count=kept)
            case str():
                return reply("upload_not_kept", language, file=_NAME, reason=kept)
            case Upload():
                count, number = len(_members(self.tray.read(kept.number))), kept.number
                buttons = (
                    Button(say("pages_recognise", language, count=count), f"/recognise {number}"),
                    Button(say("upload_drop", language), f"/drop {number}"),
                )
                head = line("pages_collected", language, count=count, file=shown(kept.name))
                return Reply((head,), language, (buttons,))


def _sent_as(message: Message) -> str:
    """What a picture is called: as its file is, or by the words under it."""
    document = message.document
    said = (message.caption or "").strip().splitlines()
    return (document.file_name if document else "") or (
        f"{said[0]}.jpg" if said else f"{_NAME}.jpg"
    )


def _members(archive: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, OSError):
        return {}


def _packed(pictures: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(pictures):
            archive.writestr(zipfile.ZipInfo(name), pictures[name])
    return made.getvalue()
