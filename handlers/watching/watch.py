"""The watch over all sources: at each tick it begins what is due, never two things at one site."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from handlers.watching.answers import FetchFailure
from handlers.watching.desk import FindProcessor
from handlers.watching.looking import Looker
from handlers.watching.source_file import SourceFile
from store.state import State
from store.state.administering.sources import WatchedSource

AT_ONCE: Final = 8
"""Sites that are looked at beside one another."""

REST: Final = 30
"""Seconds until it is tried again to load what could not be loaded."""
REST_OF_BROKEN: Final = 3600
"""Seconds until a source is looked at again where the program itself failed."""

Start = Callable[[Coroutine[Any, Any, None]], None]
"""Lets some work go on in the background."""


@dataclass(slots=True)
class Watch:
    """What is looked at when."""

    state: State
    looker: Looker
    desk: FindProcessor
    file: SourceFile
    start: Start
    busy: set[str] = field(default_factory=set)
    """The sites that are looked at."""
    deciding: bool = False
    until: int = 0
    """Seconds since 1970: nothing is decided on before, as it could not be carried out a moment
    ago.
    """
    begun: bool = False

    async def tick(self) -> None:
        """Begin what is due; it goes on in the background."""
        if not self.begun:
            self.begun = True
            self.desk.drop_orphans()
        self.file.follow()
        due = {source.number: source for source in self.state.sources.due()}
        with_work = self.state.finds.with_work() if self.state.uploads.room() > 0 else frozenset()
        for number in [*due, *sorted(with_work - set(due))]:
            if len(self.busy) >= AT_ONCE:
                break
            source = due.get(number) or self.state.sources.get(number)
            if source is not None and _site(source) not in self.busy:
                self.busy.add(_site(source))
                self.start(self._look(source, whole=number in due))
        if self._may_decide() and self.state.finds.to_read(1):
            self.deciding = True
            self.start(self._decide())

    def _may_decide(self) -> bool:
        """Not while the index is being changed: what is read now would have to be read again."""
        left = self.until - self.state.db.seconds()
        return not self.deciding and self.desk.workshop.running is None and not 0 < left <= REST

    async def _look(self, source: WatchedSource, *, whole: bool) -> None:
        try:
            if whole:
                await self.looker.look(source)
            await self.looker.fetch(source)
        except Exception as error:  # Else it would be looked at again at once, and again.
            at = self.state.db.seconds() + REST_OF_BROKEN
            self.state.sources.failed(source.number, at, FetchFailure.BROKEN, type(error).__name__)
            raise
        finally:
            self.busy.discard(_site(source))

    async def _decide(self) -> None:
        try:
            if not await self.desk.clear():
                self.until = self.state.db.seconds() + REST
        finally:
            self.deciding = False


def _site(source: WatchedSource) -> str:
    """What is looked at by one at a time: a host, or a folder."""
    return urlsplit(source.wanted.address).netloc or source.wanted.address
