"""Which columns the heads above a row announce, in the order in which they stand.

Tables are printed with 总计 first, with 法人 before 自然人, without the columns that are empty,
with one more (占比), with a merged head in every place that it covers, or with last year's column
beside this year's. The heads decide which number is which; without heads the form's own order
holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import Final

from store.reading.forms.form import REQUEST_COLUMNS, REVIEW_COLUMNS, REVIEW_ROWS, is_framing
from store.reading.forms.head_words import (
    FIRST,
    GROUPS,
    LITIGATION,
    OTHER,
    Columns,
    is_shared,
    outcomes,
    person,
    sequences,
)
from store.reading.heading.applicant_columns import applicant_columns
from store.reading.heading.disclosure_columns import disclosure_columns
from store.reading.heading.heads import SPREAD, RowHead, before_label, heads_of, opens
from store.reading.heading.pieces_of_heads import has_stranger
from store.reading.heading.placed_columns import placed_columns
from store.reading.heading.placed_heads import placed_above
from store.reading.heading.review_columns import review_columns
from store.reading.layout.records import PrintedCell, Record
from store.reading.words.numbers import parse

_LOOKED_AT: Final = 30
"""Rows below the heads that are looked at for the sums."""


def columns_of(cut: Sequence[Record], year: int | None) -> Mapping[int, Columns]:
    """By a record's identity, the columns that the heads above it announce; records under no heads
    are left out.
    """
    found: dict[int, Columns] = {}
    heads: list[RowHead] = []
    above: list[PrintedCell] = []
    current: Columns | None = None
    section = ""
    for number, record in enumerate(cut):
        if record.section != section:
            current, heads, above, section = None, [], [], record.section
        heads += heads_of(record, number)
        above += before_label(record)
        if record.values:
            heads = heads if any(not head.unknown for head in heads) else []
            if columns := _by_place(above, cut[number:], year):
                current = columns
            elif heads:
                current = (
                    (OTHER,)
                    if has_stranger(heads, above)
                    else _by_words(heads, current, cut[number:], year)
                )
            heads, above = [], []
            if current:
                found[id(record)] = current
    return found


def _by_words(
    heads: Sequence[RowHead],
    before: Columns | None,
    below: Sequence[Record],
    year: int | None,
) -> Columns | None:
    """The columns that heads announce; those before them go on where they say nothing of
    columns.
    """
    current = before
    if ways := _resolved(tuple(heads), year):
        current = _by_sums(ways, below)
    elif opens(heads):
        current = None
    if current and _lacks_heads(current, heads) and len(below[0].values) != len(current):
        return None  # heads are broken or lost, and no columns left out: the form's own order holds
    return current


def _by_place(
    above: Sequence[PrintedCell],
    below: Sequence[Record],
    year: int | None,
) -> Columns | None:
    """The columns that what stands above rows announces by its places, where the file says
    these.
    """
    placed = placed_above(above, below) if above and above[0].spans else None
    if placed:
        return placed_columns(placed, year)
    return None


@lru_cache(maxsize=512)
def _resolved(heads: tuple[RowHead, ...], year: int | None) -> Sequence[Columns]:
    """The columns that heads announce, in each way that they can be taken; none where they do not
    say.

    Where one of the form's heads is missing and a text that is none stands among them, it may stand
    in its place.
    """
    known = [head for head in heads if not head.unknown]
    if _is_of_table_two(known):
        return _ways(heads, year)
    ways = _ways(known, year)
    strange = (
        len(known) < len(heads) or _has_strange_outcome(known) or _has_strange_applicant(known)
    )
    if strange and known and not all(map(_is_whole, ways or [()])):
        return [(OTHER,)]
    return ways


def _is_of_table_two(heads: Sequence[RowHead]) -> bool:
    """Whether heads are those of table two, in which a text behind 信息内容 is the head of a
    column.
    """
    return any(h.text == FIRST for h in heads) and not any(
        not is_shared(h.text) and (person(h.text) or h.text in outcomes()) for h in heads
    )


def _lacks_heads(columns: Columns, heads: Sequence[RowHead]) -> bool:
    """Whether lines show fewer heads of table three than the form has."""
    people = set(columns) < set(REQUEST_COLUMNS)
    return people and all(head.row < 0 or head.row >= SPREAD for head in heads)


def _is_whole(columns: Columns) -> bool:
    """Whether columns are all those of a row of the form, in whatever order."""
    return frozenset(columns) in _whole_rows()


@cache
def _whole_rows() -> frozenset[frozenset[str]]:
    reviews = frozenset(map("/".join, product(REVIEW_ROWS, REVIEW_COLUMNS)))
    two = {frozenset(column for _, column in sequence) for sequence in sequences()}
    return frozenset({frozenset(REQUEST_COLUMNS), reviews, *two})


def _has_strange_outcome(heads: Sequence[RowHead]) -> bool:
    """Whether a text that is no head of table four stands among its heads."""
    own = [head for head in heads if head.text in outcomes() and not is_shared(head.text)]
    return bool(own) and any(
        head.text and head.text not in _review_words() for head in heads if head.row >= 0
    )


def _has_strange_applicant(heads: Sequence[RowHead]) -> bool:
    """Whether a text that is no word of the form stands on a line of heads of table three."""
    rows = {
        head.row
        for head in heads
        if head.row >= SPREAD and not is_shared(head.text) and person(head.text)
    }
    return any(head.row in rows and not is_framing(head.printed) for head in heads)


@cache
def _review_words() -> str:
    return "\n".join((*outcomes(), *GROUPS, LITIGATION))


def _ways(heads: Sequence[RowHead], year: int | None) -> list[Columns]:
    if any(person(head.text) and not is_shared(head.text) for head in heads):
        return applicant_columns(heads)
    if any(head.text in outcomes() and not is_shared(head.text) for head in heads):
        found = review_columns(heads)
    else:
        found = disclosure_columns(heads, year)
    if found:
        return [found]
    return []


def _by_sums(ways: Sequence[Columns], records: Sequence[Record]) -> Columns:
    """The way to take the heads in which more rows below them add up: where 总计 stands apart from
    the other heads.
    """
    if len(ways) == 1:
        return ways[0]
    held = [0] * len(ways)
    for record in records[:_LOOKED_AT]:
        numbers = [number.value for piece in record.values if (number := parse(piece.text))]
        for at, way in enumerate(ways):
            if len(numbers) == len(way) and any(numbers):
                held[at] += sum(numbers) == 2 * numbers[way.index("total")]
    return ways[held.index(max(held))]
