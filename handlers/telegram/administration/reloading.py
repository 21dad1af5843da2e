"""`/reload`: the report folder is read again, while questions go on being answered from what there
was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from handlers.administration import reloading
from handlers.administration.apart import Died
from handlers.administration.loading import CompletedLoad, LoadStep, Workshop
from handlers.administration.office import Workplace
from handlers.library import Library
from handlers.reply import Language, Reply
from handlers.telegram.administration.progress import ProgressMessage
from handlers.telegram.commanding.auditing import note
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from store.loader import Failure


@dataclass(frozen=True, slots=True)
class Reloading:
    """Loading on command."""

    edge: Edge
    library: Library
    office: Workplace
    workshop: Workshop
    sleep: Callable[[float], Awaitable[None]]

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"reload": self.reload}

    async def reload(self, call: Call) -> str | None:
        """`/reload`; and for its buttons `/reload changes LOAD [PAGE]`, `/reload rejected LOAD
        [PAGE]`.
        """
        what, *numbers = call.argument.split() or [""]
        if what:
            await self._look_back(
                call, what, [int(each) if each.isdecimal() else 0 for each in numbers]
            )
            return None
        running = self.workshop.begin("/reload", call.by)
        if running is not None:
            zone = self.edge.zone
            await self.edge.answer(
                call.matter, lambda language: reloading.is_running(running, zone, language)
            )
            return "not begun: another one is running"
        try:
            language = self.edge.language(call.matter)
            shown = await self.edge.answer(call.matter, reloading.begun)
        except BaseException:
            self.workshop.end()
            raise
        messages = shown.messages if shown is not None else ()
        self.edge.background.start(self._load(call, messages, language))
        return "begun"

    async def _load(self, call: Call, messages: tuple[int, ...], language: Language) -> None:
        progress: ProgressMessage[LoadStep] = ProgressMessage(
            self.edge,
            call.matter.place,
            messages,
            lambda step: reloading.progress(step, language),
            self.sleep,
        )
        try:
            async with progress.shown():
                outcome = await self.workshop.load([self.office.reports], progress.hear)
        except asyncio.CancelledError:
            note(self.edge, call, "interrupted")
            await progress.end(reloading.interrupted(language))
            raise
        finally:
            self.workshop.end()
        await progress.end(self._told(call, outcome, language))

    def _told(
        self,
        call: Call,
        outcome: CompletedLoad | Failure | Died,
        language: Language,
    ) -> Reply:
        if not isinstance(outcome, CompletedLoad):
            note(self.edge, call, f"failed: {type(outcome).__name__}")
            self.edge.tally.count("loads", "failed")
            return reloading.not_done(outcome, language)
        load = outcome.record(call.by)
        counts = (
            f"new {load.new}, changed {load.changed}, unchanged {load.unchanged}, "
            f"rejected {load.rejected}"
        )
        note(self.edge, call, counts)
        self.edge.tally.count("loads", "done")
        return reloading.done(load, self.edge.state.loads.note(load), language)

    async def _look_back(self, call: Call, what: str, numbers: list[int]) -> None:
        number, page = (*numbers, 0, 1)[:2] if len(numbers) != 1 else (numbers[0], 1)
        load = self.edge.state.loads.get(number)

        def work(language: Language) -> Reply:
            if what == "rejected":
                return reloading.rejections_page(load, number, page, language)
            return reloading.changes_page(self.library.index, load, number, page, language)

        turned = call.page if len(numbers) > 1 else ()
        await self.edge.answer(call.matter, work, turned)
