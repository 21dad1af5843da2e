"""The columns that heads announce by their places across the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, product, repeat
from typing import Final

from store.reading.forms.form import REQUEST_COLUMNS, REVIEW_COLUMNS, REVIEW_ROWS
from store.reading.forms.head_words import (
    GROUPS,
    LITIGATION,
    OTHER,
    Columns,
    column_of,
    is_shared,
    outcomes,
    people,
    person,
)
from store.reading.heading.placed_heads import Placed, PlacedHead, heads_by_column, hull, middle
from store.reading.words.folding import key

_UNSURE: Final[Columns] = (OTHER,)
"""Columns that no row fits: what stands under such heads is not read."""
_REVIEWS: Final = tuple(map("/".join, product(REVIEW_ROWS, REVIEW_COLUMNS)))


def placed_columns(placed: Placed, year: int | None) -> Columns | None:
    """The columns of a table by the places of its heads.

    One that no row fits where these cannot be told surely; None where the words of the heads
    decide.
    """
    texts = [head.text for head in placed.heads]
    if any(person(text) and not is_shared(text) for text in texts):
        return _of_applicants(placed)
    if any(_outcome(text) and not is_shared(text) for text in texts):
        return _of_reviews(placed)
    return _of_disclosure(placed, year)


def _of_disclosure(placed: Placed, year: int | None) -> Columns | None:
    """The columns of table two; None unless there is a head that is known for each column."""
    found = heads_by_column(placed)
    columns = tuple(column_of(head.printed, year) if head else OTHER for head in found or ())
    if columns and OTHER not in columns and len(columns) == len(placed.numbers):
        return columns
    return None


def _outcome(text: str) -> str:
    return outcomes().get(text, OTHER)


def _of_applicants(placed: Placed) -> Columns:
    found = heads_by_column(placed)
    if found is None or any(
        person(head.text) and not is_shared(head.text) for head in placed.beside
    ):
        return _UNSURE
    codes = [person(head.text) if head else OTHER for head in found]
    return _completed(found, _eliminated(found, codes, people()), REQUEST_COLUMNS)


def _of_reviews(placed: Placed) -> Columns:
    found = heads_by_column(placed)
    size = len(REVIEW_COLUMNS)
    if found is None or len(found) != len(_REVIEWS):
        return _UNSURE
    order = _order_of_groups(placed, found)
    outcome: list[str] = []
    for at in range(0, len(found), size):
        five = found[at : at + size]
        outcome += _eliminated(
            five, [_outcome(head.text) if head else OTHER for head in five], outcomes()
        )
    if not order:
        return _UNSURE
    rows = chain.from_iterable(repeat(row, size) for row in order)
    codes = [
        f"{row}/{column}" if column else OTHER for row, column in zip(rows, outcome, strict=True)
    ]
    return _completed(found, codes, _REVIEWS)


def _order_of_groups(placed: Placed, found: Sequence[PlacedHead | None]) -> list[str]:
    """The rows of table four from left to right; none where their heads do not say.

    Where one of the three is lost, those that are there have to stand as in the form, and nothing
    in its stead.
    """
    order = _groups_by_place(placed, found)
    if len(order) == len(REVIEW_ROWS):
        return [order[at] for at in sorted(order)]
    strange = any(head and not _outcome(head.text) for head in found)
    litigation = any(head.text == LITIGATION for head in placed.over_several)
    without_review = litigation and "review" not in order.values()
    as_in_form = all(REVIEW_ROWS[at] == row for at, row in order.items())
    if as_in_form and not strange and not without_review:
        return list(REVIEW_ROWS)
    return []


def _groups_by_place(placed: Placed, found: Sequence[PlacedHead | None]) -> dict[int, str]:
    """The rows of table four whose heads stand over several columns, by their place from left to
    right.
    """
    size = len(REVIEW_COLUMNS)
    below = (
        placed.numbers
        if len(placed.numbers) == len(found)
        else [head.span for head in placed.heads]
    )
    columns = [
        hull(head.span, span) if head else span for head, span in zip(found, below, strict=True)
    ]
    starts = [(columns[at - 1][1] + columns[at][0]) / 2 for at in range(size, len(columns), size)]
    order: dict[int, str] = {}
    for head in placed.over_several:
        for row in GROUPS.get(head.text, ()):
            order[sum(middle(head.span) > start for start in starts)] = row
    return order


def _eliminated(
    heads: Sequence[PlacedHead | None],
    codes: Sequence[str],
    labels: Mapping[str, str],
) -> Sequence[str]:
    """The codes, with those of heads that lost some of their lines: all that is left of one fits
    one code only.
    """
    lost = set(labels.values()) - set(codes)
    found: list[str] = []
    for head, code in zip(heads, codes, strict=True):
        fitting = {
            own for label, own in labels.items() if own in lost and head and _may_be(head, label)
        }
        found.append(code or (fitting.pop() if len(fitting) == 1 else OTHER))
    twice = {code for code in found if code in lost and found.count(code) > 1}
    return [OTHER if code in twice else code for code in found]


def _may_be(head: PlacedHead, label: str) -> bool:
    """Whether all that is left of a head stands in a label."""
    pieces = [key(piece) for piece in head.pieces]
    return all(piece and piece in label for piece in pieces)


def _completed(heads: Sequence[PlacedHead | None], codes: Sequence[str], form: Columns) -> Columns:
    """The codes; columns whose heads are lost are those of the form where all others stand as in
    it.
    """
    as_in_form = len(codes) == len(form) and all(
        code == own for head, code, own in zip(heads, codes, form, strict=True) if head
    )
    if as_in_form:
        return form
    return tuple(codes)
