"""Orders, sums and counts over many reports, from their figures side by side
(`store.index.placing`).
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, compress, repeat
from operator import not_
from typing import NamedTuple

from store.index.catalogue import numbers
from store.index.columnar import unpacked
from store.index.connections import Connections
from store.index.frames import Blocks, Owner, ReportFrame, taken
from store.index.kinds import DEPARTMENT, LEVELS, SETTLED, STANDINGS, UNSETTLED
from store.index.placing import AREA
from store.index.scope import IndexScope
from store.measures import Measure
from store.model import FORMS, Form

_KEPT = 64
_KEPT_FRAMES = 12
"""Scopes whose reports are kept side by side until the index changes, for the same are asked again;
60 bytes each.
"""
_KEPT_OF_ALL = 8
"""The same of everywhere. They are kept apart: they take longest, and a dozen questions about
regions put them out.
"""
_KEPT_PUBLISHED = 4
_COUNTED = "FROM counted WHERE "
_CHOSEN = """
    WITH chosen (report) AS (SELECT value FROM json_each(?))
    SELECT f.report, f.value FROM chosen JOIN reports r ON r.id = chosen.report
    JOIN singles s ON s.form = r.form JOIN kept_facts f ON f.report = r.id AND f.cell = s.cell
    WHERE {number} AND f.value IS NOT NULL
    UNION ALL SELECT report, value FROM sums
    WHERE {number} AND value IS NOT NULL AND report IN (SELECT report FROM chosen)"""
"""A measure in some reports, whether they count or not."""


class Publishers(NamedTuple):
    """Places and agencies that have published, side by side."""

    kinds: Sequence[int]
    codes: Sequence[int]
    """Those of their places, as numbers."""
    reports: Sequence[int]
    """The last of each one's reports."""
    there: Sequence[bool]
    """Whether one of them is on the year that is asked for."""

    @property
    def governs(self) -> list[bool]:
        """Which are places, by their governments or what is taken for these."""
        return [kind % STANDINGS != DEPARTMENT for kind in self.kinds]

    @property
    def levels(self) -> list[str]:
        """Those of their places."""
        return [LEVELS[kind // STANDINGS] for kind in self.kinds]

    @property
    def silent(self) -> list[int]:
        """The last reports of those that have none on the year."""
        return [*compress(self.reports, map(not_, self.there))]

    def those(self, chosen: Sequence[bool]) -> Publishers:
        """Some of them."""
        kinds, codes, reports = (
            [*compress(one, chosen)] for one in (self.kinds, self.codes, self.reports)
        )
        return Publishers(kinds, codes, reports, [*compress(self.there, chosen)])


class IndexStandings:
    """The figures in an index as it is now; one that has changed needs another of these."""

    def __init__(self, connections: Connections) -> None:
        self._query = connections.query
        self.count = lru_cache(_KEPT)(self._count)
        self._frame_of_regions = lru_cache(_KEPT_FRAMES)(self._frame)
        self._frame_of_all = lru_cache(_KEPT_OF_ALL)(self._frame)
        self.years = lru_cache(1)(self._years)
        self._last = lru_cache(1)(self._last_of)
        self.published = lru_cache(_KEPT_PUBLISHED)(self._published)

    def _count(self, scope: IndexScope) -> int:
        """How many reports there are in a scope."""
        where, parameters = self._where(scope)
        return int(self._query("SELECT count(*) " + _COUNTED + where, *parameters)[0][0])

    def reports(self, scope: IndexScope, most: int = -1) -> list[int]:
        """The reports in a scope, by place (where it is everywhere, by agency); all, or the first
        so many.

        Those whose agency is not known stand last.
        """
        known = replace(scope, unknown=False)
        if known == IndexScope(self.years()):
            every = (
                f"SELECT id FROM reports WHERE current AND {SETTLED} "
                "ORDER BY agency, year, file LIMIT ?"
            )
            rows = self._query(every, most)
        else:
            where, parameters = self._where(known)
            end = " ORDER BY code, report LIMIT ?"
            rows = self._query("SELECT report " + _COUNTED + where + end, *parameters, most)
        found = [report for (report,) in rows]
        if scope.unknown and (most < 0 or len(found) < most):
            where, parameters = self._where(replace(scope, kinds=(UNSETTLED,)))
            left = most if most < 0 else most - len(found)
            rows = self._query(
                "SELECT report " + _COUNTED + where + " ORDER BY report LIMIT ?", *parameters, left
            )
            found += [report for (report,) in rows]
        return found

    def unknown(self, years: Sequence[int]) -> int:
        """How many reports there are, of the years if some are given, whose agency is not known."""
        return self.count(IndexScope(tuple(years), kinds=(UNSETTLED,), unknown=True))

    def codes(self, scope: IndexScope) -> frozenset[str]:
        """The codes of the places that the reports of a scope are from."""
        where, parameters = self._where(scope)
        rows = self._query("SELECT DISTINCT code " + _COUNTED + where, *parameters)
        return frozenset(f"{code:012d}" for (code,) in rows)

    def frame(self, scope: IndexScope) -> ReportFrame:
        """The reports of a scope side by side, by year and place, as they are kept."""
        return (self._frame_of_all if scope.regions is None else self._frame_of_regions)(scope)

    def _frame(self, scope: IndexScope) -> ReportFrame:
        """The reports of a scope side by side, by year and place."""
        where, parameters = self._in_blocks(scope)
        sql = (
            "SELECT year, area, reports, codes, kinds, latest, owners, forms FROM blocks "
            f"WHERE {where}"
        )
        rows = self._query(sql + " ORDER BY year, area", *parameters)
        sizes = [(year, area, len(reports) // 8) for year, area, reports, *_ in rows]
        reports, codes, kinds, latest, owners, forms = (
            _joined(row[at] for row in rows) for at in range(2, 8)
        )
        years = [*chain.from_iterable(repeat(year, size) for year, _, size in sizes)]
        named = [*map(str, FORMS), str(Form.NONE)]
        blocks = Blocks(where, parameters, sizes, range(len(reports)))
        frame = ReportFrame(
            reports, years, owners, [*map(named.__getitem__, forms)], kinds, codes, blocks
        )
        conditions = [*_conditions(scope, codes, kinds, latest)]
        kept = conditions[0] if len(conditions) == 1 else [*map(all, zip(*conditions, strict=True))]
        if conditions and not all(kept):
            return taken(frame, kept)
        return frame

    def values(self, measure: Measure, frame: ReportFrame) -> list[int | None]:
        """A measure in each report of a frame, in ten-thousandths; None where it is not there."""
        blocks = frame.blocks
        if blocks is None:
            return self._of_chosen(measure, frame)
        rows = self._query(
            f'SELECT year, area, "values" FROM columns WHERE number = ? AND {blocks.where}',
            _number(measure),
            *blocks.parameters,
        )
        found = {(year, area): values for year, area, values in rows}
        every: list[int | None] = []
        for year, area, size in blocks.sizes:
            piece = found.get((year, area))
            every += unpacked(piece) if piece else [None] * size
        if len(blocks.picked) < len(every):
            return [*map(every.__getitem__, blocks.picked)]
        return every

    def _of_chosen(self, measure: Measure, frame: ReportFrame) -> list[int | None]:
        numbers_of = f"number IN ({', '.join(str(numbers()[measure, form]) for form in FORMS)})"
        rows = self._query(_CHOSEN.format(number=numbers_of), json.dumps(list(frame.reports)))
        found: dict[int, int] = dict(rows)
        return [*map(found.get, frame.reports)]

    def incomplete(self, measure: Measure, frame: ReportFrame, least: int, most: int) -> list[int]:
        """Reports whose figure cannot be read whole and comes to so much at least; the first so
        many.
        """
        blocks = frame.blocks
        if blocks is None:
            rows = self._query(
                f"SELECT report FROM sums WHERE number / {len(FORMS)} = ? AND least >= ? "
                "AND report IN (SELECT value FROM json_each(?)) LIMIT ?",
                _number(measure),
                least,
                json.dumps(list(frame.reports)),
                most,
            )
            return [report for (report,) in rows]
        sql = f"SELECT report FROM incomplete WHERE number = ? AND {blocks.where} AND least >= ?"
        rows = self._query(sql, _number(measure), *blocks.parameters, least)
        if not rows:
            return []
        there = set(frame.reports)
        return [report for (report,) in rows if report in there][:most]

    def _published(self, scope: IndexScope, year: int) -> Publishers:
        """Who has published any report in a scope: places, whichever body does it for them, and all
        other agencies.
        """
        frame = self.frame(scope)
        there = {*compress(frame.owners, map(year.__eq__, frame.years))}
        owners, last = self._last(scope)
        columns = (
            array("q", map(one.__getitem__, last))
            for one in (frame.kinds, frame.codes, frame.reports)
        )
        kinds, codes, reports = columns
        return Publishers(kinds, codes, reports, [*map(there.__contains__, owners)])

    def _last_of(self, scope: IndexScope) -> tuple[Sequence[Owner], Sequence[int]]:
        """All whose reports are in a scope, and the places of their last ones in its frame."""
        frame = self.frame(scope)  # in the order of years
        last = dict(zip(frame.owners, range(len(frame.owners)), strict=True))
        return [*last], array("i", last.values())

    def _years(self) -> tuple[int, ...]:
        """The years on which there are reports; 0 stands for reports without a year."""
        rows = self._query(
            "WITH RECURSIVE found (year) AS (SELECT min(year) FROM counted UNION ALL "
            "SELECT (SELECT min(year) FROM counted c WHERE c.year > found.year) FROM found "
            "WHERE year IS NOT NULL) "
            "SELECT year FROM found WHERE year IS NOT NULL"
        )
        return tuple(year for (year,) in rows)

    def _where(self, scope: IndexScope) -> tuple[str, list[int]]:
        years = list(scope.years) or list(self.years())
        conditions = [
            f"year IN ({_marks(years)})",
            "latest IN (0, 1)" if scope.years else "latest = 1",
        ]
        parameters = years
        spans = scope.spans()
        if spans is not None:
            conditions.append(
                "(" + " OR ".join(["code >= ? AND code < ?"] * len(spans) or ["FALSE"]) + ")"
            )
            parameters += chain.from_iterable(spans)
        if not scope.unknown:
            conditions.append(f"kind <> {UNSETTLED}")
        if scope.kinds:
            conditions.append(f"kind IN ({_marks(scope.kinds)})")
            parameters += scope.kinds
        for first, end in scope.left_out():
            conditions.append("NOT (code >= ? AND code < ?)")
            parameters += [first, end]
        return " AND ".join(conditions), parameters

    def _in_blocks(self, scope: IndexScope) -> tuple[str, tuple[int, ...]]:
        """What chooses the blocks in which the reports of a scope stand."""
        years = list(scope.years) or list(self.years())
        where, parameters = f"year IN ({_marks(years)})", years
        spans = scope.spans()
        if spans is not None:
            where += (
                " AND (" + " OR ".join(["area BETWEEN ? AND ?"] * len(spans) or ["FALSE"]) + ")"
            )
            for first, end in spans:
                parameters += [first // AREA, (end - 1) // AREA]
        return where, tuple(parameters)


def _conditions(
    scope: IndexScope,
    codes: Sequence[int],
    kinds: Sequence[int],
    latest: Sequence[int],
) -> Iterator[Sequence[bool]]:
    """Of each condition that a scope sets, whether the reports of its blocks meet it."""
    spans, wanted, out = scope.spans(), frozenset(scope.kinds), scope.left_out()
    if not scope.years:
        yield [*map(bool, latest)]
    if spans is not None:
        yield [any(first <= code < end for first, end in spans) for code in codes]
    if not scope.unknown and UNSETTLED in kinds:
        yield [*map(UNSETTLED.__ne__, kinds)]
    if wanted:
        yield [*map(wanted.__contains__, kinds)]
    if out:
        yield [not any(first <= code < end for first, end in out) for code in codes]


def _joined(pieces: Iterable[bytes]) -> array[int]:
    found = array("q")
    for piece in pieces:
        found.frombytes(piece)
    return found


def _number(measure: Measure) -> int:
    return numbers()[measure, FORMS[0]] // len(FORMS)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
