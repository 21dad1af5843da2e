"""The reports that a command's AGENCY and --year select."""

from __future__ import annotations

from collections.abc import Sequence

from bot.services import Services
from handlers.answering.places import reports_of
from store.index import Held
from store.model import Ambiguous, Match


def selected(services: Services, agency: str | None, year: int | None) -> list[Held] | str:
    """The reports, or a line that says why the name selects none."""
    if agency is None:
        return services.index.held(year=year, superseded=True)
    match services.names.with_held(services.index.holdings()).resolve(agency):
        case Match(found, _):
            held = reports_of(services.index, found)
            chosen = [report for report in held if year is None or report.year == year]
            return chosen or _none_of(found.name, year, held)
        case Ambiguous(candidates, _):
            return f"{agency} may be " + " or ".join(candidate.name for candidate in candidates) + ": write it in full"
        case _:
            return f"{agency} is not the name of an agency that is known here; see `nianbao reports`"


def _none_of(agency: str, year: int | None, held: Sequence[Held]) -> str:
    years = ", ".join(str(report.year) for report in held if report.year)
    instead = f"there is one for {years}" if years else "see `nianbao reports`"
    return f"there is no report of {agency}{f' for {year}' if year else ''}; {instead}"
