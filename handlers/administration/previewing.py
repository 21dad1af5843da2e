"""What is in a document before it is taken. The reading is done in a process of its own: a document
can be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from handlers.administration.apart import Died, Tell, apart
from handlers.administration.office import Workplace
from handlers.reply import File
from store.changes import CellChange, changes
from store.index import HeldReport, Index
from store.loader.decisions import Decisions, in_file
from store.model import Agency, Cell, Fact, Form, Problem, Reading, Rejected
from store.names import Names
from store.reading.formats import ocr
from store.reading.formats.page_pictures import PICTURES
from store.reading.lines.limits import OCR_PAGE_WAIT, OCR_PAGES
from store.reading.opening.apart import FileText, texts
from store.reading.words.identity_patterns import IDENTITY

SECONDS: Final = 120.0
"""How long a document may take. One alone takes 20 at the very most; the rest is for archives."""
PAGE_SECONDS: Final = float(OCR_PAGE_WAIT)
"""How much longer for each page that is a picture."""
MOST: Final = 300
"""Members of an archive that are looked at."""
_MARKUP: Final = re.compile(r"<[^<>]{0,2000}>|&nbsp;|\s+")
_MOST_REMARKS: Final = 50
HEAD: Final = tuple(Cell("requests", row, "total") for row in ("new", "granted", "carried_forward"))
"""The figures by which a report is told at a glance."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A report that was read and is not in the index, or not from this document."""

    file: str
    agency: Agency
    year: int | None
    form: Form
    tables: frozenset[str]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]
    held: HeldReport | None
    """What counts for the same agency and year now."""
    same: bool
    """Whether that is the very same text."""
    changes: tuple[CellChange, ...]
    """The cells in which it differs from that."""
    looks: tuple[File, ...] = ()
    """Of a scan: what the page looks like where a number is not certain."""
    remarks: tuple[str, ...] = ()
    """What stands in brackets behind the word for a report, such as 年度报告（征求意见稿）, with
    that word.
    """

    def value(self, cell: Cell) -> Decimal | None:
        """A figure of it."""
        return next((fact.value for fact in self.facts if fact.cell == cell), None)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in a document: a report, or those of an archive, and what is none."""

    seen: tuple[Preview | Rejected, ...]
    archive: bool
    cut: bool
    """Whether the archive holds more than was looked at."""


async def look_into(
    path: Path,
    name: str,
    office: Workplace,
    pages: int = OCR_PAGES,
) -> Looked | Died:
    """What the document at a path holds, of which so many pages may have to be recognised."""
    seconds = SECONDS + (PAGE_SECONDS * pages if ocr.is_installed() else 0)
    return await apart(
        partial(_look, path, name, office.index, office.home), lambda _: None, seconds
    )


def _look(path: Path, name: str, index: Path, home: str, _: Tell[None]) -> Looked:
    """In its own process."""
    shelf = _Shelf(index, Names(home))
    found = texts(path, name)
    try:
        seen = tuple(shelf.compared(text) for text in islice(found, MOST))
    finally:
        shelf.close()
    several = len(seen) > 1 or (
        bool(seen) and seen[0].file != name and not _is_photographed(seen[0].file)
    )
    return Looked(seen, archive=several, cut=next(found, None) is not None)


def _looks(reading: Reading) -> tuple[File, ...]:
    """Of a scan, its doubtful figures. What draws them brings all that answers, which costs as much
    as all the rest.
    """
    if not reading.scanned:
        return ()
    from handlers.rendering.citing.cutouts import cut_of_reading

    return cut_of_reading(reading)


def _remarks(reading: Reading) -> tuple[str, ...]:
    text = _MARKUP.sub("", "".join(reading.lines))
    return tuple(
        dict.fromkeys(
            found[0]
            for found in islice(IDENTITY["remark-behind-title"].finditer(text), _MOST_REMARKS)
        )
    )


def _is_photographed(file: str) -> bool:
    """Whether what an archive holds are the pictures of one report."""
    return PurePosixPath(file).suffix.lower() in PICTURES


class _Shelf:
    """What is held, to compare with."""

    def __init__(self, index: Path, names: Names) -> None:
        self._index = Index(index) if index.exists() else None
        self._names = names
        decided = in_file(index)
        self._decisions = decided if isinstance(decided, Decisions) else Decisions()

    def close(self) -> None:
        """Close what was opened; also who works in the process of the caller leaves nothing
        open.
        """
        if self._index is not None:
            self._index.close()

    def compared(self, text: FileText) -> Preview | Rejected:
        reading, digest = text.reading, text.digest
        if isinstance(reading, Rejected):
            return reading
        agency = self._whose(reading, digest)
        held = self._held(agency, reading.year)
        different = tuple(self._changes(held, reading)) if held else ()
        return Preview(
            text.file,
            agency,
            reading.year,
            reading.form,
            reading.tables,
            reading.facts,
            reading.problems,
            held,
            self._is_same(held, digest),
            different,
            _looks(reading),
            _remarks(reading),
        )

    def _whose(self, reading: Reading, digest: str) -> Agency:
        printed = reading.agency_printed
        settled = self._decisions.agency_of(reading.file, printed, reading.year, digest)
        if settled:
            return self._names.agency(settled)
        if printed:
            return self._names.settle(printed, "\n".join(reading.lines), reading.file)
        return Agency("", None, "")

    def _held(self, agency: Agency, year: int | None) -> HeldReport | None:
        """Names that mean nothing beyond their text may be those of any agency: nothing is compared
        then.
        """
        if self._index is None or not agency.is_settled:
            return None
        if year is not None:
            return next(iter(self._index.held(agency.name, year)), None)
        return None

    def _changes(self, held: HeldReport, reading: Reading) -> Iterator[CellChange]:
        if self._index is not None:
            yield from changes(
                self._index.facts([held])[held.id], {fact.cell: fact for fact in reading.facts}
            )

    def _is_same(self, held: HeldReport | None, digest: str) -> bool:
        if self._index is None or held is None:
            return False
        versions = self._index.versions(held.agency.name, held.year)
        return any(
            version.report.id == held.id and version.digest == digest for version in versions
        )
