"""Slips of the pen in the words of a question: 神请 for 申请, 申申请, 请申, shenqing, aplications.

A slip is looked for only where a word is left that nothing explains, and never in a word that is
one: what is changed must be such a scrap. The likeliest kind of slip that leads to a wording is
taken, and only if it leads to one meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise, product
from typing import NamedTuple

from handlers.understanding.wordlists.lexicon import Word
from handlers.understanding.wordlists.senses import (
    GoesWith,
    HintsAt,
    NamesColumn,
    NamesRate,
    NamesSubject,
    Sense,
)
from handlers.understanding.wordlists.wordings import is_common, senses
from store.entering import only_if
from store.names.sounds import lookalikes, pronounced

_LONGEST = 8
_SHORTEST_DROPPED = 5
"""Characters of a wording of which one may be missing."""
_DENYING = frozenset("不没未无非")
"""Characters that are never missing by a slip: 打完的官司 are no 没打完的官司."""
_KINDS = (NamesSubject, HintsAt, NamesColumn, NamesRate)
_TABLES = (GoesWith("requests"), GoesWith("disclosure"))


class Slip(NamedTuple):
    """What was written, `text[start:end]`, and what it is read as."""

    start: int
    end: int
    written: str
    meant: str


@only_if(lambda text, words, *_: any(not word.senses for word in words), otherwise=())
def slips(text: str, words: Sequence[Word], names: Sequence[tuple[int, int]] = ()) -> list[Slip]:
    """The slips among the Chinese words of a text, the longest of each place; `names` are the spans
    of its names.
    """
    found: list[Slip] = [*_doubled_beside(text, words, names), *_begun_twice(words)]
    for run in _runs(words):
        for start, end in _windows(run):
            if any(start < slip.end and slip.start < end for slip in found):
                continue
            meant = _meant(text, start, end, run)
            if meant and not _loses_a_number(text[start:end], meant):
                found.append(_shortest(Slip(start, end, text[start:end], meant)))
    return found


_NUMERALS = frozenset("一二两三四五六七八九十百千0123456789")


def _loses_a_number(written: str, meant: str) -> bool:
    """Whether a number would be read away: 三年收费 is no 上年收费."""
    return any(sign in _NUMERALS and sign not in meant for sign in written)


def _shortest(slip: Slip) -> Slip:
    """The same slip without the words that are right: 神请 of 信息公开神请."""
    if len(slip.written) != len(slip.meant):
        return slip
    changed = [
        at
        for at, (one, other) in enumerate(zip(slip.written, slip.meant, strict=True))
        if one != other
    ]
    around = product(range(changed[0] + 1), range(changed[-1] + 1, len(slip.meant) + 1))
    parts = [
        (begin, end)
        for begin, end in around
        if end - begin > 1 and slip.meant[begin:end] in senses("zh")
    ]
    begin, end = min(parts, key=lambda part: part[1] - part[0])
    return Slip(
        slip.start + begin, slip.start + end, slip.written[begin:end], slip.meant[begin:end]
    )


def mended(text: str, found: Sequence[Slip]) -> str:
    """A text with what was meant in the place of what was written."""
    for slip in sorted(found, reverse=True):
        text = text[: slip.start] + slip.meant + text[slip.end :]
    return text


def _doubled_beside(
    text: str,
    words: Sequence[Word],
    names: Sequence[tuple[int, int]],
) -> Iterator[Slip]:
    """平平罗县: a name with its first or last character once more beside it, which nothing else
    explains.
    """
    alone = {word.start for word in words if len(word.text) == 1 and not word.senses}
    for start, end in names:
        if start - 1 in alone and text[start - 1] == text[start]:
            yield Slip(start - 1, end, text[start - 1 : end], text[start:end])
        elif end in alone and text[end] == text[end - 1]:
            yield Slip(start, end + 1, text[start : end + 1], text[start:end])


def _begun_twice(words: Sequence[Word]) -> Iterator[Slip]:
    """行政|行政处罚: a word that means nothing, and begins the wording right behind it."""
    for word, following in pairwise(words):
        beside = word.end == following.start and following.text.startswith(word.text)
        if beside and not word.senses and len(word.text) > 1 and following.text in _wordings():
            yield Slip(word.start, following.end, word.text + following.text, following.text)


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """Runs of Chinese words that stand together and of which at least one is explained by
    nothing.
    """
    runs: list[list[Word]] = []
    for word in words:
        if word.text.isascii():
            continue
        if runs and runs[-1][-1].end == word.start:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [run for run in runs if any(not word.senses for word in run)]


def _is_scrap(word: Word) -> bool:
    """Whether a word may be part of a slip: a single character, one that is written twice, or what
    no list knows.
    """
    return len(set(word.text)) == 1 or not (word.senses or is_common(word.text))


def _windows(run: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The places in a run that may be a wording with a slip, the longest first, with a scrap that
    nothing explains.
    """
    unexplained = [word for word in run if not word.senses]
    scraps = [word for word in run if _is_scrap(word)]
    edges = _edges(run, scraps)
    for size, start in product(range(_LONGEST, 1, -1), edges):
        end = start + size
        if end in edges and _holds_any(start, end, unexplained) and _holds_any(start, end, scraps):
            yield start, end


def _edges(run: Sequence[Word], scraps: Sequence[Word]) -> list[int]:
    """Where a wording may begin or end: anywhere in a scrap, and at the borders of the other
    words.
    """
    inside = chain.from_iterable(range(word.start, word.end + 1) for word in scraps)
    borders = chain.from_iterable((word.start, *_cuts(word), word.end) for word in run)
    return sorted({*inside, *borders})


def _holds_any(start: int, end: int, words: Iterable[Word]) -> bool:
    return any(word.start < end and start < word.end for word in words)


def _cuts(word: Word) -> Iterator[int]:
    """Where a word may be cut so that the rest of it is a wording: 处罚|件数, behind 行正."""
    for place in range(2, len(word.text) - 1):
        if word.text[place:] in senses("zh"):
            yield word.start + place


def _meant(text: str, start: int, end: int, run: Sequence[Word]) -> str | None:
    """The wording that a piece of text stands for; None where that is none, or not only one."""
    whole = [word for word in run if not _is_scrap(word)]
    fixed = set(chain.from_iterable(range(word.start - start, word.end - start) for word in whole))
    written = text[start:end]
    for kind in (_sounding, _doubled, _swapped, _looking, _dropped):
        readings = {
            meant for meant, changed in kind(written) if not changed & fixed and meant != written
        }
        if readings:
            return _only(readings)
    return None


def _only(readings: Iterable[str]) -> str | None:
    """One of the wordings if they all mean the same."""
    found = sorted(readings, key=lambda wording: (len(wording), wording))
    if len({_wordings()[wording] for wording in found}) == 1:
        return found[0]
    return None


Reading = tuple[str, frozenset[int]]
"""A wording and the places of the written text that differ from it."""


@cache
def _wordings() -> dict[str, tuple[Sense, ...]]:
    return {
        wording: meant
        for wording, meant in senses("zh").items()
        if len(wording.removesuffix("了")) >= 2
        and len(wording) <= _LONGEST
        and (isinstance(meant[0], _KINDS) or meant[0] in _TABLES)
    }


@cache
def _by_sound() -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for wording in _wordings():
        for sound in pronounced(wording):
            found[sound] = (*found.get(sound, ()), wording)
    return found


def _sounding(written: str) -> Iterator[Reading]:
    """神请: it sounds the same, and half of it is right."""
    for sound in pronounced(written):
        for wording in _by_sound().get(sound, ()):
            changed = frozenset(
                at
                for at, (one, other) in enumerate(zip(written, wording, strict=True))
                if one != other
            )
            if len(changed) * 2 <= len(wording):
                yield wording, changed


def _doubled(written: str) -> Iterator[Reading]:
    """申申请."""
    for at in range(1, len(written)):
        if (
            written[at] == written[at - 1]
            and (wording := written[:at] + written[at + 1 :]) in _wordings()
        ):
            yield wording, frozenset({at - 1})
            yield wording, frozenset({at})


def _swapped(written: str) -> Iterator[Reading]:
    """请申, 政行许可."""
    for at in range(1, len(written)):
        wording = written[: at - 1] + written[at] + written[at - 1] + written[at + 1 :]
        if wording in _wordings():
            yield wording, frozenset({at - 1, at})


def _looking(written: str) -> Iterator[Reading]:
    """甲请: one character is mistaken for another by its shape."""
    for at, sign in enumerate(written):
        for other in lookalikes().get(sign, ""):
            if (wording := written[:at] + other + written[at + 1 :]) in _wordings():
                yield wording, frozenset({at})


@cache
def _without_one() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for wording in _wordings():
        if len(wording) >= _SHORTEST_DROPPED:
            for at in _may_be_missing(wording):
                key = wording[:at] + wording[at + 1 :]
                found[key] = (*found.get(key, ()), wording)
    return found


def _may_be_missing(wording: str) -> list[int]:
    """The places of a wording without which it does not say the contrary."""
    return [at for at, sign in enumerate(wording) if sign not in _DENYING]


def _dropped(written: str) -> Iterator[Reading]:
    """规范性件."""
    for wording in _without_one().get(written, ()):
        yield wording, frozenset()
