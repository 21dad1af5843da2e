"""The watch over all sources: at each tick it begins what is due, never two things at one site."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from handlers.watching.desk import Desk
from handlers.watching.looking import Looker
from handlers.watching.source_file import SourceFile
from store.state import State
from store.state.sources import Source

AT_ONCE: Final = 8
"""Sites that are looked at beside one another."""

Start = Callable[[Coroutine[Any, Any, None]], None]
"""Lets some work go on in the background."""


@dataclass(slots=True)
class Watch:
    """What is looked at when."""

    state: State
    looker: Looker
    desk: Desk
    file: SourceFile
    start: Start
    busy: set[str] = field(default_factory=set)
    """The sites that are looked at."""
    deciding: bool = False

    async def tick(self) -> None:
        """Begin what is due; it goes on in the background."""
        self.file.follow()
        due = {source.number: source for source in self.state.sources.due()}
        with_work = self.state.finds.with_work()
        for number in [*due, *sorted(with_work - set(due))]:
            if len(self.busy) >= AT_ONCE:
                break
            source = due.get(number) or self.state.sources.get(number)
            if source is not None and _site(source) not in self.busy:
                self.busy.add(_site(source))
                self.start(self._look(source, whole=number in due))
        if not self.deciding and self.state.finds.to_read(1):
            self.deciding = True
            self.start(self._decide())

    async def _look(self, source: Source, *, whole: bool) -> None:
        try:
            if whole:
                await self.looker.look(source)
            await self.looker.fetch(source)
        finally:
            self.busy.discard(_site(source))

    async def _decide(self) -> None:
        try:
            await self.desk.clear()
        finally:
            self.deciding = False


def _site(source: Source) -> str:
    """What is looked at by one at a time: a host, or a folder."""
    return urlsplit(source.wanted.address).netloc or source.wanted.address
