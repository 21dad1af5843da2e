"""The rows and columns of a sheet that are not shown: hidden ones, and those without any height or
width.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from store.reading.formats.xlsx_markup import MAIN, TRUE
from store.reading.lines.limits import MAX_CELLS

_LEAST: Final = 1.0
"""Points of height, or characters of width, below which nothing can be seen."""


class Hidden:
    """What a sheet does not show."""

    def __init__(self, root: etree._Element) -> None:
        columns: set[int] = set()
        for node in root.iter(f"{MAIN}col"):
            first, last = node.get("min", ""), node.get("max", "")
            are_told = first.isdecimal() and last.isdecimal() and len(first + last) < 12
            if are_told and (node.get("hidden", "0") in TRUE or _is_nothing(node.get("width"))):
                columns |= set(range(int(first) - 1, min(int(last), MAX_CELLS)))
        self.columns = frozenset(columns)
        general = root.find(f"{MAIN}sheetFormatPr")
        self._rows_are_hidden = general is not None and general.get("zeroHeight", "0") in TRUE
        """Whether a row that does not give its height has none."""

    def row(self, node: etree._Element) -> bool:
        """Whether a row is not shown."""
        if node.get("ht") is None and self._rows_are_hidden:
            return True
        return node.get("hidden", "0") in TRUE or _is_nothing(node.get("ht"))


def _is_nothing(size: str | None) -> bool:
    try:
        return size is not None and float(size) < _LEAST
    except ValueError:
        return False
