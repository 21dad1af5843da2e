"""Sentences of many reports that hold the rarest of some words, without a look at all that hold the
common ones.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log
from typing import Any

from store.index.prose import query

Ask = Callable[..., Sequence[tuple[Any, ...]]]

_SAMPLE = 4_000
"""Sentences by which it is judged how rare a word is: some in the middle of the index are as good
as others.
"""
_LOOKED_AT = 12_000
"""Places of words that are looked at in all, the rarest words first; what is common then only ranks
what they found.
"""
_TRIED = 400
"""Sentences, the best, of which it is looked whether they count."""
_TOGETHER = 40
"""Sentences that hold all of the common words at once: 政府 公开 申请 beside each other tell
much.
"""


def shares(ask: Ask, words: Iterable[str]) -> dict[str, float]:
    """About which part of all sentences holds each word, the rarest first; 0 for one that none of a
    sample holds.
    """
    last = int(ask("SELECT ifnull(max(id), 0) FROM sentences")[0][0])
    first = max(0, (last - _SAMPLE) // 2)
    sql = "SELECT count(*) FROM prose WHERE prose MATCH ? AND rowid BETWEEN ? AND ?"
    counted = {word: int(ask(sql, query([[word]]), first, first + _SAMPLE)[0][0]) for word in words}
    return {
        word: count / max(1, min(_SAMPLE, last))
        for word, count in sorted(counted.items(), key=lambda one: one[1])
    }


def rarest(ask: Ask, words: Mapping[str, float], reports: Sequence[int], most: int) -> list[int]:
    """The numbers of at most so many sentences of some reports, or of all where none are given; the
    best first.

    `words` have their `shares` beside them, the rarest first.
    """
    last = int(ask("SELECT ifnull(max(id), 0) FROM sentences")[0][0])
    scores: dict[int, float] = defaultdict(float)
    left, common = _LOOKED_AT, list[str]()
    for word, share in words.items():
        if left <= 0 or share * last > max(left, _LOOKED_AT / 4):
            common.append(word)
            continue
        rows = ask("SELECT rowid FROM prose WHERE prose MATCH ? LIMIT ?", query([[word]]), left)
        left -= len(rows)
        weight = log(1 + 1 / max(share, 1 / (last + 1)))
        for (number,) in rows:
            scores[number] += weight
    for number in _together(ask, common):
        scores[number] += 1.0
    best = sorted(scores, key=lambda number: (-scores[number], number))[:_TRIED]
    counting = _counting(ask, best, reports)
    return [number for number in best if number in counting][:most]


def _together(ask: Ask, words: Sequence[str]) -> list[int]:
    """The first sentences that hold as many of the words as any, when the rarest are left out one
    by one.
    """
    for begin in range(len(words)):
        together = query([[word] for word in words[begin:]])
        rows = ask("SELECT rowid FROM prose WHERE prose MATCH ? LIMIT ?", together, _TOGETHER)
        if rows:
            return [number for (number,) in rows]
    return []


def _counting(ask: Ask, sentences: Sequence[int], reports: Sequence[int]) -> frozenset[int]:
    """Those of some sentences that belong to reports that count, and to these, where some are
    given.
    """
    rows = ask(
        "SELECT s.id FROM sentences s JOIN reports r ON r.id = s.report WHERE r.current "
        "AND s.id IN (SELECT value FROM json_each(:sentences)) "
        "AND (:reports = '[]' OR r.id IN (SELECT value FROM json_each(:reports)))",
        sentences=json.dumps(list(sentences)),
        reports=json.dumps(list(reports)),
    )
    return frozenset(number for (number,) in rows)
