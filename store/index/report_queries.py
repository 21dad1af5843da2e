"""Which reports there are: the queries that give reports, not what they say."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from store.index.connections import Connections, Row
from store.index.kinds import NOT_SETTLED
from store.index.records import HeldReport, Version, in_order
from store.index.scope import IndexScope
from store.index.standings import IndexStandings
from store.index.versions import ranked
from store.index.views import YEAR_SOURCE
from store.model import Agency, Division, Form

_HELD = (
    "r.id, r.file, r.agency, r.division, r.path, r.level, r.office, r.year, r.form, r.title, "  # noqa: S608
    "r.tables, r.current, "
    f"r.pages, r.agency_source, {YEAR_SOURCE}, (SELECT address FROM origins "
    "WHERE digest = r.digest)"
)
_FILES_TEXT = (
    "(r.current OR (r.present AND NOT EXISTS (SELECT 1 FROM reports o "
    "WHERE o.file = r.file AND o.current)))"
)
"""A file's text that counts, failing that the one it has: each file once."""
_ORDER = "ORDER BY r.agency, r.year, r.file"
DOUBTED_YEARS = ("year-missing", "year-from-file-name", "year-differs")
"""The problems by which the year of a report is in doubt."""
_FORMS = {str(form): form for form in Form}

_WHOSE = "r.id, r.agency, r.division, r.path, r.level, r.office FROM reports r"


class ReportQueries:
    """The reports of an index, read-only."""

    def __init__(self, path: Path) -> None:
        self._connections = Connections(path)
        self._query = self._connections.query

    def standings(self) -> IndexStandings:
        """The figures of all reports side by side, as they are now."""
        return self._connections.renewed(IndexStandings, self._connections)

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

        `agency` is a full name, `division` the code of the place itself, `within` the full path of
        a region with all below it (宁夏回族自治区/固原市); `superseded` adds the files that another
        one for the same agency and year stands in front of, so that every file is there once.
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
        sql = f"SELECT {_HELD} FROM reports r WHERE {' AND '.join(conditions)} {_ORDER}"  # noqa: S608 - words of ours, no input
        return sorted(
            (_held(row) for row in self._query(sql, *parameters)),
            key=lambda one: not one.agency.is_settled,
        )

    def count(self) -> int:
        """How many reports questions are answered from."""
        return self.standings().count(IndexScope(self.standings().years()))

    def count_current(self) -> int:
        """How many reports count, also those of which it is not known whose they are, or of which
        year.
        """
        return int(self._query("SELECT count(*) FROM reports WHERE current")[0][0])

    def read_by_others(self, reader: str) -> int:
        """How many files were read by another reader than this; see `store.loader.reader`."""
        sql = (
            "SELECT count(*) FROM reports r JOIN files f ON f.file = r.file WHERE r.present "
            "AND f.reader <> ?"
        )
        return int(self._query(sql, reader)[0][0])

    def of(self, numbers: Iterable[int]) -> list[HeldReport]:
        """The reports with these numbers, in their order."""
        wanted = list(numbers)
        found = self.reports(wanted)
        return [found[number] for number in wanted]

    def page(self, after: int, most: int, *, year: int | None = None) -> list[HeldReport]:
        """The first so many reports that count after the one with a number, by their numbers; of a
        year, if given.
        """
        sql = (
            f"SELECT {_HELD} FROM reports r WHERE r.current "  # noqa: S608 - words of ours, no input
            "AND r.id > :after "
            "AND (:year IS NULL OR r.year = :year) ORDER BY r.id LIMIT :most"
        )
        return [_held(row) for row in self._query(sql, after=after, year=year, most=most)]

    def within(self, scope: IndexScope, most: int) -> tuple[list[HeldReport], int]:
        """The reports in a scope, ordered by agency and year, and how many more there are than so
        many.
        """
        standings = self.standings()
        found = self.of(standings.reports(scope, most))
        more = standings.count(scope) - len(found) if len(found) == most else 0
        return in_order(found), more

    def reports(self, ids: Iterable[int]) -> dict[int, HeldReport]:
        """Reports by their ids, those that no longer count too."""
        sql = f"SELECT {_HELD} FROM reports r WHERE r.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - words of ours, no input
        return {row[0]: _held(row) for row in self._query(sql, json.dumps(list(ids)))}

    def agencies_of(self, ids: Iterable[int]) -> dict[int, Agency]:
        """Whose reports of some ids are."""
        sql = f"SELECT {_WHOSE} WHERE r.id IN (SELECT value FROM json_each(?))"  # noqa: S608 - words of ours, no input
        return {row[0]: _agency(*row[1:]) for row in self._query(sql, json.dumps(list(ids)))}

    def first_by_name(self, ids: Iterable[int], most: int) -> list[Agency]:
        """Whose reports of some ids are, by name: the first so many."""
        sql = (
            f"SELECT {_WHOSE} WHERE r.id IN (SELECT value FROM json_each(?)) "  # noqa: S608 - words of ours, no input
            "ORDER BY r.agency LIMIT ?"
        )
        return [_agency(*row[1:]) for row in self._query(sql, json.dumps(list(ids)), most)]

    def versions(self, agency: str, year: int | None = None) -> list[Version]:
        """All texts that an agency's reports have or had, by year, the one that counts least
        first.
        """
        rows = self._query(
            f"SELECT {_HELD}, r.digest, r.published, r.turn, r.present "  # noqa: S608 - words of ours, no input
            "FROM reports r "
            "WHERE r.agency = :agency AND (:year IS NULL OR r.year = :year) "
            "AND r.reading_of IS NULL",
            agency=agency,
            year=year,
        )
        by_year: dict[int | None, list[Version]] = defaultdict(list)
        for *held, digest, published, turn, present in rows:
            version = Version(_held(tuple(held)), digest, published, turn, bool(present))
            by_year[version.report.year].append(version)
        return list(chain.from_iterable(ranked(by_year[key]) for key in sorted(by_year, key=str)))

    def unsettled(self) -> list[HeldReport]:
        """The reports whose agency is not known by more than the name that they print."""
        left = f"{_FILES_TEXT} AND r.digest NOT IN (SELECT digest FROM withdrawn)"  # noqa: S608 - words of ours, no input
        sql = f"SELECT {_HELD} FROM reports r WHERE {NOT_SETTLED} AND {left} {_ORDER}"  # noqa: S608 - words of ours, no input
        return [_held(row) for row in self._query(sql)]

    def undated(self) -> list[HeldReport]:
        """The reports whose year is not known, or for good reason doubted; none that was given
        one.
        """
        doubted = (
            "SELECT 1 FROM problems p WHERE p.report = r.id AND p.code IN (SELECT value "
            "FROM json_each(?))"
        )
        left = f"{_FILES_TEXT} AND r.digest NOT IN (SELECT digest FROM withdrawn)"  # noqa: S608
        where = f"NOT r.year_given AND (r.year IS NULL OR EXISTS ({doubted})) AND {left}"
        sql = f"SELECT {_HELD} FROM reports r WHERE {where} {_ORDER}"  # noqa: S608
        return [_held(row) for row in self._query(sql, json.dumps(DOUBTED_YEARS))]

    def is_assigned(self, file: str) -> bool:
        """Whether an administrator settled something of the text that a file has."""
        of = "file = :file OR digest IN (SELECT digest FROM reports WHERE file = :file AND present)"
        sql = (
            f"SELECT 1 FROM settlements WHERE {of} UNION ALL SELECT 1 FROM given_years "  # noqa: S608
            f"WHERE {of} LIMIT 1"
        )
        return bool(self._query(sql, file=file))

    def of_file(self, file: str) -> list[HeldReport]:
        """The texts that a file has had, the one it has last."""
        where = "r.file = ? AND r.reading_of IS NULL ORDER BY r.present, r.turn"
        return [
            _held(row)
            for row in self._query(f"SELECT {_HELD} FROM reports r WHERE {where}", file)  # noqa: S608 - words of ours, no input
        ]

    def withdrawn(self) -> list[HeldReport]:
        """The reports that were taken out, as far as their files are there."""
        where = "r.present AND r.digest IN (SELECT digest FROM withdrawn)"
        return [
            _held(row)
            for row in self._query(f"SELECT {_HELD} FROM reports r WHERE {where} {_ORDER}")  # noqa: S608 - words of ours, no input
        ]

    def of_offices(
        self,
        offices: Iterable[str],
        years: Iterable[int],
        most: int,
    ) -> list[HeldReport]:
        """The reports of the offices that are called so, wherever they are, at most so many; of the
        years, if given.
        """
        sql = (
            f"SELECT {_HELD} FROM reports r WHERE r.current "  # noqa: S608 - words of ours, no input
            "AND r.division IS NOT NULL "
            "AND r.office IN (SELECT value FROM json_each(:offices)) "
            "AND (:years = '[]' OR r.year IN (SELECT value "
            f"FROM json_each(:years))) {_ORDER} LIMIT :most"
        )
        named = {
            "offices": json.dumps(sorted(offices)),
            "years": json.dumps(list(years)),
            "most": most,
        }
        return [_held(row) for row in self._query(sql, **named)]

    def agencies(self, years: Iterable[int], most: int) -> list[Agency]:
        """The first so many agencies, by name, that have a report; of the years, where some are
        given.
        """
        wanted = list(years)
        rows = self._query(
            "SELECT agency, min(division), min(path), min(level), min(office) FROM reports "
            "WHERE current "
            "AND (:years = '[]' OR year IN (SELECT value FROM json_each(:years))) "
            "GROUP BY agency ORDER BY agency LIMIT :most",
            years=json.dumps(wanted),
            most=most,
        )
        return [_agency(*row) for row in rows]

    def agency_count(self, years: Iterable[int]) -> int:
        """How many agencies have a report; of the years, where some are given."""
        rows = self._query(
            "SELECT count(DISTINCT agency) FROM reports WHERE current "
            "AND (:years = '[]' OR year IN (SELECT value FROM json_each(:years)))",
            years=json.dumps(list(years)),
        )
        return int(next(iter(rows))[0])

    def years(self, agency: str) -> list[int]:
        """The years for which an agency has a report, in order."""
        rows = self._query(
            "SELECT DISTINCT year FROM reports WHERE agency = ? AND current ORDER BY year", agency
        )
        return [year for (year,) in rows if year is not None]


def _agency(name: str, code: str | None, path: str, level: str, office: str) -> Agency:
    division = None if code is None else Division(code, tuple(path.split("/")), level)
    return Agency(name, division, office)


def _held(row: Row) -> HeldReport:
    (
        number,
        file,
        agency,
        code,
        path,
        level,
        office,
        year,
        form,
        title,
        tables,
        current,
        pages,
        *rest,
    ) = row
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
