"""What may be stated of made-up prose, true and false, of one figure or two; and two figures asked
at once.

A statement is a question of `prose.py` with a number in place of its asking words; what is so is
known from there.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tests.handlers.generated.prose import YEAR, Asked, Report

_ASKS = re.compile(r"多少|几(?=[期次场名册])|几")
_APPROXIMATE = "about so many"


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement, and whether it is so; None where the report does not say."""

    kind: str
    text: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions in one text, with the figures that answer them."""

    kind: str
    text: str
    values: tuple[Decimal | None, Decimal | None]


def _states(asked: Asked, number: int) -> str:
    return _ASKS.sub(str(number), asked.question, count=1).replace("有" + str(number), str(number))


def _fit(report: Report) -> list[Asked]:
    """The questions that ask for a number with a measure word."""
    return [
        one for one in report.asked if _ASKS.search(one.question) and "百分之几" not in one.question
    ]


def _said(rng: random.Random, asked: Asked, *, true: bool) -> tuple[str, bool | None]:
    """A statement of one figure; a true one where a figure is there."""
    if asked.value is None:
        return _states(asked, rng.randint(3, 900)), None
    number = int(asked.value) if true else int(asked.value) + rng.choice((1, 2, 9, 10, 90))
    return _states(asked, number), true


def claims(rng: random.Random, report: Report) -> Iterator[Stated]:
    """Statements of one figure and of two; of about so many only false ones are none, as 近300条 is
    not 300条.
    """
    fit = [one for one in _fit(report) if one.kind != _APPROXIMATE]
    for asked in fit:
        text, holds = _said(rng, asked, true=rng.random() < 0.5)
        yield Stated(asked.kind, text, holds)
    for one, other in zip(fit[::2], fit[1::2], strict=False):
        first, so = _said(rng, one, true=rng.random() < 0.7)
        second, also = _said(rng, other, true=rng.random() < 0.7)
        whole = f"{first}{rng.choice('，、')}{second.removeprefix(f'{report.agency}{YEAR}年')}"
        yield Stated(f"{one.kind} and {other.kind}", whole, _both(so, also))


def _both(one: bool | None, other: bool | None) -> bool | None:
    if False in (one, other):
        return False
    return None if None in (one, other) else True


def pairs(rng: random.Random, report: Report) -> Iterator[Pair]:
    """Two questions in one text."""
    fit = _fit(report)
    for one, other in zip(fit[::2], fit[1::2], strict=False):
        second = other.question.removeprefix(f"{report.agency}{YEAR}年")
        text = f"{one.question}{rng.choice('，、')}{second}"
        yield Pair(f"{one.kind} and {other.kind}", text, (one.value, other.value))
