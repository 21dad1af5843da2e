"""The sentences that are nearest to a question's words: found generously, ranked, and vouched for by nobody."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.prose.gathering import gathered
from handlers.prose.ranking import ranked
from handlers.prose.sought import sought_in
from store.index import Held, Index, StoredSentence

MOST = 3
"""Sentences that are shown: more than a reader takes in at a glance help nobody."""


def nearest(index: Index, reports: Sequence[Held], text: str) -> tuple[StoredSentence, ...]:
    """Up to three sentences of the reports (of all that are held, where none are given), the nearest first.

    `text` are the question's own words, in Chinese or English, with or without its agencies, years and asking words;
    words that stand nowhere do no harm. Empty only where no sentence has two characters in a row of it.
    """
    sought = sought_in(text)
    sentences, shares = gathered(index, reports, sought)
    return tuple(found.sentence for found in ranked(sentences, sought, shares)[:MOST])
