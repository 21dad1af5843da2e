"""How a report speaks of its own agency in running text: 新政镇, 廿三里街道, 徐望镇."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise, product

from handlers.prose.shapes import shape
from store.index import HeldReport
from store.model import GOVERNMENT
from store.names.offices import other_calls

_ORDINARY = 2
"""A place's name without its level must have so many characters to be known by it."""


def own_names(report: HeldReport, text: str) -> Iterable[tuple[int, int]]:
    """Where a folded text names the report's own agency or a place that it lies in."""
    for name in names_of(report):
        place = text.find(name)
        while place >= 0:
            yield place, place + len(name)
            place = text.find(name, place + 1)
    level = (
        shape("level").search(report.agency.division.path[-1]) if report.agency.division else None
    )
    if level and text.startswith(level.group()):
        yield 0, len(level.group())


def names_of(report: HeldReport) -> tuple[str, ...]:
    """All that a report may call its own agency and the places that it lies in: 安阳县住建局,
    住建局, 安阳.
    """
    path = report.agency.division.path if report.agency.division else ()
    return _names(report.agency.name, path, report.agency.office)


def calls_of(report: HeldReport) -> tuple[str, ...]:
    """The names that a report has for its agency alone, and for no place: 安阳县住建局, 住建局."""
    path = report.agency.division.path if report.agency.division else ()
    return (report.agency.name, *_calls(path, report.agency.office))


@lru_cache(maxsize=256)
def _names(agency: str, path: tuple[str, ...], office: str) -> tuple[str, ...]:
    return (agency, *path, *_short(path), *_calls(path, office))


def _short(path: Iterable[str]) -> list[str]:
    return [
        name for name in (shape("level").sub("", name) for name in path) if len(name) >= _ORDINARY
    ]


@lru_cache(maxsize=256)
def _calls(path: tuple[str, ...], office: str) -> tuple[str, ...]:
    calls = (office, *other_calls(office)) if path and office not in GOVERNMENT else ()
    places = (path[-1], *_short(path[-1:])) if path else ()
    return (*(place + call for call, place in product(calls, places)), *calls)


def own_pairs(report: HeldReport) -> frozenset[str]:
    """The pairs of characters in the names of a report's agency: they stand all over it and tell
    nothing.
    """
    path = report.agency.division.path if report.agency.division else ()
    return _pairs(report.agency.name, path, report.agency.office)


@lru_cache(maxsize=256)
def _pairs(agency: str, path: tuple[str, ...], office: str) -> frozenset[str]:
    names = _names(agency, path, office)
    return frozenset("".join(pair) for pair in chain.from_iterable(map(pairwise, names)))
