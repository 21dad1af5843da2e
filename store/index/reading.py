"""Asking the index: every query in the product, each a method with a name.

Each thread gets a connection of its own, opened read-only; a load that goes on meanwhile is not seen until it is whole.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeVar

from store.folding import folded
from store.index.catalogue import cell_numbers
from store.index.connections import Connections, Row
from store.index.described import views
from store.index.events import Event, Happened
from store.index.holdings import StoredHoldings
from store.index.kinds import NOT_SETTLED
from store.index.migrations import migrations
from store.index.prose import Words, query
from store.index.rarest import rarest, shares
from store.index.records import HeldReport, StoredFact, StoredSentence, Version, from_scaled, in_order
from store.index.saying import Sentences
from store.index.scans import Scanned, scanned
from store.index.schema import IndexUnusable, is_of_later_version, is_out_of_date, open_for_writing
from store.index.scope import IndexScope
from store.index.standings import IndexStandings
from store.index.texts import LinesAtHand, Texts, figure_lines
from store.index.versions import ranked
from store.model import Agency, Cell, Division, Form, Problem, Status

T = TypeVar("T")
_HELD = (
    "r.id, r.file, r.agency, r.division, r.path, r.level, r.office, r.year, r.form, r.title, r.tables, r.current, "
    "r.pages, r.agency_source, r.year_source, (SELECT address FROM origins WHERE digest = r.digest)"
)
_FILES_TEXT = "(r.current OR (r.present AND NOT EXISTS (SELECT 1 FROM reports o WHERE o.file = r.file AND o.current)))"
"""A file's text that counts, failing that the one it has: each file once."""
_ORDER = "ORDER BY r.agency, r.year, r.file"


class Index:
    """The reports at hand and what they say, read-only."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)
        self._query = self._connections.query
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
        """A number, the same for all threads, that changes when a load has changed the index, or it was made anew."""
        return self._connections.version()

    def standings(self) -> IndexStandings:
        """The figures of all reports side by side, as they are now."""
        return self._connections.renewed(IndexStandings, self._connections)

    def kept(self, make: Callable[[Index], T]) -> T:
        """What is made of the index as it is now, and kept in this thread until a load changes it."""
        return self._connections.renewed(make, self)

    def holdings(self) -> StoredHoldings:
        """What names have to know of the reports at hand, as they are now."""
        return StoredHoldings(self._connections)

    def held(
        self,
        agency: str | None = None,
        year: int | None = None,
        *,
        division: str | None = None,
        within: str | None = None,
        superseded: bool = False,
    ) -> list[HeldReport]:
        """The reports at hand, ordered by agency and year, those whose agency is not known last.

        `agency` is a full name, `division` the code of the place itself, `within` the full path of a region with all
        below it (宁夏回族自治区/固原市); `superseded` adds the files that another one for the same agency and year
        stands in front of, so that every file is there once.
        """
        conditions, parameters = ["1"], list[object]()
        for column, value in (("r.agency", agency), ("r.year", year), ("r.division", division)):
            if value is not None:
                conditions.append(f"{column} = ?")
                parameters.append(value)
        if within is not None:
            conditions.append("(r.path = ? OR (r.path > ? AND r.path < ?))")
            parameters += [within, within + "/", within + chr(ord("/") + 1)]
        conditions.append(_FILES_TEXT if superseded else "r.current")
        sql = f"SELECT {_HELD} FROM reports r WHERE {' AND '.join(conditions)} {_ORDER}"  # noqa: S608
        return sorted((_held(row) for row in self._query(sql, *parameters)), key=lambda one: not one.agency.is_settled)

    def count(self) -> int:
        """How many reports questions are answered from."""
        return self.standings().count(IndexScope(self.standings().years()))

    def read_by_others(self, reader: str) -> int:
        """How many files were read by another reader than this; see `store.loader.reader`."""
        sql = "SELECT count(*) FROM reports r JOIN files f ON f.file = r.file WHERE r.present AND f.reader <> ?"
        return int(self._query(sql, reader)[0][0])

    def of(self, numbers: Iterable[int]) -> list[HeldReport]:
        """The reports with these numbers, in their order."""
        wanted = list(numbers)
        found = self.reports(wanted)
        return [found[number] for number in wanted]

    def page(self, after: int, most: int, *, year: int | None = None) -> list[HeldReport]:
        """The first so many reports that count after the one with a number, by their numbers; of a year, if given."""
        sql = (
            f"SELECT {_HELD} FROM reports r WHERE r.current AND r.id > :after "  # noqa: S608
            "AND (:year IS NULL OR r.year = :year) ORDER BY r.id LIMIT :most"
        )
        return [_held(row) for row in self._query(sql, after=after, year=year, most=most)]

    def within(self, scope: IndexScope, most: int) -> tuple[list[HeldReport], int]:
        """The reports in a scope, ordered by agency and year, and how many more there are than so many."""
        standings = self.standings()
        found = self.of(standings.reports(scope, most))
        more = standings.count(scope) - len(found) if len(found) == most else 0
        return in_order(found), more

    def reports(self, ids: Iterable[int]) -> dict[int, HeldReport]:
        """Reports by their ids, those that no longer count too."""
        sql = f"SELECT {_HELD} FROM reports r WHERE r.id IN (SELECT value FROM json_each(?))"  # noqa: S608
        return {row[0]: _held(row) for row in self._query(sql, json.dumps(list(ids)))}

    def identity(self) -> str:
        """The name of this index; one that is made anew has another."""
        return str(self._query("SELECT name FROM identity")[0][0])

    def schema(self) -> str:
        """The last migration that was applied."""
        return str(
            self._query("SELECT max(name) FROM _sqlite_migrations WHERE migration_set = ?", migrations.name)[0][0]
        )

    def tables(self) -> list[str]:
        """The names of its tables, and of what stands for one: made for answering. Others are shown the views."""
        every = self._query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
        return [name for (name,) in every if name not in views()]

    def rows_of(self, view: str, reports: Iterable[int]) -> list[Row]:
        """The rows of a view (`store.index.described`) that are of some reports, in the order of these."""
        columns = ", ".join(f'v."{column}"' for column in views()[view].columns)
        sql = (
            f"SELECT {columns} FROM json_each(?) wanted CROSS JOIN {view} v ON v.report = wanted.value "  # noqa: S608 - names of ours
            "ORDER BY wanted.key"
        )
        return self._query(sql, json.dumps(list(reports)))

    def last_event(self) -> int:
        """The number of the latest event; 0 where nothing has happened."""
        return int(self._query("SELECT ifnull(max(number), 0) FROM events")[0][0])

    def events_after(self, number: int) -> list[Event]:
        """What has happened to the reports since an event, in order; an event is noted with the change itself."""
        rows = self._query(
            "SELECT number, load, agency, year, kind, report, before, fingerprint FROM events WHERE number > ? "
            "ORDER BY number",
            number,
        )
        return [
            Event(at, load, agency, year, Happened(kind), report, before, fingerprint)
            for at, load, agency, year, kind, report, before, fingerprint in rows
        ]

    def versions(self, agency: str, year: int | None = None) -> list[Version]:
        """All texts that an agency's reports have or had, by year, the one that counts least first."""
        rows = self._query(
            f"SELECT {_HELD}, r.digest, r.published, r.turn, r.present FROM reports r "  # noqa: S608
            "WHERE r.agency = :agency AND (:year IS NULL OR r.year = :year) AND r.reading_of IS NULL",
            agency=agency,
            year=year,
        )
        by_year: dict[int | None, list[Version]] = defaultdict(list)
        for *held, digest, published, turn, present in rows:
            version = Version(_held(tuple(held)), digest, published, turn, bool(present))
            by_year[version.report.year].append(version)
        return [version for key in sorted(by_year, key=str) for version in ranked(by_year[key])]

    def unsettled(self) -> list[HeldReport]:
        """The reports whose agency is not known by more than the name that they print."""
        left = f"{_FILES_TEXT} AND r.digest NOT IN (SELECT digest FROM withdrawn)"  # noqa: S608
        sql = f"SELECT {_HELD} FROM reports r WHERE {NOT_SETTLED} AND {left} {_ORDER}"  # noqa: S608
        return [_held(row) for row in self._query(sql)]

    def of_file(self, file: str) -> list[HeldReport]:
        """The texts that a file has had, the one it has last."""
        where = "r.file = ? AND r.reading_of IS NULL ORDER BY r.present, r.turn"
        return [_held(row) for row in self._query(f"SELECT {_HELD} FROM reports r WHERE {where}", file)]  # noqa: S608

    def withdrawn(self) -> list[HeldReport]:
        """The reports that were taken out, as far as their files are there."""
        where = "r.present AND r.digest IN (SELECT digest FROM withdrawn)"
        return [_held(row) for row in self._query(f"SELECT {_HELD} FROM reports r WHERE {where} {_ORDER}")]  # noqa: S608

    def of_offices(self, offices: Iterable[str], years: Iterable[int], most: int) -> list[HeldReport]:
        """The reports of the offices that are called so, wherever they are, at most so many; of the years, if given."""
        sql = (
            f"SELECT {_HELD} FROM reports r WHERE r.current AND r.division IS NOT NULL "  # noqa: S608
            "AND r.office IN (SELECT value FROM json_each(:offices)) "
            f"AND (:years = '[]' OR r.year IN (SELECT value FROM json_each(:years))) {_ORDER} LIMIT :most"
        )
        named = {"offices": json.dumps(sorted(offices)), "years": json.dumps(list(years)), "most": most}
        return [_held(row) for row in self._query(sql, **named)]

    def agencies(self, years: Iterable[int], most: int) -> list[Agency]:
        """The first so many agencies, by name, that have a report; of the years, where some are given."""
        wanted = list(years)
        rows = self._query(
            "SELECT agency, min(division), min(path), min(level), min(office) FROM reports WHERE current "
            "AND (:years = '[]' OR year IN (SELECT value FROM json_each(:years))) "
            "GROUP BY agency ORDER BY agency LIMIT :most",
            years=json.dumps(wanted),
            most=most,
        )
        return [_agency(*row) for row in rows]

    def years(self, agency: str) -> list[int]:
        """The years for which an agency has a report, in order."""
        rows = self._query("SELECT DISTINCT year FROM reports WHERE agency = ? AND current ORDER BY year", agency)
        return [year for (year,) in rows if year is not None]

    def facts(
        self, reports: Iterable[HeldReport], cells: Iterable[Cell] | None = None
    ) -> dict[int, dict[Cell, StoredFact]]:
        """The facts of reports by report id and cell, in the order of the form; of `cells` only, if given."""
        wanted = {report.id: report for report in reports}
        numbers = None if cells is None else [self._numbers[cell] for cell in cells]
        found: dict[int, dict[Cell, StoredFact]] = {number: {} for number in wanted}
        some, text, beside = "", "NULL", ""
        parameters: list[object] = [json.dumps(list(wanted))]
        if numbers is not None:
            some = "AND f.cell IN (SELECT value FROM json_each(?))"
            text, beside = "t.text", "LEFT JOIN figure_lines t ON t.report = f.report AND t.line = f.line"
            parameters.append(json.dumps(numbers))
        sql = (
            f"SELECT f.report, f.cell, f.value, f.unit, f.raw, f.status, f.line, f.end_line, f.reason, {text} "  # noqa: S608
            f"FROM facts f {beside} WHERE f.report IN (SELECT value FROM json_each(?)) {some} ORDER BY f.report, f.cell"
        )
        at_hand = self.kept(LinesAtHand)
        for row in self._query(sql, *parameters):
            fact = self._fact(wanted, row)
            found[fact.report.id][fact.cell] = fact
            at_hand.put(fact.report.id, fact.line, row[-1])
        return found

    def _fact(self, reports: dict[int, HeldReport], row: Row) -> StoredFact:
        report, cell, value, unit, raw, status, line, end_line, reason, _ = row
        return StoredFact(
            reports[report],
            self._cells[cell],
            from_scaled(value),
            unit,
            raw,
            _STATUSES[status],
            line,
            end_line,
            reason,
        )

    def text(self, report: HeldReport, line: int, end_line: int) -> str:
        """The words of a report's file from one line to another, blanks folded, lines joined by a blank."""
        alone = self.kept(LinesAtHand).get(report.id, line) if line == end_line else None
        if alone is not None:
            return " ".join(alone.split())
        rows = self._lines(report, line, end_line)
        return " ".join(" ".join(text.split()) for _, text in rows if text.strip())

    def lines(self, report: HeldReport, first: int, last: int) -> list[tuple[int, str]]:
        """The lines of a report's file from one to another, each with its number, blanks folded; without empty ones."""
        rows = self._lines(report, first, last)
        return [(line, " ".join(text.split())) for line, text in rows if text.strip()]

    def _lines(self, report: HeldReport, first: int, last: int) -> list[tuple[int, str]]:
        # Most that is asked for is the line of a figure: that needs no look at whether a load has changed the others.
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

    def saying(self, groups: Sequence[Words], reports: Iterable[HeldReport]) -> list[StoredSentence]:
        """Those sentences of reports that hold one word at least of each group, as folded; in order."""
        return self._sentences.saying(groups, reports)

    def shares(self, words: Iterable[str]) -> dict[str, float]:
        """About which part of all sentences holds each of some words, as folded."""
        return shares(self._query, words)

    def holding_rarest(
        self, words: Mapping[str, float], reports: Iterable[HeldReport], most: int
    ) -> list[StoredSentence]:
        """Sentences of reports (of all, where none are given) that hold the rarest of some words; see `shares`."""
        numbers = rarest(self._query, words, [report.id for report in reports], most)
        return self._sentences.numbered(self.reports(self._sentences.reports_of(numbers)), numbers)

    def reports_saying(self, groups: Sequence[Words], years: Iterable[int], most: int) -> list[HeldReport]:
        """The first so many reports with a sentence that holds one word at least of each group, by agency and year."""
        rows = self._query(
            "SELECT DISTINCT r.id FROM prose JOIN sentences s ON s.id = prose.rowid JOIN reports r ON r.id = s.report "
            "WHERE prose MATCH :words AND r.current "
            "AND (:years = '[]' OR r.year IN (SELECT value FROM json_each(:years))) LIMIT :most",
            words=query(groups),
            years=json.dumps(list(years)),
            most=most,
        )
        return in_order(self.of(number for (number,) in rows))

    def problems(self, reports: Iterable[HeldReport]) -> dict[int, list[Problem]]:
        """The problems of reports by report id, in the order in which they were found, those across years last."""
        wanted = [report.id for report in reports]
        found: dict[int, list[Problem]] = {number: [] for number in wanted}
        for table in ("problems", "problems_across_years"):
            for report, code, line, end_line, values in self._query(
                f'SELECT report, code, line, end_line, "values" FROM {table} '  # noqa: S608
                "WHERE report IN (SELECT value FROM json_each(?)) ORDER BY report, position",
                json.dumps(wanted),
            ):
                found[report].append(Problem(code, line, end_line, json.loads(values)))
        return found

    def mentions(self, words: str) -> bool:
        """Whether any report's prose holds these characters in a row."""
        plain = folded(words)
        return bool(plain and self._query("SELECT 1 FROM prose WHERE prose MATCH ? LIMIT 1", query([[plain]])))


def open_index(path: Path) -> Index | IndexUnusable:
    """The index for reading; or why it cannot be opened (there is none, or it is no index).

    An index that an earlier version of the program made is brought up to date first.
    """
    if not path.is_file():
        return IndexUnusable(path, "it is not a file" if path.exists() else "there is no such file")
    try:
        newer = is_of_later_version(path)
        if newer:
            return IndexUnusable(path, newer)
        if is_out_of_date(path):
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
_FORMS: Final = {str(form): form for form in Form}


def _agency(name: str, code: str | None, path: str, level: str, office: str) -> Agency:
    division = None if code is None else Division(code, tuple(path.split("/")), level)
    return Agency(name, division, office)


def _held(row: Row) -> HeldReport:
    number, file, agency, code, path, level, office, year, form, title, tables, current, pages, *rest = row
    agency_source, year_source, address = rest
    return HeldReport(
        number,
        file,
        _agency(agency, code, path, level, office),
        year,
        _FORMS[form],
        title,
        frozenset(tables.split()),
        bool(current),
        tuple(map(int, pages.split())),
        agency_source,
        year_source,
        address or "",
    )
