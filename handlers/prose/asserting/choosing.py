"""Finding in the prose the sentence, and in the sentence the figure, that a question asks for.

Which figure fits is said in `fitting`. Where two fit equally well and differ, the one whose clause
is wholly explained is taken, and else none: no figure rather than a neighbouring one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from handlers.prose.asserting.fit import TELLING, Fit
from handlers.prose.asserting.fitting import fits, speaks_of
from handlers.prose.asserting.terms import something_asked
from handlers.prose.asserting.wanted import SoughtFigure
from handlers.prose.kept_sentences import told_of
from handlers.prose.lists import pattern, words
from handlers.prose.quote import Quote
from handlers.prose.told import SentenceContext, told_in
from handlers.prose.wording import beginnings, spans_of, verbs
from store.folding import fold
from store.index import HeldReport, Index, StoredSentence

__all__ = ["SoughtFigure", "candidates", "groups_of", "says_all", "search"]

_MOST = 3
_FEW = 12
"""Reports whose prose is looked at sentence by sentence."""


def candidates(
    index: Index,
    reports: Sequence[HeldReport],
    wanted: SoughtFigure,
) -> Iterator[tuple[HeldReport, Sequence[SentenceContext]]]:
    """The reports with those of their sentences that may fit a question; of few reports, all."""
    groups = groups_of(wanted)
    if len(reports) <= _FEW or not groups:
        yield from ((report, told_of(index, report)) for report in reports)
        return
    by_report: dict[int, list[StoredSentence]] = {report.id: [] for report in reports}
    for sentence in index.saying(groups, reports):
        by_report[sentence.report.id].append(sentence)
    yield from ((report, told_in(by_report[report.id])) for report in reports)


def groups_of(wanted: SoughtFigure) -> list[tuple[str, ...]]:
    """What a sentence that fits must hold: one of each."""
    return [beginnings(term) for term in wanted.terms if term not in words("implied")]


def search(told: Sequence[SentenceContext], wanted: SoughtFigure) -> list[Quote]:
    """The best quotes for a question: one with its figure, or, where none can be singled out,
    without.
    """
    if all(term in verbs() or term.isdigit() for term in wanted.terms):
        return []
    fitting = list(_fitting(told, wanted))
    if wanted.bare_rate and not _of_the_requests(fitting):
        return _quotes(fitting)
    if not fitting:
        return list(islice((Quote(one.sentence) for one in told if speaks_of(one, wanted)), 2))
    best = max(fit.rank for fit in fitting)
    top = [fit for fit in fitting if fit.rank[:TELLING] == best[:TELLING]]
    chosen = _same(sorted(top, key=lambda fit: fit.rank, reverse=True))
    if chosen is not None:
        return [Quote(chosen.sentence, chosen.figure, plain=chosen.plain, literal=chosen.literal)]
    return _quotes(top)


def _fitting(told: Sequence[SentenceContext], wanted: SoughtFigure) -> Iterator[Fit]:
    """The figures that fit, of the sentences that hold something of what is asked about: few do."""
    some = something_asked(wanted.terms, wanted.text)
    for one in told:
        if any(map(one.whole.__contains__, some)):
            yield from fits(one, wanted)


def _quotes(fitting: Sequence[Fit]) -> list[Quote]:
    """The first few sentences that hold some figures, each once and without its figure."""
    sentences = {fit.sentence.line: fit.sentence for fit in fitting}
    return [Quote(sentence) for sentence in islice(sentences.values(), _MOST)]


def _of_the_requests(fitting: Sequence[Fit]) -> bool:
    """Whether a rate asked for by itself (答复率) is told once, and of requests:
    30件建议，答复率100% is not.
    """
    told = {(fit.sentence.line, fit.context) for fit in fitting}
    if len(told) != 1:
        return False
    (_, context), *_ = told
    return bool(pattern("requested").search(context)) and not pattern("other-cases").search(context)


def _same(fits: Sequence[Fit]) -> Fit | None:
    """The first, if all say the same number."""
    if len({(fit.figure.value, fit.figure.unit) for fit in fits}) == 1:
        return fits[0]
    return None


def says_all(sentence: StoredSentence, terms: Sequence[str]) -> bool:
    """Whether a sentence holds all the words of a question."""
    text = fold(sentence.text).text
    return bool(terms) and all(spans_of(term, text) is not None for term in terms)
