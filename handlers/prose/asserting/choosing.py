"""Finding in the prose the sentence, and in the sentence the figure, that a question asks for.

Which figure fits is said in `fitting`. Where two fit equally well and differ, the one whose clause is wholly explained
is taken, and else none: no figure rather than a neighbouring one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from handlers.prose.asserting.fitting import Fit, fits, speaks_of
from handlers.prose.asserting.wanted import Wanted
from handlers.prose.lists import words
from handlers.prose.quote import Quote
from handlers.prose.wording import beginnings, spans_of, verbs
from store.folding import fold
from store.index import Held, Index, StoredSentence

__all__ = ["Wanted", "candidates", "groups_of", "says_all", "search"]

_FEW = 2
"""Reports whose prose is looked at sentence by sentence."""


def candidates(index: Index, reports: Sequence[Held], wanted: Wanted) -> list[StoredSentence]:
    """The sentences of reports that may fit a question; of few reports, all."""
    groups = groups_of(wanted)
    if len(reports) <= _FEW or not groups:
        return index.sentences(reports)
    return index.saying(groups, reports)


def groups_of(wanted: Wanted) -> list[tuple[str, ...]]:
    """What a sentence that fits must hold: one of each."""
    return [beginnings(term) for term in wanted.terms if term not in words("implied")]


def search(sentences: Iterable[StoredSentence], wanted: Wanted) -> list[Quote]:
    """The best quotes for a question: one with its figure, or, where none can be singled out, without."""
    if all(term in verbs() or term.isdigit() or len(term) == 1 for term in wanted.terms):
        return []
    every = list(sentences)
    fitting = [fit for sentence in every for fit in fits(sentence, wanted)]
    if not fitting:
        return [Quote(sentence) for sentence in every if speaks_of(sentence, wanted)][:2]
    best = max(fit.rank for fit in fitting)
    top = [fit for fit in fitting if fit.rank == best]
    chosen = _same(top) or _same([fit for fit in top if fit.explained])
    if chosen is not None:
        return [Quote(chosen.sentence, chosen.figure, plain=chosen.plain)]
    return [Quote(sentence) for sentence in list({fit.sentence.line: fit.sentence for fit in top}.values())[:3]]


def _same(fits: Sequence[Fit]) -> Fit | None:
    """The first, if all say the same number."""
    return fits[0] if len({(fit.figure.value, fit.figure.unit) for fit in fits}) == 1 else None


def says_all(sentence: StoredSentence, terms: Sequence[str]) -> bool:
    """Whether a sentence holds all the words of a question."""
    text = fold(sentence.text).text
    return bool(terms) and all(spans_of(term, text) is not None for term in terms)
