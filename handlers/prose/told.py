"""The sentences of a report as figures are looked for in them: folded, each with the one that it
goes on from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.prose.lists import pattern
from store.folding import fold
from store.index import StoredSentence
from store.quick_records import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class SentenceContext:
    """A sentence, its folded text, and that of the sentence that it goes on from; empty where it
    does not.
    """

    sentence: StoredSentence
    text: str
    opening: str

    @property
    def whole(self) -> str:
        """Both."""
        return self.opening + self.text


def told_in(sentences: Iterable[StoredSentence]) -> tuple[SentenceContext, ...]:
    """Each sentence, with the one before it where that is gone on with:
    收取了信息处理费2950元。其中，…公安局15件.
    """
    told: list[SentenceContext] = []
    last: StoredSentence | None = None
    for sentence in sentences:
        same = last is not None and (last.report.id, last.section) == (
            sentence.report.id,
            sentence.section,
        )
        goes_on = same and pattern("goes-on").match(sentence.text) is not None
        opening = fold(last.text).text if last is not None and goes_on else ""
        told.append(SentenceContext(sentence, fold(sentence.text).text, opening))
        last = sentence
    return tuple(told)
