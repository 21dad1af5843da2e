"""The words of a question as a sentence has them: cut where the sentence is, and not where a
lexicon would.

保障 性 住房 is one word in 保障性住房信息17条, 人参 加 none in 有多少人参加.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from handlers.prose.lists import pattern, words
from handlers.prose.wording import beginnings, may_hold, spans_of, spread, synonyms

_HAN = re.compile(r"[\u3400-\u9fff]+")
_PAIR = 2
_LONGEST_GAP = 1
"""Characters between two words that were left out as light: 办 in 一网通办接入."""


def terms_in(text: str, terms: Sequence[str], question: str) -> tuple[str, ...] | None:
    """The terms, those that the sentence does not hold cut anew; None if something of them stands
    nowhere in it.
    """
    if not any(map(text.__contains__, something_asked(tuple(terms), question))):
        return None
    whole = chain.from_iterable(_cut_anew(term, text, question) for term in terms)
    terms = list(dict.fromkeys(whole))
    terms = [_with_a_neighbour(term, text, question, terms) for term in terms]
    known = [term in text or _is_held(term, text) for term in terms]
    if all(known):
        return tuple(terms)
    found: list[str] = []
    for begin, end in _stretches(terms, known, question):
        if all(known[begin:end]):
            found += terms[begin:end]
            continue
        pieces = _cut(_joined(terms[begin:end], question), text)
        if pieces is None:
            return None
        found += pieces
    if any(len(term) > 1 for term in found):
        return tuple(dict.fromkeys(found))
    return None


def has_the_signs_of(text: str, terms: Sequence[str]) -> bool:
    """Whether every term, or a word for it, may be put together of the characters of a text.

    Where it may not, no piece of the text holds them all, nor do pieces that are joined where a
    figure stood.
    """
    signs = frozenset(text)
    return all(
        any(signs.issuperset(word) for word in beginnings(term))
        for term in terms
        if term not in words("implied")
    )


def _is_held(term: str, text: str) -> bool:
    if term in words("implied"):
        return True
    return may_hold(term, text) and (spans_of(term, text) is not None or spread(term, text))


@lru_cache(maxsize=256)
def something_of(terms: tuple[str, ...]) -> tuple[str, ...]:
    """Two characters in a row of any term, or a synonym of it."""
    found: list[str] = []
    for term in terms:
        found += [term[place : place + 2] for place in range(max(1, len(term) - 1))]
    found += chain.from_iterable(synonyms().get(term, ()) for term in terms)
    return tuple(dict.fromkeys(found))


def _cut_anew(term: str, text: str, question: str) -> Sequence[str]:
    """A word of two characters as the two words that it was cut out of, where the sentence has them
    and not it: 便民 and 事项 for 民事 of 便民事项.
    """
    pair = _cut_out_of(term, question)
    if not pair or _is_held(term, text) or not all(map(text.__contains__, pair)):
        return (term,)
    return pair


def _cut_out_of(term: str, question: str) -> Sequence[str]:
    """The two words in whose middle a word of two characters stands; none beside anything else."""
    place = question.find(term)
    if len(term) != _PAIR or place < 1:
        return ()
    pair = (question[place - 1 : place + 1], question[place + 1 : place + 3])
    if all(len(one) == _PAIR and _HAN.fullmatch(one) for one in pair):
        return pair
    return ()


@lru_cache(maxsize=256)
def something_asked(terms: tuple[str, ...], question: str) -> tuple[str, ...]:
    """Two characters in a row of any term, or a synonym of it, or of the words that it was cut
    out of.
    """
    cut_out = chain.from_iterable(_cut_out_of(term, question) for term in terms)
    return tuple(dict.fromkeys((*something_of(terms), *cut_out)))


def _with_a_neighbour(term: str, text: str, question: str, terms: Sequence[str]) -> str:
    """A single character with the one beside it in the question that it stands beside in the
    sentence too.

    下 半 年 is what a lexicon makes of 下半年: 半 alone stands in 上半年 as well.
    """
    if len(term) > 1:
        return term
    place = question.find(term)
    if place < 0 or not _HAN.fullmatch(term) or term in synonyms():
        return term
    pairs = [question[max(0, place - 1) : place + 1], question[place : place + 2]]
    if any(other != term and question[:place].endswith(other) for other in terms):
        pairs.reverse()  # the character before it belongs to another word: 网上 评 查
    return next(
        (pair for pair in pairs if _HAN.fullmatch(pair) and len(pair) > 1 and pair in text), term
    )


def _stretches(
    terms: Sequence[str],
    known: Sequence[bool],
    question: str,
) -> Iterable[tuple[int, int]]:
    """Terms from one to another that stand side by side in the question, where one of them is not
    in the sentence.
    """
    begin = 0
    while begin < len(terms):
        end = begin + 1
        while (
            end < len(terms)
            and not all(known[end - 1 : end + 1])
            and _joined(terms[begin : end + 1], question)
        ):
            end += 1
        yield begin, end
        begin = end


def _joined(terms: Sequence[str], question: str) -> str:
    """The stretch of the question from the first of some terms to the last; empty if they stand
    apart.
    """
    start = place = question.find(terms[0])
    for term in terms:
        there = question.find(term, place)
        if start < 0 or there < 0 or (there - place > _LONGEST_GAP and place > start):
            if len(terms) > 1:
                return ""
            return terms[0]
        place = there + len(term)
    return question[start:place]


@lru_cache(maxsize=4096)
def _cut(stretch: str, text: str) -> tuple[str, ...] | None:
    """The longest pieces of a stretch that the sentence holds; what is left over has to be
    light.
    """
    pieces: list[str] = []
    place = 0
    while place < len(stretch):
        size = next(
            (
                s
                for s in range(len(stretch) - place, 1, -1)
                if _held(stretch[place : place + s], text)
            ),
            0,
        )
        if size:
            pieces.append(stretch[place : place + size])
            place += size
            continue
        light = pattern("light").match(stretch, place)
        if light is None:
            return None
        place = light.end()
    return tuple(pieces)


def _held(piece: str, text: str) -> bool:
    return any(word in text for word in synonyms().get(piece, (piece,)))
