"""Two versions of one report on a list: which of them counts is nothing that the order of their
links could say.

What could be a version of another is read only once the other is there, so that both are seen
together.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from handlers.administration.previewing import Looked, Preview
from handlers.watching.deciding import Take
from store.model import GOVERNMENT, Cell
from store.reading.whose.titles import agency_and_year
from store.state import State


def are_rivals(one: Take, other: Take) -> bool:
    """Whether two reports could be versions of one: a government and its office publish one between
    them.
    """
    if one.year != other.year:
        return False
    same_place = one.agency.division is not None and one.agency.division == other.agency.division
    governments = one.agency.office in GOVERNMENT and other.agency.office in GOVERNMENT
    return one.agency == other.agency or (same_place and governments)


def say_the_same(one: Looked, other: Looked) -> bool:
    """Whether two documents have the same figures, as the same report under two addresses has."""
    return _figures(one) == _figures(other)


@lru_cache(maxsize=20_000)
def promised(title: str) -> tuple[str, int] | None:
    """Whose report of which year the title of a link promises; nothing where it names no year."""
    agency, year = agency_and_year(title)
    if year is not None:
        return (agency, year)
    return None


def on_the_way(state: State, source: int) -> frozenset[tuple[str, int]]:
    """What links of a source promise whose documents are still to be fetched for the first time."""
    return frozenset(filter(None, map(promised, state.finds.titles_to_come(source))))


def _figures(looked: Looked) -> list[dict[Cell, Decimal | None]]:
    previews = [seen for seen in looked.seen if isinstance(seen, Preview)]
    return [{fact.cell: fact.value for fact in seen.facts} for seen in previews]
