"""The generator: facts × wordings × noise, operations over them, and chains of follow-ups, each
with its truth.

The same seed gives the same questions.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from handlers.reply import Language
from store.model import Form
from tests.handlers.generated.cases import Case, Told
from tests.handlers.generated.naming import is_anothers, loose, sayings, slips, traditional
from tests.handlers.generated.phrasing import (
    MIXED,
    NOW,
    When,
    blanks,
    dice,
    filled,
    phrased,
    words,
    years,
)
from tests.handlers.generated.world import Figure, Report, World

TABLES = {
    "disclosure": "row of table two",
    "requests": "row of table three",
    "reviews": "row of table four",
}
COUNTED = ("penalties", "licensing", "coercion")
RESULTS = ("granted", "partial", "denied", "unable", "not_processed", "other_handling")


def generated(world: World, seed: int = 1, times: int = 4) -> Iterator[Case]:
    """All cases; each fact is asked for `times` times in each language without noise, and about as
    often with it.
    """
    yield from values(world, seed, times)
    yield from slipped(world, dice(f"{seed} slips"), times)
    yield from mixed(world, dice(f"{seed} mixed"), times)
    yield from absent(world, dice(f"{seed} absent"), times)
    yield from operations(world, dice(f"{seed} operations"), times)
    yield from chains(world, dice(f"{seed} chains"), 30 * times)


def kind_of(world: World, figure: Figure) -> str:
    """What sort of fact a figure is."""
    subject = world.subjects[figure.subject]
    if subject.table == "requests" and figure.column != "total":
        return "applicant"
    if subject.table == "reviews" and figure.column != "total":
        return "column of table four"
    if len(subject.rows) > 1 or len(subject.rows_2021) > 1:
        return "sum of a group"
    return TABLES[subject.table]


def truth_of(world: World, report: Report, figure: Figure) -> frozenset[Told]:
    """The one number that is true."""
    value = world.value(report, figure)
    return (
        frozenset() if value is None else frozenset({Told(value, report.agency.name, report.year)})
    )


def values(world: World, seed: int, times: int) -> Iterator[Case]:
    """Single figures, as people ask for them; each draws for itself, so that a new wording changes
    only its own.
    """
    for report in world.reports:
        names = sayings(report.agency)
        for figure in world.figures():
            truth = truth_of(world, report, figure)
            kind = kind_of(world, figure) if truth else "figure that is not there"
            for language in Language:
                spoken = [name for name in names if name.language is language]
                rng = dice(f"{seed} {report.file} {figure} {language}")
                for _ in range(times if truth else 1):
                    template = phrased(world, figure, language, rng)
                    if template is None or not spoken:
                        continue
                    name, when = (
                        rng.choice(spoken),
                        rng.choice(years(report.year, language, template)),
                    )
                    text = filled(template, name.text, when)
                    yield Case(f"{kind}, {language}", text, truth, figure=figure, now=when.now)


def slipped(world: World, rng: random.Random, times: int) -> Iterator[Case]:
    """Single figures, with a slip in the agency's name, stray blanks or the whole in traditional
    characters.
    """
    for report in world.reports:
        held = [figure for figure in world.figures() if world.value(report, figure) is not None]
        for _ in range(8 * times):
            for name in [*slips(report.agency, rng), *loose(report.agency)]:
                figure = _telling(world, report, held, rng)
                template = phrased(world, figure, name.language, rng)
                if template is None:
                    continue
                when = rng.choice(years(report.year, name.language, template))
                anothers = is_anothers(name.text, report.agency) and name.how != "township alone"
                truth = frozenset() if anothers else truth_of(world, report, figure)
                kind = f"noise: {name.how}" + (", which is another's name" if anothers else "")
                text = filled(template, name.text, when)
                yield Case(
                    kind, text, truth, figure=figure, clean=False, prose=not anothers, now=when.now
                )
        spoken = [name for name in sayings(report.agency) if name.language is Language.ZH]
        for figure in held:
            template = phrased(world, figure, Language.ZH, rng)
            if template is None:
                continue
            when = rng.choice(years(report.year, Language.ZH, template))
            text = filled(template, rng.choice(spoken).text, when)
            truth = truth_of(world, report, figure)
            yield Case(
                "noise: blanks", blanks(text, rng), truth, figure=figure, clean=False, now=when.now
            )
            yield Case(
                "noise: no punctuation",
                _bare(text),
                truth,
                figure=figure,
                clean=False,
                now=when.now,
            )
            yield Case(
                "noise: traditional",
                traditional(text),
                truth,
                figure=figure,
                clean=False,
                now=when.now,
            )


def _bare(text: str) -> str:
    return "".join(sign for sign in text if sign not in "，。？！、,?!'")


def _telling(world: World, report: Report, held: Sequence[Figure], rng: random.Random) -> Figure:
    """A figure, more often one that is not 0."""
    several = [rng.choice(held) for _ in range(4)]
    return next((figure for figure in several if world.value(report, figure)), several[0])


def mixed(world: World, rng: random.Random, times: int) -> Iterator[Case]:
    """Both languages in one question; and questions that name no year where there is only one."""
    for report in world.reports:
        names = sayings(report.agency)
        english = [name.text for name in names if name.language is Language.EN]
        chinese = [name.text for name in names if name.language is Language.ZH]
        rows = [
            Figure(code, "total")
            for code, subject in world.subjects.items()
            if "total" in subject.columns
        ]
        for figure in rows:
            truth = truth_of(world, report, figure)
            zh, en = (
                words(language).get(f"subject:{figure.subject}", ())
                for language in (Language.ZH, Language.EN)
            )
            if not truth or not zh or not en:
                continue
            for _ in range(times if english else 0):
                text = (
                    rng.choice(MIXED)
                    .replace("{r_en}", rng.choice(en))
                    .replace("{r_zh}", rng.choice(zh))
                )
                text = text.replace("{a_en}", rng.choice(english)).replace(
                    "{y_zh}", f"{report.year}年"
                )
                text = filled(text, rng.choice(chinese), When(f"{report.year}"))
                yield Case("mixed language", text, truth, figure=figure)
            if world.years(report.agency) != [report.year]:
                continue
            for language, spoken in ((Language.ZH, chinese), (Language.EN, english)):
                template = phrased(world, figure, language, rng)
                if template and spoken:
                    template = template.replace("{in_y}", "").replace("{y}", "")
                    text = " ".join(filled(template, rng.choice(spoken), When("")).split())
                    yield Case(f"no year, {language}", text, truth, figure=figure)


def absent(world: World, rng: random.Random, times: int) -> Iterator[Case]:
    """Years for which the agency has no report."""
    for report in world.reports:
        lacking = [year for year in range(2017, 2026) if year not in world.years(report.agency)]
        for _ in range(4 * times):
            for language in Language:
                spoken = [name for name in sayings(report.agency) if name.language is language]
                template = phrased(world, rng.choice(list(world.figures())), language, rng)
                if template and spoken:
                    when = rng.choice(years(rng.choice(lacking), language, template))
                    text = filled(template, rng.choice(spoken).text, when)
                    yield Case("year not held", text, prose=False, now=when.now)


def operations(world: World, rng: random.Random, times: int) -> Iterator[Case]:
    """Comparisons, rankings, sums, shares, changes and lists."""
    for _ in range(times):
        for one, other in combinations(world.reports, 2):
            yield from _pair(world, one, other, rng)
        for report in world.reports:
            yield from _shares(world, report, rng)
            yield from _changes(world, report, rng)
        for year in sorted({report.year for report in world.every}):
            yield from _rankings(world, year, rng)
            yield from _lists(world, year, rng)


COMPARE_ZH = ("{a}和{b}{r}谁多", "比较{a}和{b}的{r}", "{r}{a}比{b}差多少", "{a}跟{b}相比{r}哪个多")
COMPARE_EN = (
    "compare {r} of {a} and {b}",
    "{r}: {a} vs {b}",
    "difference in {r} between {a} and {b}",
)
SUM_ZH = (
    "{a}和{b}{r}合计多少",
    "{a}、{b}{r}加起来多少",
    "{a}与{b}的{r}总和",
    "{a}和{b}一共{r}多少件",
)
SUM_EN = ("sum of {r} of {a} and {b}", "{a} and {b} {r} combined", "{r} of {a} and {b} together")


def _pair(world: World, one: Report, other: Report, rng: random.Random) -> Iterator[Case]:
    figures = [
        Figure(code, subject.columns[0])
        for code, subject in world.subjects.items()
        if subject.columns
    ]
    shared = [figure for figure in figures if _both(world, figure, one, other)]
    for language, kinds in (
        (Language.ZH, (("compare", COMPARE_ZH), ("sum", SUM_ZH))),
        (Language.EN, (("compare", COMPARE_EN), ("sum", SUM_EN))),
    ):
        for kind, templates in kinds:
            if not shared:
                continue
            figure = rng.choice(shared)
            row = spoken_row(world, figure, language, rng)
            names = [spoken_name(report, language, rng) for report in (one, other)]
            if row is None or None in names:
                continue
            left, right = (world.value(report, figure) or Decimal(0) for report in (one, other))
            first, second = (
                _dated(name or "", report, one.year == other.year, language)
                for name, report in zip(names, (one, other), strict=True)
            )
            text = rng.choice(templates).format(a=first, b=second, r=row)
            if one.year == other.year:
                text += f"，{one.year}年" if language is Language.ZH else f" in {one.year}"
            terms = frozenset(
                Told(value, report.agency.name, report.year)
                for value, report in ((left, one), (right, other))
            )
            if kind == "sum":
                yield Case(f"sum, {language}", text, frozenset({Told(left + right)}))
            elif world.comparable(figure, one, other):
                yield Case(f"compare, {language}", text, frozenset({Told(abs(left - right))}))
            else:
                yield Case(f"compare, {language}", text, terms)


def _both(world: World, figure: Figure, one: Report, other: Report) -> bool:
    return world.value(one, figure) is not None and world.value(other, figure) is not None


def _dated(name: str, report: Report, same_year: bool, language: Language) -> str:
    if same_year:
        return name
    return f"{name}{report.year}年" if language is Language.ZH else f"{name} {report.year}"


def spoken_name(report: Report, language: Language, rng: random.Random) -> str | None:
    """A name by which people call the agency of a report; None where the language has none."""
    names = [name.text for name in sayings(report.agency) if name.language is language]
    return rng.choice(names) if names else None


def spoken_row(world: World, figure: Figure, language: Language, rng: random.Random) -> str | None:
    """The words for a row, with those for its column where it is not the total."""
    known = words(language)
    rows, columns = known.get(f"subject:{figure.subject}"), known.get(f"column:{figure.column}")
    if not rows or (figure.column != "total" and not columns):
        return None
    said = rng.choice(rows)
    return (
        said if figure.column == "total" or not columns else f"{said} {rng.choice(columns)}".strip()
    )


RANK_ZH = (
    (True, ("{y}年哪家{r}最多", "{y}年{r}最多的是哪个单位", "{y}年{r}谁最多", "{r}最多的单位 {y}")),
    (False, ("{y}年哪家{r}最少", "{y}年{r}最少的是哪个单位", "{y}年{r}谁最少")),
)
RANK_EN = (
    (
        True,
        (
            "which agency had the most {r} in {y}",
            "who had the most {r} in {y}?",
            "highest {r} in {y}",
        ),
    ),
    (False, ("which agency had the fewest {r} in {y}", "lowest {r} in {y}")),
)


def _rankings(world: World, year: int, rng: random.Random) -> Iterator[Case]:
    figures = [Figure(code, subject.columns[0]) for code, subject in world.subjects.items()]
    for language, kinds in ((Language.ZH, RANK_ZH), (Language.EN, RANK_EN)):
        for descending, templates in kinds:
            for figure in rng.sample(figures, 4):
                row = spoken_row(world, figure, language, rng)
                found = [
                    (value, report)
                    for report in world.every
                    if report.year == year and (value := world.value(report, figure)) is not None
                ]
                if row is None:
                    continue
                truth: frozenset[Told] = frozenset()
                if found and world.comparable(figure, *(report for _, report in found)):
                    pick = (max if descending else min)(value for value, _ in found)
                    if descending and any(
                        world.at_least(one, figure) > pick
                        for one in world.every
                        if one.year == year
                    ):
                        continue  # A table that is cut off shows more than all others: nobody can tell how much.
                    truth = frozenset(
                        Told(value, report.agency.name, year)
                        for value, report in found
                        if value == pick
                    )
                elif found:
                    continue
                yield Case(f"rank, {language}", rng.choice(templates).format(y=year, r=row), truth)


SHARE_ZH = (
    "{a}{y}{r}占比",
    "{a}{y}{r}占办理总计的百分之多少",
    "{y}{a}{r}的比例是多少",
    "{a}{y}{r}占多少百分比",
)
SHARE_EN = (
    "{a} share of {r} in {y}",
    "what percentage was {r} in {a} in {y}",
    "proportion {r} {a} {y}",
)


def _shares(world: World, report: Report, rng: random.Random) -> Iterator[Case]:
    for language, templates in ((Language.ZH, SHARE_ZH), (Language.EN, SHARE_EN)):
        for code in rng.sample(RESULTS, 3):
            figure = Figure(code, "total")
            name, row = spoken_name(report, language, rng), spoken_row(world, figure, language, rng)
            if name is None or row is None:
                continue
            said = f"{report.year}年" if language is Language.ZH else f"{report.year}"
            share = world.share(report, figure)
            truth = (
                frozenset()
                if share is None
                else frozenset({Told(share, report.agency.name, report.year)})
            )
            yield Case(
                f"share, {language}", rng.choice(templates).format(a=name, y=said, r=row), truth
            )


CHANGE_ZH = (
    "{a}{y}{r}增减多少",
    "{y}{a}{r}比上年增加了多少",
    "{a}{y}{r}项目增减数",
    "{a}{y}{r}较上一年变化多少",
)
CHANGE_EN = ("{a} change in {r} items in {y}", "did {r} items in {a} rise or fall in {y}")


def _changes(world: World, report: Report, rng: random.Random) -> Iterator[Case]:
    if report.form is not Form.F2019:
        return
    for language, templates in ((Language.ZH, CHANGE_ZH), (Language.EN, CHANGE_EN)):
        for code in COUNTED:
            rows, name = (
                words(language).get(f"subject:{code}", ()),
                spoken_name(report, language, rng),
            )
            if name is None:
                continue
            said = f"{report.year}年" if language is Language.ZH else f"{report.year}"
            text = rng.choice(templates).format(a=name, y=said, r=rng.choice(rows))
            figure = Figure(code, "change")
            yield Case(f"change, {language}", text, truth_of(world, report, figure), figure=figure)


LIST_ZH = ("{y}年有哪些年报", "{y}年的报告有哪些", "有哪些单位的{y}年年报", "列出{y}年的报告")
LIST_EN = (
    "which reports are there for {y}",
    "list the reports of {y}",
    "what reports do you have for {y}?",
)


def _lists(world: World, year: int, rng: random.Random) -> Iterator[Case]:
    files = frozenset(report.file for report in world.every if report.year == year)
    for language, templates in ((Language.ZH, LIST_ZH), (Language.EN, LIST_EN)):
        yield Case(f"list, {language}", rng.choice(templates).format(y=year), reports=files)


FOLLOW_ZH = {
    "agency": ("{a}呢", "那{a}呢？", "{a}"),
    "year": ("{y}年呢", "{y}年的呢？"),
    "row": ("{r}呢", "那{r}呢？"),
}
FOLLOW_EN = {
    "agency": ("and {a}?", "what about {a}"),
    "year": ("and in {y}?", "{y}?"),
    "row": ("and {r}?",),
}


def chains(world: World, rng: random.Random, count: int) -> Iterator[Case]:
    """A figure, then another agency, another year, another row: each takes over what it leaves
    out.
    """
    rows = [
        Figure(code, "total")
        for code, subject in world.subjects.items()
        if "total" in subject.columns
        and code != "other_other"  # its label holds that of another row
    ]
    for number in range(count):
        language = rng.choice(list(Language))
        ways = FOLLOW_ZH if language is Language.ZH else FOLLOW_EN
        able = [report for report in world.reports if spoken_name(report, language, rng)]
        one, other = rng.sample(able, 2)
        first, last = rng.sample(
            [figure for figure in rows if words(language).get(f"subject:{figure.subject}")], 2
        )
        template = phrased(world, first, language, rng)
        name, second = spoken_name(one, language, rng), spoken_name(other, language, rng)
        if template is None or name is None or second is None:
            continue
        chat = f"chain {number}"
        asked = [
            (
                filled(
                    template, name, When(str(one.year) + ("年" if language is Language.ZH else ""))
                ),
                one,
                one.year,
                first,
            ),
            (rng.choice(ways["agency"]).format(a=second), other, one.year, first),
            (rng.choice(ways["year"]).format(y=other.year), other, other.year, first),
            (
                rng.choice(ways["row"]).format(
                    r=rng.choice(words(language)[f"subject:{last.subject}"])
                ),
                other,
                other.year,
                last,
            ),
        ]
        for step, (text, report, year, figure) in enumerate(asked):
            held = world.of(report.agency, year)
            truth = frozenset() if held is None else truth_of(world, held, figure)
            yield Case(f"follow-up {step}", text, truth, figure=figure, chat=chat, now=NOW)
