"""The sentences of a report as figures are looked for in them: folded, each with the one that it
goes on from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.prose.lists import pattern
from handlers.prose.shapes import shape
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
    event: str = ""
    """The clause before that says what was held, where this sentence says who took part in it."""

    @property
    def whole(self) -> str:
        """All of it."""
        return self.opening + self.event + self.text


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
        text = fold(sentence.text).text
        event = _held_before(last, text) if last is not None and same and not goes_on else ""
        told.append(SentenceContext(sentence, text, opening, event))
        last = sentence
    return tuple(told)


def _held_before(last: StoredSentence, text: str) -> str:
    """What was held by the clause right before a sentence that names it by its last word alone.

    举行“政府开放日”活动。群众代表等50余人参加活动。 Empty where that clause counts more than one,
    or says that there was none.
    """
    again = shape("took-part-in-it").search(text)
    if again is None:
        return ""
    held = shape("last-clause").search(fold(last.text).text)
    if held is None or not held["held"].endswith(again["event"]):
        return ""
    several = any(figure.unit and figure.value != 1 for figure in last.figures)
    if several or pattern("negation").search(held["held"]):
        return ""
    return held["held"]
