"""What every file format is turned into before anything is understood: numbered lines and rows of
cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from store.model import Place

Span = tuple[float, float]
"""From where to where something reaches across a page, in points from its left edge."""


class Block(NamedTuple):
    """A line of text, a paragraph, or one row of a table."""

    line: int
    """Where it begins in the file, from 1."""
    end_line: int
    cells: tuple[str, ...]
    """The text; one cell unless the file itself separates cells."""
    grid: bool = False
    """Whether the file separates cells, so that an empty one is a blank cell and not just
    nothing.
    """
    closed: bool = False
    """Whether nothing that follows can belong to it (an HTML paragraph, as against a line of a
    broken text).
    """
    spans: tuple[Span, ...] = ()
    """Where each of the words that blanks part stands; empty unless the file says where its
    characters are.
    """

    @property
    def text(self) -> str:
        """All cells, with a blank between them."""
        if len(self.cells) == 1:
            return self.cells[0]
        return " ".join(filter(None, self.cells))


class NamedSheet(NamedTuple):
    """A sheet of a workbook."""

    name: str
    line: int
    """Where it begins among the document's lines."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its format's reader hands it on."""

    lines: tuple[str, ...]
    """The file's text as decoded; line n is lines[n - 1]."""
    blocks: tuple[Block, ...]
    title: str = ""
    """What the page's metadata give as its title."""
    publisher: str = ""
    """What the page's metadata give as the publishing agency."""
    notes: tuple[str, ...] = field(default=())
    """Codes of problems met on the way (text cut at a limit)."""
    pages: tuple[int, ...] = ()
    """The line on which each page begins; empty where a file has no pages."""
    sheets: tuple[NamedSheet, ...] = ()
    """The sheets of a workbook, in their order; empty where a file has none."""
    unread: frozenset[int] = frozenset()
    """Lines on which something is drawn of which cannot be said which character it is."""
    unread_pages: tuple[int, ...] = ()
    """Pages, from 1, that are pictures and were not recognised; the line that stands for each is
    among those.
    """
    places: tuple[Place, ...] = ()
    """Where each line stands, of files with pages."""
    scanned: Mapping[int, bytes] = field(default_factory=dict)
    """The pages that were recognised from pictures, by their number, each as a JPEG; empty where
    none was kept.
    """

    @property
    def scanned_lines(self) -> frozenset[int]:
        """The lines that were recognised from pictures."""
        if not self.scanned:
            return frozenset()
        return frozenset(
            line for line, place in enumerate(self.places, 1) if place.page in self.scanned
        )


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file's content could not be turned into a document."""

    code: str
    """A key of `rejections` in `data/reference/problems.toml`."""
    values: Mapping[str, str] = field(default_factory=dict)


def tabbed(cells: Iterable[str]) -> str:
    """A row of a table as a line of the document's text."""
    return "\t".join(cells)
