"""`/assign`, `/rollback` and `/withdraw`: shown first, done by the button."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from handlers.administration import reloading, rolling, settling, withdrawing
from handlers.administration.loading import Workshop
from handlers.administration.office import Workplace
from handlers.administration.words import reply
from handlers.library import Library
from handlers.reply import Language, Reply
from handlers.said_patterns import SAID
from handlers.telegram.commanding.overviews import asked as paged
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge

_ASSIGN = re.compile(r"(?:(?P<deed>undo|yes|back) )?(?P<what>.*\S.*)")
_WITHDRAW = re.compile(r"(?:(?P<deed>undo|out|back) )?(?P<what>.*\S.*)")
_SURE = re.compile(
    r"(?P<deed>back|forward) (?P<mark>[0-9a-f]{16}|none) (?P<year>20[0-9]{2}) (?P<agency>.+)"
)


@dataclass(frozen=True, slots=True)
class Settling:
    """What administrators decide on reports."""

    edge: Edge
    library: Library
    office: Workplace
    workshop: Workshop

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"assign": self.assign, "rollback": self.rollback, "withdraw": self.withdraw}

    async def assign(self, call: Call) -> str:
        """`/assign`: what waits to be settled; `/assign FILE`, `/assign FILE AGENCY`, `FILE YEAR`,
        `FILE AGENCY YEAR`.

        `/assign undo FILE` takes it back; `yes` and `back` are written by the buttons.
        """
        library, office = self.library, self.office
        said, asked = paged(call.argument), _ASSIGN.fullmatch(call.argument)
        if asked is None or not said.query:
            await self.edge.answer(
                call.matter,
                lambda language: settling.unsettled(library.index, said.page, language),
                call.page if said.turned else (),
            )
            return "listed"
        text, deed = asked["what"].strip(), asked["deed"]
        if deed == "back":
            return await self._change(
                call, partial(settling.unassigned, library, text, office.index)
            )
        if deed == "undo":
            await self.edge.answer(
                call.matter, lambda language: settling.unassign_preview(library, text, language)
            )
            return "previewed"
        wish = settling.wished(library.index, text)
        if deed == "yes":
            return await self._change(call, partial(settling.assigned, library, wish, office.index))
        if not wish.name and wish.year is None:
            await self.edge.answer(
                call.matter, lambda language: settling.card(library, wish.file, language)
            )
            return "shown"
        await self.edge.answer(
            call.matter, lambda language: settling.assign_preview(library, wish, language)
        )
        return "previewed"

    async def rollback(self, call: Call) -> str:
        """`/rollback [undo] AGENCY YEAR`; its button holds what counted when it was shown."""
        library, index = self.library, self.office.index
        sure = _SURE.fullmatch(call.argument)
        if sure is not None:
            undo = sure["deed"] == "forward"
            work = partial(
                rolling.rolled_back, library, index, sure["mark"], sure["agency"], int(sure["year"])
            )
            return await self._change(call, partial(work, undo=undo))
        asked = SAID["rolled-back"].fullmatch(call.argument)
        if asked is None:
            await self.edge.answer(call.matter, lambda language: reply("rollback_how", language))
            return "not understood"
        agency, year, undo = asked["agency"], int(asked["year"]), bool(asked["undo"])
        await self.edge.answer(
            call.matter,
            lambda language: rolling.rollback_preview(library, agency, year, language, undo=undo),
        )
        return "previewed"

    async def withdraw(self, call: Call) -> str:
        """`/withdraw`: what is taken out; `/withdraw [undo] FILE`, or AGENCY YEAR; `out` or `back`
        by its button.
        """
        library, office = self.library, self.office
        said, asked = paged(call.argument), _WITHDRAW.fullmatch(call.argument)
        if asked is None or not said.query:
            await self.edge.answer(
                call.matter,
                lambda language: withdrawing.listed(library.index, said.page, language),
                call.page if said.turned else (),
            )
            return "listed"
        text, deed = asked["what"].strip(), asked["deed"]
        if deed in ("out", "back"):
            work = partial(withdrawing.done, library, office.index, text)
            return await self._change(call, partial(work, undo=deed == "back"))
        undo = deed == "undo"
        await self.edge.answer(
            call.matter, lambda language: withdrawing.preview(library, text, language, undo=undo)
        )
        return "previewed"

    async def _change(self, call: Call, work: Callable[[Language], Reply]) -> str:
        """Change the index, unless somebody else is at work on it."""
        zone = self.edge.zone
        running = self.workshop.begin(f"/{call.name}", call.by)
        if running is not None:
            await self.edge.answer(
                call.matter, lambda language: reloading.is_running(running, zone, language)
            )
            return "not begun: another change is running"
        try:
            done = await asyncio.to_thread(work, self.edge.language(call.matter))
        finally:
            self.workshop.end()
        await self.edge.answer(call.matter, lambda _: done)
        return done.lines[0].text
