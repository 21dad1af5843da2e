"""How a report speaks of its own agency in running text: 新政镇, 廿三里街道, 徐望镇."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from store.index import Held

_LEVELS = re.compile("(?:街道|自治区|自治县|自治州|地区|省|市|县|区|镇|乡)$")
_ORDINARY = 2
"""A place's name without its level must have so many characters to be known by it."""


def own_names(report: Held, text: str) -> Iterable[tuple[int, int]]:
    """Where a folded text names the report's own agency or a place that it lies in."""
    for name in _names(report.agency.name, report.agency.division.path if report.agency.division else ()):
        place = text.find(name)
        while place >= 0:
            yield place, place + len(name)
            place = text.find(name, place + 1)
    level = _LEVELS.search(report.agency.division.path[-1]) if report.agency.division else None
    if level and text.startswith(level.group()):
        yield 0, len(level.group())


@lru_cache(maxsize=256)
def _names(agency: str, path: tuple[str, ...]) -> tuple[str, ...]:
    short = (_LEVELS.sub("", name) for name in path)
    return (agency, *path, *(name for name in short if len(name) >= _ORDINARY))


def own_pairs(report: Held) -> frozenset[str]:
    """The pairs of characters in the names of a report's agency: they stand all over it and tell nothing."""
    return _pairs(report.agency.name, report.agency.division.path if report.agency.division else ())


@lru_cache(maxsize=256)
def _pairs(agency: str, path: tuple[str, ...]) -> frozenset[str]:
    return frozenset(name[place : place + 2] for name in _names(agency, path) for place in range(len(name) - 1))
