"""Places that are called by a name of the past: 石咀山市, 洪泽县
(`data/reference/former-names.tsv`).
"""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import NamedTuple

from handlers.understanding.cutting.parts import AgencyFinder, Parts
from store.entering import only_if
from store.model import Division, Mention
from store.names.gazetteer import FormerName, former_names


class Former(NamedTuple):
    """A name of the past in a question, and what the place is called today."""

    said: str
    today: str
    until: str
    """The year of the change, or the last year from which the name is known."""
    stands: bool
    """Whether it is the same place; otherwise it lies in the one of today."""


@cache
def _known() -> dict[str, FormerName]:
    return {one.name: one for one in former_names()}


@cache
def _openings() -> frozenset[str]:
    """The first two characters of each."""
    return frozenset(name[:2] for name in _known())


@only_if(
    lambda parts, names: any(
        parts.text[at : at + 2] in _openings() for at in range(len(parts.text))
    ),
    otherwise=(),
)
def formers(parts: Parts, names: AgencyFinder) -> tuple[Former, ...]:
    """The names of the past by which the agencies of a question are called."""
    found = [
        former
        for mention in parts.mentions
        if (former := _former(mention, parts.text, names)) is not None
    ]
    return tuple(dict.fromkeys(found))


def _former(mention: Mention, text: str, names: AgencyFinder) -> Former | None:
    said = text[mention.start : mention.end]
    for name in _parts_of(said):
        known = _known()[name]
        today = names.division(known.code)
        if today is not None and any(_lies_in(division, today) for division in _divisions(mention)):
            widened = name.endswith("县") and today.level == "city"
            return Former(name, today.path[-1], known.until, known.stands and not widened)
    return None


def _parts_of(said: str) -> list[str]:
    """The names of the past that stand in a name, the longest first."""
    places = [at for at in range(len(said)) if said[at : at + 2] in _openings()]
    pieces = (said[at : at + length] for length, at in product(_lengths(), places))
    return [piece for piece in dict.fromkeys(pieces) if piece in _known()]


@cache
def _lengths() -> tuple[int, ...]:
    return tuple(sorted({len(name) for name in _known()}, reverse=True))


def _divisions(mention: Mention) -> list[Division]:
    return [agency.division for agency in mention.agencies() if agency.division is not None]


def _lies_in(division: Division, region: Division) -> bool:
    return division.path[: len(region.path)] == region.path
