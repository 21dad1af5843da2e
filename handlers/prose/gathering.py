"""The sentences worth ranking: all of a few reports; of many, those that hold the rarest words of a
question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from handlers.prose.kept_sentences import read_of, sentences_of
from handlers.prose.sought import Sought
from handlers.prose.under_headings import HeadedSentence, read
from store.index import HeldReport, Index, StoredSentence

_FEW = 12
"""Reports whose prose is read whole: a report has some fifty sentences, which take half a
millisecond.
"""
_ENOUGH = 30
"""Sentences to rank where they come from many reports."""


class Gathered(NamedTuple):
    """Sentences, and the same as they are ranked."""

    sentences: list[StoredSentence]
    read: list[HeadedSentence]
    shares: Mapping[str, float] | None = None
    """Where they are only the best of many: which part of all sentences holds each piece of what is
    sought.
    """


def gathered(index: Index, reports: Sequence[HeldReport], sought: Sought) -> Gathered:
    """The sentences of some reports, or of all where none are given, that may be near to what is
    sought.
    """
    if 0 < len(reports) <= _FEW:
        return Gathered(sentences_of(index, reports), read_of(index, reports))
    shares = index.shares([piece.text for piece in sought.pieces])
    sentences = index.holding_rarest(shares, reports, _ENOUGH)
    return Gathered(sentences, read(sentences), shares)
