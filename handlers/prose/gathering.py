"""The sentences worth ranking: all of a few reports; of many, those that hold the rarest words of a question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.prose.kept_sentences import sentences_of
from handlers.prose.sought import Sought
from store.index import Held, Index, StoredSentence

_FEW = 12
"""Reports whose prose is read whole: a report has some fifty sentences, which take half a millisecond."""
_ENOUGH = 30
"""Sentences to rank where they come from many reports."""


def gathered(
    index: Index, reports: Sequence[Held], sought: Sought
) -> tuple[list[StoredSentence], Mapping[str, float] | None]:
    """The sentences of some reports, or of all where none are given, that may be near to what is sought.

    Beside them, where they are only the best of many, which part of all sentences holds each piece.
    """
    if 0 < len(reports) <= _FEW:
        return sentences_of(index, reports), None
    shares = index.shares([piece.text for piece in sought.pieces])
    return index.holding_rarest(shares, reports, _ENOUGH), shares
