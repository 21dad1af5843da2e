"""By when reports must be published: agencies by 31 January, governments down to counties by 31
March.

Of the following year; 中华人民共和国政府信息公开条例, article 49.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from store.model import GOVERNMENT, Agency

_GOVERNMENTS = frozenset({"province", "city", "county"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """Those who share a legal date."""

    agencies: tuple[Agency, ...]
    until: date


def due(agencies: Iterable[Agency], year: int) -> Iterator[Deadline]:
    """Some agencies by the dates by which they publish their reports on a year; the earlier date
    first.
    """
    every = tuple(agencies)
    governments = tuple(agency for agency in every if _is_government(agency))
    others = tuple(agency for agency in every if not _is_government(agency))
    for those, until in ((others, date(year + 1, 1, 31)), (governments, date(year + 1, 3, 31))):
        if those:
            yield Deadline(those, until)


def _is_government(agency: Agency) -> bool:
    return (
        agency.division is not None
        and agency.division.level in _GOVERNMENTS
        and agency.office in GOVERNMENT
    )
