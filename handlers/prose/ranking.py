"""Putting sentences in order of nearness: how much of what is sought they hold, a rare word
counting for more.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from handlers.prose.naming_itself import own_pairs
from handlers.prose.sought import Sought, SoughtPhrase
from handlers.prose.under_headings import HeadedSentence
from handlers.prose.weights import counts
from handlers.prose.wording import verbs
from store.index import StoredSentence

_REFINED = 16
"""Sentences that are looked at clause by clause."""
_CLAUSES = re.compile(r"[,;:。!?()]")


@dataclass(frozen=True, slots=True)
class RankedSentence:
    """A sentence and how near it is; larger is nearer."""

    sentence: StoredSentence
    nearness: float


def ranked(
    read: Sequence[HeadedSentence],
    sought: Sought,
    shares: Mapping[str, float] | None = None,
) -> list[RankedSentence]:
    """The sentences that hold something of what is sought, the nearest first; equals in the order
    of the reports.

    `shares` say which part of all sentences holds a piece, where these are only the best of many;
    else they are all of the reports that are meant, and these reports' own names tell nothing more.
    """
    if shares is None:
        sought = _without_own_names(read, sought)
    held = [[_credit(piece, one) for piece in sought.pieces] for one in read]
    rarity = shares or _shares(held, sought.pieces)
    weights = [_weight(rarity.get(piece.text, 0.0)) for piece in sought.pieces]
    whole = [
        sum(credit * weight for credit, weight in zip(row, weights, strict=True)) for row in held
    ]
    near = _sharing_a_word(read, sought)
    first = sorted(
        (place for place in near if whole[place] > 0), key=lambda place: (-whole[place], place)
    )
    found = [
        RankedSentence(read[place].sentence, _refined(read[place], whole[place], sought, weights))
        for place in first[:_REFINED]
    ]
    return sorted(found, key=lambda one: -one.nearness)


def _without_own_names(read: Sequence[HeadedSentence], sought: Sought) -> Sought:
    """What is sought without the reports' own names, if any of the rest is there at all.

    威海统计局编了哪些统计书: 统计 is all there is to go by.
    """
    reports = {one.sentence.report.id: one.sentence.report for one in read}
    own = set(chain.from_iterable(map(own_pairs, reports.values())))
    telling = tuple(piece for piece in sought.pieces if piece.text not in own)
    tells = any(_credit(piece, one) for piece, one in product(telling, read))
    if tells:
        return replace(sought, pieces=telling)
    return sought


def _sharing_a_word(read: Sequence[HeadedSentence], sought: Sought) -> list[int]:
    """Which of the sentences share more with a question than what was done: 举行 of
    赛龙舟举行了几回 tells nothing.
    """
    telling = [_without_verbs(piece) for piece in sought.pieces if piece.text not in verbs()]
    return [
        place
        for place, one in enumerate(read)
        if not telling or any(_credit(piece, one) for piece in telling)
    ]


def _without_verbs(piece: SoughtPhrase) -> SoughtPhrase:
    return replace(piece, others=tuple(other for other in piece.others if other not in verbs()))


def _credit(piece: SoughtPhrase, one: HeadedSentence) -> float:
    if piece.text in one.text:
        return 1.0
    if piece.others and any(map(one.text.__contains__, piece.others)):
        return counts("other-word")
    if piece.text in one.heading:
        return counts("heading")
    if piece.text in one.before:
        return counts("sentence-before")
    if piece.text in one.chapter:
        return counts("chapter")
    return 0.0


def _stands(piece: SoughtPhrase, text: str) -> bool:
    """Whether a text holds a piece, or a word for it."""
    return piece.text in text or any(map(text.__contains__, piece.others))


def _shares(held: Sequence[Sequence[float]], pieces: Sequence[SoughtPhrase]) -> dict[str, float]:
    """Which part of the sentences holds each piece, or a synonym of it."""
    columns = zip(pieces, zip(*held, strict=True), strict=False)
    return {
        piece.text: (sum(credit >= counts("other-word") for credit in column) + 0.5)
        / (len(held) + 1)
        for piece, column in columns
    }


def _weight(share: float) -> float:
    """How much a piece tells: the rarer, the more, as in bm25."""
    return math.log(1 + (1 - share) / max(share, counts("rarest")))


def _refined(one: HeadedSentence, whole: float, sought: Sought, weights: Sequence[float]) -> float:
    held = [
        (piece, weight)
        for piece, weight in zip(sought.pieces, weights, strict=True)
        if _stands(piece, one.text)
    ]
    best = 0.0
    for clause in _CLAUSES.split(one.text) if held else ():
        score = 0.0
        for piece, weight in held:
            if piece.text in clause:
                score += weight
            elif _stands(piece, clause):
                score += counts("other-word") * weight
        best = max(best, score)
    nearness = (1 - counts("in-one-clause")) * whole + counts("in-one-clause") * best
    return nearness * _of_number(one.sentence, sought)


def _of_number(sentence: StoredSentence, sought: Sought) -> float:
    """How much more a sentence counts for a figure in it, where a number is asked for."""
    if not sought.number or not sentence.figures:
        return 1.0
    in_unit = sought.unit and any(
        one.unit and sought.unit.startswith(one.unit) for one in sentence.figures
    )
    if in_unit:
        return counts("with-the-unit")
    return counts("with-a-figure")
