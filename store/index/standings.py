"""Orders, sums and counts over many reports, from their figures side by side (`store.index.placing`)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from store.index.catalogue import FORMS, numbers
from store.index.connections import Connections
from store.index.kinds import BESIDE, DEPARTMENT, LEVELS, SETTLED, STANDINGS, UNSETTLED
from store.index.scope import Scope, room
from store.measures import Measure
from store.model import Form

_KEPT = 64
"""Measures whose figures are kept until the index changes, for the same are asked for again; 16 bytes a report."""
_COUNTED = "FROM counted WHERE "


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of those reports that have one, the smallest first; equals by place."""

    reports: Sequence[int]
    values: Sequence[int]
    """In ten-thousandths."""


class Publisher(NamedTuple):
    """A place or an agency that has published."""

    kind: int
    code: str
    """That of its place."""
    report: int
    """The last of its reports."""
    there: bool
    """Whether one of them is on the year that is asked for."""

    @property
    def is_government(self) -> bool:
        """Whether it is a place, by its government or what is taken for it."""
        return self.kind % STANDINGS != DEPARTMENT

    @property
    def level(self) -> str:
        """That of its place."""
        return LEVELS[self.kind // STANDINGS]


class Standings:
    """The figures in an index as it is now; one that has changed needs another of these."""

    def __init__(self, connections: Connections) -> None:
        self._query = connections.query
        self.count = lru_cache(_KEPT)(self._count)
        self.figures = lru_cache(_KEPT)(self._figures)
        self.nested = lru_cache(_KEPT)(self._nested)
        self.years = lru_cache(1)(self._years)
        self.agencies = lru_cache(1)(self._agencies)

    def _count(self, scope: Scope) -> int:
        """How many reports there are in a scope."""
        where, parameters = self._where(scope)
        return int(self._query("SELECT count(*) " + _COUNTED + where, *parameters)[0][0])

    def reports(self, scope: Scope, most: int = -1) -> list[int]:
        """The reports in a scope, by place (where it is everywhere, by agency); all, or the first so many.

        Those whose agency is not known stand last.
        """
        known = replace(scope, unknown=False)
        if known == Scope(self.years()):
            every = f"SELECT id FROM reports WHERE current AND {SETTLED} ORDER BY agency, year, file LIMIT ?"
            rows = self._query(every, most)
        else:
            where, parameters = self._where(known)
            end = " ORDER BY code, report LIMIT ?"
            rows = self._query("SELECT report " + _COUNTED + where + end, *parameters, most)
        found = [report for (report,) in rows]
        if scope.unknown and (most < 0 or len(found) < most):
            where, parameters = self._where(replace(scope, kinds=(UNSETTLED,)))
            left = most if most < 0 else most - len(found)
            rows = self._query("SELECT report " + _COUNTED + where + " ORDER BY report LIMIT ?", *parameters, left)
            found += [report for (report,) in rows]
        return found

    def unknown(self, years: Sequence[int]) -> int:
        """How many reports there are, of the years if some are given, whose agency is not known."""
        return self.count(Scope(tuple(years), kinds=(UNSETTLED,), unknown=True))

    def codes(self, scope: Scope) -> frozenset[str]:
        """The codes of the places that the reports of a scope are from."""
        where, parameters = self._where(scope)
        rows = self._query("SELECT DISTINCT code " + _COUNTED + where, *parameters)
        return frozenset(f"{code:012d}" for (code,) in rows)

    def owners(self, scope: Scope) -> dict[int, int]:
        """Whose the reports in a scope are: the code of the place for those that stand for one, else a negative number.

        A body that is taken for a government which has a report itself is left out.
        """
        where, parameters = self._where(scope)
        rows = self._query(f"SELECT report {_COUNTED}{where} AND kind % {STANDINGS} <> {BESIDE}", *parameters)
        reports = [report for (report,) in rows]
        return dict(zip(reports, map(self.agencies().__getitem__, reports), strict=True))

    def _agencies(self) -> Sequence[int]:
        """By report, the code of its place, or, for what is no government, a negative number of its own."""
        counted = {report: (code, kind) for report, code, kind in self._query("SELECT report, code, kind FROM counted")}
        found = array("q", bytes(8 * (1 + max(counted, default=0))))
        last, number = "", 0
        # That order holds all that is needed of a report, which is much less than the reports themselves.
        for report, agency in self._query("SELECT id, agency FROM reports ORDER BY agency, year"):
            if report in counted:
                number -= agency != last
                last = agency
                code, kind = counted[report]
                found[report] = number if kind % STANDINGS == DEPARTMENT else code
        return found

    def published(self, scope: Scope, year: int) -> list[Publisher]:
        """Who has published any report in a scope: places, whichever body does it for them, and all other agencies."""
        where, parameters = self._where(scope)
        rows = self._query(f"SELECT report, year, kind, code {_COUNTED}{where} ORDER BY year", *parameters)
        every = self.agencies()
        there = {every[row[0]] for row in rows if row[1] == year}
        last = {every[row[0]]: row for row in rows}
        return [
            Publisher(kind, f"{code:012d}", report, owner in there) for owner, (report, _, kind, code) in last.items()
        ]

    def _nested(self, scope: Scope) -> bool:
        """Whether a government is in a scope together with a department of its own or a place below it."""
        where, parameters = self._where(scope)
        rows = self._query("SELECT year, code, kind " + _COUNTED + where + " ORDER BY year, code, kind", *parameters)
        government, ends = (-1, -1), -1
        for year, code, kind in rows:
            own = kind != UNSETTLED and kind % STANDINGS != DEPARTMENT
            if (year, code) == government and own:
                continue
            if year == government[0] and code < ends and code:
                return True
            if own:
                government, ends = (year, code), code + room(LEVELS[kind // STANDINGS])
        return False

    def _figures(self, measure: Measure, scope: Scope, forms: Sequence[Form] = FORMS) -> Figures:
        """The figures of a measure in a scope; some 20 ms for 30,000 reports, once."""
        where, parameters = self._where(scope)
        rows = self._query(
            "SELECT report, value FROM standings WHERE "
            + f"{_is(measure, forms)} AND {where} AND value IS NOT NULL ORDER BY value, code, report",
            *parameters,
        )
        return Figures(array("q", (row[0] for row in rows)), array("q", (row[1] for row in rows)))

    def incomplete(self, measure: Measure, scope: Scope, least: int, most: int) -> list[int]:
        """Reports whose figure cannot be read whole and comes to so much at least; the first so many."""
        where, parameters = self._where(scope)
        rows = self._query(
            "SELECT report FROM standings WHERE " + f"{_is(measure, FORMS)} AND {where} AND least >= ? LIMIT ?",
            *parameters,
            least,
            most,
        )
        return [report for (report,) in rows]

    def _years(self) -> tuple[int, ...]:
        """The years on which there are reports; 0 stands for reports without a year."""
        rows = self._query(
            "WITH RECURSIVE found (year) AS (SELECT min(year) FROM counted UNION ALL "
            "SELECT (SELECT min(year) FROM counted c WHERE c.year > found.year) FROM found WHERE year IS NOT NULL) "
            "SELECT year FROM found WHERE year IS NOT NULL"
        )
        return tuple(year for (year,) in rows)

    def _where(self, scope: Scope) -> tuple[str, list[int]]:
        years = list(scope.years) or list(self.years())
        conditions = [f"year IN ({_marks(years)})", "latest IN (0, 1)" if scope.years else "latest = 1"]
        parameters = years
        spans = scope.spans()
        if spans is not None:
            conditions.append("(" + " OR ".join(["code >= ? AND code < ?"] * len(spans) or ["FALSE"]) + ")")
            parameters += [code for span in spans for code in span]
        if not scope.unknown:
            conditions.append(f"kind <> {UNSETTLED}")
        if scope.kinds:
            conditions.append(f"kind IN ({_marks(scope.kinds)})")
            parameters += scope.kinds
        for first, end in scope.left_out():
            conditions.append("NOT (code >= ? AND code < ?)")
            parameters += [first, end]
        return " AND ".join(conditions), parameters


def _is(measure: Measure, forms: Iterable[Form]) -> str:
    return f"number IN ({', '.join(str(numbers()[measure, form]) for form in forms)})"


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
