"""Questions that go over many reports: places, bounds, medians, rates, rises, years, regions, who
has not published.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from fractions import Fraction

from handlers.reply import Language
from tests.handlers.generated import orders
from tests.handlers.generated.cases import Case, Told
from tests.handlers.generated.orders import Value
from tests.handlers.generated.phrasing import dice, listed
from tests.handlers.generated.questions import spoken_name, spoken_row
from tests.handlers.generated.region import COUNTIES, GUYUAN
from tests.handlers.generated.world import Figure, World

HAN = {2: "两", 3: "三", 4: "四"}
ENGLISH = {2: "two", 3: "three", 4: "four"}
NTH = {1: "first", 2: "second", 3: "third", 4: "fourth"}
REGIONS = {GUYUAN: ("固原市", "Guyuan"), "宁夏回族自治区石嘴山市": ("石嘴山市", "Shizuishan")}
RATES = {
    "granted": ("公开率", "disclosure rate"),
    "denied": ("不予公开率", "denial rate"),
    "handled": ("办结率", "completion rate"),
    "carried": ("结转率", "carry-over rate"),
}
TOP = {
    Language.ZH: (
        "{y}年{r}最多的{n}家",
        "{y}年{r}前{d}名",
        "{y}年哪{n}家{r}最多",
        "{y}年{r}排名前{d}位的单位",
    ),
    Language.EN: (
        "top {d} agencies by {r} in {y}",
        "top {n} by {r} in {y}",
        "the {n} agencies with the most {r} in {y}",
    ),
}
BOTTOM = {
    Language.ZH: ("{y}年{r}最少的{n}家", "{y}年{r}后{d}名", "{y}年{r}倒数{d}名"),
    Language.EN: ("bottom {d} by {r} in {y}", "the {n} agencies with the fewest {r} in {y}"),
}
PLACE = {
    Language.ZH: ("{y}年{r}第{h}名是谁", "{y}年{r}第{h}多的是哪个单位", "{y}年{r}排第{d}的是哪家"),
    Language.EN: ("which agency had the {t} most {r} in {y}", "{t} highest {r} in {y}"),
}
BOUND = {
    Language.ZH: (
        "{y}年{r}超过{b}件的有哪些",
        "{y}年有几家{r}超过{b}件",
        "{y}年哪些单位{r}多于{b}件",
    ),
    Language.EN: (
        "which agencies had more than {b} {r} in {y}",
        "how many agencies had more than {b} {r} in {y}",
    ),
}
RATE_BOUND = {
    Language.ZH: ("{y}年{r}超过{b}%的有哪些", "{y}年哪些单位{r}高于{b}%"),
    Language.EN: ("which agencies had a {r} above {b}% in {y}",),
}
HIGHEST = {
    Language.ZH: ("{y}年{r}最高的{n}家", "{y}年{r}前{d}名"),
    Language.EN: ("top {d} agencies by {r} in {y}",),
}
STATISTICS: dict[Language, dict[str, tuple[str, ...]]] = {
    Language.ZH: {
        "median": ("{y}年{r}的中位数", "{y}年各单位{r}中位数是多少"),
        "max": ("{y}年{r}最大值是多少",),
        "min": ("{y}年{r}的最小值",),
    },
    Language.EN: {
        "median": ("median of {r} in {y}",),
        "max": ("maximum {r} in {y}",),
        "min": ("minimum of {r} in {y}",),
    },
}
ROSE = {
    Language.ZH: ("{y}年{r}增加最多的单位", "{y}年哪家{r}增长最多"),
    Language.EN: ("which agency had the biggest increase in {r} in {y}",),
}
FELL = {
    Language.ZH: ("{y}年{r}减少最多的单位", "{y}年{r}下降最多的是哪家"),
    Language.EN: ("which agency had the biggest decrease in {r} in {y}",),
}
YEARS = {
    Language.ZH: ("{a}历年{r}", "{a}{r}逐年变化", "{a}每年{r}多少件", "{a}2019到2023年{r}走势"),
    Language.EN: ("{r} of {a} each year", "{a} {r} over the years", "trend of {r} in {a}"),
}
OWN_RATE = {
    Language.ZH: ("{a}{y}年{r}", "{y}年{a}的{r}是多少"),
    Language.EN: ("{r} of {a} in {y}", "{a} {r} {y}"),
}
SUM = {
    Language.ZH: ("{y}年{g}各县{r}合计", "{g}各县区{y}年{r}一共多少件", "{y}年{g}各县{r}分别多少"),
    Language.EN: (
        "total {r} of all counties of {g} in {y}",
        "sum of {r} in all counties of {g} in {y}",
    ),
}
SERIES = {
    Language.ZH: ("{g}各县历年{r}合计变化趋势", "{g}各县区{r}逐年"),
    Language.EN: ("{r} of all counties of {g} each year",),
}
ABSENT = {
    Language.ZH: ("{y}年{g}哪些单位没有发布年报", "{g}谁没交{y}年年报", "{g}{y}年没发布年报的单位"),
    Language.EN: (
        "who has not published {y} in {g}",
        "which agencies in {g} have not published {y} reports",
    ),
}


def wide(world: World, seed: int = 1, times: int = 2) -> Iterator[Case]:
    """All of them, of every year, `times` times."""
    rng = dice(f"{seed} wide")
    for _ in range(times):
        for year in sorted({report.year for report in world.every}):
            for language in Language:
                yield from _near_misses(year, language, rng)
                yield from _places(world, year, language, rng)
                yield from _rates(world, year, language, rng)
                yield from _moves(world, year, language, rng)
                yield from _statistics(world, year, language, rng)
                yield from _regions(world, year, language, rng)
        for language in Language:
            yield from _series(world, language, rng)


def _rows(
    world: World, language: Language, rng: random.Random, count: int
) -> Iterator[tuple[Figure, str]]:
    """Rows with the words for them."""
    figures = [Figure(code, subject.columns[0]) for code, subject in world.subjects.items()]
    for figure in rng.sample(figures, count):
        row = spoken_row(world, figure, language, rng)
        if row is not None:
            yield figure, row


def _places(world: World, year: int, language: Language, rng: random.Random) -> Iterator[Case]:
    reports = [report for report in world.every if report.year == year]
    for figure, row in _rows(world, language, rng, 4):
        found = orders.figures(reports, orders.figure_of(world, figure))
        for kind, templates, most in (("top few", TOP, True), ("bottom few", BOTTOM, False)):
            count = rng.randint(2, 4)
            text = _filled(rng.choice(templates[language]), language, y=year, r=row, count=count)
            yield Case(
                f"{kind}, {language}", text, orders.told(orders.first(found, count, most=most))
            )
        place = rng.randint(2, 4)
        text = _filled(rng.choice(PLACE[language]), language, y=year, r=row, count=place)
        yield Case(f"place, {language}", text, orders.told(orders.at(found, place, most=True)))
        bound = rng.randint(0, 60)
        above = [one for one in found if one[0] > bound]
        text = _filled(rng.choice(BOUND[language]), language, y=year, r=row, b=bound)
        yield Case(f"bound, {language}", text, orders.told(above))


def _near_misses(year: int, language: Language, rng: random.Random) -> Iterator[Case]:
    """The same with something in place of the row that only looks like one: no number of a table is
    true.
    """
    things = listed(f"near-misses.{language}.txt")
    for templates in (TOP, BOTTOM, PLACE, BOUND, ROSE, FELL, SUM, SERIES):
        thing, count = rng.choice(things), rng.randint(2, 4)
        region = rng.choice(list(REGIONS.values()))[language is Language.EN]
        text = _filled(
            rng.choice(templates[language]), language, y=year, r=thing, b=5, g=region, count=count
        )
        yield Case(f"near miss, {language}", text)


def _filled(template: str, language: Language, *, count: int = 0, **words: object) -> str:
    named = HAN if language is Language.ZH else ENGLISH
    ordinal = {2: "二", 3: "三", 4: "四"}.get(count, "")
    return template.format(
        d=count, n=named.get(count, ""), h=ordinal, t=NTH.get(count, ""), **words
    )


def _rates(world: World, year: int, language: Language, rng: random.Random) -> Iterator[Case]:
    reports = [report for report in world.every if report.year == year]
    for code, names in RATES.items():
        said = names[language is Language.EN]
        value = orders.rate_of(world, code)
        found = orders.figures(reports, value)
        count, bound = rng.randint(2, 3), rng.randint(5, 60)
        text = _filled(rng.choice(HIGHEST[language]), language, y=year, r=said, count=count)
        yield Case(
            f"rates in order, {language}", text, orders.told(orders.first(found, count, most=True))
        )
        text = _filled(rng.choice(RATE_BOUND[language]), language, y=year, r=said, b=bound)
        yield Case(
            f"rates beyond a bound, {language}",
            text,
            orders.told([one for one in found if one[0] > bound]),
        )
        report = rng.choice(reports)
        name = spoken_name(report, language, rng)
        if name:
            text = rng.choice(OWN_RATE[language]).format(a=name, y=year, r=said)
            yield Case(f"rate, {language}", text, orders.told(orders.figures([report], value)))


def _moves(world: World, year: int, language: Language, rng: random.Random) -> Iterator[Case]:
    for figure, row in _rows(world, language, rng, 4):
        yield from _moved(world, year, language, row, orders.figure_of(world, figure), figure, rng)
    for code, names in RATES.items():
        yield from _moved(
            world,
            year,
            language,
            names[language is Language.EN],
            orders.rate_of(world, code),
            None,
            rng,
        )


def _moved(
    world: World,
    year: int,
    language: Language,
    row: str,
    value: Value,
    figure: Figure | None,
    rng: random.Random,
) -> Iterator[Case]:
    found = orders.moved(world, value, year, figure)
    for kind, templates, sign in (("rose most", ROSE, 1), ("fell most", FELL, -1)):
        ours = [one for one in found if one[0] * sign > 0]
        truth = orders.told(orders.at(ours, 1, most=sign > 0)) if ours else frozenset()
        yield Case(
            f"{kind}, {language}", rng.choice(templates[language]).format(y=year, r=row), truth
        )


def _statistics(world: World, year: int, language: Language, rng: random.Random) -> Iterator[Case]:
    reports = [report for report in world.every if report.year == year]
    for figure, row in _rows(world, language, rng, 3):
        values = [value for value, _ in orders.figures(reports, orders.figure_of(world, figure))]
        for kind, templates in STATISTICS[language].items():
            text = rng.choice(templates).format(y=year, r=row)
            truth = {Told(orders.rounded(_statistic(kind, values)))} if values else set()
            yield Case(f"statistic, {language}", text, frozenset(truth))


def _statistic(kind: str, values: list[Fraction]) -> Fraction:
    return (
        orders.median(values) if kind == "median" else max(values) if kind == "max" else min(values)
    )


def _series(world: World, language: Language, rng: random.Random) -> Iterator[Case]:
    for report in world.reports:
        name = spoken_name(report, language, rng)
        for figure, row in _rows(world, language, rng, 1):
            reports = [other for other in world.every if other.agency == report.agency]
            found = orders.figures(reports, orders.figure_of(world, figure))
            if name:
                text = rng.choice(YEARS[language]).format(a=name, r=row)
                yield Case(f"years, {language}", text, orders.told(found))
    for region, names in REGIONS.items():
        for figure, row in _rows(world, language, rng, 4):
            text = rng.choice(SERIES[language]).format(g=names[language is Language.EN], r=row)
            yield Case(f"years of a region, {language}", text, _sums(world, region, figure))


def _sums(world: World, region: str, figure: Figure) -> frozenset[Told]:
    """What the counties of a region come to, year by year."""
    found: set[Told] = set()
    for year in range(2019, 2024):
        there = orders.figures(
            orders.counties(world, region, year), orders.figure_of(world, figure)
        )
        if there:
            found.add(Told(orders.rounded(sum((value for value, _ in there), Fraction()))))
    return frozenset(found)


def _regions(world: World, year: int, language: Language, rng: random.Random) -> Iterator[Case]:
    for region in COUNTIES:
        said = REGIONS[region][language is Language.EN]
        for figure, row in _rows(world, language, rng, 2):
            found = orders.figures(
                orders.counties(world, region, year), orders.figure_of(world, figure)
            )
            truth = (
                {Told(orders.rounded(sum((value for value, _ in found), Fraction())))}
                if found
                else set()
            )
            text = rng.choice(SUM[language]).format(g=said, y=year, r=row)
            yield Case(f"sum of a region, {language}", text, frozenset(truth))
        text = rng.choice(ABSENT[language]).format(g=said, y=year)
        yield Case(f"not published, {language}", text, absent=orders.absent(world, region, year))
