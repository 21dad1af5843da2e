"""A bot that watches, as tests see it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handlers.subscriptions.scopes import named
from handlers.watching.watch import Watch
from store.names import Names
from store.state.administering.finds import FindProgress
from store.state.administering.sources import WantedSource, WatchedSource
from store.state.chats.subscriptions import Scope
from tests.emulator.control import Emulator, emulator
from tests.emulator.faults import Clock
from tests.telegram.administration.office import Bureau, bureau
from tests.telegram.clocks import MORNING
from tests.watching.site import Site, site

ROUNDS = 200
"""Ticks after which nothing is due any more, or the test fails."""


@dataclass(frozen=True, slots=True)
class Lookout:
    """The bot, its owner's chat, and a site."""

    desk: Bureau
    site: Site

    @property
    def watch(self) -> Watch:
        found: Watch = self.desk.talk.bot.bot_data["watch"]
        return found

    @property
    def clock(self) -> Any:
        return self.desk.talk.telegram.clock

    def add(self, path: str, of: str = "平罗县", **more: Any) -> WatchedSource:
        """Watch a path of the site."""
        scope = named(of, self.desk.reports.names)
        assert isinstance(scope, Scope), of
        address = (
            path
            if path.startswith(("/mnt", str(self.desk.reports.folder.parent)))
            else self.site.url + path
        )
        source = self.desk.talk.state.sources.add(WantedSource(address, scope, **more))
        assert source is not None
        return source

    async def looks(self) -> None:
        """Tick until nothing is due any more, and all that goes on has ended."""
        state = self.desk.talk.state
        for _ in range(ROUNDS):
            await self.desk.talk.tick()
            await self.desk.talk.at_rest()
            if not (state.sources.due() or state.finds.with_work() or state.finds.to_read(1)):
                break
        else:
            raise AssertionError("it never comes to rest")
        await self.desk.talk.tick()
        await self.desk.talk.delivered()

    async def later(self, **time: float) -> None:
        """Let time pass, and let all be done that is due then."""
        seconds = (
            time.get("days", 0) * 86_400 + time.get("hours", 0) * 3600 + time.get("minutes", 0) * 60
        )
        self.clock.pass_by(seconds)
        await self.looks()

    def stages(self) -> dict[str, str]:
        """How far each find has come, by path."""
        return {path: stage for path, stage, _ in self._finds()}

    def troubles(self) -> dict[str, str]:
        return {path: trouble for path, _, trouble in self._finds() if trouble}

    def _finds(self) -> Iterator[tuple[str, FindProgress, str]]:
        rows = self.desk.talk.state.db.read(
            "SELECT address, stage, trouble FROM finds ORDER BY number"
        )
        for address, stage, trouble in rows:
            yield address.removeprefix(self.site.url), FindProgress(stage), trouble

    async def told(self) -> list[str]:
        """What the owner was told since the last time."""
        return [message.text for message in await self.desk.owner.bot_answers()]


@asynccontextmanager
async def lookout(
    folder: Path, names: Names, telegram: Emulator | None = None, **settings: Any
) -> AsyncIterator[Lookout]:
    """A bot over two reports, allowed to look at a site on loopback."""
    if telegram is None:
        clock = Clock()
        clock.pass_by(MORNING.timestamp() - clock.read())
        async with emulator(clock) as new, lookout(folder, names, new, **settings) as made:
            yield made
        return
    more = {"inside": "127.0.0.1", "sources": folder / "sources.toml"} | settings
    async with (
        bureau(folder, names, telegram=telegram, **more) as desk,
        site(telegram.clock.read) as made_site,
    ):
        yield Lookout(desk, made_site)
