"""Which figures of one report make sense as a sum: results of handling, what there was to handle, applicants."""

from __future__ import annotations

from collections.abc import Sequence

from store.measures import Measure, subjects

_TOGETHER = (
    frozenset({"new", "carried_over"}),
    frozenset({"handled", "carried_forward"}),
    frozenset({"review", "litigation"}),
    frozenset({"review", "litigation_direct", "litigation_after_review"}),
)
"""Rows that are two parts of one thing, beside the results of handling, which are parts of the total."""
_NO_RESULT = frozenset({"new", "carried_over", "carried_forward", "handled"})


def addable(measures: Sequence[Measure]) -> bool:
    """Whether figures are parts of one whole: 予以公开和部分公开合计, and not 申请和予以公开合计."""
    rows = {measure.subject for measure in measures}
    columns = {measure.column for measure in measures}
    tables = {subjects()[row].table for row in rows}
    if len(tables) != 1:
        return False
    if len(rows) == 1:
        return "total" not in columns or len(columns) == 1
    if len(columns) != 1:
        return False
    are_results = tables == {"requests"} and not rows & _NO_RESULT
    return are_results or tables == {"disclosure"} or any(rows <= together for together in _TOGETHER)
