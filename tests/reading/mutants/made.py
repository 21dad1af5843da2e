"""A report as the oracle makes it: paragraphs and tables whose cells know which fact they print."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tests.reading.mutants.form import (
    AFTER,
    BEFORE,
    CHAPTERS,
    DISCLOSURE,
    DONE,
    GROUPS,
    MONEY,
    NOTE,
    OUTCOME_HEADS,
    OUTCOMES,
    PEOPLE,
    PEOPLE_HEADS,
    REVIEW_HEADS,
    REVIEWS,
    TOTAL,
    Key,
)

RAISED, STRUCK, HIDDEN, WHITE, BREAK = "raised", "struck", "hidden", "white", "break"
Run = tuple[str, str]
"""A text and how it is shown: plainly (empty), or one of the styles above."""


@dataclass(frozen=True)
class Box:
    """A cell of a table."""

    runs: tuple[Run, ...]
    columns: int = 1
    rows: int = 1
    key: Key | None = None
    """The fact that it prints."""
    row: str = ""
    """The row whose label it is."""
    head: str = ""
    """The column whose head it is."""

    @property
    def text(self) -> str:
        """What a reader of the page sees, as one text."""
        return "".join(
            "\n" if style == BREAK else text for text, style in self.runs if style not in UNSEEN
        )

    def saying(self, text: str) -> Box:
        """The same cell with another text."""
        return replace(self, runs=((text, ""),))


UNSEEN = frozenset({STRUCK, HIDDEN, WHITE})


@dataclass(frozen=True)
class Verdict:
    """What may be said of a cell."""

    values: frozenset[Decimal | None]
    """The values that may be given (None: blank); empty when nothing may be."""
    wanted: bool = True
    """Whether leaving it out is a needless refusal."""
    problem: bool = False
    """Whether leaving it out has to be told by a problem."""


ABSENT = Verdict(frozenset(), wanted=False)
REFUSED = Verdict(frozenset(), wanted=False, problem=True)


@dataclass
class Grid:
    """A table."""

    table: str
    width: int
    rows: list[list[Box]]

    def placed(self) -> Iterator[tuple[int, int, Box]]:
        """Every cell with its row and column."""
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(self.rows):
            column = 0
            for box in row:
                while (at, column) in taken:
                    column += 1
                taken |= {(at + r, column + c) for r in range(box.rows) for c in range(box.columns)}
                yield at, column, box

    @property
    def reach(self) -> int:
        """The columns that its cells reach over, more than its width where rows run on."""
        return max(column + box.columns for _, column, box in self.placed())


@dataclass
class Report:
    """Parts in order, and what is right to say of each cell."""

    form: str
    year: int
    agency: str
    parts: list[str | Grid]
    facts: dict[Key, Decimal]
    verdicts: dict[Key, Verdict] = field(default_factory=dict)

    def grid(self, table: str) -> Grid:
        """The first table of a kind."""
        return next(part for part in self.parts if isinstance(part, Grid) and part.table == table)

    def chapter(self, table: str) -> int:
        """Where the heading above a table stands."""
        return next(at for at, part in enumerate(self.parts) if part == CHAPTERS[table])


def row(text: str, code: str = "", *, columns: int = 1, rows: int = 1) -> Box:
    """A label."""
    return Box(((text, ""),), columns, rows, row=code)


def head(text: str, code: str = "", *, columns: int = 1, rows: int = 1) -> Box:
    """A head."""
    return Box(((text, ""),), columns, rows, head=code)


def number(key: Key, value: Decimal, *, columns: int = 1) -> Box:
    """The cell of a fact; money in ten thousands."""
    shown = value / 10000 if key in MONEY else value
    return Box(((f"{shown.normalize():f}", ""),), columns, key=key)


def made(form: str, rng: random.Random) -> Report:
    """A whole report with facts that add up."""
    year = rng.choice((2019, 2020)) if form == "2019" else rng.choice((2021, 2022, 2023, 2024))
    agency = rng.choice(
        ("盐池县青山乡人民政府", "平罗县人民政府办公室", "西吉县教育局", "沭阳县发展和改革局")
    )
    facts = {**_disclosed(form, rng), **_requested(form, rng), **_reviewed(rng)}
    parts: list[str | Grid] = [
        f"{agency}{year}年政府信息公开工作年度报告",
        "一、总体情况",
        f"{year}年，本机关认真贯彻落实条例，主动公开各类政府信息。",
        CHAPTERS["disclosure"],
        disclosure(form, facts),
        CHAPTERS["requests"],
        requests(form, facts),
        CHAPTERS["reviews"],
        reviews(facts),
        "五、存在的主要问题及改进情况",
        "一是公开意识有待加强。二是队伍建设有待加强。",
        "六、其他需要报告的事项",
        "本年度未收取信息处理费。",
    ]
    verdicts = {key: Verdict(frozenset({value})) for key, value in facts.items()}
    return Report(form, year, agency, parts, facts, verdicts)


def _count(rng: random.Random) -> Decimal:
    return Decimal(rng.choice((0, 0, 0, 1, 2, 3, 5, 7, 14, 24, 46, 105, 1042, 20_866)))


def _disclosed(form: str, rng: random.Random) -> dict[Key, Decimal]:
    found: dict[Key, Decimal] = {}
    for item in DISCLOSURE[form]:
        for code, _ in item.rows:
            for column, _ in item.columns:
                key = ("disclosure", code, column)
                found[key] = _count(rng) + rng.choice((0, 3, 11))
                if key in MONEY:
                    found[key] = Decimal(rng.choice((0, 265_500, 80_400, 1_230_000, 147_224_900)))
                elif column == "change" and rng.random() < 0.3:
                    found[key] = -found[key]
    return found


def _requested(form: str, rng: random.Random) -> dict[Key, Decimal]:
    codes = [code for _, members in GROUPS[form] for code, _ in members]
    table: dict[str, list[int]] = {}
    for code in codes:
        table[code] = [rng.choice((0, 0, 1, 2, 4, 17, 44, 61)) if rng.random() < 0.35 else 0] + [
            rng.choice((1, 2, 3)) if rng.random() < 0.12 else 0 for _ in range(5)
        ]
    done = [sum(table[code][at] for code in codes) for at in range(6)]
    later = [rng.choice((0, 0, 0, 1)) for _ in range(6)]
    before = [rng.choice((0, 0, 1)) if done[at] + later[at] else 0 for at in range(6)]
    table["total_handled"], table["carried_forward"], table["carried_over"] = done, later, before
    table["new"] = [done[at] + later[at] - before[at] for at in range(6)]
    return {
        ("requests", code, column): Decimal(value)
        for code, values in table.items()
        for column, value in zip(PEOPLE, [*values, sum(values)], strict=True)
    }


def _reviewed(rng: random.Random) -> dict[Key, Decimal]:
    found: dict[Key, Decimal] = {}
    for code in REVIEWS:
        values = [rng.choice((0, 0, 1, 2, 6)) for _ in range(4)]
        for column, value in zip(OUTCOMES, [*values, sum(values)], strict=True):
            found["reviews", code, column] = Decimal(value)
    return found


def disclosure(form: str, facts: dict[Key, Decimal]) -> Grid:
    """Table two."""
    rows: list[list[Box]] = []
    for item in DISCLOSURE[form]:
        rows.append([head(item.title, columns=4)])
        last = len(item.columns) - 1
        rest = 3 - last
        rows.append(
            [
                head("信息内容"),
                *(
                    head(text, code, columns=rest if at == last else 1)
                    for at, (code, text) in enumerate(item.columns)
                ),
            ]
        )
        for code, label in item.rows:
            keys = [("disclosure", code, column) for column, _ in item.columns]
            boxes = [
                number(key, facts[key], columns=rest if at == last else 1)
                for at, key in enumerate(keys)
            ]
            rows.append([row(label, code), *boxes])
    return Grid("disclosure", 4, rows)


def requests(form: str, facts: dict[Key, Decimal]) -> Grid:
    """Table three."""
    rows = [
        [head(NOTE, columns=3, rows=3), head("申请人情况", columns=7)],
        [
            head("自然人", "natural_person", rows=2),
            head("法人或其他组织", columns=5),
            head("总计", "total", rows=2),
        ],
        [head(text, code) for code, text in zip(PEOPLE[1:6], PEOPLE_HEADS[1:6], strict=True)],
    ]

    def numbers(code: str) -> list[Box]:
        return [
            number(("requests", code, column), facts["requests", code, column]) for column in PEOPLE
        ]

    rows += [[row(label, code, columns=3), *numbers(code)] for code, label in BEFORE]
    inner = sum(len(members) for _, members in GROUPS[form]) + 1
    begun = False
    for group, members in GROUPS[form]:
        for at, (code, label) in enumerate(members):
            first = [] if begun else [row(DONE, rows=inner)]
            begun = True
            if group:
                first += [row(group, rows=len(members))] if not at else []
                rows.append([*first, row(label, code), *numbers(code)])
            else:
                rows.append([*first, row(label, code, columns=2), *numbers(code)])
    rows.append([row(TOTAL[1], TOTAL[0], columns=2), *numbers(TOTAL[0])])
    rows.append([row(AFTER[1], AFTER[0], columns=3), *numbers(AFTER[0])])
    return Grid("requests", 10, rows)


def reviews(facts: dict[Key, Decimal]) -> Grid:
    """Table four."""
    heads = list(zip(OUTCOMES, OUTCOME_HEADS, strict=True))
    return Grid(
        "reviews",
        15,
        [
            [head("行政复议", columns=5), head("行政诉讼", columns=10)],
            [
                *(head(text, code, rows=2) for code, text in heads),
                *(head(text, columns=5) for text in REVIEW_HEADS[1:]),
            ],
            [head(text, code) for _ in range(2) for code, text in heads],
            [
                number(("reviews", code, c), facts["reviews", code, c])
                for code in REVIEWS
                for c in OUTCOMES
            ],
        ],
    )
