"""Which lines of a file are its title: all that may be one are ranked, whatever comes first.

A line with agency, year and the words for the report is better than one with two of these; the name
of a column (政府信息公开年报) or a field at the head of the page is none. A title may be broken
over up to four lines, and be printed twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from store.reading.lines.blocks import Block
from store.reading.whose.page_fields import Field, fields_of_cells, without_fields
from store.reading.whose.titles import agency_and_year, fold
from store.reading.words.identity_patterns import IDENTITY
from store.reading.words.places import ENDINGS, place_of

_PATH: Final = re.compile(r"[>＞»›].*[>＞»›]|[/／].*[/／]")
_APART: Final = re.compile(r"\s{3,}")
_SITE: Final = re.compile(r"[-_—|–]+")
"""What sets off the site's name from the title in `<title>`."""
_MAX_TITLE: Final = 70
_MAX_PRINTED: Final = 200
"""Characters of a line that may be a title set with blanks between its characters."""
_MAX_PART: Final = 45
_MOST_PARTS: Final = 4
_MOST_CANDIDATES: Final = 12
_HEADING: Final = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}[、.．]|[(（][一二三四五六七八九十]{1,2}[)）])"
)
_AGENCY: Final = re.compile(rf"[\u3400-\u9fff]{{2,36}}(?:{ENDINGS})")


@dataclass(frozen=True, slots=True)
class Title:
    """What may be the title of a report."""

    text: str = ""
    agency: str = ""
    year: int | None = None
    lines: frozenset[int] = frozenset()
    """Empty when it is no line of the text, but what the page's metadata say."""
    parts: int = 0
    """The pieces that it is broken into; pages have several of them on one line."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing has to be looked for elsewhere."""
        return bool(self.agency) and self.year is not None

    @property
    def worth(self) -> tuple[bool, bool, bool]:
        """What it says; the more, the greater."""
        return self.is_complete, bool(self.agency), self.year is not None

    @property
    def rank(self) -> tuple[tuple[bool, bool, bool], bool, int]:
        """The better, the greater; equals stand in the order of the file.

        Of two that say the same the one on fewer lines: above may be a menu (机构职能, 某县财政局,
        2020年…).
        """
        return self.worth, bool(place_of(self.agency)), -self.parts


@dataclass(frozen=True, slots=True)
class Opening:
    """What the beginning of a file says of itself."""

    title: Title
    title_lines: frozenset[int]
    """All lines on which a title stands, the best one or another: they are none of the prose."""
    publisher: str
    """What the fields of the page give as the publishing agency."""
    source: str
    """What they give as where the page comes from (来源), which may be another's."""


def is_path(text: str) -> bool:
    """Whether a line is the way to a page on its site: `首页 > 街镇 > 年报`, no words of the
    report.
    """
    return len(text) <= _MAX_PRINTED and bool(_PATH.search(text)) and "。" not in text


def opening_of(blocks: Sequence[Block], page_title: str) -> Opening:
    """The best title among the first blocks, and what `<title>` says where it says more."""
    lines, fields = _parted(blocks)
    found = list(_candidates(lines))
    named = [
        _read(field.value, ())
        for field in fields
        if field.use == "title" and _may_be_title(fold(field.value))
    ]
    best = _best(found, [*named, *_in_page(page_title)])
    lines_of_titles = (title.lines for title in (best, *found) if title is best or title.parts == 1)
    return Opening(
        best,
        frozenset().union(*lines_of_titles),
        _first_field(fields, "agency"),
        _first_field(fields, "source"),
    )


def titles_in(blocks: Sequence[Block]) -> list[Title]:
    """All lines that may be titles, in the order of the file."""
    return list(_candidates(_parted(blocks)[0]))


def _best(found: Sequence[Title], beside: Sequence[Title]) -> Title:
    """The best title of all, with the agency that one beside the text gives where it has none."""
    best = max([*found, *beside], key=lambda title: title.rank, default=Title())
    fuller = next((title for title in beside if title.agency), None)
    if fuller is None or not best.lines or best.agency:
        return best
    if fuller.year is not None:
        return fuller
    return replace(best, agency=fuller.agency)


def _first_field(fields: Sequence[Field], use: str) -> str:
    """What the first field of a use says that begins with a place; empty where there is none."""
    return next(
        (field.value for field in fields if field.use == use and place_of(fold(field.value))), ""
    )


def _parted(blocks: Sequence[Block]) -> tuple[list[tuple[Block, str]], list[Field]]:
    """The lines without the fields of the page, and these."""
    lines: list[tuple[Block, str]] = []
    fields: list[Field] = []
    for block in blocks:
        if block.grid:
            fields += fields_of_cells(block.cells)
            continue
        text, found = without_fields(block.text)
        fields += found
        if text.strip():
            lines.append((block, text))
    return lines, fields


def _candidates(lines: Sequence[tuple[Block, str]]) -> Iterator[Title]:
    for position, (block, text) in enumerate(lines):
        if len(text) > _MAX_PRINTED:
            continue
        alone = fold(text) if IDENTITY["may-be-title"].search(text) else ""
        whole = _read(_column(text), (block,)) if _may_be_title(alone) else Title()
        if whole.lines:
            yield whole
        if not whole.is_complete:
            yield from _joined(lines, position, whole)
        if whole.year is not None and not whole.agency and lines[position + 1 : position + 2]:
            yield from _with_agency_below(whole, *lines[position + 1])


def _with_agency_below(title: Title, block: Block, text: str) -> Iterator[Title]:
    """A title that names nobody, with the agency that stands on the line below it, all alone and
    with its place.
    """
    agency = fold(text) if len(text) <= _MAX_PART else ""
    if _AGENCY.fullmatch(agency) and place_of(agency) and not IDENTITY["title"].search(agency):
        yield replace(title, agency=agency, lines=title.lines | {block.line}, parts=title.parts + 1)


def _joined(lines: Sequence[tuple[Block, str]], position: int, whole: Title) -> Iterator[Title]:
    """Lines from a position on that are one title together; they say more than the ones of them
    that are titles.
    """
    parts = [lines[position]] if _may_be_part(lines[position][1]) else []
    for following in lines[position + 1 : position + _MOST_PARTS] if parts else ():
        if not _may_be_part(following[1]):
            return
        parts.append(following)
        text = fold("".join(text for _, text in parts))
        if _may_be_title(text):
            joined = _read(
                "".join(text.strip().strip("#* ") for _, text in parts),
                [block for block, _ in parts],
            )
            alone = [_read(text, ()) for _, text in parts if IDENTITY["title"].search(fold(text))]
            if all(joined.worth > one.worth for one in (whole, *alone)):
                yield joined
            return


@lru_cache(maxsize=256)
def _may_be_part(text: str) -> bool:
    """Whether a line may be a piece of a title; each is asked for with those above it."""
    if len(text) > _MAX_PRINTED:
        return False
    folded = fold(text)
    return (
        1 < len(folded) <= _MAX_PART
        and not re.search("[。;；：:]", folded)
        and not _HEADING.match(folded)
        and not is_path(text)
    )


def _may_be_title(text: str) -> bool:
    found = IDENTITY["title"].search(text) if 0 < len(text) <= _MAX_TITLE else None
    if (
        not found
        or IDENTITY["no-title"].search(text[found.end() :])
        or is_path(text)
        or _HEADING.match(text)
    ):
        return False
    return not _is_sentence(text)


def _is_sentence(text: str) -> bool:
    """Whether a line says that something is done: `某局编制了2020年…报告。`, as against a title
    with a full stop.
    """
    agency, year = agency_and_year(text)
    return text.endswith(("。", ";", "；")) and not (
        agency and year and text.startswith((agency, str(year), "关于"))
    )


def _column(text: str) -> str:
    """A line of the title without what stands in another column beside it."""
    text = text.strip().strip("#* ").strip()
    return next(
        (
            part
            for part in _APART.split(text)
            if IDENTITY["title"].search(fold(part)) and agency_and_year(part)[0]
        ),
        text,
    )


def _read(text: str, blocks: Sequence[Block]) -> Title:
    agency, year = agency_and_year(text)
    return Title(text, agency, year, frozenset(block.line for block in blocks), len(blocks))


def _in_page(page_title: str) -> Iterator[Title]:
    """What `<title>` says, whole and in its parts."""
    for text in (page_title, *_SITE.split(page_title)):
        if _may_be_title(fold(text)):
            yield _read(text.strip(), ())
