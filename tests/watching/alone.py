"""The watch without a bot: its state, its index and its folders, and a clock that a test turns."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.administration import loading, previewing
from handlers.administration.loading import Workshop
from handlers.administration.office import Workplace
from handlers.administration.tray import UploadQueue
from handlers.kept_replies import read
from handlers.library import Library
from handlers.subscriptions.scopes import named
from handlers.watching.desk import FindProcessor
from handlers.watching.inside import networks
from handlers.watching.looking import Looker
from handlers.watching.manners import Manners
from handlers.watching.messages import Bulletin
from handlers.watching.places import DocumentFetcher
from handlers.watching.source_file import SourceFile
from handlers.watching.visiting import AGENT, Visitor
from handlers.watching.watch import Watch
from store.loader import Loaded, load
from store.names import Names
from store.state import State, Unusable, open_state
from store.state.administering.sources import WantedSource, WatchedSource
from store.state.chats.subscriptions import EVERYTHING, Scope
from tests.opening import opened
from tests.store.begun import begin_index, begin_state
from tests.store.made import NEW

HOME = "宁夏回族自治区"
SHANGHAI = ZoneInfo("Asia/Shanghai")
BEGIN = datetime(2026, 1, 5, 1, tzinfo=UTC)
"""Monday, 09:00 in Shanghai."""
ROUNDS = 300
ADMIN = 7


@dataclass(slots=True)
class Time:
    """A clock that is turned, and that whoever waits turns on."""

    now: float = BEGIN.timestamp()

    def read(self) -> float:
        return self.now

    def date(self) -> datetime:
        return datetime.fromtimestamp(self.now, UTC)

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


@dataclass(slots=True)
class Alone:
    """The watch, and what came of it."""

    folder: Path
    names: Names
    state: State
    watch: Watch
    time: Time
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    told: int = 0

    def add(self, address: str, of: str = "平罗县", **more: Any) -> WatchedSource:
        scope = named(of, self.names) if of else EVERYTHING
        assert isinstance(scope, Scope), of
        source = self.state.sources.add(WantedSource(address, scope, **more))
        assert source is not None
        return source

    async def looks(self) -> None:
        """Do all that is due, until nothing is."""
        for _ in range(ROUNDS):
            await self.watch.tick()
            while self.tasks:
                await asyncio.gather(*self.tasks)
            with_work = self.state.uploads.room() > 0 and self.state.finds.with_work()
            if not (self.state.sources.due() or with_work or self.state.finds.to_read(1)):
                return
        raise AssertionError("it never comes to rest")

    async def later(self, *, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        """Let time pass, and do all that is due then."""
        self.time.now += 60 * minutes + 3600 * hours + 86_400 * days
        await self.looks()

    def stages(self) -> dict[str, str]:
        """How far each find has come, by the path of its address; in brackets why."""
        rows = self.state.db.read("SELECT address, stage, trouble FROM finds ORDER BY number")
        return {
            _path(address): stage + (f" ({why})" if why else "") for address, stage, why in rows
        }

    def held(self) -> dict[tuple[str, int | None], int]:
        """新收 of what is current, by agency and year: the number by which tests tell reports
        apart.
        """
        index = opened(self.folder / "index.db")
        try:
            reports = index.held()
            facts = index.facts(reports)
            return {
                (report.agency.name, report.year): int(cell.value or 0)
                for report in reports
                for cell in facts[report.id].values()
                if cell.cell == NEW
            }
        finally:
            index.close()

    def files(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "reports").iterdir())

    def messages(self) -> list[str]:
        """What the administrator was told since the last time."""
        rows = self.state.db.read(
            "SELECT id, reply FROM outbox WHERE id > ? ORDER BY id", [self.told]
        )
        self.told = rows[-1][0] if rows else self.told
        return [read(reply).text for _, reply in rows]

    def log(self) -> list[str]:
        """The audit log, the oldest entry first."""
        return [entry.result for entry in reversed(self.state.audit.page(0, 1000))]


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3] if "://" in address else address


async def here(
    work: Callable[[Callable[[Any], None]], Any], heard: Callable[[Any], None], _: float = 0
) -> Any:
    """In place of `apart`: the watch is tested here, and a process more for each document takes a
    second.
    """
    return work(heard)


def do_all_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is looked into and loaded is done in this process: one for each takes a second."""
    for module in (previewing, loading):
        monkeypatch.setattr(module, "apart", here)


@asynccontextmanager
async def alone(
    folder: Path,
    names: Names,
    time: Time | None = None,
    *,
    inside: str = "127.0.0.1",
    visitor: Visitor | None = None,
) -> AsyncIterator[Alone]:
    """The watch over a folder; over one of before, it is a restart."""
    time = time or Time()
    for made in _kept(folder, names, time):
        state, library = made
        started: list[Coroutine[Any, Any, None]] = []
        watch = _watch(folder, state, library, time, inside, visitor, started.append)
        it = Alone(folder, names, state, watch, time)

        def start(work: Coroutine[Any, Any, None], it: Alone = it) -> None:
            task = asyncio.create_task(work)
            it.tasks.add(task)
            task.add_done_callback(it.tasks.discard)

        watch.start = start
        try:
            yield it
        finally:
            for task in it.tasks:
                task.cancel()
            await asyncio.gather(*it.tasks, return_exceptions=True)
            await watch.looker.places.close()


def _kept(folder: Path, names: Names, time: Time) -> Iterator[tuple[State, Library]]:
    """The state and the index."""
    (folder / "reports").mkdir(parents=True, exist_ok=True)
    if not (folder / "index.db").exists():
        assert isinstance(
            load([folder / "reports"], begin_index(folder / "index.db"), names), Loaded
        )
    state = open_state(begin_state(folder / "state.db"), time.date)
    assert not isinstance(state, Unusable)
    index = opened(folder / "index.db")
    try:
        yield state, Library(index, lambda: names, HOME)
    finally:
        index.close()
        state.close()


def _watch(
    folder: Path,
    state: State,
    library: Library,
    time: Time,
    inside: str,
    visitor: Visitor | None,
    start: Callable[[Coroutine[Any, Any, None]], None],
) -> Watch:
    office = Workplace(
        folder / "reports", folder / "index.db", folder / "state.db", HOME, "test", BEGIN
    )
    tray, reading = UploadQueue(state, folder / "uploads", folder / "reports"), asyncio.Lock()
    bulletin = Bulletin(state, lambda: [ADMIN])
    places = DocumentFetcher(
        visitor or Visitor(Manners(AGENT, time.sleep, time.read), networks(inside) or ())
    )
    looker = Looker(state, places, tray, office, bulletin, SHANGHAI, reading, lambda: 0.5)
    workshop = Workshop(office, time.date)

    def today() -> date:
        return time.date().date()

    desk = FindProcessor(state, library, office, workshop, tray, bulletin, reading, today)
    return Watch(
        state,
        looker,
        desk,
        SourceFile(folder / "sources.toml", state, lambda: library.names()),
        start,
    )
