"""The columns that the heads of table four announce: outcomes under reconsideration and under
litigation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise

from store.reading.forms.form import REVIEW_COLUMNS, REVIEW_ROWS
from store.reading.forms.head_words import GROUPS, LITIGATION, OTHER, Columns, outcomes
from store.reading.heading.heads import RowHead


def review_columns(heads: Sequence[RowHead]) -> Columns | None:
    """The columns of table four: three groups of five outcomes, in the order of their heads."""
    order = _groups(heads)
    if order == list(REVIEW_ROWS[1:]) and any(h.text == LITIGATION for h in heads):
        return (
            OTHER,
        )  # only the head of reconsideration is missing: another one stands in its place
    if len(order) != len(REVIEW_ROWS):
        return None
    flat, last = _outcomes(heads)
    whole = len(REVIEW_ROWS) * len(REVIEW_COLUMNS)
    if len(last) == whole:
        return _below(order, dict(zip(order, _runs(last), strict=True)))
    if len(flat) == whole:  # the outcomes of reconsideration stand a row above those of litigation
        from_above = sorted(order, key=lambda row: row != "review")
        return _below(order, dict(zip(from_above, _runs(flat), strict=True)))
    in_order = flat == sorted(flat, key=REVIEW_COLUMNS.index) or in_turn(flat)
    if in_order:
        return None
    return (OTHER,) * whole


def _outcomes(heads: Sequence[RowHead]) -> tuple[list[str], list[str]]:
    """The outcomes that heads name, and those in the last row of them, where the layout shows
    rows.
    """
    named = [h for h in heads if h.text in outcomes()]
    last = [outcomes()[h.text] for h in named if h.row == named[-1].row >= 0]
    return [outcomes()[h.text] for h in named], last


def _groups(heads: Sequence[RowHead]) -> list[str]:
    """The groups of outcomes, each once, in the order of their heads; 行政诉讼 stands for its own
    two.
    """
    litigation = [GROUPS[h.text] for h in heads if h.text in list(GROUPS)[1:]]
    groups: list[str] = []
    for head in heads:
        if head.text == LITIGATION:
            groups += chain.from_iterable(litigation or [REVIEW_ROWS[1:]])
        else:
            groups += GROUPS.get(head.text, ())
    return list(dict.fromkeys(groups))


def _runs(columns: Sequence[str]) -> list[Sequence[str]]:
    """The outcomes of each group, of those of all groups."""
    size = len(REVIEW_COLUMNS)
    return [columns[at : at + size] for at in range(0, len(columns), size)]


def _below(order: Sequence[str], own: Mapping[str, Sequence[str]]) -> Columns:
    """The columns of the groups in their order, each with its own outcomes."""
    found: list[str] = []
    for row in order:
        found += [f"{row}/{column}" for column in own[row]]
    return tuple(found)


def in_turn(flat: Sequence[str]) -> bool:
    """Whether outcomes, some of which are lost, stand in the order of the form, again and again."""
    places = [REVIEW_COLUMNS.index(column) for column in flat]
    return sum(after <= before for before, after in pairwise(places)) < len(REVIEW_ROWS)
