"""A text about the prose that asks for several figures: each is asked by itself, of the same agency
and year.

培训班办了几期、多少人次 is 培训班办了几期 and 培训班多少人次; 微博、微信各更新多少 is one question
for each. What a piece leaves out is that of the one before, as it stands there: nothing of it is
made up.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.cutting.parts import Parts
from handlers.understanding.patterns import PATTERNS
from handlers.understanding.wordlists.lexicon import cut
from store.reference import REFERENCE, BrokenReferenceError, words_of

Asked = Callable[[str], Question]
"""What a text asks by itself."""
Span = tuple[int, int]

_FILE = "prose-pieces.toml"
_LISTS = ("names", "units", "nothing", "nothing_en", "goes_on", "of_requests", "done_en")
_MOST = 5
"""Figures that one text asks for: beyond that it is a list, which is quoted whole."""
_SEVERAL = 2
_STOPS = re.compile(r"[，、；;。？?！!：:]|,(?!\d)|\.(?!\d)|\b(?:and|but|while|with|attended by)\b")
_COUNTED_IN_ENGLISH = re.compile(r"\s+(?:times|sessions|issues|items|people|copies)\b")
_LONGEST_ITEM = 12


class ProsePiece(NamedTuple):
    """What is said of one figure, where it stands, and what is said before that it may be about."""

    anchor: Span
    said: Span


@cache
def listed(name: str) -> tuple[str, ...]:
    """A list of `prose-pieces.toml`, the longest word first."""
    try:
        words = tomllib.loads((REFERENCE / _FILE).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BrokenReferenceError(f"{_FILE}: {error}") from None
    for missing in set(_LISTS) - set(words):
        raise BrokenReferenceError(f"{_FILE}: the list {missing!r} is missing")
    return tuple(sorted(words[name], key=len, reverse=True))


def asked_apart(asked: Question, parts: Parts, understood: Asked) -> tuple[Question, ...]:
    """The questions of a text about the prose that asks for more than one figure; none where it is
    one.
    """
    if not is_of_one(asked, parts):
        return ()
    anchors = [
        found.span()
        for found in PATTERNS["asks-how-many-of-prose"].finditer(parts.text)
        if not _is_named(found.span(), parts)
    ]
    if len(anchors) == 1:
        return of_figures([understood(text) for text in _of_each(parts, anchors[0])])
    if not _SEVERAL <= len(anchors) <= _MOST:
        return ()
    pieces = cut_at(parts, anchors)
    texts = [alone(parts, pieces, place, anchors) for place in range(len(pieces))]
    return of_figures([understood(text) for text in texts])


def is_of_one(asked: Question, parts: Parts) -> bool:
    """Whether a text is about the prose of one agency, and is no question as to why, who or
    which.
    """
    return (
        asked.operation is Operation.FIND
        and bool(asked.content)
        and "chapter:problems" not in asked.topics
        and len(parts.mentions) == 1
        and len(parts.years) <= 1
    )


def of_figures(found: Sequence[Question]) -> tuple[Question, ...]:
    """The questions, where there are several and each asks for a figure of one agency; else
    none.
    """
    if len(found) < _SEVERAL:
        return ()
    if all(_is_of_the_prose(one) for one in found):
        return tuple(found)
    return ()


def _is_of_the_prose(one: Question) -> bool:
    """Whether a piece is about the prose: 涉及几件申请 behind a fee is none of the table's
    requests.
    """
    return one.operation is Operation.FIND and bool(one.mentions) and not (one.unclear or one.parts)


def cut_at(parts: Parts, anchors: Sequence[Span]) -> list[ProsePiece]:
    """The piece of a text around each of its figures.

    In Chinese what is counted stands before the figure, in English behind it: so far a piece goes,
    and no further than to a stop.
    """
    text = parts.text
    stops = [found.span() for found in _STOPS.finditer(text) if not _is_named(found.span(), parts)]
    pieces: list[ProsePiece] = []
    for place, (start, end) in enumerate(anchors):
        before = max((stop for _, stop in stops if stop <= start), default=0)
        behind = min((stop for stop, _ in stops if stop >= end), default=len(text))
        if text.isascii():
            behind = min([behind, *(other for other, _ in anchors[place + 1 :])])
            before = start if place and anchors[place - 1][0] >= before else before
        else:
            before = max([before, *(stop for _, stop in anchors[:place])])
            behind = (
                behind
                if not any(other < behind for other, _ in anchors[place + 1 :])
                else end + _unit(text, end)
            )
        pieces.append(ProsePiece((start, end), (before, behind)))
    return pieces


def alone(parts: Parts, pieces: Sequence[ProsePiece], place: int, anchors: Sequence[Span]) -> str:
    """The text of one piece with the names and the years of the whole; of one that says nothing,
    the one before too.
    """
    kept = [pieces[place].said]
    others = [anchor for anchor in anchors if anchor != pieces[place].anchor]
    for before in reversed(pieces[:place]):
        if _tells(parts, kept, anchors) and not _goes_on(parts.text, kept[-1]):
            break
        kept.append(before.said)
    but = [_with_unit(parts.text, other) for other in others]
    if any(_deeds(parts, kept[:1], anchors)):
        but += _deeds(
            parts, kept[1:], anchors
        )  # 收到建议多少件，办结多少件: the second asks for 建议 办结
    return _only(parts.text, [*kept, *names_and_years(parts)], but)


def _deeds(parts: Parts, spans: Iterable[Span], anchors: Sequence[Span]) -> list[Span]:
    """Where some stretches say what was done."""
    found: list[Span] = []
    taken = [*(_with_unit(parts.text, anchor) for anchor in anchors), *names_and_years(parts)]
    rest = _without(parts.text, taken)
    for start, end in spans:
        found += [
            (start + word.start, start + word.end)
            for word in cut(rest[start:end])
            if _is_deed(word.text)
        ]
    return found


def _is_deed(word: str) -> bool:
    if word.isascii():
        return word in listed("done_en")
    return word.removesuffix("了") in _verbs()


def _goes_on(text: str, span: Span) -> bool:
    """Whether a piece is of what the one before speaks of, as it says itself: 涉及几个部门,
    视频的占几篇.
    """
    said = text[slice(*span)].lstrip(" ，,、")
    return said.startswith(listed("goes_on")) or PATTERNS["asks-its-part"].search(said) is not None


def _tells(parts: Parts, spans: Iterable[Span], anchors: Sequence[Span]) -> bool:
    """Whether any word of some stretches says of what they are."""
    text = parts.text
    taken = [_with_unit(text, anchor) for anchor in anchors]
    taken += names_and_years(parts)
    for start, end in spans:
        for word in cut(_without(text, taken)[start:end]):
            if (
                not _says_nothing(word.text)
                and len(word.text) > 1
                and not word.text.replace(",", "").isdigit()
            ):
                return True
    return False


def _says_nothing(word: str) -> bool:
    """Whether a word says at most what was done: 收到投诉多少条、回复多少 asks for the replies to
    these.
    """
    if word.isascii():
        return word in listed("nothing_en")
    return word in listed("nothing") or word.removesuffix("了") in _verbs()


@cache
def _verbs() -> frozenset[str]:
    return frozenset(words_of("verbs.txt"))


def _of_each(parts: Parts, anchor: Span) -> list[str]:
    """官网、微博、微信各更新多少 once for each of the three; none where nothing is listed."""
    text = parts.text
    each = next((one for one in PATTERNS["each-of-a-list"].finditer(text, 0, anchor[0])), None)
    if each is None:
        return []
    begin = max((end for _, end in names_and_years(parts) if end <= each.start()), default=0)
    items = [
        item.strip(" 的在") for item in PATTERNS["joins-items"].split(text[begin : each.start()])
    ]
    if not _SEVERAL <= len(items) <= _MOST or not all(
        1 < len(item) <= _LONGEST_ITEM for item in items
    ):
        return []
    return [f"{text[:begin]}{item}{text[each.end() :]}" for item in items]


def _unit(text: str, end: int) -> int:
    """How many characters the measure word has that stands behind a figure."""
    return next((len(unit) for unit in listed("units") if text.startswith(unit, end)), 0)


def _with_unit(text: str, span: Span) -> Span:
    if text.isascii():
        counted = _COUNTED_IN_ENGLISH.match(text, span[1])
        return span[0], counted.end() if counted else span[1]
    return span[0], span[1] + _unit(text, span[1])


def _is_named(span: Span, parts: Parts) -> bool:
    """Whether a stretch is part of a name or a year."""
    return any(start < span[1] and span[0] < end for start, end in names_and_years(parts))


def names_and_years(parts: Parts) -> list[Span]:
    """Where a text names agencies and years."""
    mentions = [(one.start, one.end) for one in parts.mentions]
    return mentions + [(one.start, one.end) for one in parts.periods]


def _only(text: str, kept: Iterable[Span], but: Iterable[Span]) -> str:
    """The stretches of a text that are kept, in its order, without others."""
    signs = [" "] * len(text)
    for start, end in kept:
        signs[start:end] = text[start:end]
    return " ".join(_without("".join(signs), but).split())


def _without(text: str, spans: Iterable[Span]) -> str:
    signs = list(text)
    for start, end in spans:
        signs[start:end] = " " * (end - start)
    return "".join(signs)


def answered_in_pieces(found: Sequence[Question], whole: Question) -> Question:
    """Several questions as one that has them as its parts."""
    return replace(found[-1], parts=tuple(found), claim=None, text=whole.text)
