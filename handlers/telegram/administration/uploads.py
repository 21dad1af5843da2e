"""Documents that administrators send: read, shown, and taken into the report folder or dropped."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace

from telegram import Document, Message, PhotoSize, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from handlers.administration import previews, reloading, taking
from handlers.administration.apart import Died
from handlers.administration.file_names import safe_name
from handlers.administration.loading import CompletedLoad, Workshop
from handlers.administration.office import Workplace
from handlers.administration.previewing import Looked, look_into
from handlers.administration.tray import UploadQueue
from handlers.administration.words import reply
from handlers.reply import Language, Reply
from handlers.telegram.administration.pages import Collecting, Pages, is_picture
from handlers.telegram.commanding.auditing import note
from handlers.telegram.governing.rights import Audience, giver_of
from handlers.telegram.receiving.addressing import is_noise
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge, IncomingRequest, asked_by
from handlers.watching import dropped
from store.model import Rejected
from store.reading.formats import ocr
from store.reading.lines.limits import OCR_PAGES
from store.shown import shown
from store.state import Upload
from store.state.administering.finds import Find, FindProgress

log = logging.getLogger(__name__)

LARGEST = 20 << 20
"""Bytes of a file that a bot can fetch from Telegram."""
PICTURE = "照片.jpg"
"""What a photograph is called, which comes without a name."""


@dataclass(frozen=True, slots=True)
class UploadCommands:
    """What becomes of documents."""

    edge: Edge
    office: Workplace
    workshop: Workshop
    tray: UploadQueue
    one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Reading may take much memory."""
    collecting: Collecting = field(default_factory=Collecting)

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {
            "uploads": self.uploads,
            "take": self.take,
            "drop": self.drop,
            "recognise": self.recognise,
        }

    @property
    def pages(self) -> Pages:
        """Where pictures of pages go."""
        return Pages(self.edge, self.tray, self.collecting)

    async def received(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A document in a private chat; the reading goes on while its sender asks something
        else.
        """
        message = update.message
        if message is None or message.document is None or is_noise(message):
            return
        edge, matter, document = self.edge, asked_by(message), message.document
        name = shown(document.file_name or "?")
        if is_picture(document) and await edge.rights.may(
            giver_of(message, context.bot), Audience.ADMINS
        ):
            await self.photographed(message, document)
            return
        if not await edge.rights.may(giver_of(message, context.bot), Audience.ADMINS):
            edge.tally.count("refused", "upload")
            self._note(message, name, "refused")
            await edge.answer(matter, lambda language: reply("upload_only_admins", language))
            return
        size = document.file_size or 0
        if size > LARGEST:
            megabytes = -(-size // (1 << 20))
            self._note(message, name, "too large")
            await edge.answer(
                matter,
                lambda language: reply("upload_too_large", language, file=name, size=megabytes),
            )
            return
        language = edge.language(matter)
        begun = await edge.answer(
            matter, lambda language: reply("upload_reading", language, file=name)
        )
        if begun is not None:
            edge.background.start(self._read(message, document, matter, begun.messages, language))

    async def photographed(self, message: Message, picture: Document | PhotoSize) -> None:
        """A picture that an administrator sends: a page of a report."""
        if (picture.file_size or 0) > LARGEST or not ocr.is_installed():
            why = Rejected(PICTURE, "picture", {"kind": "JPEG"})
            await self.edge.answer(
                asked_by(message), lambda language: previews.rejected(why, language)
            )
            return
        self.edge.background.start(self.pages.take(message, picture))

    async def recognise(self, call: Call) -> str:
        """`/recognise NUMBER`: the pictures that were sent are read as the pages of one report."""
        number, _ = _numbers(call.argument)
        upload = self.edge.state.uploads.get(number)
        if upload is None:
            await self._gone(call, number)
            return "gone"
        name, count = shown(upload.name), self.pages.close(number)
        language = self.edge.language(call.matter)
        begun = await self.edge.answer(
            call.matter, lambda language: reply("pages_reading", language, file=name, count=count)
        )
        self.edge.background.start(
            self._recognise(call, upload, count, begun.messages if begun else (), language)
        )
        return f"recognised as {number}"

    async def _recognise(
        self,
        call: Call,
        upload: Upload,
        count: int,
        messages: tuple[int, ...],
        language: Language,
    ) -> None:
        async with self.one_at_a_time:
            looked = await self._look(upload, count)
        await self.edge.say(self._told(looked, upload, language), call.matter.place, messages)

    async def _look(self, upload: Upload, pages: int = OCR_PAGES) -> Looked | Died:
        """What a document holds; what was looked into last is remembered: pages take long to
        recognise.
        """
        seen = self.collecting.seen
        if seen is None or seen[0] != (upload.number, upload.digest):
            looked = await look_into(self.tray.path(upload.number), upload.name, self.office, pages)
            self.collecting.seen = seen = ((upload.number, upload.digest), looked)
        return seen[1]

    async def _read(
        self,
        message: Message,
        document: Document,
        matter: IncomingRequest,
        messages: tuple[int, ...],
        language: Language,
    ) -> None:
        async with self.one_at_a_time:
            said = await self._previewed(message, document, language)
        await self.edge.say(said, matter.place, messages)

    async def _previewed(self, message: Message, document: Document, language: Language) -> Reply:
        called = shown(document.file_name or "?")
        try:
            content = bytes(await (await document.get_file()).download_as_bytearray())
        except TelegramError as error:
            log.warning("not fetched", extra={"error": type(error).__name__})
            return reply("upload_not_fetched", language, file=called)
        name = safe_name(document.file_name or "", content)
        person = message.from_user.id if message.from_user else 0
        kept = await asyncio.to_thread(self.tray.keep, person, name, content)
        if kept is None:
            count = len(self.edge.state.uploads.waiting())
            return reply("upload_too_many", language, count=count)
        if isinstance(kept, str):
            return reply("upload_not_kept", language, file=called, reason=kept)
        looked = await self._look(kept)
        said = self._told(looked, kept, language)
        if not said.buttons:
            self.tray.drop(kept.number)
        self._note(message, name, f"previewed as {kept.number}" if said.buttons else "not a report")
        return said

    def _told(self, looked: Looked | Died, upload: Upload, language: Language) -> Reply:
        if isinstance(looked, Died):
            return reply("upload_not_read", language, file=shown(upload.name), reason=looked.reason)
        return previews.preview(looked, upload.name, upload.number, language)

    def _note(self, message: Message, name: str, result: str) -> None:
        person = message.from_user
        self.edge.state.audit.note(
            person.id if person else None,
            person.full_name if person else "",
            message.chat.id,
            f"file {name}",
            result,
        )

    async def uploads(self, call: Call) -> None:
        """`/uploads`: what waits; `/uploads NUMBER [PAGE]`: all figures of one."""
        number, page = _numbers(call.argument)
        if not call.argument:
            waiting = self.edge.state.uploads.waiting()
            await self.edge.answer(call.matter, lambda language: taking.waiting(waiting, language))
            return
        upload = self.edge.state.uploads.get(number)
        if upload is None:
            await self._gone(call, number)
            return
        async with self.one_at_a_time:
            looked = await self._look(upload)

        def work(language: Language) -> Reply:
            if isinstance(looked, Died):
                return self._told(looked, upload, language)
            return previews.figures_page(looked, number, page, language)

        await self.edge.answer(call.matter, work, call.page)

    async def drop(self, call: Call) -> str:
        """`/drop NUMBER`: a document is not taken."""
        number, _ = _numbers(call.argument)
        upload = self.edge.state.uploads.get(number)
        find = self._found(upload, FindProgress.DROPPED) if upload is not None else None
        if upload is None or not self.tray.drop(number):
            await self._gone(call, number)
            return "gone"
        name = shown(upload.name)

        def work(language: Language) -> Reply:
            said = reply("upload_dropped", language, file=name)
            if find:
                return replace(said, buttons=((dropped.back(find, language),),))
            return said

        await self.edge.answer(call.matter, work)
        return f"dropped {name}"

    async def take(self, call: Call) -> str:
        """`/take NUMBER`: a document goes into the report folder and is loaded."""
        number, _ = _numbers(call.argument)
        upload = self.edge.state.uploads.get(number)
        if upload is None:
            await self._gone(call, number)
            return "gone"
        zone = self.edge.zone
        running = self.workshop.begin("/take", call.by)
        if running is not None:
            await self.edge.answer(
                call.matter, lambda language: reloading.is_running(running, zone, language)
            )
            return "not begun: another change is running"
        try:
            language = self.edge.language(call.matter)
            name = shown(upload.name)
            begun = await self.edge.answer(
                call.matter, lambda language: reply("upload_taking", language, file=name)
            )
        except BaseException:
            self.workshop.end()
            raise
        self.edge.background.start(
            self._take(call, upload, begun.messages if begun else (), language)
        )
        return "begun"

    async def _take(
        self,
        call: Call,
        upload: Upload,
        messages: tuple[int, ...],
        language: Language,
    ) -> None:
        try:
            said = await self._taken(call, upload, language)
        except asyncio.CancelledError:
            note(self.edge, call, "interrupted")
            await self.edge.say(reloading.interrupted(language), call.matter.place, messages)
            raise
        finally:
            self.workshop.end()
        await self.edge.say(said, call.matter.place, messages)

    async def _taken(self, call: Call, upload: Upload, language: Language) -> Reply:
        target = await asyncio.to_thread(self.tray.put_among_reports, upload)
        if isinstance(target, str):
            note(self.edge, call, f"not stored: {target}")
            return reply("upload_not_stored", language, file=shown(upload.name), reason=target)
        find = self.edge.state.finds.of_upload(upload.number)
        addresses = {target.name: find.address} if find else {}
        change = await self.workshop.load([target], lambda _: None, addresses)
        if not isinstance(change, CompletedLoad):
            note(self.edge, call, f"failed: {type(change).__name__}")
            return reloading.not_done(change, language)
        self._found(upload, FindProgress.TAKEN, target.name)
        self.tray.drop(upload.number)
        self.edge.state.loads.note(change.record(call.by))
        note(self.edge, call, f"taken as {target.name}")
        return taking.taken(change, target.name, language)

    def _found(self, upload: Upload, stage: FindProgress, file: str | None = None) -> Find | None:
        """Where the document was found at a source: note what was decided on it."""
        find = self.edge.state.finds.of_upload(upload.number)
        if find is not None:
            self.edge.state.finds.settle(find.number, stage, file=file)
        return find

    async def _gone(self, call: Call, number: int) -> None:
        await self.edge.answer(
            call.matter, lambda language: reply("upload_gone", language, number=number)
        )


def _numbers(argument: str) -> tuple[int, int]:
    """The number of a document and a page; 0 stands for none."""
    words = [int(word) if word.isdecimal() and len(word) < 10 else 0 for word in argument.split()]
    number, page = (*words, 0, 0)[:2]
    return number, page
