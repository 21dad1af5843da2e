"""The checks of one report: functions from a `Draft` to problems; the list of checks is a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from store.model import Problem
from store.reading.checks import completeness, fees, names, prose, stated_cells, sums
from store.reading.deciding.draft import Draft

Check = Callable[[Draft], Iterator[Problem]]

CHECKS: Final[tuple[Check, ...]] = (
    completeness.text_cut,
    completeness.unread_pages,
    completeness.unread,
    completeness.tables,
    completeness.chapters,
    completeness.blank_cells,
    completeness.identity,
    completeness.other_reports,
    sums.request_rows,
    sums.request_columns,
    sums.request_balance,
    sums.reviews,
    prose.sums,
    prose.conflicts,
    prose.against_tables,
    stated_cells.against_tables,
    fees.against_tables,
    names.other_agency,
    names.title_and_text,
    names.signature,
)


def check(draft: Draft) -> Iterator[Problem]:
    """Every problem that the checks find."""
    for one in CHECKS:
        yield from one(draft)
