"""Two things asked for in one question, joined in every way in which lists are made: rows, columns
of a row, a row and a column of its own.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from handlers.reply import Language
from handlers.understanding import Operation, Question, understand
from handlers.understanding.quantities.narrowing import is_part
from store.measures import Measure, Subject, subjects
from store.names import Names
from tests.handlers.generated.phrasing import words

_TODAY = date(2025, 3, 10)
_YEARS = (2020, 2021, 2022)
_AGENCIES = {
    Language.ZH: ("平罗县", "红寺堡区", "西吉县"),
    Language.EN: ("Pingluo", "Hongsibu", "Xiji"),
}
JOINED = {
    Language.ZH: (
        "{a}{y}年{r}和{s}各多少",
        "{a}{y}年{r}、{s}分别是多少",
        "{a}{y}年{r}多少件，{s}多少件",
        "{a}{y}年{r}几件，{s}呢",
        "{a}{y}年{r}与{s}",
        "{a}{y}年{r}及{s}是多少",
        "{a}{y}年{r}以及{s}",
        "{a}{y}年{r}多少，还有{s}",
        "{a}{y}年{r}，还有{s}",
        "{a}{y}年{r}+{s}",
        "{a}{y}年{r}/{s}",
        "{a}{y}年{r}有几件？{s}有几件？",
        "{a}{y}年{r}有多少，{s}有没有",
        "{a}{y}年{r}几件，有{s}吗",
        "{y}年{a}的{r}一共几件，还有{s}的吗",
        "{y}年{a}的{r}跟{s}各几件",
        "麻烦查下{a}{y}年{r}，另外{s}也要",
        "{a}{y}年{r}多少，{s}又是多少",
        "{a}{y}年{r}几件、{s}几件",
        "{r}、{s}，{a}{y}年",
        "{a}{y}年{r}总共多少，其中{s}多少",
        "{a}{y}年{r}几件，有没有{s}",
        "我要{a}{y}年的{r}、{s}",
        "{a}{y}年{r}加{s}分别多少",
    ),
    Language.EN: (
        "{a} {y}: {r} and {s}",
        "How many {r} and {s} did {a} have in {y}?",
        "{a} {y} {r} plus {s}",
        "{a} {y} {r} + {s}",
        "{r} as well as {s} in {a}, {y}",
        "For {a} {y} I need the {r} and the {s}",
        "What were the {r} in {a} in {y}, and what about {s}?",
        "how many {r} in {a} in {y}, and how many {s}",
        "{a} {y} - number of {r} and number of {s}",
        "both {r} and {s} of {a} in {y}",
        "Number of {r} in {a} in {y}; also {s}",
        "Give me {r}, then {s}, for {a} in {y}",
        "how many {r} in {a} in {y}? Any {s}?",
        "{a} in {y}: how many {r}? how many {s}?",
        "please send {r} together with {s}, {a} {y}",
        "{r} & {s} {a} {y}",
        "I'd like {a}'s {y} {r}, along with its {s}",
        "in {y} how many {r} did {a} have and were there any {s}",
        "{a} {y} {r} and also the {s} please",
        "what is the figure for {r} and for {s} in {a} in {y}",
    ),
}
_COLUMNS = {
    Language.ZH: {
        "made": "制发件数",
        "disclosed_new": "本年新公开数量",
        "disclosed_total": "对外公开总数量",
        "decisions": "处理决定数量",
        "prev_items": "上一年项目数量",
        "change": "本年增减",
        "projects": "采购项目数",
        "amount": "总金额",
        "natural_person": "自然人",
        "enterprise": "企业",
        "research": "科研机构",
        "upheld": "维持",
        "corrected": "被纠正",
        "pending": "没审完",
    },
    Language.EN: {
        "made": "made",
        "disclosed_new": "newly disclosed",
        "disclosed_total": "disclosed in total",
        "decisions": "decisions",
        "prev_items": "items of the previous year",
        "change": "change during the year",
        "projects": "number of projects",
        "amount": "total sum",
        "natural_person": "individuals",
        "enterprise": "companies",
        "research": "research institutions",
        "upheld": "upheld",
        "corrected": "corrected",
        "pending": "pending",
    },
}
_ELSEWHERE = re.compile("今年|:|newly")
"""Names that alone are read otherwise: 拖到今年 is carried over; what was newly received."""
_NO_FIGURE = frozenset(
    {Operation.NONE, Operation.FIND, Operation.CHECK, Operation.WISH, Operation.EXPLAIN}
)


class Told(StrEnum):
    """What became of a question for two things."""

    BOTH = "both"
    HALF = "half"
    """One of them, and no word on the other."""
    UNREAD = "unread"


class Pair(NamedTuple):
    """Two things that are asked for, and how they are called."""

    wanted: frozenset[Measure]
    first: str
    second: str


def asked(language: Language, count: int, seed: str) -> Iterator[tuple[str, frozenset[Measure]]]:
    """So many questions of a language, each way of joining in turn."""
    rng = random.Random(f"{seed} {language}")
    for number in range(count):
        pair = _pair(language, rng)
        template = JOINED[language][number % len(JOINED[language])]
        yield (
            template.format(
                a=rng.choice(_AGENCIES[language]),
                y=rng.choice(_YEARS),
                r=pair.first,
                s=pair.second,
            ),
            pair.wanted,
        )


def read(names: Names, text: str, wanted: frozenset[Measure]) -> Told:
    """What is told of two things that are asked for."""
    found = understand(text, names, _TODAY)
    parts = found.parts or (found,)
    told = frozenset().union(*(_told(one) for one in parts))
    if wanted <= told:
        return Told.BOTH
    said = any(one.content or one.unclear or one.claim for one in parts)
    return Told.UNREAD if said or not told else Told.HALF


def _told(one: Question) -> frozenset[Measure]:
    if one.unclear or one.operation in _NO_FIGURE:
        return frozenset()
    if one.operation is Operation.CHANGE and {"prev_items", "decisions"} & {
        measure.column for measure in one.measures
    }:
        return frozenset({Measure(one.measures[0].subject, "change")})
    return frozenset((*one.measures, *one.beside))


def _pair(language: Language, rng: random.Random) -> Pair:
    kind = rng.choice((_rows, _columns, _row_and_column))
    found = kind(language, rng)
    return found or _pair(language, rng)


def _row(language: Language, rng: random.Random) -> tuple[Subject, str]:
    known = words(language)
    rows = [code for code in subjects() if f"subject:{code}" in known and "other" not in code]
    code = rng.choice(rows)
    names = [one for one in known[f"subject:{code}"] if not _ELSEWHERE.search(one)]
    return subjects()[code], rng.choice(names)


def _rows(language: Language, rng: random.Random) -> Pair | None:
    (one, first), (other, second) = _row(language, rng), _row(language, rng)
    behind = language is Language.EN and is_part(one, other)  # the second says what became of them
    if one.code == other.code or behind:
        return None
    wanted = frozenset({Measure(row.code, row.columns[0]) for row in (one, other)})
    return Pair(wanted, first, second)


def _columns(language: Language, rng: random.Random) -> Pair | None:
    row, name = _row(language, rng)
    known = [code for code in row.columns if code in _COLUMNS[language]]
    if len(known) < 2:
        return None
    one, other = rng.sample(known, 2)
    called = _COLUMNS[language]
    gap = "" if language is Language.ZH else " "
    wanted = frozenset({Measure(row.code, one), Measure(row.code, other)})
    return Pair(wanted, f"{name}{gap}{called[one]}", called[other])


def _row_and_column(language: Language, rng: random.Random) -> Pair | None:
    row, name = _row(language, rng)
    known = [code for code in row.columns if code in _COLUMNS[language]]
    if "total" not in row.columns or not known:
        return None
    column = rng.choice(known)
    wanted = frozenset({Measure(row.code, "total"), Measure(row.code, column)})
    return Pair(wanted, name, _COLUMNS[language][column])
