"""Over which reports a question goes that names no single one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.model import Division

_DIGITS = {"province": 2, "city": 4, "county": 6, "township": 9}
"""How many digits of a code all places share that lie in one of a level; all twelve for a place
that has none.
"""
_LONG = 12


@dataclass(frozen=True, slots=True)
class IndexScope:
    """The reports of some years and regions."""

    years: tuple[int, ...] = ()
    """Empty for each agency's latest report."""
    regions: tuple[Division, ...] | None = None
    """None for everywhere; no region at all for nowhere."""
    excluding: tuple[Division, ...] = ()
    """Places that are left out, with all that lies below them."""
    kinds: tuple[int, ...] = ()
    """Only agencies of these kinds (`store.index.kinds`); empty for all."""
    itself: bool = False
    """Whether only bodies of the regions themselves count, and none of places below them."""
    below: bool = False
    """Whether the bodies of the regions themselves are left out, and only those of places below
    them count.
    """

    unknown: bool = False
    """Whether reports whose agency is not known are among them: they are listed, but count as no
    agency.
    """

    def spans(self) -> list[tuple[int, int]] | None:
        """The codes of the places, as spans from the first up to before the last; None for
        everywhere.
        """
        if self.regions is None:
            return None
        if self.itself:
            return [(int(region.code), int(region.code) + 1) for region in self.regions]
        return _apart(_span(region, below=self.below) for region in self.regions)

    def left_out(self) -> list[tuple[int, int]]:
        """The codes of the places that are left out, as spans like those of the regions."""
        return _apart(_span(region, below=False) for region in self.excluding)


def room(level: str) -> int:
    """How many codes there may be from that of a place of a level up to the next such place."""
    return int(10 ** (_LONG - _DIGITS.get(level, _LONG)))


def _span(region: Division, *, below: bool) -> tuple[int, int]:
    code = int(region.code)
    return code + below, code + room(region.level)


def _apart(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same codes, each in one span only: a region may lie in another one."""
    found: list[tuple[int, int]] = []
    for first, end in sorted(spans):
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((first, end))
    return found
