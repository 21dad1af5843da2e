"""The roster as a file: who should publish on each year, and whether the report is here.

Governments down to counties must publish, whether or not any report of theirs was ever here; of
other agencies it is known only from a report. What is not here may well be published, and no row
says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from handlers.answering.evaluator.reaches import government_of
from handlers.answering.reports.deadlines import due
from handlers.exports.rowwise import INTEGERS, Rows
from handlers.exports.sheet import Sheet, SheetColumn
from handlers.reply import Language
from store.index import HeldReport, Index
from store.index.described import View, beside_views, views
from store.model import GOVERNMENT, Agency, Division
from store.reference import governments

_WIDTHS = {
    "agency": 42,
    "path": 30,
    "division": 14,
    "until": 12,
    "published": 12,
    "file": 32,
    "address": 40,
}
_WIDTH = 9
_OF_A_REPORT = ("published", "form", "file", "address", "report")


@dataclass(frozen=True, slots=True)
class Rolls:
    """Whom a roster is of."""

    years: tuple[int, ...]
    region: Division | None = None
    """Whoever is there; without one, in all of China."""
    only: frozenset[str] | None = None
    """Agencies by name; None for all."""


def roll() -> View:
    """What its columns hold."""
    return beside_views()["roster"]


def rows_of_roll(index: Index, rolls: Rolls) -> Rows:
    """A row for each agency and year: governments in the order of the list of divisions, then
    others by name.
    """
    held = _by_whom(index, rolls)
    every = chain.from_iterable(by_year.items() for by_year in held.values())
    told = _told(index, (one.id for year, one in every if year in rolls.years))
    rows: Rows = []
    for division in governments() if rolls.only is None else ():
        if _inside(division, rolls.region):
            by_year = held.pop(division.code, {})
            rows += _rows(
                _last(by_year) if by_year else government_of(division), by_year, rolls.years, told
            )
    for by_year in sorted(held.values(), key=lambda by_year: _last(by_year).name):
        rows += _rows(_last(by_year), by_year, rolls.years, told)
    return rows


def _counts(report: HeldReport, rolls: Rolls) -> bool:
    """Whether a report is that of somebody who is asked about."""
    agency = report.agency
    if not report.current or not agency.is_settled or not _inside(agency.division, rolls.region):
        return False
    return rolls.only is None or agency.name in rolls.only


def _by_whom(index: Index, rolls: Rolls) -> dict[str, dict[int, HeldReport]]:
    """The reports of each who is on the roster, by year: of a place by its code, of any other
    agency by its name.
    """
    places = {division.code for division in governments()}
    found: dict[str, dict[int, HeldReport]] = {}
    for report in sorted(index.held(), key=lambda report: _rank(report.agency)):
        agency, division = report.agency, report.agency.division
        if report.year is not None and _counts(report, rolls):
            of_place = (
                division is not None and division.code in places and agency.office in GOVERNMENT
            )
            whose = division.code if division is not None and of_place else agency.name
            found.setdefault(whose, {}).setdefault(report.year or 0, report)
    return found


def roll_sheet(index: Index, rolls: Rolls, language: Language) -> Sheet:
    """The roster for a spreadsheet."""
    said = {
        name: words.zh if language is Language.ZH else words.en
        for name, words in roll().columns.items()
    }
    heads = {
        name: words.replace("；", ";").partition(";")[0].strip() for name, words in said.items()
    }
    columns = tuple(SheetColumn(heads[name], _WIDTHS.get(name, _WIDTH)) for name in heads)
    rows = rows_of_roll(index, rolls)
    cells = (
        tuple(_cell(name, value) for name, value in zip(heads, row, strict=True)) for row in rows
    )
    title = roll().title
    return Sheet(title.zh if language is Language.ZH else title.en, columns, cells, len(rows))


def _cell(column: str, value: object) -> str | int | None:
    if value is None:
        return None
    if column in INTEGERS:
        return int(str(value))
    return str(value)


def _inside(division: Division | None, region: Division | None) -> bool:
    if region is None:
        return True
    return division is not None and division.path[: len(region.path)] == region.path


def _rank(agency: Agency) -> int:
    """Where several bodies publish for a place, the government itself is taken first."""
    if agency.office in GOVERNMENT:
        return GOVERNMENT.index(agency.office)
    return len(GOVERNMENT)


def _last(by_year: Mapping[int, HeldReport]) -> Agency:
    return by_year[max(by_year)].agency


def _told(index: Index, reports: Iterable[int]) -> dict[int, dict[str, object]]:
    """What is told of each report, by its number."""
    columns = tuple(views()["reports_current"].columns)
    rows = (
        dict(zip(columns, row, strict=True)) for row in index.rows_of("reports_current", reports)
    )
    return {int(str(row["report"])): row for row in rows}


def _rows(
    agency: Agency,
    by_year: Mapping[int, HeldReport],
    years: Iterable[int],
    told: Mapping[int, Mapping[str, object]],
) -> Rows:
    return [
        _row(by_year[year].agency if year in by_year else agency, year, by_year.get(year), told)
        for year in years
    ]


def _row(
    agency: Agency,
    year: int,
    report: HeldReport | None,
    told: Mapping[int, Mapping[str, object]],
) -> tuple[object, ...]:
    division = agency.division
    (date,) = due([agency], year)
    values: dict[str, object] = {
        "agency": agency.name,
        "year": year,
        "level": division.level if division else None,
        "path": "/".join(division.path) if division else None,
        "division": division.code if division else None,
        "until": date.until.isoformat(),
        "here": int(report is not None),
        **({name: told[report.id][name] for name in _OF_A_REPORT} if report else {}),
    }
    return tuple(values.get(column) for column in roll().columns)
