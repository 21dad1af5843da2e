"""Asking the index: with `store.index.report_queries` every query in the product, each a method
with a name.

Each thread gets a connection of its own, opened read-only; a load that goes on meanwhile is not
seen until it is whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from store.folding import folded
from store.index.catalogue import cell_numbers
from store.index.connections import Row
from store.index.described import views
from store.index.events import Event, Happened
from store.index.health import is_as_printed
from store.index.holdings import StoredHoldings
from store.index.migrations import migrations
from store.index.prose import Words, query
from store.index.rarest import rarest, shares
from store.index.records import HeldReport, StoredFact, StoredSentence, from_scaled, in_order
from store.index.report_queries import ReportQueries
from store.index.saying import Sentences
from store.index.scans import Scanned, scanned
from store.index.schema import IndexUnusable, age_of, open_for_writing
from store.index.texts import LinesAtHand, Texts, figure_lines
from store.model import Cell, Problem, Status

T = TypeVar("T")


class Index(ReportQueries):
    """The reports at hand and what they say, read-only."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.watched = self._connections.watched
        self.snapshot = self._connections.snapshot
        self._sentences = Sentences(self._connections)
        self._numbers = cell_numbers()
        self._cells = {number: cell for cell, number in self._numbers.items()}

    def close(self) -> None:
        """Close the connections of all threads."""
        self._connections.close()

    def renew(self) -> None:
        """Let go of an index that was deleted and made anew; to be called from time to time."""
        self._connections.renew()

    def version(self) -> int:
        """A number, the same for all threads, that changes when a load has changed the index, or it
        was made anew.
        """
        return self._connections.version()

    def file(self, version: int) -> tuple[int, int] | None:
        """Device and number of the file that a version is of; None where it is no longer the one
        that is read.
        """
        return self._connections.file(version)

    def kept(self, make: Callable[[Index], T]) -> T:
        """What is made of the index as it is now, and kept in this thread until a load changes
        it.
        """
        return self._connections.renewed(make, self)

    def holdings(self) -> StoredHoldings:
        """What names have to know of the reports at hand, as they are now."""
        return StoredHoldings(self._connections)

    def identity(self) -> str:
        """The name of this index; one that is made anew has another."""
        return str(self._query("SELECT name FROM identity")[0][0])

    def schema(self) -> str:
        """The last migration that was applied."""
        return str(
            self._query(
                "SELECT max(name) FROM _sqlite_migrations WHERE migration_set = ?", migrations.name
            )[0][0]
        )

    def tables(self) -> list[str]:
        """The names of its tables, and of what stands for one: made for answering. Others are shown
        the views.
        """
        every = self._query(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
        )
        return [name for (name,) in every if name not in views()]

    def rows_of(self, view: str, reports: Iterable[int]) -> list[Row]:
        """The rows of a view (`store.index.described`) that are of some reports, in the order of
        these.
        """
        columns = ", ".join(f'v."{column}"' for column in views()[view].columns)
        sql = (
            f"SELECT {columns} FROM json_each(?) wanted "  # noqa: S608 - names of ours
            f"CROSS JOIN {view} v ON v.report = wanted.value "
            "ORDER BY wanted.key"
        )
        return self._query(sql, json.dumps(list(reports)))

    def last_event(self) -> int:
        """The number of the latest event; 0 where nothing has happened."""
        return int(self._query("SELECT ifnull(max(number), 0) FROM events")[0][0])

    def events_after(self, number: int) -> list[Event]:
        """What has happened to the reports since an event, in order; an event is noted with the
        change itself.
        """
        rows = self._query(
            "SELECT number, load, agency, year, kind, report, before, fingerprint FROM events "
            "WHERE number > ? "
            "ORDER BY number",
            number,
        )
        return [
            Event(at, load, agency, year, Happened(kind), report, before, fingerprint)
            for at, load, agency, year, kind, report, before, fingerprint in rows
        ]

    def facts(
        self,
        reports: Iterable[HeldReport],
        cells: Iterable[Cell] | None = None,
    ) -> dict[int, dict[Cell, StoredFact]]:
        """The facts of reports by report id and cell, in the order of the form; of `cells` only, if
        given.
        """
        wanted = {report.id: report for report in reports}
        numbers = None if cells is None else [self._numbers[cell] for cell in cells]
        found: dict[int, dict[Cell, StoredFact]] = {number: {} for number in wanted}
        some, text, beside = "", "NULL", ""
        parameters: list[object] = [json.dumps(list(wanted))]
        if numbers is not None:
            some = "AND f.cell IN (SELECT value FROM json_each(?))"
            text, beside = (
                "t.text",
                "LEFT JOIN figure_lines t ON t.report = f.report AND t.line = f.line",
            )
            parameters.append(json.dumps(numbers))
        sql = (
            "SELECT f.report, f.cell, f.value, f.unit, f.raw, f.status, f.line, f.end_line, "  # noqa: S608 - words of ours, no input
            f"f.reason, {text} "
            f"FROM facts f {beside} WHERE f.report IN (SELECT value FROM json_each(?)) {some} "
            "ORDER BY f.report, f.cell"
        )
        at_hand = self.kept(LinesAtHand)
        for row in self._query(sql, *parameters):
            fact = self._fact(wanted, row)
            found[fact.report.id][fact.cell] = fact
            at_hand.put(fact.report.id, fact.line, row[-1])
        return found

    def _fact(self, reports: dict[int, HeldReport], row: Row) -> StoredFact:
        report, cell, value, unit, raw, status, line, end_line, reason, _ = row
        known = _STATUSES[status]
        if known is Status.PRINTED and not is_as_printed(value, unit, raw):
            value, known = None, Status.DAMAGED
        return StoredFact(
            reports[report],
            self._cells[cell],
            from_scaled(value),
            unit,
            raw,
            known,
            line,
            end_line,
            reason,
        )

    def text(self, report: HeldReport, line: int, end_line: int) -> str:
        """The words of a report's file from one line to another, blanks folded, lines joined by a
        blank.
        """
        alone = self.kept(LinesAtHand).get(report.id, line) if line == end_line else None
        if alone is not None:
            return " ".join(alone.split())
        rows = self._lines(report, line, end_line)
        return " ".join(" ".join(text.split()) for _, text in rows if text.strip())

    def lines(self, report: HeldReport, first: int, last: int) -> list[tuple[int, str]]:
        """The lines of a report's file from one to another, each with its number, blanks folded;
        without empty ones.
        """
        rows = self._lines(report, first, last)
        return [(line, " ".join(text.split())) for line, text in rows if text.strip()]

    def _lines(self, report: HeldReport, first: int, last: int) -> list[tuple[int, str]]:
        # Most that is asked for is the line of a figure: that needs no look at whether a load has
        # changed the others.
        rows = figure_lines(self._query, report.id, first, last)
        if len(rows) == last - first + 1:
            return rows
        return self._connections.renewed(Texts, self._query).some(report.id, first, last)

    def scanned(self, report: HeldReport, lines: set[int]) -> Scanned:
        """Lines of a report as they look, where they were recognised from a picture."""
        return scanned(self._connections, report, lines)

    def sentences(self, reports: Iterable[HeldReport]) -> list[StoredSentence]:
        """The prose of reports, in order, each sentence with its figures."""
        return self._sentences.of(reports)

    def saying(
        self,
        groups: Sequence[Words],
        reports: Iterable[HeldReport],
    ) -> list[StoredSentence]:
        """The sentences of reports that hold one word at least of each group, as folded; in
        order.
        """
        return self._sentences.saying(groups, reports)

    def shares(self, words: Iterable[str]) -> dict[str, float]:
        """About which part of all sentences holds each of some words, as folded."""
        return shares(self._query, words)

    def holding_rarest(
        self,
        words: Mapping[str, float],
        reports: Iterable[HeldReport],
        most: int,
    ) -> list[StoredSentence]:
        """Sentences of reports (of all, where none are given) that hold the rarest of some words;
        see `shares`.
        """
        numbers = rarest(self._query, words, [report.id for report in reports], most)
        return self._sentences.numbered(self.reports(self._sentences.reports_of(numbers)), numbers)

    def reports_saying(
        self,
        groups: Sequence[Words],
        years: Iterable[int],
        most: int,
    ) -> list[HeldReport]:
        """The first so many reports with a sentence that holds one word at least of each group, by
        agency and year.
        """
        rows = self._query(
            "SELECT DISTINCT r.id FROM prose JOIN sentences s ON s.id = prose.rowid "
            "JOIN reports r ON r.id = s.report "
            "WHERE prose MATCH :words AND r.current "
            "AND (:years = '[]' OR r.year IN (SELECT value FROM json_each(:years))) LIMIT :most",
            words=query(groups),
            years=json.dumps(list(years)),
            most=most,
        )
        return in_order(self.of(number for (number,) in rows))

    def problems(self, reports: Iterable[HeldReport]) -> dict[int, list[Problem]]:
        """The problems of reports by report id, in the order in which they were found, those across
        years last.
        """
        wanted = [report.id for report in reports]
        found: dict[int, list[Problem]] = {number: [] for number in wanted}
        for table in ("problems", "problems_across_years"):
            for report, code, line, end_line, values in self._query(
                'SELECT report, code, line, end_line, "values" '  # noqa: S608 - words of ours, no input
                f"FROM {table} "
                "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report, position",
                json.dumps(wanted),
            ):
                found[report].append(Problem(code, line, end_line, json.loads(values)))
        return found

    def mentions(self, words: str) -> bool:
        """Whether any report's prose holds these characters in a row."""
        plain = folded(words)
        return bool(
            plain
            and self._query("SELECT 1 FROM prose WHERE prose MATCH ? LIMIT 1", query([[plain]]))
        )


def open_index(path: Path) -> Index | IndexUnusable:
    """The index for reading; or why it cannot be opened (there is none, or it is no index).

    An index that an earlier version of the program made is brought up to date first.
    """
    if not path.is_file():
        return IndexUnusable(path, "it is not a file" if path.exists() else "there is no such file")
    try:
        age = age_of(path)
        if age.newer:
            return IndexUnusable(path, age.newer)
        if age.out_of_date:
            db = open_for_writing(path)
            if isinstance(db, IndexUnusable):
                return db
            db.close()
    except sqlite3.Error as error:
        return IndexUnusable(path, str(error))
    index = Index(path)
    try:
        index.held(year=0)
    except sqlite3.Error as error:
        index.close()
        return IndexUnusable(path, str(error))
    return index


_STATUSES: Final = {str(status): status for status in Status}
