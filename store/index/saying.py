"""The sentences of reports with their figures: all of some reports, those with some words, or some
by number.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from store.index.connections import Connections, Row
from store.index.prose import Words, query
from store.index.records import HeldReport, StoredSentence
from store.index.texts import Texts
from store.model import Figure

_FIGURES = "SELECT sentence, start, phrase, value, unit, raw, approximate FROM prose_figures"
_IN_ORDER = "ORDER BY sentence, start"
_SENTENCES = "SELECT id, report, section, line, end_line, place, length, text FROM sentences"


class Sentences:
    """The prose in an index."""

    def __init__(self, connections: Connections) -> None:
        self._query = connections.query
        self._connections = connections

    def of(self, reports: Iterable[HeldReport]) -> list[StoredSentence]:
        """All sentences of reports, in order."""
        wanted = {report.id: report for report in reports}
        if len(wanted) == 1:
            rows = self._query(f"{_SENTENCES} WHERE report = ? ORDER BY id", *wanted)
            return self._told(wanted, rows)
        sql = f"{_SENTENCES} WHERE report IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._told(wanted, self._query(sql, json.dumps(list(wanted))))

    def numbered(
        self,
        reports: Mapping[int, HeldReport],
        numbers: Sequence[int],
    ) -> list[StoredSentence]:
        """The sentences with these numbers, which are of these reports; in order."""
        sql = f"{_SENTENCES} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._told(reports, self._query(sql, json.dumps(numbers)))

    def saying(
        self,
        groups: Sequence[Words],
        reports: Iterable[HeldReport],
    ) -> list[StoredSentence]:
        """The sentences of reports that hold one word at least of each group, as folded; in
        order.
        """
        wanted = {report.id: report for report in reports}
        rows = chain.from_iterable(self._saying(query(groups), number) for number in sorted(wanted))
        return self._told(wanted, sorted(rows))

    def _saying(self, words: str, report: int) -> list[Row]:
        first, last = self._query(
            "SELECT min(id), max(id) FROM sentences WHERE report = ?", report
        )[0]
        return self._query(
            f"{_SENTENCES} WHERE id IN (SELECT rowid FROM prose WHERE prose MATCH ? "
            "AND rowid BETWEEN ? AND ?)",
            words,
            first,
            last,
        )

    def reports_of(self, numbers: Sequence[int]) -> set[int]:
        """The reports that some sentences are of."""
        sql = "SELECT DISTINCT report FROM sentences WHERE id IN (SELECT value FROM json_each(?))"
        return {report for (report,) in self._query(sql, json.dumps(numbers))}

    def _told(self, reports: Mapping[int, HeldReport], rows: Sequence[Row]) -> list[StoredSentence]:
        figures = self._figures([row[0] for row in rows])
        texts = self._connections.renewed(Texts, self._query)
        return [
            StoredSentence(
                reports[report],
                section,
                line,
                end_line,
                texts.sentence(report, line, end_line, *place),
                tuple(figures[number]),
            )
            for number, report, section, line, end_line, *place in rows
        ]

    def _figures(self, sentences: Sequence[int]) -> Mapping[int, list[Figure]]:
        found: dict[int, list[Figure]] = defaultdict(list)
        for sentence, start, phrase, value, unit, raw, approximate in self._stored(sentences):
            found[sentence].append(
                Figure(phrase, Decimal(value), unit, raw, bool(approximate), start)
            )
        return found

    def _stored(self, sentences: Sequence[int]) -> list[Row]:
        """The figures of sentences, in order; of those of one report, whose numbers go on without
        a gap, in two thirds of the time.
        """
        if sentences and sentences[-1] - sentences[0] + 1 == len(sentences):
            ends = sentences[0], sentences[-1]
            return self._query(f"{_FIGURES} WHERE sentence BETWEEN ? AND ? {_IN_ORDER}", *ends)
        sql = f"{_FIGURES} WHERE sentence IN (SELECT value FROM json_each(?)) {_IN_ORDER}"
        return self._query(sql, json.dumps(sentences))
