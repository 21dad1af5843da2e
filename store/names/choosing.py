"""Which of the divisions that bear a name is meant: the home region first, then those with reports, then the widest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.names.forms import Form
from store.names.holdings import Holdings
from store.names.index import Hit, Index

CITY, COUNTY, TOWNSHIP = 1, 2, 3
"""Levels, by their place in `LEVELS`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The divisions that a name means: one, several that are equal, or such as are none of ours."""

    numbers: tuple[int, ...]
    ours: bool
    form: Form


class Held:
    """The divisions of which an agency has a report, by number."""

    def __init__(self, index: Index, holdings: Holdings) -> None:
        self._index = index
        self._holdings = holdings

    def __contains__(self, number: int) -> bool:
        return self._holdings.has(self._index.code(number))


@dataclass(frozen=True, slots=True)
class Scope:
    """What is home and what has reports here."""

    index: Index
    home: int
    homeland: frozenset[int]
    """The home region and all that lies in it."""
    held: Held
    """Divisions of which an agency has a report."""

    def is_home(self, number: int) -> bool:
        """Whether a division is the home region or lies in it."""
        return number in self.homeland

    def is_ours(self, number: int) -> bool:
        """Whether a bare name may mean the division."""
        return number in self.homeland or number in self.held

    def choose(self, hits: Iterable[Hit]) -> Chosen | None:
        """The divisions meant by a name that has these meanings."""
        hits = tuple(hits)
        full = [hit for hit in hits if hit[1] is Form.FULL]
        former = [hit for hit in hits if hit[1] in (Form.FORMER, Form.MERGED)]
        bare = [hit for hit in hits if hit[1] in (Form.SHORT, Form.INITIALS)]
        if ours := self._ours(full):
            return ours
        if ours := self._ours(former):
            # guyuanxian is 沽源县, and what 固原市 once was
            others = self._widest(full) if full else ()
            return ours if not others else Chosen((*ours.numbers, *others), True, Form.MERGED)
        if full or former:
            return self._elsewhere(full or former)
        ours = self._ours(bare)
        if ours and not self._outranked(ours, bare):
            return ours
        return self._elsewhere(bare) if bare else None

    def _ours(self, hits: list[Hit]) -> Chosen | None:
        for belongs in (self.is_home, self._is_held):
            if some := [hit for hit in hits if belongs(hit[0])]:
                return Chosen(self._widest(some), True, max(form for _, form in some))
        return None

    def _is_held(self, number: int) -> bool:
        return number in self.held

    def _widest(self, hits: list[Hit]) -> tuple[int, ...]:
        """The highest level that has the name; initials mean every level down to counties alike.

        Letters may spell two names (Jinzhou City is 锦州市 and 晋州市): the one of the wider place is no other's.
        """
        if all(form is Form.INITIALS for _, form in hits):
            return tuple(dict.fromkeys(number for number, _ in hits))
        top = min(self.index.level(number) for number, _ in hits)
        widest = {self.index.name(number)[:2] for number, _ in hits if self.index.level(number) == top}
        return tuple(
            dict.fromkeys(
                number
                for number, form in hits
                if self.index.level(number) == top
                or (form is Form.FULL and self.index.level(number) < TOWNSHIP and self._otherwise(number, widest))
            )
        )

    def _otherwise(self, number: int, written: set[str]) -> bool:
        """Whether a name is written otherwise than these, by its first two characters."""
        return self.index.name(number)[:2] not in written

    def _outranked(self, ours: Chosen, bare: list[Hit]) -> bool:
        """西安 is the city in Shaanxi, though a township here bears the name too."""
        mine = min(self.index.level(number) for number in ours.numbers)
        return mine >= TOWNSHIP and any(self.index.level(number) <= CITY for number, form in bare if form is Form.SHORT)

    def _elsewhere(self, hits: list[Hit]) -> Chosen:
        return Chosen(self._widest(hits), False, max(form for _, form in hits))
