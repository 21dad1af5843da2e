"""Agencies of which nothing is held, and such as do not exist: no number of ours may be given for
them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from handlers.reply import Language
from store.names.sounds import pronounced
from tests.handlers.generated.cases import Case
from tests.handlers.generated.naming import names_of_china, one_edit_away, sayings
from tests.handlers.generated.phrasing import dice, filled, listed, phrased, years
from tests.handlers.generated.world import Report, World


def foreign(world: World, seed: int = 1, times: int = 3) -> Iterator[Case]:
    """Figures that we hold of others, asked of those."""
    rng = dice(f"{seed} foreign")
    # Neither our agencies nor the regions around them: those are summed over what is held below.
    ours = {
        name
        for report in world.every
        if report.agency.division
        for name in report.agency.division.path
    }
    china = names_of_china()
    lists = (
        (
            "agency elsewhere",
            Language.ZH,
            [name for name in listed("agencies-elsewhere.zh.txt") if name not in ours],
        ),
        (
            "agency invented",
            Language.ZH,
            [name for name in listed("agencies-invented.zh.txt") if name not in china],
        ),
        (
            "agency elsewhere",
            Language.EN,
            [name for name in listed("agencies-elsewhere.en.txt") if not _is_region(name, world)],
        ),
    )
    held = {
        name.text
        for report in world.every
        if report.agency.division
        for name in sayings(report.agency)
    }
    for kind, language, names in lists:
        for name in names:
            for _ in range(times if name not in held else 0):
                yield from _asked(world, kind, name, language, rng)
    near = sorted(
        {name for name, _ in one_edit_away(report.agency for report in world.reports)} - ours
    )
    for name in near if len(near) <= 400 else rng.sample(near, 400):
        yield from _asked(world, "agency one edit away", name, Language.ZH, rng)


def _is_region(name: str, world: World) -> bool:
    """Whether an English name is that of a region around one of ours."""
    around = (
        part
        for report in world.every
        if report.agency.division
        for part in report.agency.division.path[:-1]
    )
    return any(
        name.split()[0].lower() == "".join(next(pronounced(part[:-1]), ())) for part in around
    )


def _asked(
    world: World, kind: str, name: str, language: Language, rng: random.Random
) -> Iterator[Case]:
    report: Report = rng.choice(world.reports)
    held = [figure for figure in world.figures() if world.value(report, figure) is not None]
    figure = next(
        filter(lambda figure: world.value(report, figure), rng.choices(held, k=20)), held[0]
    )
    template = phrased(world, figure, language, rng)
    if template:
        when = rng.choice(years(report.year, language, template))
        yield Case(f"{kind}, {language}", filled(template, name, when), prose=False, now=when.now)
