"""The sentences that are nearest to a question's words: found generously, ranked, and vouched for
by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.prose.gathering import gathered
from handlers.prose.ranking import ranked
from handlers.prose.sought import Sought, sought_in
from store.index import HeldReport, Index, StoredSentence

_GOES_ON = 3
"""Sentences in which what one speaks of is gone on with."""
MOST = 3
"""Sentences that are shown: more than a reader takes in at a glance help nobody."""


def nearest(index: Index, reports: Sequence[HeldReport], text: str) -> tuple[StoredSentence, ...]:
    """Up to three sentences of the reports (of all that are held, where none are given), the
    nearest first.

    `text` are the question's own words, in Chinese or English, with or without its agencies, years
    and asking words; words that stand nowhere do no harm. Empty only where no sentence has two
    characters in a row of it.
    """
    sought = sought_in(text)
    sentences, read, shares = gathered(index, reports, sought)
    found = [one.sentence for one in ranked(read, sought, shares)[:MOST]]
    counted = _counted_behind(sentences, found[0], sought) if found else None
    if counted is not None and counted not in found:
        found[1:] = [counted, *found[1 : MOST - 1]]
    return tuple(found)


def _counted_behind(
    sentences: Sequence[StoredSentence],
    first: StoredSentence,
    sought: Sought,
) -> StoredSentence | None:
    """What goes on from the nearest sentence and has a number in the unit that is asked for, which
    that has not.

    …举行了“政府开放日”活动。…等50余人参加活动: how many took part is said two sentences on.
    """
    if not sought.unit or _counts(first, sought.unit) or first not in sentences:
        return None
    place = sentences.index(first)
    behind = [one for one in sentences[place + 1 : place + 1 + _GOES_ON] if _together(one, first)]
    return next((one for one in behind if _counts(one, sought.unit)), None)


def _counts(sentence: StoredSentence, unit: str) -> bool:
    return any(figure.unit and unit.startswith(figure.unit) for figure in sentence.figures)


def _together(one: StoredSentence, other: StoredSentence) -> bool:
    return (one.report.id, one.section) == (other.report.id, other.section)
