"""The reports that results stand in."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.answering.values.answer import Result
from store.index import HeldReport


def reports_in(results: Iterable[Result]) -> list[HeldReport]:
    """The report of each result that stands in one, in their order; those put together from several
    have none.
    """
    return [result.report for result in results if result.report]
