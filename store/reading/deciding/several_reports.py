"""Numbers of a file with several whole reports that nothing tells apart: those that all of them
print alike.

A page may print everything twice, and a draft may stand before what became of it; but the second
report may as well be another year's, and a row that only one of them has may be of either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from store.model import Cell, Fact, Sentence
from store.reading.deciding.tables import Tables, read_tables
from store.reading.layout.segments import Segment
from store.reading.whose.identity import Identity
from store.reading.whose.reports_in_one import ReportsInOne


def certain(
    tables: Tables,
    parts: Sequence[Segment],
    identity: Identity,
    reports: ReportsInOne,
) -> Tables:
    """The tables without the facts that one of the reports does not have, or has otherwise."""
    values = []
    for report in reports.all:
        alone = read_tables(parts[report.first : report.end], identity.year, identity.agency)
        is_asked = bool(alone.facts) or (report is reports.all[0] and not reports.are_copies)
        if is_asked:
            values.append({fact.cell: fact.value for fact in alone.facts})
    return replace(tables, facts=tuple(fact for fact in tables.facts if _is_in_all(fact, values)))


def _is_in_all(fact: Fact, values: Iterable[Mapping[Cell, Decimal | None]]) -> bool:
    return all(fact.cell in one and one[fact.cell] == fact.value for one in values)


def without_figures(sentences: Iterable[Sentence], reports: ReportsInOne) -> Iterator[Sentence]:
    """The sentences, those of the later reports without their figures."""
    doubtful = () if reports.are_copies else reports.others
    for sentence in sentences:
        is_doubtful = any(one.has(sentence.line) for one in doubtful)
        yield sentence._replace(figures=()) if is_doubtful else sentence
