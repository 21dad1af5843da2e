"""The sheets of a workbook whose names say that they hold other numbers than the report's own:
上年数据, 对比, 2021年数据 in the report on 2022.

Such a sheet is told and not read. Of one that holds the title, or is the only one, the tables are
not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from store.model import Problem
from store.reading.heading.caption_meaning import OTHER_AGENCY, of_sheet
from store.reading.layout.segments import BlockRole, Segment
from store.reading.lines.blocks import Document, NamedSheet
from store.reading.whose.identity import Identity
from store.reading.words.folding import simplified, squeezed
from store.reading.words.years import with_digits

FOREIGN: Final = "sheet-foreign"


def without_foreign_sheets(
    page: Document,
    parts: Sequence[Segment],
    identity: Identity,
) -> tuple[Document, tuple[Problem, ...]]:
    """A workbook without what its foreign sheets hold, and a problem for each of these."""
    spans = _spans(page)
    filled = [sheet for sheet, lines in spans.items() if _on(lines, parts)]
    foreign = [sheet for sheet in filled if _is_foreign(sheet, identity, is_one=len(filled) == 1)]
    if not foreign:
        return page, ()
    dropped: set[int] = set()
    for sheet in foreign:
        keeps_prose = len(foreign) == len(filled) or identity.title_line in spans[sheet]
        dropped |= _dropped(_on(spans[sheet], parts), keeps_prose=keeps_prose)
    blocks = tuple(block for block in page.blocks if block.line not in dropped)
    return replace(page, blocks=blocks), tuple(_problems(foreign))


def _on(lines: range, parts: Sequence[Segment]) -> list[Segment]:
    """The parts of a file that stand on lines of a sheet."""
    return [part for part in parts if part.block.line in lines]


def _dropped(parts: Sequence[Segment], *, keeps_prose: bool) -> set[int]:
    """The lines that are not read, of those of a sheet."""
    own = [part for part in parts if part.role is BlockRole.TABLE] if keeps_prose else parts
    return {part.block.line for part in own}


def _is_foreign(sheet: NamedSheet, identity: Identity, *, is_one: bool) -> bool:
    """Whether a sheet holds other numbers by its name; the only one may be called by who made
    it.
    """
    code = of_sheet(_folded(sheet.name), identity.agency, identity.year)
    return bool(code) and not (is_one and code == OTHER_AGENCY)


def _problems(foreign: Iterable[NamedSheet]) -> Iterator[Problem]:
    for sheet in foreign:
        yield Problem(FOREIGN, sheet.line, sheet.line, {"caption": sheet.name})


def _spans(page: Document) -> dict[NamedSheet, range]:
    """The lines of each sheet."""
    ends = [*(sheet.line for sheet in page.sheets[1:]), len(page.lines) + 1]
    return {sheet: range(sheet.line, end) for sheet, end in zip(page.sheets, ends, strict=True)}


def _folded(name: str) -> str:
    return with_digits(simplified(squeezed(name)))
