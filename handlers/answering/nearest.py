"""The sentences of the reports that are nearest to some words: shown, and not vouched for."""

from __future__ import annotations

from collections.abc import Sequence

from store.folding import fold
from store.index import Held, Index, StoredSentence

MOST = 3


def nearest(index: Index, reports: Sequence[Held], text: str) -> tuple[StoredSentence, ...]:
    """Up to three sentences that share most pairs of characters with the words, best first."""
    pairs = _pairs(fold(text).text)
    if not pairs or not reports:
        return ()
    scored = [(len(pairs & _pairs(fold(one.text).text)), one) for one in index.sentences(list(reports)[:3])]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], len(pair[1].text), pair[1].line))
    return tuple(sentence for _, sentence in best[:MOST])


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
