"""The prose of reports that were asked about lately: half of the time of a question goes into
reading it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import chain

from handlers.prose.told import SentenceContext, told_in
from handlers.prose.under_headings import HeadedSentence, read
from handlers.recent import Recent
from store.index import HeldReport, Index, StoredSentence

MOST = 100
"""Reports; some 50 sentences each, in all about 6 MB a thread."""


class _Kept:
    """Sentences by report, of the index as it is now: as they are stored, as they are asserted
    from, and as ranked.
    """

    def __init__(self, _: Index) -> None:
        self.stored: Recent[HeldReport, list[StoredSentence]] = Recent(MOST)
        self.told: Recent[HeldReport, tuple[SentenceContext, ...]] = Recent(MOST)
        self.read: Recent[HeldReport, list[HeadedSentence]] = Recent(MOST)


def sentences_of(index: Index, reports: Iterable[HeldReport]) -> list[StoredSentence]:
    """The prose of reports, in order, each sentence with its figures: as `Index.sentences`, read
    once.
    """
    return list(chain.from_iterable(_stored(index, report) for report in _in_order(reports)))


def told_of(index: Index, report: HeldReport) -> tuple[SentenceContext, ...]:
    """The sentences of one report, as figures are looked for in it."""
    return index.kept(_Kept).told.of(report, lambda: told_in(_stored(index, report)))


def read_of(index: Index, reports: Iterable[HeldReport]) -> list[HeadedSentence]:
    """The sentences of reports, as they are ranked."""
    return list(chain.from_iterable(_read(index, report) for report in _in_order(reports)))


def _stored(index: Index, report: HeldReport) -> list[StoredSentence]:
    return index.kept(_Kept).stored.of(report, partial(index.sentences, [report]))


def _read(index: Index, report: HeldReport) -> list[HeadedSentence]:
    return index.kept(_Kept).read.of(report, lambda: read(_stored(index, report)))


def _in_order(reports: Iterable[HeldReport]) -> list[HeldReport]:
    """Each report once, in the order of the index."""
    return sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
