"""Whose report a file is and for which year, as printed, and where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from store.reading.layout.segments import BlockRole, Segment
from store.reading.lines.blocks import Document
from store.reading.whose import file_names
from store.reading.whose.page_fields import without_fields
from store.reading.whose.self_naming import asks_another, denies, in_full, is_full, named_in
from store.reading.whose.signing import signature
from store.reading.whose.title_lines import Title, is_path, opening_of
from store.reading.whose.titles import cleaned, fold, without_cited
from store.reading.words.folding import simplified, squeezed
from store.reading.words.places import place_of
from store.reading.words.years import (
    with_digits,
    year_named_in,
    year_of_notice,
    year_of_report_in,
    year_stated_in,
)

_SEARCHED: Final = 40
"""Blocks at the beginning among which the title is looked for."""
_READ: Final = 80
"""Blocks whose prose is looked through for agency and year when the title lacks them."""
_ENDS: Final = ("。", "；", ";", "：", ":")
_TITLE_ENDS: Final = (*_ENDS, "报告", "年报", "報告", "年報")
_MAX_PARAGRAPH: Final = 600
"""Characters of a paragraph that are looked through."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file prints about itself."""

    agency: str
    agency_source: str
    """`title`, `preface`, `text`, `contact`, `signature`, `page-data` or `file-name`; empty when
    there is none.
    """
    year: int | None
    year_source: str
    """`title`, `text`, `page-data` or `file-name`; empty when there is none."""
    title: str
    title_line: int
    """0 when there is no printed title."""
    title_agency: str
    """The agency in the title itself; empty when the title has none."""
    title_lines: frozenset[int] = frozenset()
    signed: str = ""
    """The agency that signs at the end."""
    signed_line: int = 0


def identify(name: str, document: Document, segments: Sequence[Segment]) -> Identity:
    """Agency, year and title, from the title if it has them, else from where they stand next."""
    opening = opening_of([s.block for s in segments[:_SEARCHED]], document.title)
    title, signed = opening.title, signature(segments)
    sure = title.is_complete and is_full(title.agency) and len(title.lines) == 1
    body = "" if sure else _body(segments, title)
    if len(title.lines) > 1 and denies(body, title.agency):
        title = replace(title, agency="")
    where = "title" if title.lines else "page-data"
    where_from = opening.source or document.publisher
    agency, source = _agency(
        name, title.agency, where, body, signed[0], opening.publisher, where_from
    )
    year, year_source = title.year, where
    if year is None:
        year, year_source = _year(name, body)
    return Identity(
        agency,
        source,
        year,
        year_source if year else "",
        title.text,
        min(title.lines, default=0),
        title.agency,
        opening.title_lines,
        *signed,
    )


def _body(segments: Sequence[Segment], title: Title) -> str:
    """The beginning of the prose, without the title if that names its agency, folded."""
    left_out = title.lines if title.agency else frozenset[int]()
    prose = [
        s.block
        for s in segments[:_READ]
        if s.role is BlockRole.PROSE and s.block.line not in left_out
    ]
    kept = (
        (block, without_fields(block.text[:_MAX_PARAGRAPH])[0])
        for block in prose
        if not is_path(block.text)
    )
    last = max(title.lines, default=0)
    lines = (_line_of(squeezed(text), is_title=block.line == last) for block, text in kept if text)
    return with_digits(simplified("".join(lines)))


def _line_of(text: str, *, is_title: bool) -> str:
    """A line by itself, or one that goes on in the next: pages break them in the middle of
    names.
    """
    ends = _TITLE_ENDS if is_title else _ENDS
    if text.endswith(ends):
        return f"{text}\n"
    return text


def _year(name: str, body: str) -> tuple[int | None, str]:
    """The year that the title does not have, and where it stands.

    What the text states comes first, then the file's name where it says that it is the report's
    (2022年报), then the year that is named most often, and at last a bare number in the file's
    name.
    """
    text = without_cited(body)
    if year := year_stated_in(text):
        return year, "text"
    if year := year_of_report_in(name):
        return year, "file-name"
    if year := year_named_in(text) or year_of_notice(body):
        return year, "text"
    return file_names.year_of(name), "file-name"


def _agency(
    name: str,
    in_title: str,
    where: str,
    body: str,
    signed: str,
    publisher: str,
    where_from: str,
) -> tuple[str, str]:
    """The agency and where it stands."""
    if in_title:
        return _of_title(in_title, where, body, signed, publisher or where_from)
    agency, source = named_in(body)
    if agency:
        return agency, source
    if signed:
        return signed, "signature"
    if agency := cleaned(fold(publisher)):
        return agency, "page-data"
    agency, site = file_names.agency_of(name), cleaned(fold(where_from))
    if site and _may_be_site(agency, site) and not asks_another(body, site):
        return site, "page-data"
    return agency, "file-name" if agency else ""


def _of_title(in_title: str, where: str, body: str, signed: str, publisher: str) -> tuple[str, str]:
    """The agency that a title names, by its fuller name where something else gives that."""
    if signed and in_title != signed and in_title.removesuffix("政府") in signed:
        return signed, "signature"
    if is_full(in_title):
        return in_title, where
    named, source = named_in(body)
    if named != simplified(in_title) and named.endswith(simplified(in_title)):
        return named, source
    return in_full(in_title, body, publisher), where


def _may_be_site(agency: str, site: str) -> bool:
    """Whether the site a page is from may be that of the agency in the file's name, if there is
    one.
    """
    return not agency or (not place_of(agency) and site.endswith(agency))
