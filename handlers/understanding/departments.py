"""A department that is named without its place: 退役军人事务局2023年发布信息多少条."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from store.names.offices import Office, offices

_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST = 3


class Department(NamedTuple):
    """Where a text names a department, and as what."""

    start: int
    end: int
    said: str


def departments(text: str, taken: Sequence[tuple[int, int]]) -> list[Department]:
    """The departments that stand by themselves in a normalised text, outside the spans that are taken."""
    found: list[Department] = []
    place = 0
    while place < len(text):
        said = _longest(text, place)
        end = place + len(said)
        if said and _stands_alone(text, place) and not any(place < stop and start < end for start, stop in taken):
            found.append(Department(place, end, said))
            place = end
        else:
            place += 1
    return found


def kind_of(said: str) -> Office | None:
    """The office that is called so; None for one that no list has."""
    call = offices().chinese.get(said)
    return call.office if call else None


def _longest(text: str, place: int) -> str:
    """The longest name of a department that begins here; empty where none does."""
    known = offices()
    for length in known.lengths.get(text[place], ()):
        said = text[place : place + length]
        call = known.chinese.get(said) if length >= _SHORTEST else None
        if call is not None and not call.stem and not call.office.means_place and "政府" not in said:
            return said
    return ""


def _stands_alone(text: str, place: int) -> bool:
    return not place or not _HAN.match(text[place - 1])
