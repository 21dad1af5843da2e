"""Bounds and heads of rankings: 超过1000件, at least 5, none at all, 前三名."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from handlers.understanding.lexicon import Word, number
from handlers.understanding.question import Ranking

_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "十": 10, "几": 3}
_COUNTS |= {"two": 2, "three": 3, "five": 5, "ten": 10}


_UNITS = {"unit:万元": 10_000, "unit:亿元": 100_000_000}


def head_of(words: Sequence[Word]) -> int:
    """How many 前三名 or "top 5" asks for."""
    text = next(word.text for word in words if word.has("op:rank_head"))
    digits = re.search(r"\d+", text)
    return int(digits.group()) if digits else next((n for said, n in _COUNTS.items() if said in text), 3)


def limits(words: Sequence[Word], money: bool) -> Ranking | None:
    """超过1000件, at least 5, none at all: a bound is a word for it beside a number (of 万元, where money is meant)."""
    if any(word.has("op:zero") for word in words):
        return Ranking(descending=False, all=True, below=Decimal(0), inclusive=True)
    for place, word in enumerate(words):
        kind = next(
            (
                sense
                for sense in word.senses
                if sense in ("op:above", "op:below", "op:at_least", "op:at_most", "op:at_most")
            ),
            None,
        )
        if kind is None:
            continue
        near = [
            (at, digits) for at in range(max(place - 2, 0), min(place + 3, len(words))) if (digits := number(words[at]))
        ]
        if near:
            bound = Decimal(near[0][1]) * _unit_of(words[near[0][0] + 1 : near[0][0] + 2], money=money)
            if kind in ("op:below", "op:at_most"):
                return Ranking(descending=False, all=True, below=bound, inclusive=kind == "op:at_most")
            return Ranking(all=True, above=bound, inclusive=kind == "op:at_least")
    return None


def _unit_of(following: Sequence[Word], *, money: bool) -> int:
    """What a number is multiplied by for the unit behind it; 万 counts for pieces too."""
    senses = {sense for word in following for sense in word.senses}
    return next((factor for sense, factor in _UNITS.items() if sense in senses and (money or factor == 10_000)), 1)
