"""Which figures of one report make sense as a sum: results of handling, what there was to handle,
applicants.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.measures import Measure, subjects

_TOGETHER = (
    frozenset({"new", "carried_over"}),
    frozenset({"handled", "carried_forward"}),
    frozenset({"review", "litigation"}),
    frozenset({"review", "litigation_direct", "litigation_after_review"}),
)
"""Rows that are two parts of one thing, beside the results of handling, which are parts of the
total.
"""
_ITEMS_NOW = frozenset({"prev_items", "change"})
"""Columns of the form of 2019 that come to the items that there are now: 上一年项目数量 and
本年增/减.
"""
_NO_RESULT = frozenset({"new", "carried_over", "carried_forward", "handled"})


def addable(measures: Sequence[Measure]) -> bool:
    """Whether figures are parts of one whole: 予以公开和部分公开合计, and not
    申请和予以公开合计.
    """
    rows = {measure.subject for measure in measures}
    columns = {measure.column for measure in measures}
    if is_items_now(measures):
        return True
    if len(rows) == 1:
        return "total" not in columns or len(columns) == 1
    return len(columns) == 1 and _are_of_one_kind(rows)


def is_items_now(measures: Sequence[Measure]) -> bool:
    """Whether the items of the year before and this year's change of one row are meant, which come
    to those of now.
    """
    of_one_row = len({measure.subject for measure in measures}) == 1
    return of_one_row and {measure.column for measure in measures} == _ITEMS_NOW


def _are_of_one_kind(rows: set[str]) -> bool:
    """Whether rows are all results of handling, all of table two, or parts of one thing."""
    tables = {subjects()[row].table for row in rows}
    if tables == {"disclosure"} or (tables == {"requests"} and not rows & _NO_RESULT):
        return True
    return any(rows <= together for together in _TOGETHER)
