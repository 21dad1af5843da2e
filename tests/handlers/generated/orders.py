"""What is true of several reports: places, bounds, medians, rates, changes, who is missing; by slow
and obvious code.

Nothing of `handlers` is used here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from tests.handlers.generated.cases import Told
from tests.handlers.generated.region import COUNTIES
from tests.handlers.generated.world import Figure, Report, World

Value = Callable[[Report], Fraction | None]
RATES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "granted": (("granted",), ("handled",)),
    "denied": (("denied",), ("handled",)),
    "handled": (("handled",), ("new", "carried_over")),
    "carried": (("carried_forward",), ("new", "carried_over")),
}
"""What is divided by what, by the totals of rows."""


def rounded(value: Fraction) -> Decimal:
    """To two places, 5 upwards."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def figure_of(world: World, figure: Figure) -> Value:
    """The figure of a report."""

    def value(report: Report) -> Fraction | None:
        found = world.value(report, figure)
        return None if found is None else Fraction(found)

    return value


def rate_of(world: World, code: str) -> Value:
    """The rate of a report in per cent."""
    above, below = RATES[code]

    def value(report: Report) -> Fraction | None:
        top = [world.value(report, Figure(row, "total")) for row in above]
        bottom = [world.value(report, Figure(row, "total")) for row in below]
        if None in top or None in bottom or not sum(one or 0 for one in bottom):
            return None
        return (
            100
            * sum((Fraction(one or 0) for one in top), Fraction())
            / sum(Fraction(one or 0) for one in bottom)
        )

    return value


def figures(reports: Sequence[Report], value: Value) -> list[tuple[Fraction, Report]]:
    """The reports that have it."""
    return [(found, report) for report in reports if (found := value(report)) is not None]


def told(found: Sequence[tuple[Fraction, Report]]) -> frozenset[Told]:
    """These figures, each of its report."""
    return frozenset(
        Told(rounded(value), report.agency.name, report.year) for value, report in found
    )


def first(
    found: Sequence[tuple[Fraction, Report]], count: int, *, most: bool
) -> list[tuple[Fraction, Report]]:
    """All that fewer than so many are before."""
    return [
        one for one in found if sum(_before(other[0], one[0], most=most) for other in found) < count
    ]


def at(
    found: Sequence[tuple[Fraction, Report]], place: int, *, most: bool
) -> list[tuple[Fraction, Report]]:
    """Whoever is as high as the one in this place of the order."""
    if place > len(found):
        return []
    value = sorted((one[0] for one in found), reverse=most)[place - 1]
    return [one for one in found if one[0] == value]


def _before(other: Fraction, one: Fraction, *, most: bool) -> bool:
    return other > one if most else other < one


def median(values: Sequence[Fraction]) -> Fraction:
    """The one in the middle, or midway between two."""
    while len(values) > 2:
        values = sorted(values)[1:-1]
    return sum(values, Fraction()) / len(values)


def moved(
    world: World, value: Value, year: int, figure: Figure | None
) -> list[tuple[Fraction, Report]]:
    """How much higher each is than the year before, where both years have it and mean the same."""
    found: list[tuple[Fraction, Report]] = []
    for report in world.every:
        before = world.of(report.agency, year - 1)
        if report.year != year or before is None:
            continue
        now, then = value(report), value(before)
        if (
            now is not None
            and then is not None
            and (figure is None or world.comparable(figure, before, report))
        ):
            found.append((now - then, report))
    return found


def counties(world: World, region: str, year: int) -> list[Report]:
    """The reports of the governments of a region's counties."""
    names = [f"{region}{county}人民政府" for county in COUNTIES[region]]
    offices = [f"{name}办公室" for name in names]
    return [
        report
        for report in world.every
        if report.year == year and report.agency.name in (*names, *offices)
    ]


def absent(world: World, region: str, year: int) -> frozenset[str]:
    """Who of a region has published no report on a year: its government and counties, and who ever
    has.
    """
    there = {report.agency.name for report in world.every if report.agency.name.startswith(region)}
    now = {report.agency.name for report in world.every if report.year == year}
    places = [f"{region}人民政府", *(f"{region}{county}人民政府" for county in COUNTIES[region])]
    known = {
        place: next((name for name in (place, f"{place}办公室") if name in there), place)
        for place in places
    }
    return frozenset({*known.values(), *there} - now)
