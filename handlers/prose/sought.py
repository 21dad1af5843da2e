"""What a question looks for in the prose: its words as pairs of characters, what may stand for
them, and its unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from handlers.prose.english import terms_of
from handlers.prose.shapes import shape
from handlers.prose.wording import synonyms
from store.folding import folded
from store.reference import REFERENCE

_MARKS = re.compile(r"[?!,;:()]|\.(?=\s|$)|'s\b")
_CHINESE = re.compile(r"[\u3400-\u9fff\d]+|[a-z][a-z\d.@_-]*")


@dataclass(frozen=True, slots=True)
class SoughtPhrase:
    """Some characters that a sentence may hold, and the words of which any stands for them as well.

    For 培训 of 举办业务培训几期 these are 培训班, 业务培训 …
    """

    text: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """The pieces of a question in its order, the number that it asks for, and in which unit."""

    pieces: tuple[SoughtPhrase, ...]
    number: bool = False
    unit: str = ""


def sought_in(text: str) -> Sought:
    """The pieces of a question's words.

    >>> [piece.text for piece in sought_in("红寺堡2020年培训了几期").pieces]
    ['红寺', '寺堡', '培训']
    """
    plain = " ".join(folded(part) for part in text.split())
    counted = shape("counted-in").search(plain) or shape("counted-noun").search(plain)
    pieces = dict.fromkeys(chain.from_iterable(map(_pieces, _runs(plain))))
    return Sought(tuple(pieces), number=counted is not None, unit=counted[1] if counted else "")


def _runs(plain: str) -> Iterator[str]:
    """The stretches of a text between its asking words, English ones in the Chinese of the
    reports.
    """
    told = _MARKS.sub(" ", shape("year-said").sub(" ", plain))
    words = [word for word in told.split() if not word.isascii() or word not in asking_words()]
    if any(word.isascii() and word.isalpha() for word in words):
        words = list(terms_of(" ".join(words)))
    for word in words:
        yield from (run for run in _CHINESE.findall(_asking().sub(" ", word)))


def sought_runs(text: str) -> list[str]:
    """The stretches of a Chinese text between its asking words, units that are asked for, and
    years.
    """
    return [
        run
        for run in _CHINESE.findall(_asking().sub(" ", shape("year-said").sub(" ", text)))
        if not run.isdigit()
    ]


def _pieces(run: str) -> Iterator[SoughtPhrase]:
    if run.isascii() or len(run) == 1:
        words = (
            (run, *_others(run)) if len(run) > 1 else _others(run)
        )  # 度 of 几度 stands in every 年度
        yield from (SoughtPhrase(words[0], words[1:]) for _ in words[:1])
        return
    meant = list(_words_with_others(run))
    for place in range(len(run) - 1):
        overlapping = (words for start, end, words in meant if start < place + 2 and place < end)
        others = list(chain.from_iterable(overlapping))
        yield SoughtPhrase(run[place : place + 2], tuple(dict.fromkeys(others)))


def _words_with_others(run: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """The words of a stretch for which others may stand, with their places; the longest at each
    place.
    """
    longest = max(map(len, synonyms()))
    place = 0
    while place < len(run) - 1:
        size = next(
            (size for size in range(longest, 1, -1) if run[place : place + size] in synonyms()), 0
        )
        if size:
            yield place, place + min(size, len(run) - place), _others(run[place : place + size])
        place += max(size, 1)


def _others(word: str) -> tuple[str, ...]:
    return tuple(other for other in synonyms().get(word, ()) if other != word and len(other) > 1)


@cache
def asking_words() -> frozenset[str]:
    """Words with which a question asks, and that say nothing of what is looked for."""
    lines = (REFERENCE / "prose-asking.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(
        chain.from_iterable(line.split() for line in lines if not line.startswith("#"))
    )


@cache
def _asking() -> re.Pattern[str]:
    words = sorted((word for word in asking_words() if not word.isascii()), key=len, reverse=True)
    return re.compile("|".join(words))
