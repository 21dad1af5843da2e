"""Whose report a file is and for which year, as printed, and where that stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from store.reading import file_names
from store.reading.blocks import Document
from store.reading.folding import simplified, squeezed
from store.reading.places import place_of
from store.reading.segments import Role, Segment
from store.reading.self_naming import in_full, named_in, signature
from store.reading.titles import TITLE, agency_and_year, fold, is_path, title_of, year_in

_SEARCHED: Final = 40
"""Blocks at the beginning among which the title is looked for."""
_READ: Final = 80
"""Blocks whose prose is looked through for agency and year when the title lacks them."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What a file prints about itself."""

    agency: str
    agency_source: str
    """`title`, `preface`, `text`, `contact`, `signature`, `page-data` or `file-name`; empty when there is none."""
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
    opening = [s.block for s in segments[:_SEARCHED] if s.role is not Role.TABLE and not s.block.grid]
    title, lines = title_of(opening)
    in_page = title == "" and bool(TITLE.search(fold(document.title)))
    title = title or (document.title if in_page else "")
    in_title, year = agency_and_year(title)
    signed, signed_line = signature(segments)
    body = "" if in_title and year and place_of(in_title) else _body(segments, lines if in_title else frozenset())
    agency, source = _agency(name, in_title, body, signed, document)
    if in_page and source == "title":
        source = "page-data"
    year_source = "page-data" if in_page else "title"
    if year is None:
        year, year_source = year_in(body), "text"
    if year is None:
        year, year_source = file_names.year_of(name), "file-name"
    return Identity(
        agency,
        source,
        year,
        year_source if year else "",
        title,
        min(lines, default=0),
        in_title,
        lines,
        signed,
        signed_line,
    )


def _body(segments: Sequence[Segment], left_out: frozenset[int]) -> str:
    """The beginning of the prose, without some lines, folded."""
    prose = [s.block for s in segments[:_READ] if s.role is Role.PROSE and s.block.line not in left_out]
    return simplified("".join(squeezed(block.text[:400]) for block in prose if not is_path(block.text)))


def _agency(name: str, in_title: str, body: str, signed: str, document: Document) -> tuple[str, str]:
    """The agency and where it stands."""
    if in_title:
        fuller = signed and in_title != signed and in_title.removesuffix("政府") in signed
        if fuller:
            return signed, "signature"
        named, source = ("", "") if place_of(in_title) else named_in(body)
        if named != in_title and named.endswith(in_title):
            return named, source
        return (in_title if place_of(in_title) else in_full(in_title, body)), "title"
    agency, source = named_in(body)
    if agency:
        return agency, source
    if signed or document.publisher:
        return (signed, "signature") if signed else (document.publisher, "page-data")
    agency = file_names.agency_of(name)
    return agency, "file-name" if agency else ""
