"""Things that look like an indicator of the tables and are none: no number of a table may be given
for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from handlers.reply import Language
from tests.handlers.generated.cases import Case
from tests.handlers.generated.naming import sayings
from tests.handlers.generated.phrasing import listed
from tests.handlers.generated.world import World

ASKED_ZH = (
    "{a}{y}年{w}多少",
    "{a}{y}年有多少{w}",
    "{y}年{a}的{w}是多少",
    "{a}{w}几件",
    "请问{a}{y}年共有{w}多少件",
)
ASKED_EN = (
    "how many {w} in {a} in {y}",
    "{a} {w} {y}",
    "number of {w} in {a} in {y}?",
    "what was {a}'s {w} in {y}",
)


def near_misses(world: World, *, every_order: bool = True) -> Iterator[Case]:
    """Every word with every word order or with one of them by turns; the agencies and their names
    in turn.
    """
    for language, orders in ((Language.ZH, ASKED_ZH), (Language.EN, ASKED_EN)):
        turn = cycle(
            (report, name.text)
            for report in world.reports
            for name in sayings(report.agency)
            if name.language is language
        )
        for number, thing in enumerate(listed(f"near-misses.{language}.txt")):
            for order in orders if every_order else [orders[number % len(orders)]]:
                report, name = next(turn)
                text = order.format(a=name, y=report.year, w=thing)
                yield Case(f"near miss, {language}", text)
