"""A look at a source: its list pages, what is new on them, and, now and then, whether what was
found is as it was.

What was found on a page is noted in the transaction that notes the page as seen, so that whatever
dies in between, the next look finds it or has it. A document lies in the tray before its find says
so.
"""

from __future__ import annotations

import asyncio
import hashlib
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import PurePath
from typing import Final
from zoneinfo import ZoneInfo

from handlers.administration.file_names import safe_name
from handlers.administration.office import Workplace
from handlers.administration.previewing import Looked, Preview, look_into
from handlers.administration.tray import UploadQueue
from handlers.watching.answers import Content, FetchFailure, NotHad, Unchanged
from handlers.watching.listed import Link, Listing
from handlers.watching.listing import LARGEST
from handlers.watching.messages import Bulletin
from handlers.watching.places import DocumentFetcher, is_folder
from handlers.watching.times import LONGEST, next_look
from handlers.watching.visiting import Known
from handlers.watching.wordings import ending, wordings
from store.reading.formats.registry import SUFFIXES
from store.reading.formats.signatures import kind_of
from store.state import State
from store.state.administering.finds import Find, FindProgress
from store.state.administering.listings import SeenListing
from store.state.administering.sources import WatchedSource
from store.state.administering.uploads import NOBODY

MOST_PAGES: Final = 30
"""List pages of a source in one look."""
MOST_NEW: Final = 5_000
"""Finds of a source that wait to be fetched; a list that has other links at each look must not fill
the state.
"""
AT_ONCE: Final = 5
"""Finds of a source that are fetched before others get their turn."""
MOST_HANGING: Final = 12
"""Documents that hang on one page."""
LARGEST_DOCUMENT: Final = 20 << 20
"""Bytes, as for documents that are sent."""
CHECKED_AGAIN: Final = timedelta(days=3)
"""How long what was found is taken to be as it was."""
PATIENCE: Final = 2
"""Tries after which it is told that nothing stands where a link promised a report."""
CHECKS: Final = 3
"""Finds that are looked at again in one look."""
LONGEST_LOOK: Final = 600
"""Seconds after which a look goes to no further list page: a slow site must not hold up others. The
next look goes first to the pages that were not reached.
"""
LONG: Final = "long"
"""There was no time for all of the pages."""
PARTIAL: Final = "partial"
"""The list says that it has more pages than could be gone to."""
EMPTY: Final = "empty"
"""A list without any link to a report: the page was made anew, or is the wrong one."""


@dataclass(frozen=True, slots=True)
class Looker:
    """Looks at sources."""

    state: State
    places: DocumentFetcher
    tray: UploadQueue
    office: Workplace
    bulletin: Bulletin
    zone: ZoneInfo
    reading: asyncio.Lock
    """Held while a document is read, which may take much memory."""
    jitter: Callable[[], float] = field(default=random.random)

    async def look(self, source: WatchedSource) -> None:
        """Look at a source's lists, and at some of what was found there."""
        gone_wrong = await self._lists(source)
        if gone_wrong is not None and not isinstance(gone_wrong, str):
            at = self._next(source, source.failures + 1, gone_wrong.wait)
            self.state.sources.failed(source.number, at, gone_wrong.why, gone_wrong.detail)
            return
        await self._check(source)
        self.state.sources.looked(source.number, self._next(source), gone_wrong or "")

    async def fetch(self, source: WatchedSource) -> None:
        """Fetch some of what was found and not fetched yet."""
        for find in self.state.finds.to_fetch(source.number, AT_ONCE):
            if self.state.uploads.room() <= 0:
                return
            try:
                got = await self._get(source, find)
                match got:
                    case Content():
                        await self._keep(source, find, got)
                    case NotHad():
                        self._missed(find, got)
                        if got.why is FetchFailure.ABSENT and find.tries == PATIENCE:
                            self.bulletin.missing(find, got.why)
                    case Unchanged():
                        self._missed(find, NotHad(FetchFailure.BROKEN, "304"))
            except Exception as error:  # Else it would be tried again at once, and again.
                self._missed(find, NotHad(FetchFailure.BROKEN, type(error).__name__))
                raise

    def _next(self, source: WatchedSource, failures: int = 0, wait: int = 0) -> int:
        now, minutes = self.state.db.seconds(), source.wanted.minutes
        return next_look(now, self.zone, self.jitter(), minutes, failures, wait)

    async def _lists(self, source: WatchedSource) -> NotHad | str | None:
        """Note what is on the lists; what went wrong, or was odd."""
        address = source.wanted.address
        if is_folder(address):
            found = await self.places.folder(address)
            if isinstance(found, NotHad):
                return found
            self.state.finds.note(source.number, found.reports)
            if found.reports:
                return None
            return EMPTY
        return await self._pages(source)

    async def _pages(self, source: WatchedSource) -> NotHad | str | None:
        """Note what is on the list pages of a source, new pages before those that were seen
        before.
        """
        address, until = source.wanted.address, self.state.db.seconds() + LONGEST_LOOK
        waiting = _Waiting(
            address, lambda at: bool(self.state.listings.get(source.number, at).digest)
        )
        seen, odd = list[SeenListing](), ""
        while waiting and len(seen) < MOST_PAGES:
            if self.state.db.seconds() >= until:
                odd = odd or LONG
                break
            at = waiting.next()
            page = await self._list(source, at)
            if not isinstance(page, NotHad):
                seen.append(page)
                waiting.add(page.further)
            elif at == address:
                return page
            elif page.why not in (FetchFailure.ABSENT, FetchFailure.ROBOTS):
                odd = page.why
        if not any(page.reports for page in seen):
            return odd or EMPTY
        is_partial = bool(waiting) or _said_to_have(seen) > _counted(seen)
        return odd or (PARTIAL if is_partial else None)

    async def _list(self, source: WatchedSource, address: str) -> SeenListing | NotHad:
        """A list page, as it is now; what is new on it is noted."""
        before = self.state.listings.get(source.number, address)
        known = Known(before.etag, before.modified)
        got = await self.places.get(
            source.wanted.address, address, LARGEST, known, expired=source.wanted.expired
        )
        if isinstance(got, NotHad):
            return got
        if isinstance(got, Unchanged):
            return before
        digest = hashlib.sha256(got.body).hexdigest()
        if digest == before.digest:
            now = replace(before, etag=got.etag, modified=got.modified)
            if now != before:
                self.state.listings.put(source.number, address, now)
            return now
        listing = await self.places.listing(source.wanted.address, got)
        if listing is None:
            return NotHad(FetchFailure.BROKEN, "list")
        if len(listing.reports) + self.state.finds.unfetched(source.number) > MOST_NEW:
            return NotHad(FetchFailure.MANY, str(MOST_NEW))
        now = SeenListing(
            got.etag, got.modified, digest, listing.further, len(listing.reports), listing.pages
        )
        with self.state.db.writing():
            self.state.finds.note(source.number, listing.reports)
            self.state.listings.put(source.number, address, now)
        return now

    async def _get(self, source: WatchedSource, find: Find) -> Content | Unchanged | NotHad:
        known = Known(find.etag, find.modified) if find.digest else Known()
        wanted = source.wanted
        return await self.places.get(
            wanted.address, find.address, LARGEST_DOCUMENT, known, expired=wanted.expired
        )

    async def _keep(self, source: WatchedSource, find: Find, got: Content) -> None:
        """Put what was fetched where it waits to be read; or note the documents to which it
        leads.
        """
        name = safe_name(_called(find, got), got.body)
        kept = await asyncio.to_thread(self.tray.keep, NOBODY, name, got.body)
        if kept is None or isinstance(kept, str):
            self._missed(find, NotHad(FetchFailure.ROOM))
            return
        hanging = await self._hanging(source, find, got)
        if hanging and not await self._is_report(kept.number, name):
            with self.state.db.writing():
                self.state.finds.note(source.number, hanging)
                self.state.finds.same(find.number, kept.digest, got.etag, got.modified)
                self.state.finds.settle(find.number, FindProgress.LED)
            self.tray.drop(kept.number)
            return
        self.state.finds.fetched(find.number, kept.number, kept.digest, got.etag, got.modified)

    async def _hanging(self, source: WatchedSource, find: Find, got: Content) -> list[Link]:
        """The documents that hang on a page, those that say that they are reports if any does."""
        if kind_of(got.body):
            return []
        listing = await self.places.listing(source.wanted.address, got) or Listing()
        links = [link for link in listing.documents if link.address != find.address]
        known = wordings()
        named = [link for link in links if known.names_report(link.title, link.address)]
        return named[:MOST_HANGING] or [
            link._replace(title=find.title) for link in links[:MOST_HANGING]
        ]

    async def _is_report(self, upload: int, name: str) -> bool:
        """Whether a page is a report itself, with its tables."""
        async with self.reading:
            looked = await look_into(self.tray.path(upload), name, self.office)
        return isinstance(looked, Looked) and any(
            isinstance(seen, Preview) and "requests" in seen.tables for seen in looked.seen
        )

    async def _check(self, source: WatchedSource) -> None:
        """Whether some of what was found is there still, and the same."""
        before = self.state.db.before(CHECKED_AGAIN)
        for find in self.state.finds.to_check(source.number, before, CHECKS):
            got = await self._get(source, find)
            match got:
                case Unchanged():
                    self.state.finds.same(find.number, find.digest, find.etag, find.modified)
                    self._back(find)
                case Content() if hashlib.sha256(got.body).hexdigest() == find.digest:
                    self.state.finds.same(find.number, find.digest, got.etag, got.modified)
                    self._back(find)
                case Content() if find.stage in (FindProgress.REFUSED, FindProgress.LED):
                    await self._keep(source, find, got)
                case Content():
                    await self._changed(find, got)
                case NotHad(FetchFailure.ABSENT) if find.stage is FindProgress.ASKED:
                    self.bulletin.vanished(find)
                case NotHad(FetchFailure.ABSENT) if find.stage in (
                    FindProgress.TAKEN,
                    FindProgress.KNOWN,
                ):
                    self.bulletin.settled(find, FindProgress.GONE)
                case NotHad(FetchFailure.ABSENT):
                    self.state.finds.same(find.number, find.digest, find.etag, find.modified)
                case NotHad():
                    self._missed(find, got)

    def _back(self, find: Find) -> None:
        """What was gone is there again."""
        if find.stage is FindProgress.GONE:
            self.bulletin.settled(find, FindProgress.TAKEN if find.file else FindProgress.KNOWN)

    async def _changed(self, find: Find, got: Content) -> None:
        name = safe_name(_called(find, got), got.body)
        kept = await asyncio.to_thread(self.tray.keep, NOBODY, name, got.body)
        if kept is None or isinstance(kept, str):
            return
        with self.state.db.writing():
            self.state.finds.differs(find.number)
            self.state.finds.fetched(find.number, kept.number, kept.digest, got.etag, got.modified)
        if find.upload:
            self.tray.drop(find.upload)

    def _missed(self, find: Find, got: NotHad) -> None:
        wait = max(min(600 << min(find.tries, 8), LONGEST), got.wait)
        self.state.finds.missed(find.number, self.state.db.seconds() + wait, got.why)


class _Waiting:
    """The pages of a list that are still to be looked at, each once: new ones first."""

    def __init__(self, address: str, is_known: Callable[[str], bool]) -> None:
        self._new, self._known, self._met = [address], list[str](), {address}
        self._is_known = is_known

    def __bool__(self) -> bool:
        return bool(self._new or self._known)

    def next(self) -> str:
        """The next of them, which waits no more."""
        return (self._new or self._known).pop(0)

    def add(self, addresses: Iterable[str]) -> None:
        """Take up those of some pages that were not met before."""
        for address in addresses:
            if address not in self._met:
                self._met.add(address)
                (self._known if self._is_known(address) else self._new).append(address)


def _said_to_have(seen: Sequence[SeenListing]) -> int:
    """How many pages a list says that it has."""
    return max((page.pages for page in seen), default=0)


def _counted(seen: Sequence[SeenListing]) -> int:
    """How many pages of a list were seen; a page around a frame is none."""
    return sum(1 for page in seen if page.reports or page.pages)


def _called(find: Find, got: Content) -> str:
    """What a document is to be called: by its link, which says more than most names of files."""
    suffix = ending(got.name) or ending(got.address)
    if suffix not in SUFFIXES:
        suffix = ".html" if b"<" in got.body[:2_000] else ""
    stem, own = find.title[:80] or got.name, ""
    while (
        end := PurePath(stem).suffix.lower()
    ) in SUFFIXES:  # 附件：2023年年报.docx, of whatever kind that is.
        stem, own = stem[: -len(end)].rstrip(), own or end
    return (stem or "report") + (suffix or own)
