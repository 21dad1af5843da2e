"""Reading a report: a file's bytes -> what it says (`Reading`), or why it is no report
(`Rejected`).

What reads is imported when something is read: a question needs the numbers, sums and names of
problems of this package, and not the rest, which takes longer to import than the question to
answer.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from store.model import Reading, Rejected
from store.reading.formats import SUFFIXES
from store.reading.lines.limits import MAX_DOCUMENT_BYTES
from store.reading.opening.batches import is_batch, open_batch

if TYPE_CHECKING:
    from store.model import Problem
    from store.reading.deciding.draft import Draft
    from store.reading.lines.blocks import Document

__all__ = ["SUFFIXES", "is_batch", "open_batch", "read", "read_document", "read_file"]

SCANNED: Final = "（扫描件）"
"""Behind the title of what was recognised from a picture, so that every source of it says so."""
SCANNED_IN_PART: Final = "（部分页为扫描件）"
_DIGIT: Final = re.compile(rb"(?:[0-9]|\xef\xbc[\x90-\x99])\Z")
"""A digit at the end of a file, also a wide one in UTF-8."""


def read(name: str, content: bytes) -> Reading | Rejected:
    """What a file says, under the name that it is known by."""
    from store.reading.formats import document

    page = document(name, content)
    if isinstance(page, Rejected):
        return page
    return read_document(name, page, ends_in_number=_DIGIT.search(content[-3:]) is not None)


def read_document(name: str, page: Document, *, ends_in_number: bool = False) -> Reading | Rejected:
    """What the lines and rows of a file say."""
    from store.reading.checks import check
    from store.reading.deciding.recognition import is_report

    draft = _draft(name, page, ends_in_number=ends_in_number)
    if not is_report(draft):
        return _no_report(name, page)
    problems = sorted((*draft.tables.problems, *check(draft)), key=lambda problem: problem.line)
    return Reading(
        file=name,
        agency_printed=draft.identity.agency,
        year=draft.identity.year,
        form=draft.tables.form,
        title=draft.identity.title + _scanned(page),
        lines=draft.document.lines,
        facts=draft.tables.facts,
        sentences=draft.sentences,
        problems=tuple(problems),
        tables=draft.tables.tables,
        pages=page.pages,
        agency_source=draft.identity.agency_source,
        year_source=draft.identity.year_source,
        scanned=page.scanned,
        places=page.places if page.scanned else (),
    )


def _scanned(page: Document) -> str:
    if not page.scanned:
        return ""
    if len(page.scanned) + len(page.unread_pages) >= len(page.pages):
        return SCANNED
    return SCANNED_IN_PART


def _no_report(name: str, page: Document) -> Rejected:
    """What a text is that is no report."""
    from store.reading.lines.site_pages import in_place_of_a_report

    if page.unread_pages:
        return Rejected(name, "pages-unread", {"numbers": " ".join(map(str, page.unread_pages))})
    if page.unread:
        return Rejected(name, "characters-unread")
    found = in_place_of_a_report(page)
    if found:
        return Rejected(name, found.rejection, {"phrase": found.phrase})
    return Rejected(name, "no-report")


def read_file(path: Path) -> Reading | Rejected:
    """What the file at a path says, under the file's name."""
    size = path.stat().st_size
    if size > MAX_DOCUMENT_BYTES:
        return Rejected(
            path.name, "too-large", {"size": str(size), "limit": str(MAX_DOCUMENT_BYTES)}
        )
    return read(path.name, path.read_bytes())


def _draft(name: str, page: Document, *, ends_in_number: bool) -> Draft:
    from store.reading.deciding import several_reports, unread
    from store.reading.deciding.draft import Draft
    from store.reading.deciding.tables import read_tables
    from store.reading.layout.lines_of_heads import with_lines_of_heads
    from store.reading.layout.segments import segments
    from store.reading.narrative.prose import sentences
    from store.reading.whose.identity import identify
    from store.reading.whose.reports_in_one import page_of_own, reports_in_one

    whole = segments(page.blocks)
    beside: tuple[Problem, ...] = ()
    if page.sheets:
        from store.reading.heading.sheet_names import without_foreign_sheets

        page, beside = without_foreign_sheets(page, whole, identify(name, page, whole))
        whole = segments(page.blocks)
    reports = reports_in_one(name, whole)
    if reports and reports.own:
        ends_in_number = ends_in_number and reports.own is reports.all[-1]
        page = page_of_own(page, reports)
        whole = segments(page.blocks)
    parts = tuple(with_lines_of_heads(whole))
    identity = identify(name, page, parts)
    found = read_tables(parts, identity.year, identity.agency, ends_in_number=ends_in_number)
    if page.scanned:
        from store.reading.deciding import scanned

        found = scanned.certain(found, page.scanned_lines)
    tables = unread.certain(found, page.unread)
    told = sentences([part for part in parts if part.block.line not in identity.title_lines])
    prose = tuple(unread.without_figures(told, page.unread))
    if reports and not reports.own:
        tables = several_reports.certain(tables, parts, identity, reports)
        prose = tuple(several_reports.without_figures(prose, reports))
    tables = replace(tables, problems=(*beside, *tables.problems))
    facts = {fact.cell: fact for fact in tables.facts}
    return Draft(page, parts, tables, identity, prose, facts, reports)
