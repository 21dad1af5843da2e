"""Which of the divisions that bear a name is meant: those with reports first, then the home region,
then the widest.

海城卫健局 is that of 海城市, whose report is held, and not of a 海城镇 at home.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from store.names.forms import NameForm
from store.names.holdings import Holdings
from store.names.index import Hit, NameIndex

CITY, COUNTY, TOWNSHIP = 1, 2, 3
"""Levels, by their place in `LEVELS`."""
_BY_FULL = (NameForm.FULL,)
_BY_FORMER = (NameForm.FORMER, NameForm.MERGED)
_BY_BARE = (NameForm.SHORT, NameForm.INITIALS)


def _by(hits: Iterable[Hit], *forms: NameForm) -> list[Hit]:
    """The meanings that a name has by one of these forms."""
    return [hit for hit in hits if hit[1] in forms]


@dataclass(frozen=True, slots=True)
class ChosenDivisions:
    """The divisions that a name means: one, several that are equal, or such as are none of ours."""

    numbers: tuple[int, ...]
    ours: bool
    form: NameForm
    others: tuple[int, ...] = ()
    """Those at home that are called so as well, and have no report."""


class HeldDivisions:
    """The divisions of which an agency has a report, by number."""

    def __init__(self, index: NameIndex, holdings: Holdings) -> None:
        self._index = index
        self._holdings = holdings

    def __contains__(self, number: int) -> bool:
        return self._holdings.has(self._index.code(number))


@dataclass(frozen=True, slots=True)
class NameContext:
    """What is home and what has reports here."""

    index: NameIndex
    home: int
    homeland: frozenset[int]
    """The home region and all that lies in it."""
    held: HeldDivisions
    """Divisions of which an agency has a report."""

    def is_home(self, number: int) -> bool:
        """Whether a division is the home region or lies in it."""
        return number in self.homeland

    def is_ours(self, number: int) -> bool:
        """Whether a bare name may mean the division."""
        return number in self.homeland or number in self.held

    def choose(self, hits: Iterable[Hit]) -> ChosenDivisions | None:
        """The divisions meant by a name that has these meanings."""
        hits = tuple(hits)
        full, former, bare = (_by(hits, *forms) for forms in (_BY_FULL, _BY_FORMER, _BY_BARE))
        if ours := self._ours(full):
            return ours
        if ours := self._ours(former):
            return self._beside(ours, full)
        written = full or former
        if not bare and (ours := self._ours(_by(hits, NameForm.DROPPED))):
            return self._with_namesakes(ours, written)
        if written:
            return self._elsewhere(written)
        ours = self._ours(bare)
        if ours and not self._outranked(ours, bare):
            return ours
        if bare:
            return self._elsewhere(bare)
        return None

    def _beside(self, ours: ChosenDivisions, full: list[Hit]) -> ChosenDivisions:
        """Ours by a name of the past, beside those elsewhere that bear it: guyuanxian, once
        固原市.
        """
        if full:
            return ChosenDivisions((*ours.numbers, *self._widest(full)), True, NameForm.MERGED)
        return ours

    def _with_namesakes(self, ours: ChosenDivisions, written: list[Hit]) -> ChosenDivisions:
        """Ours by a name that dropped a part, beside the widest that are called just so."""
        namesakes = self._widest(written) if written else ()
        return replace(ours, numbers=tuple(dict.fromkeys((*ours.numbers, *namesakes))))

    def _ours(self, hits: list[Hit]) -> ChosenDivisions | None:
        for belongs in (self._is_held, self.is_home):
            some = [hit for hit in hits if belongs(hit[0])]
            if some and not (belongs == self._is_held and self._is_wider_at_home(some, hits)):
                chosen = self._widest(some)
                others = self._others(hits, chosen) if belongs == self._is_held else ()
                return ChosenDivisions(chosen, True, max(form for _, form in some), others)
        return None

    def _others(self, hits: list[Hit], chosen: tuple[int, ...]) -> tuple[int, ...]:
        """Those at home of the same level or a wider one: 青山街道 beside 青山乡, but no 红寺堡镇
        beside 红寺堡区.
        """
        level = min(self.index.level(number) for number in chosen)
        others = dict.fromkeys(
            number for number, _ in hits if self.is_home(number) and number not in chosen
        )
        return tuple(number for number in others if self.index.level(number) <= level)

    def _is_wider_at_home(self, held: list[Hit], hits: list[Hit]) -> bool:
        """Whether a bare name is a county's at home, and of those with reports only a township's:
        同心.
        """
        if any(form is not NameForm.SHORT for _, form in held):
            return False
        home = [
            self.index.level(number)
            for number, form in hits
            if form is NameForm.SHORT and self.is_home(number)
        ]
        return (
            min(self.index.level(number) for number, _ in held) >= TOWNSHIP
            and min(home, default=TOWNSHIP) < TOWNSHIP
        )

    def _is_held(self, number: int) -> bool:
        return number in self.held

    def _widest(self, hits: list[Hit]) -> tuple[int, ...]:
        """The highest level that has the name; initials mean every level down to counties alike.

        Letters may spell two names (Jinzhou City is 锦州市 and 晋州市): the one of the wider place
        is no other's.
        """
        if all(form is NameForm.INITIALS for _, form in hits):
            return tuple(dict.fromkeys(number for number, _ in hits))
        top = min(self.index.level(number) for number, _ in hits)
        widest = {
            self.index.name(number)[:2] for number, _ in hits if self.index.level(number) == top
        }
        return tuple(
            dict.fromkeys(
                number
                for number, form in hits
                if self.index.level(number) == top
                or (form is NameForm.FULL and self._otherwise(number, widest))
            )
        )

    def _otherwise(self, number: int, written: set[str]) -> bool:
        """Whether a county or a wider place is written otherwise than these, by its first two
        characters.
        """
        return self.index.level(number) < TOWNSHIP and self.index.name(number)[:2] not in written

    def _outranked(self, ours: ChosenDivisions, bare: list[Hit]) -> bool:
        """西安 is the city in Shaanxi, though a township here bears the name too."""
        mine = min(self.index.level(number) for number in ours.numbers)
        return mine >= TOWNSHIP and any(
            self.index.level(number) <= CITY for number, form in bare if form is NameForm.SHORT
        )

    def _elsewhere(self, hits: list[Hit]) -> ChosenDivisions:
        return ChosenDivisions(self._widest(hits), False, max(form for _, form in hits))
