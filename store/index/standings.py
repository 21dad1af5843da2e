"""Orders, sums and counts over many reports, from their figures side by side (`store.index.placing`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.index.catalogue import FORMS, numbers
from store.index.connections import Connections
from store.index.records import SCALE
from store.index.scope import Scope
from store.measures import Measure
from store.model import Form

_KEPT = 256
"""Answers that are kept until the index changes: the same rankings are asked for again and again."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A measure over the reports of a scope, in ten-thousandths."""

    count: int
    """Reports that have the figure."""
    total: int
    least: int
    """The most that a figure comes to at least which cannot be read whole; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Values between two bounds, both included, in ten-thousandths; None where there is no bound."""

    low: int | None = None
    high: int | None = None


ALL = Bounds()
_COUNTED = "FROM counted WHERE "


class Standings:
    """The figures in an index as it is now; one that has changed needs another of these."""

    def __init__(self, connections: Connections) -> None:
        self._query = connections.query
        self.count = lru_cache(_KEPT)(self._count)
        self.summary = lru_cache(_KEPT)(self._summary)
        self.ordered = lru_cache(_KEPT)(self._ordered)
        self.years = lru_cache(1)(self._years)

    def _count(self, scope: Scope) -> int:
        """How many reports there are in a scope."""
        where, parameters = self._where(scope)
        return int(self._query("SELECT count(*) " + _COUNTED + where, *parameters)[0][0])

    def reports(self, scope: Scope, most: int = -1) -> list[int]:
        """The reports in a scope, by place (where it is everywhere, by agency); all, or the first so many."""
        if scope == Scope(self.years()):
            rows = self._query("SELECT id FROM reports WHERE current ORDER BY agency, year, file LIMIT ?", most)
        else:
            where, parameters = self._where(scope)
            end = " ORDER BY code, report LIMIT ?"
            rows = self._query("SELECT report " + _COUNTED + where + end, *parameters, most)
        return [report for (report,) in rows]

    def _summary(self, measure: Measure, scope: Scope, forms: Sequence[Form] = FORMS) -> Summary:
        """How many reports have a figure, and what it adds up to."""
        source, parameters = self._figures(measure, scope, forms)
        # Whole numbers and the rest apart: the sum of amounts in ten-thousandths may not fit into SQLite's integers.
        count, whole, rest, least = self._query(
            f"SELECT count(value), sum(value / {SCALE}), sum(value % {SCALE}), max(least) " + source, *parameters
        )[0]
        return Summary(count, (whole or 0) * SCALE + (rest or 0), least or 0)

    def _ordered(
        self,
        measure: Measure,
        scope: Scope,
        most: int,
        *,
        forms: Sequence[Form] = FORMS,
        descending: bool = True,
        bounds: Bounds = ALL,
    ) -> list[tuple[int, int]]:
        """The first so many reports in the order of their figures, equals by place, with the figures."""
        source, parameters = self._figures(measure, scope, forms, bounds)
        order = f" ORDER BY value {_direction(descending)}, code, report LIMIT ?"
        return self._query("SELECT report, value " + source + order, *parameters, most)

    def counted(self, measure: Measure, scope: Scope, bounds: Bounds, forms: Sequence[Form] = FORMS) -> int:
        """How many reports have a figure between bounds."""
        source, parameters = self._figures(measure, scope, forms, bounds)
        return int(self._query("SELECT count(*) " + source, *parameters)[0][0])

    def different(
        self, measure: Measure, scope: Scope, most: int, *, forms: Sequence[Form] = FORMS, descending: bool = True
    ) -> list[int]:
        """The first so many figures in order, each once."""
        source, parameters = self._figures(measure, scope, forms, ALL)
        order = f" ORDER BY value {_direction(descending)} LIMIT ?"
        return [value for (value,) in self._query("SELECT DISTINCT value " + source + order, *parameters, most)]

    def values(self, measure: Measure, scope: Scope, forms: Sequence[Form] = FORMS) -> dict[int, int]:
        """The figure of each report that has it; some 20 ms where there are 30,000."""
        source, parameters = self._figures(measure, scope, forms, ALL)
        return dict(self._query("SELECT report, value " + source, *parameters))

    def incomplete(self, measure: Measure, scope: Scope, least: int, most: int) -> list[int]:
        """Reports whose figure cannot be read whole and comes to so much at least; the first so many."""
        source, parameters = self._figures(measure, scope, FORMS)
        rows = self._query("SELECT report " + source + " AND least >= ? LIMIT ?", *parameters, least, most)
        return [report for (report,) in rows]

    def lacking(self, measure: Measure, scope: Scope, most: int) -> list[int]:
        """Reports that do not have a figure; the first so many by place."""
        where, parameters = self._where(scope)
        there = (
            f"SELECT 1 FROM standings s WHERE {_is(measure, FORMS)} AND s.year = counted.year "
            "AND s.latest = counted.latest AND s.code = counted.code AND s.report = counted.report "
            "AND value IS NOT NULL"
        )
        rows = self._query(
            "SELECT report " + _COUNTED + where + f" AND NOT EXISTS ({there}) ORDER BY code, report LIMIT ?",
            *parameters,
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

    def _figures(
        self, measure: Measure, scope: Scope, forms: Sequence[Form], bounds: Bounds | None = None
    ) -> tuple[str, list[int]]:
        """Where the figures of a scope are; only those that can be read and lie between bounds, if some are given."""
        where, parameters = self._where(scope)
        between = "" if bounds is None else f" AND {_between(bounds)}"
        return f"FROM standings WHERE {_is(measure, forms)} AND {where}{between}", parameters

    def _where(self, scope: Scope) -> tuple[str, list[int]]:
        years = list(scope.years) or list(self.years())
        conditions = [f"year IN ({_marks(years)})", "latest IN (0, 1)" if scope.years else "latest = 1"]
        parameters = years
        spans = scope.spans()
        if spans is not None:
            conditions.append("(" + " OR ".join(["code >= ? AND code < ?"] * len(spans) or ["FALSE"]) + ")")
            parameters += [code for span in spans for code in span]
        if scope.kinds:
            conditions.append(f"kind IN ({_marks(scope.kinds)})")
            parameters += scope.kinds
        left_out = scope.left_out()
        if left_out:
            conditions.append(f"code NOT IN ({_marks(left_out)})")
            parameters += left_out
        return " AND ".join(conditions), parameters


def _is(measure: Measure, forms: Iterable[Form]) -> str:
    return f"number IN ({', '.join(str(numbers()[measure, form]) for form in forms)})"


def _between(bounds: Bounds) -> str:
    low = "" if bounds.low is None else f" AND value >= {bounds.low:d}"
    high = "" if bounds.high is None else f" AND value <= {bounds.high:d}"
    return f"value IS NOT NULL{low}{high}"


def _direction(descending: bool) -> str:
    return "DESC" if descending else "ASC"


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
