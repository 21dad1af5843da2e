"""The rules of a sheet by which cells change their looks: white where the number is above 0, an
icon in its stead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from lxml import etree

from store.reading.formats.xlsx_markup import MAIN, TRUE
from store.reading.formats.xlsx_numbers import exact
from store.reading.formats.xlsx_styles import Look, Styles

_CORNER: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_INSTEAD: Final = ("dataBar", "iconSet")
"""What may be shown instead of the number."""
_MAX_RULES: Final = 200
_MAX_AREAS: Final = 40
_HOLDS: Final[Mapping[str, Callable[[Decimal, list[Decimal]], bool]]] = {
    "equal": lambda value, bounds: value == bounds[0],
    "notEqual": lambda value, bounds: value != bounds[0],
    "greaterThan": lambda value, bounds: value > bounds[0],
    "greaterThanOrEqual": lambda value, bounds: value >= bounds[0],
    "lessThan": lambda value, bounds: value < bounds[0],
    "lessThanOrEqual": lambda value, bounds: value <= bounds[0],
    "between": lambda value, bounds: min(bounds) <= value <= max(bounds),
    "notBetween": lambda value, bounds: not min(bounds) <= value <= max(bounds),
}
_ABOVE_ALL: Final = Decimal("Infinity")
"""A text is above every number."""

Area = tuple[int, int, int, int]
"""First and last row, first and last column, from 0."""


class _Rule(NamedTuple):
    areas: tuple[Area, ...]
    node: etree._Element
    change: etree._Element | None


class CellRules:
    """The rules of a sheet, the most important last."""

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._styles = styles
        found: list[_Rule] = []
        for block in root.iterfind(f"{MAIN}conditionalFormatting"):
            areas = tuple(map(_area, block.get("sqref", "").split()[:_MAX_AREAS]))
            for node in block.iterfind(f"{MAIN}cfRule"):
                number = node.get("dxfId", "")
                is_there = (
                    number.isdecimal() and len(number) < 9 and int(number) < len(styles.conditional)
                )
                found.append(
                    _Rule(areas, node, styles.conditional[int(number)] if is_there else None)
                )
        self._rules = sorted(found[:_MAX_RULES], key=lambda rule: -_priority(rule.node))

    def looks(self, row: int, column: int, text: str, look: Look) -> tuple[Look, bool]:
        """The look of a cell, and whether it is uncertain if it is seen."""
        value = exact(text)
        uncertain = False
        for rule in self._rules:
            if not any(
                top <= row <= last and left <= column <= right
                for top, last, left, right in rule.areas
            ):
                continue
            changed = self._changed(look, rule)
            holds = _holds(rule.node, _ABOVE_ALL if value is None else value)
            if holds:
                look = changed
            uncertain |= holds is None and changed != look and changed.is_seen != look.is_seen
            uncertain |= holds is None and changed.code != look.code
        return look, uncertain

    def _changed(self, look: Look, rule: _Rule) -> Look:
        instead = (rule.node.find(f"{MAIN}{name}") for name in _INSTEAD)
        if any(node is not None and node.get("showValue", "1") not in TRUE for node in instead):
            return look._replace(crossed_out=True)
        if rule.change is None:
            return look
        return self._styles.changed(look, rule.change)


def _holds(rule: etree._Element, value: Decimal) -> bool | None:
    """Whether a rule holds for a number; None where it cannot be told."""
    kind = rule.get("type", "")
    if kind in _INSTEAD:
        return value.is_finite()
    holds = _HOLDS.get(rule.get("operator", ""))
    bounds = [exact(node.text or "") for node in rule.iterfind(f"{MAIN}formula")]
    if kind != "cellIs" or holds is None or not bounds:
        return None
    known = [bound for bound in bounds if bound is not None]
    if len(known) == len(bounds):
        return holds(value, known)
    return None


def _priority(rule: etree._Element) -> int:
    said = rule.get("priority", "")
    if said.isdecimal() and len(said) < 10:
        return int(said)
    return 0


def _area(said: str) -> Area:
    corners = [_CORNER.fullmatch(corner) for corner in said.split(":")]
    places = [(int(corner[2]) - 1, column(corner[1])) for corner in corners if corner]
    if len(places) != len(corners) or not places:
        return (0, -1, 0, -1)
    return places[0][0], places[-1][0], places[0][1], places[-1][1]


def column(letters: str) -> int:
    """The number of a column from its letters, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
