"""The columns that the heads of table four announce: outcomes under reconsideration and under litigation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from store.reading.forms.form import REVIEW_COLUMNS, REVIEW_ROWS
from store.reading.forms.head_words import GROUPS, LITIGATION, OTHER, Columns, outcomes
from store.reading.heading.heads import RowHead


def review_columns(heads: Sequence[RowHead]) -> Columns | None:
    """The columns of table four: three groups of five outcomes, in the order of their heads."""
    groups: list[str] = []
    litigation = [code for h in heads if h.text in list(GROUPS)[1:] for code in GROUPS[h.text]]
    for head in heads:
        if head.text == LITIGATION:
            groups += litigation or REVIEW_ROWS[1:]
        else:
            groups += GROUPS.get(head.text, ())
    order = list(dict.fromkeys(groups))
    named = [(h.row, outcomes()[h.text]) for h in heads if h.text in outcomes()]
    last = [column for row, column in named if row == named[-1][0] and row >= 0]
    size = len(REVIEW_COLUMNS)
    if order == list(REVIEW_ROWS[1:]) and any(h.text == LITIGATION for h in heads):
        return (OTHER,)  # only the head of reconsideration is missing: another one stands in its place
    if len(order) != len(REVIEW_ROWS):
        return None
    if len(last) == 3 * size:
        runs = [last[at : at + size] for at in range(0, 3 * size, size)]
        return tuple(f"{row}/{column}" for row, run in zip(order, runs, strict=True) for column in run)
    flat = [column for _, column in named]
    if len(flat) != 3 * size:
        return None if flat == sorted(flat, key=REVIEW_COLUMNS.index) or in_turn(flat) else (OTHER,) * 3 * size
    own = {"review": flat[:size]}  # the outcomes of reconsideration stand a row above those of litigation
    others = [row for row in order if row != "review"]
    own |= {row: flat[size * at : size * (at + 1)] for at, row in enumerate(others, 1)}
    return tuple(f"{row}/{column}" for row in order for column in own[row])


def in_turn(flat: Sequence[str]) -> bool:
    """Whether outcomes, some of which are lost, stand in the order of the form, again and again."""
    places = [REVIEW_COLUMNS.index(column) for column in flat]
    return sum(after <= before for before, after in pairwise(places)) < len(REVIEW_ROWS)
