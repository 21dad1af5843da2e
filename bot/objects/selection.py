"""The reports that a command's AGENCY and --year select."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.setup.services import Services
from handlers.answering.evaluator.scopes import reach_of
from handlers.answering.reports.levels import speaks_of_levels
from handlers.answering.reports.places import reports_of
from handlers.overviews.asked import OverviewContext
from handlers.overviews.asked_back import unknown
from handlers.reply import NO_CUSTOMS, Language
from handlers.understanding import Operation
from store.index import HeldReport
from store.model import Ambiguous, Match


def selected(
    services: Services,
    agency: str | None,
    year: int | None,
    *,
    levels: bool = True,
) -> list[HeldReport] | str:
    """The reports, or a line that says why the name selects none; `levels` are names of many, such
    as 各县.
    """
    if agency is None:
        return services.index.held(year=year, superseded=True)
    match services.names.with_held(services.index.holdings()).resolve(agency):
        case Match(found, _):
            return _of_year(found.name, reports_of(services.index, found), year)
        case Ambiguous(candidates, _):
            return (
                f"{agency} may be "
                + " or ".join(candidate.name for candidate in candidates)
                + ": write it in full"
            )
        case _:
            return _by_another_name(services, agency, year, levels=levels)


def _of_year(agency: str, held: Sequence[HeldReport], year: int | None) -> list[HeldReport] | str:
    return [report for report in held if year is None or report.year == year] or _none_of(
        agency, year, held
    )


def _by_another_name(
    services: Services,
    said: str,
    year: int | None,
    *,
    levels: bool,
) -> list[HeldReport] | str:
    """The reports of an agency that has no place, or of all of a level."""
    if named := _named_so(services, said):
        return _of_year(named[0].agency.name, named, year)
    of_level = _of_a_level(services, said, year) if levels else []
    return (
        of_level or f"{said} is not the name of an agency that is known here; see `nianbao reports`"
    )


def _named_so(services: Services, said: str) -> list[HeldReport]:
    """What is held under a name that no place has: 宁夏大学, 国家卫健委, and what a report prints
    and nobody knows.
    """
    names = dict.fromkeys((said, services.names.settle(said).name))
    return next((held for name in names if (held := services.index.held(name))), [])


def _of_a_level(services: Services, said: str, year: int | None) -> list[HeldReport]:
    """The reports of all governments of a level: 各县, 固原市各县; none where the words say
    anything else.
    """
    desk = OverviewContext(
        services.index, services.names, datetime.now(UTC).date(), Language.ZH, NO_CUSTOMS
    )
    question = desk.question(said, Operation.CHECK)
    if unknown("", said, desk, levels=True) is not None or not speaks_of_levels(question):
        return []
    understood = desk.understood(said)
    if understood.measures or any(topic.startswith("rival:") for topic in understood.topics):
        return []  # 不存在的县: what is not held is a row of the form, and no place
    years = question.years if year is None else (year,)
    return reach_of(
        services.index, replace(desk.of_home_region(question), years=years, everywhere=True)
    )[0]


def _none_of(agency: str, year: int | None, held: Sequence[HeldReport]) -> str:
    years = ", ".join(str(report.year) for report in held if report.year)
    instead = f"there is one for {years}" if years else "see `nianbao reports`"
    return f"there is no report of {agency}{f' for {year}' if year else ''}; {instead}"
