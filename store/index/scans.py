"""The pages of scans as pictures, and where each line stands on them: a figure can be shown as it
is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from store.index.connections import Connections
from store.index.records import HeldReport
from store.model import Place

MOST_PAGES: Final = 3
"""Pages that are fetched at a time: a line stands on one, and a row that a page break cuts on
two.
"""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Some lines of a scan."""

    pages: Mapping[int, bytes] = field(default_factory=dict)
    """The pages on which they stand, by number, each as a JPEG; none where the report is no
    scan.
    """
    places: Mapping[int, Place] = field(default_factory=dict)
    """Where each line stands that does so on one of these pages."""


def scanned(connections: Connections, report: HeldReport, lines: set[int]) -> Scanned:
    """The lines of a report as they look, as far as these were recognised from pictures."""
    places = {
        line: Place(page, top, bottom)
        for line, page, top, bottom in connections.query(
            "SELECT line, page, top, bottom FROM scanned_lines WHERE report = ? AND line BETWEEN ? "
            "AND ? ORDER BY line",
            report.id,
            min(lines, default=0),
            max(lines, default=-1),
        )
        if line in lines
    }
    wanted = list(dict.fromkeys(place.page for place in places.values()))[:MOST_PAGES]
    pages: dict[int, bytes] = {}
    for page in wanted:
        sql = "SELECT page, picture FROM scanned_pages WHERE report = ? AND page = ?"
        pages |= dict(connections.query(sql, report.id, page))
    return Scanned(pages, {line: place for line, place in places.items() if place.page in pages})
