"""What was fetched, read and decided on: loaded by itself where all is certain, else put before the
administrators.

A document stays in the tray until what came of it is noted, and what is told and written down is
put in that same transaction; so whatever dies in between, the next turn does what is missing and
nothing twice. Those that are certain are loaded together, so that a subscriber gets one alert and
not twenty.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from handlers.administration.apart import Died
from handlers.administration.loading import CompletedLoad, Workshop
from handlers.administration.office import Workplace
from handlers.administration.previewing import Looked, look_into
from handlers.administration.tray import UploadQueue
from handlers.library import Library
from handlers.watching.answers import FetchFailure
from handlers.watching.deciding import AlreadyHeld, Ask, Decision, Doubt, Refuse, Take, decide
from handlers.watching.messages import Bulletin
from handlers.watching.versions import are_rivals, on_the_way, promised, say_the_same
from store.model import GOVERNMENT, Rejected
from store.state import State, Upload
from store.state.administering.finds import Find, FindProgress
from store.state.administering.sources import WatchedSource
from store.state.administering.uploads import MOST, NOBODY

log = logging.getLogger(__name__)

TOGETHER = MOST
"""Documents that are decided on together: all that can wait, so that two versions are seen
together.
"""
WHO = "watch"
"""Under which name the workshop and the audit log know it."""


class _Certain(NamedTuple):
    find: Find
    upload: Upload
    seen: Take
    looked: Looked


@dataclass(slots=True)
class _Round:
    """What was decided on so far, of what is decided on together."""

    certain: list[_Certain] = field(default_factory=list)
    contested: list[Take] = field(default_factory=list)
    """What was found in two versions."""
    coming: dict[int, frozenset[tuple[str, int]]] = field(default_factory=dict)
    """By source, what is still to be fetched there."""


def _stopped(find: Find, detail: str) -> Rejected:
    return Rejected(find.title, "reading-stopped", {"detail": detail})


@dataclass(frozen=True, slots=True)
class FindProcessor:
    """Where finds are decided on, one after the other."""

    state: State
    library: Library
    office: Workplace
    workshop: Workshop
    tray: UploadQueue
    bulletin: Bulletin
    reading: asyncio.Lock
    today: Callable[[], date]

    async def clear(self) -> bool:
        """Decide on what was fetched; no, if it has to wait because somebody else changes the
        index.
        """
        here = _Round()
        for find in self.state.finds.to_read(TOGETHER):
            try:
                await self._one(find, here)
            except Exception as error:  # Else it would be read again at once, and again.
                log.exception("not decided on")
                self._settle(
                    find, FindProgress.REFUSED, rejected=_stopped(find, type(error).__name__)
                )
        return not here.certain or await self._load(here.certain)

    def drop_orphans(self) -> None:
        """Forget documents in the tray of which no find knows: it died before they were noted.

        They are fetched again. To be called before the first look: one that goes on has such
        documents.
        """
        known = self.state.finds.uploads()
        for upload in self.state.uploads.waiting():
            if upload.person == NOBODY and upload.number not in known:
                self.tray.drop(upload.number)

    async def _one(self, find: Find, here: _Round) -> None:
        """Settle a find, unless it is to be loaded, or has to wait for another."""
        upload, source = self.state.uploads.get(find.upload), self.state.sources.get(find.source)
        if source is None:
            self.state.finds.unread(find.number)
            self._settle(find, FindProgress.DROPPED)
            return
        if upload is None or not self.tray.path(upload.number).is_file():
            self.state.finds.again(find.number)
            return
        if any(one.find.digest == find.digest for one in here.certain) or self._is_to_wait(
            find, here
        ):
            return
        others = self.state.finds.others_of(find)
        if others and not find.changed:
            self._settle(find, FindProgress.KNOWN, file=others[0].file)
            return
        async with self.reading:
            looked = await look_into(self.tray.path(upload.number), upload.name, self.office)
        decision = self._decided(looked, find, source)
        if isinstance(decision, Take) and isinstance(looked, Looked):
            self._certain(_Certain(find, upload, decision, looked), here)
        elif not isinstance(decision, Take):
            self._carry_out(decision, looked, find, upload)

    def _is_to_wait(self, find: Find, here: _Round) -> bool:
        """Whether a link that promises the same report is still to be followed, with room for what
        it brings.
        """
        if find.source not in here.coming:
            here.coming[find.source] = on_the_way(self.state, find.source)
        return promised(find.title) in here.coming[find.source] and self.state.uploads.room() > 0

    def _certain(self, one: _Certain, here: _Round) -> None:
        """What nothing is doubtful about by itself: to be loaded, unless it was found in another
        version.
        """
        rival = next((other for other in here.certain if are_rivals(other.seen, one.seen)), None)
        if rival is not None and say_the_same(rival.looked, one.looked):
            return  # It waits, and is held already in the next round.
        if rival is None and not self._is_contested(one, here):
            here.certain.append(one)
            return
        with self.state.db.writing():
            for each in (rival, one):
                if each is not None:
                    self.bulletin.asked(each.find, each.upload, each.looked, Doubt.TWO_VERSIONS)
        here.contested.append(one.seen)
        if rival is not None:
            here.certain.remove(rival)

    def _is_contested(self, one: _Certain, here: _Round) -> bool:
        """Whether versions of it wait for an administrator already."""
        asked = self.state.finds.contested(one.find.source, Doubt.TWO_VERSIONS)
        same = promised(one.find.title) in {promised(each.title) for each in asked} - {None}
        return same or any(are_rivals(each, one.seen) for each in here.contested)

    def _decided(self, looked: Looked | Died, find: Find, source: WatchedSource) -> Decision:
        if isinstance(looked, Died):
            return Refuse(_stopped(find, looked.reason))
        scope, names = source.wanted.scope, self.library.names()
        decision = decide(looked, scope, find.title, names, self.today().year, changed=find.changed)
        if isinstance(decision, Take) and self._is_held(decision):
            return Ask(Doubt.OTHER_VERSION)
        return decision

    def _is_held(self, seen: Take) -> bool:
        """Whether the place has a report on that year: a government and its office publish one
        between them.
        """
        division = seen.agency.division
        if division is None or seen.agency.office not in GOVERNMENT:
            return False
        held = self.library.index.held(year=seen.year, division=division.code)
        return any(report.agency.office in GOVERNMENT for report in held)

    def _carry_out(
        self,
        decision: Ask | AlreadyHeld | Refuse,
        looked: Looked | Died,
        find: Find,
        upload: Upload,
    ) -> None:
        """What is not to be loaded by itself."""
        match decision:
            case AlreadyHeld(file) if file == upload.target or file == find.file:
                self._settle(find, FindProgress.TAKEN, file=file)
            case AlreadyHeld(file):
                self._settle(find, FindProgress.KNOWN, file=file)
            case Refuse(why):
                self._settle(find, FindProgress.REFUSED, rejected=why)
            case Ask(doubt):
                if isinstance(looked, Looked):
                    self.bulletin.asked(find, upload, looked, doubt)

    async def _load(self, certain: list[_Certain]) -> bool:
        """Load what is certain, all of it together."""
        if self.workshop.begin(f"/{WHO}", WHO) is not None:
            return False
        try:
            placed = []
            for one in certain:
                target = await asyncio.to_thread(self.tray.put_among_reports, one.upload)
                if isinstance(target, str):
                    log.warning("not stored", extra={"why": target})
                    self.state.finds.missed(one.find.number, 0, FetchFailure.BROKEN)
                    continue
                placed.append((one, target))
            if not placed:
                return False
            addresses = {target.name: one.find.address for one, target in placed}
            change = await self.workshop.load(
                [target for _, target in placed], lambda _: None, addresses
            )
        finally:
            self.workshop.end()
        if not isinstance(change, CompletedLoad):
            log.warning("not loaded", extra={"why": type(change).__name__})
            return False
        rejected = {one.file: one for one in change.loaded.rejected}
        with self.state.db.writing():
            self.state.loads.note(change.record(WHO))
            for one, target in placed:
                if target.name in rejected:
                    self.bulletin.settled(
                        one.find, FindProgress.REFUSED, rejected=rejected[target.name]
                    )
                else:
                    self.bulletin.settled(one.find, FindProgress.TAKEN, file=target.name)
                self.state.uploads.remove(one.upload.number)
        self.tray.tidy()
        return True

    def _settle(
        self,
        find: Find,
        stage: FindProgress,
        *,
        file: str | None = None,
        rejected: Rejected | None = None,
    ) -> None:
        """Note what came of a find; its document waits no longer."""
        with self.state.db.writing():
            self.bulletin.settled(find, stage, file=file, rejected=rejected)
            self.state.uploads.remove(find.upload)
        self.tray.tidy()
