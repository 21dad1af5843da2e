"""What a question with agencies reaches, sorted: the reports that it is asked of, and what is not
held.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from handlers.answering.reports.places import Target, targets
from handlers.answering.values.answer import Assumed, Lack
from handlers.understanding import Question
from store.index import HeldReport, Index


def held_and_lacking(reached: Iterable[Target | Lack]) -> tuple[list[Target], list[Lack]]:
    """The reports, and the reasons for those that are not held, each in their order."""
    held: list[Target] = []
    lacking: list[Lack] = []
    for one in reached:
        if isinstance(one, Target):
            held.append(one)
        else:
            lacking.append(one)
    return held, lacking


def reports_reached(index: Index, question: Question) -> list[HeldReport]:
    """The reports that a question with agencies is asked of."""
    return [target.report for target in targets(index, question) if isinstance(target, Target)]


def assumed_in(reached: Iterable[Target]) -> frozenset[Assumed]:
    """What is assumed in choosing some reports."""
    return frozenset(chain.from_iterable(target.assumed for target in reached))
