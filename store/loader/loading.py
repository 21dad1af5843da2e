"""Loading: what lies there is found, what is new is read and put in, and what follows from it is
brought up to date.

A file whose size and time of change are those of the last load is not opened; one whose content is
the same is not read again, unless another reader had read it (`store.loader.reader`). Files are
told apart by name, below the folder that was given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from store.children import ChildrenUnavailableError
from store.index.prepared import Prepared
from store.index.versions import rivals, texts_of, withdrawn
from store.index.writing import IndexWriter, Put, Stamp, stamp, stamps
from store.loader.decisions import Decisions, Origin
from store.loader.finding import FoundFile, find
from store.loader.identified import told
from store.loader.outcome import Displaced, Failure, Loaded, Progress, ReadersGone, ReadingStopped
from store.loader.reader import reader
from store.loader.rereading import correction
from store.loader.session import Session, change
from store.loader.texts import KnownFile, Piece, SameText, Task
from store.loader.workers import Readers, ReadersGoneError, read_all
from store.model import Rejected
from store.names import Names


def load(
    paths: Iterable[Path],
    index: Path,
    names: Names,
    progress: Progress | None = None,
    *,
    processes: int = 1,
    readers: Readers | None = None,
    again: bool = False,
    addresses: Mapping[str, str] = MappingProxyType({}),
) -> Loaded | Failure:
    """Read files and folders into the index at `index`; what cannot be read is named and leaves it
    unchanged.

    So many `processes` read, or the `readers`. `again` reads every file, also those that are as
    they were. `addresses` say where files were found, by their names.
    """
    found = find(paths, index)
    reading = ""

    def watched(done: int, total: int, name: str) -> None:
        nonlocal reading
        reading = name
        if progress is not None:
            progress(done, total, name)

    try:
        return change(
            index,
            names,
            lambda session: _Load(session, watched, addresses, again=again).run(
                found, readers or partial(read_all, processes=processes)
            ),
        )
    except ChildrenUnavailableError:
        return ReadingStopped(reading)
    except ReadersGoneError as error:
        return ReadersGone(str(error))


class _Load:
    """A load while it goes on."""

    def __init__(
        self,
        session: Session,
        progress: Progress,
        addresses: Mapping[str, str],
        *,
        again: bool,
    ) -> None:
        self._session = session
        self._progress = progress
        self._addresses = addresses
        self._origins: list[Origin] = []
        self._again = again
        self._stamps = stamps(session.db)
        self._writer = IndexWriter(session.db)
        self._done = Loaded()

    def run(self, found: list[FoundFile | Rejected], readers: Readers) -> Loaded:
        tasks = list(self._tasks(found))
        results = readers(tasks)
        for number, task in enumerate(tasks):
            self._progress(number, len(tasks), task.found.name)
            self._take(task.found.name, next(results))
        self._progress(len(tasks), len(tasks), "")
        if self._origins:
            self._session.decide(Decisions([*self._session.decisions, *self._origins]))
        self._session.make_whole()
        self._done.displaced = list(self._displaced())
        done = self._done
        for names in (
            done.new,
            done.changed,
            done.unchanged,
            done.unsettled,
            done.undated,
            done.reread,
        ):
            names.sort()
        return self._done

    def _tasks(self, found: Iterable[FoundFile | Rejected]) -> Iterator[Task]:
        """What has to be opened; the rest is as it was."""
        members = self._members()
        for one in found:
            if isinstance(one, Rejected):
                self._done.rejected.append(one)
                continue
            before = self._stamps.get(one.name)
            inside = members.get(one.name, {})
            if before is None or not self._is_read(before):
                yield Task(one, None)
            elif (before.size, before.modified) == (one.size, one.modified):
                self._done.unchanged += inside or [one.name]
            else:
                yield Task(one, before.digest, inside)

    def _is_read(self, seen: Stamp) -> bool:
        """Whether there is nothing new to be read in what was seen."""
        return seen.reader == reader() and not self._again

    def _members(self) -> dict[str, dict[str, str]]:
        """The members of each archive, with their digests."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for file, seen in self._stamps.items():
            if seen.batch is not None and self._is_read(seen):
                found[seen.batch][file] = seen.digest
        return found

    def _take(self, name: str, pieces: Iterator[Piece]) -> None:
        """Puts in what is in a file, and notes the file as seen if all of it could be read."""
        whole = True
        for piece in pieces:
            match piece:
                case SameText(file):
                    self._done.unchanged.append(file)
                case Rejected():
                    self._done.rejected.append(piece)
                    whole = False
                case Prepared():
                    self._put(piece, name)
                case KnownFile(file, size, modified, digest):
                    if whole:
                        self._stamp(file, Stamp(size, modified, digest, None, reader()))
                case _:
                    assert_never(piece)

    def _put(self, text: Prepared, name: str) -> None:
        whole = "\n".join(line for _, line in text.lines)
        settled = self._session.whose(text.file, text.printed, text.stated_year, text.digest, whole)
        given = self._session.decisions.year_of(
            text.file, text.printed, text.stated_year, text.digest
        )
        text, agency = told(text, settled, given), settled.agency
        put = self._writer.put(text, agency)
        if name in self._addresses:
            self._origins.append(Origin(text.digest, self._addresses[name]))
        self._session.touched |= put.touched
        if not agency.is_settled and put.touched:
            self._done.unsettled.append(text.file)
        if text.year is None and put.touched:
            self._done.undated.append(text.file)
        if put.was_there:
            self._note_reread(text.file, put)
        else:
            (self._done.changed if text.file in self._stamps else self._done.new).append(text.file)
        if text.file != name:
            self._stamp(text.file, Stamp(0, -1, text.digest, name, reader()))

    def _note_reread(self, file: str, put: Put) -> None:
        self._done.unchanged.append(file)
        self._done.reread.append(file)
        found = correction(self._session.db, file, put.before, put.report) if put.before else None
        if put.before and found:
            self._done.corrected.append(found)
            self._session.corrected[put.report] = put.before

    def _stamp(self, file: str, seen: Stamp) -> None:
        if self._stamps.get(file) != seen:
            stamp(self._session.db, file, seen)
            self._stamps[file] = seen

    def _displaced(self) -> Iterator[Displaced]:
        taken_out = withdrawn(self._session.db)
        for agency, year in sorted(self._session.touched, key=str):
            held = [
                text
                for text in texts_of(self._session.db, (agency, year))
                if text.digest not in taken_out
            ]
            for texts in rivals(held):
                kept = next((text.file for text in texts if text.current), "")
                for text in reversed(texts):
                    if text.present and not text.current:
                        yield Displaced(agency, year, kept, text.file)
