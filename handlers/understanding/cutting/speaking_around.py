"""Whether a clause is only spoken around a question (PPT就差这一格, my deskmate and I have a bet
on), or says what is counted (只算企业的, food safety).

A linear model over pieces of words, trained by `benchmarks/train_around.py` from the clauses of
`benchmarks/around/` (`data/reference/around-model.*.tsv`). It tells only what of a clause nothing
else is known, and decides no number: what it sets aside is named in the answer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from store.reference import BrokenReferenceError, numbered_rows_of

_CLAUSES = "(clauses)"
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[a-z0]+(?:['’][a-z]+)?")
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORT = 4
"""Characters of a Chinese word that stands alone; `_FEW` English words may be one name."""
_FEW = 2
_GAP = re.compile(r"[^\w'’]+")
_BIAS, _LIKELY, _CERTAIN, _NARROWS = "(bias)", "(likely)", "(certain)", "(narrows)"
_LONGEST = 3
"""Characters of a Chinese piece, and of an English one inside a word."""


class AroundModel(NamedTuple):
    """The weights of a language, in hundredths, and what a clause must weigh at the least to be
    likely around a question, and certainly; one that weighs no more than `narrows` says what is
    counted.
    """

    weights: dict[str, int]
    bias: int
    likely: int = 0
    certain: int = 0
    narrows: int = 0
    made_of: int = 0
    """The check sum of the clauses that it was trained from."""


def perhaps_around(clause: str) -> bool:
    """Whether a clause without agency, year and row likely says nothing of what is counted."""
    return _is_more_than_a_word(clause) and _weight(clause) >= _of(clause).likely


def surely_around(clause: str) -> bool:
    """The same, where its words may mean something elsewhere.

    >>> surely_around("PPT就差这一格"), surely_around("只算企业的")
    (True, False)
    """
    return _is_more_than_a_word(clause) and _weight(clause) >= _of(clause).certain


def surely_narrows(clause: str) -> bool:
    """Whether a clause says what is counted, or how, whoever speaks in it.

    >>> surely_narrows("我问的是假药劣药"), surely_narrows("局长就在旁边等着")
    (True, False)
    """
    return _weight(clause) <= _of(clause).narrows


def _is_more_than_a_word(clause: str) -> bool:
    """Whether there is enough of a clause to go by: tree felling, 野味 may be anything."""
    return len(clause.split()) > _FEW or len(_HAN.findall(clause)) > _SHORT


def _of(clause: str) -> AroundModel:
    return around_model("en" if clause.isascii() else "zh")


@lru_cache(maxsize=1024)
def _weight(clause: str) -> float:
    return weighed(clause, _of(clause))


def weighed(clause: str, model: AroundModel) -> float:
    """How much a clause weighs, a long one no more than a short one; more is likelier around a
    question.
    """
    known = [piece for piece in frozenset(pieces(clause)) if piece in model.weights]
    return model.bias + sum(model.weights[piece] for piece in known) / math.sqrt(len(known) + 1)


def pieces(clause: str) -> Iterator[str]:
    """What a clause is made of: up to three characters of Chinese, English words, pairs and
    thirds of these, with its beginning and its end; any number is 0.
    """
    text = _NUMBER.sub("0", clause.lower().strip())
    if text.isascii():
        yield from _english(text)
        return
    signs = f"^{_GAP.sub('', text)}$"
    for size in range(1, _LONGEST + 1):
        yield from (signs[place : place + size] for place in range(len(signs) - size + 1))


def _english(text: str) -> Iterator[str]:
    words = ["^", *_WORD.findall(text), "$"]
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
    inside = (f"<{word}>" for word in words[1:-1])
    yield from chain.from_iterable(map(_thirds, inside))


def _thirds(word: str) -> Iterator[str]:
    return (word[place : place + _LONGEST] for place in range(len(word) - _LONGEST + 1))


@cache
def around_model(language: str) -> AroundModel:
    """The model of a language as it stands in its file."""
    name = f"around-model.{language}.tsv"
    weights: dict[str, int] = {}
    for number, row in numbered_rows_of(name):
        try:
            weights[row["piece"]] = int(row["weight"])
        except ValueError:
            raise BrokenReferenceError(f"{name}:{number}: {row['weight']} is no weight") from None
    bounds = (_BIAS, _LIKELY, _CERTAIN, _NARROWS)
    for needed in bounds:
        if needed not in weights:
            raise BrokenReferenceError(f"{name}: {needed} is missing")
    bias, likely, certain, narrows = map(weights.pop, bounds)
    return AroundModel(weights, bias, likely, certain, narrows, weights.pop(_CLAUSES, 0))
