"""The prose of reports that were asked about lately: half of the time of a question goes into reading it again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from handlers.recent import Recent
from store.index import Held, Index, StoredSentence

MOST = 100
"""Reports; some 50 sentences each, in all about 3 MB a thread."""


class _Kept:
    """Sentences by report, of the index as it is now."""

    def __init__(self, _: Index) -> None:
        self.by_report: Recent[Held, list[StoredSentence]] = Recent(MOST)


def sentences_of(index: Index, reports: Iterable[Held]) -> list[StoredSentence]:
    """The prose of reports, in order, each sentence with its figures: as `Index.sentences`, read once."""
    kept = index.kept(_Kept).by_report
    wanted = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    return [one for report in wanted for one in kept.of(report, partial(index.sentences, [report]))]
