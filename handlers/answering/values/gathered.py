"""What several answers hold, put together: their figures, what they lack, what they assume."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from handlers.answering.values.answer import (
    Answer,
    Assumed,
    Lack,
    Result,
    ResultRole,
    Series,
    Source,
    TrendStep,
)


def results_of(found: Iterable[Answer]) -> tuple[Result, ...]:
    """All results, those of the first answer first."""
    return tuple(chain.from_iterable(one.results for one in found))


def figures_of(*found: Answer) -> list[Result]:
    """The results that are the answers, and not the terms of one."""
    return [result for result in results_of(found) if result.role is ResultRole.ANSWER]


def lacks_of(found: Iterable[Answer]) -> tuple[Lack, ...]:
    """What is not there, with its reasons."""
    return tuple(chain.from_iterable(one.lacks for one in found))


def assumed_of(found: Iterable[Answer]) -> frozenset[Assumed]:
    """What any of them assumes."""
    return frozenset(chain.from_iterable(one.assumed for one in found))


def steps_of(series: Iterable[Series]) -> list[TrendStep]:
    """The years of several series, one series after the other."""
    return list(chain.from_iterable(one.steps for one in series))


def sources_of(terms: Iterable[Result]) -> tuple[Source, ...]:
    """Where the terms of a figure stand."""
    return tuple(chain.from_iterable(term.sources for term in terms))
