"""Finding in the prose the sentence, and in the sentence the figure, that a question asks for.

Every word of the question must be found: beside the figure (in the words between it and the figure before it) or, for
some, earlier in its sentence. Where two figures fit equally well and differ, none is taken: no figure rather than a
neighbouring one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from handlers.answering.answer import Quote
from handlers.understanding.text import normalise
from store.index import StoredSentence
from store.model import Figure
from store.reference import rows_of

_STOP = re.compile(r"[。；;！!？?]")
_CLAUSE = re.compile(r"[，,。；;！!？?：:]")
_NONE_OF = re.compile(r"未(?!来|必)|没有|并无|无(?!偿|障|缝|人机|线)")
_CHANGE = frozenset(["增长", "增加", "减少", "下降", "上升", "提高", "回落", "降低", "增幅", "降幅", "变化", "涨幅", "上涨", "提升", "比上年", "较上年", "同比"])
_RATE = re.compile(r"率$|占比|百分|比例")


@dataclass(frozen=True, slots=True)
class Window:
    """The words that belong to a figure: its own, and those before it in the sentence."""

    own: str
    before: str


@dataclass(frozen=True, slots=True)
class Found:
    """A figure that fits, and how well: more own words and fewer others are better."""

    sentence: StoredSentence
    figure: Figure | None
    own: int
    extra: int


@cache
def _groups() -> dict[str, frozenset[str]]:
    """For each word, all that may stand for it in a report."""
    groups: dict[str, frozenset[str]] = {}
    for row in rows_of("synonyms.tsv"):
        words = row["words"].split()
        for word in words:
            groups[word] = groups.get(word, frozenset()) | frozenset(words)
    return groups


@cache
def _glossary() -> dict[str, str]:
    return {row["english"]: row["chinese"] for row in rows_of("glossary.en.tsv")}


def terms_of(about: str) -> tuple[str, ...]:
    """The words to look for, English ones as the Chinese that reports use; none if one cannot be put into Chinese."""
    found: list[str] = []
    words = about.split()
    place = 0
    while place < len(words):
        if not re.fullmatch(r"[a-z][a-z'.-]*", words[place]):
            found.append(words[place])
            place += 1
            continue
        for size in range(min(5, len(words) - place), 0, -1):
            phrase = " ".join(words[place : place + size])
            chinese = _glossary().get(phrase) or _glossary().get(phrase.removesuffix("s"))
            if chinese:
                found += chinese.split()
                place += size
                break
        else:
            found.append(words[place])
            place += 1
    return tuple(found)


def search(sentences: Iterable[StoredSentence], terms: Sequence[str], unit: str = "") -> list[Quote]:
    """The best quotes for the words of a question: one with its figure, or, where none can be singled out, without."""
    wanted = [term for term in terms if term]
    if not wanted:
        return []
    found = [fit for sentence in sentences for fit in _fits(sentence, wanted, unit)]
    if not found:
        return []
    found.sort(key=lambda fit: (-fit.own, fit.extra))
    best = [fit for fit in found if (fit.own, fit.extra) == (found[0].own, found[0].extra)]
    figures = {(fit.figure.value, fit.figure.unit) for fit in best if fit.figure}
    if len(figures) == 1 and all(fit.figure for fit in best):
        return [Quote(best[0].sentence, best[0].figure)]
    return [Quote(fit.sentence) for fit in best][:3]


def _fits(sentence: StoredSentence, terms: Sequence[str], unit: str) -> Iterable[Found]:
    folded, places = _fold(sentence.text)
    ends = [_end(figure, places) for figure in sentence.figures]
    starts = [_index(places, figure.start) for figure in sentence.figures]
    wants_rate = any(term in _CHANGE or _RATE.search(term) for term in terms)
    for number, figure in enumerate(sentence.figures):
        if not _unit_fits(figure, unit, wants_rate):
            continue
        window = _window(folded, starts, ends, number)
        own = _matched(terms, window)
        if own is not None:
            yield Found(sentence, figure, own, max(len(window.own) - own, 0))
    yield from _none_of(sentence, folded, terms)


def _unit_fits(figure: Figure, unit: str, wants_rate: bool) -> bool:
    if unit in ("元", "万元", "亿元"):
        return figure.unit.endswith("元")
    return (figure.unit == "%") <= wants_rate


def _window(folded: str, starts: Sequence[int], ends: Sequence[int], number: int) -> Window:
    left = ends[number - 1] if number else 0
    stop = max((match.end() for match in _STOP.finditer(folded, 0, starts[number])), default=0)
    left = max(left, stop)
    following = starts[number + 1] if number + 1 < len(starts) else len(folded)
    tail = _CLAUSE.search(folded, ends[number])
    right = min(tail.start() if tail else len(folded), following)
    return Window(folded[left : starts[number]] + folded[ends[number] : right], folded[stop:left])


def _matched(terms: Sequence[str], window: Window) -> int | None:
    """How many characters of the terms stand beside the figure; None unless all are explained, half of them there."""
    own = total = 0
    for term in terms:
        total += len(term)
        beside = _pieces(term, window.own)
        if beside is not None:
            own += beside
        elif _pieces(term, window.before) is None and _pieces(term, window.before + window.own) is None:
            return None
    return own if own * 2 >= total else None


def _pieces(term: str, text: str) -> int | None:
    """The length of a term if the text holds it, a synonym, or all of it in pieces of two characters or more."""
    for word in (term, *sorted(_groups().get(term, ()))):
        if word in text:
            return len(term)
    if len(term) < 4:
        return None
    place = 0
    while place < len(term):
        size = next((size for size in range(len(term) - place, 1, -1) if _held(term[place : place + size], text)), 0)
        if not size:
            return None
        place += size
    return len(term) - 1


def _held(piece: str, text: str) -> bool:
    return piece in text or any(word in text for word in _groups().get(piece, ()))


def _none_of(sentence: StoredSentence, folded: str, terms: Sequence[str]) -> Iterable[Found]:
    """未收到依申请公开政府信息: a clause that says there was none, without a number in it."""
    for clause in _CLAUSE.split(folded):
        negation = _NONE_OF.search(clause)
        if not negation or any(sign.isdigit() for sign in clause.split("年")[-1]):
            continue
        window = Window(clause[negation.end() :], clause[: negation.start()])
        own = _matched(terms, window)
        if own is not None:
            figure = Figure(clause, Decimal(0), "", clause, approximate=False, start=0)
            yield Found(sentence, figure, own, max(len(window.own) - own, 0))


def _fold(text: str) -> tuple[str, list[int]]:
    """The text as questions are normalised, without blanks and marks of emphasis; and where each character stood."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if sign.isspace() or sign == "*":
            continue
        for plain in unicodedata.normalize("NFKC", sign).lower():
            signs.append(plain)
            places.append(place)
    folded = "".join(signs)
    simple = normalise(folded)
    return (simple if len(simple) == len(folded) else folded), places


def _index(places: Sequence[int], place: int) -> int:
    return next((number for number, original in enumerate(places) if original >= place), len(places))


def _end(figure: Figure, places: Sequence[int]) -> int:
    return _index(places, figure.start + len(figure.raw))
