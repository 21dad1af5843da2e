"""What the prose of reports says of what a question asks, in its words or in the prose's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from handlers.prose.asserting.choosing import candidates, search
from handlers.prose.asserting.wanted import SoughtFigure, of_report
from handlers.prose.asserting.wanted import wanted as wants
from handlers.prose.english import ways_of
from handlers.prose.left_over import left_over
from handlers.prose.lists import kind_of_unit, words
from handlers.prose.measures import phrases
from handlers.prose.quote import Quote
from handlers.prose.wording import verbs
from handlers.reply import Language
from handlers.understanding import Operation, Question
from handlers.understanding.wordlists.lexicon import cut
from handlers.understanding.wordlists.senses import Mark
from store.index import HeldReport, Index

_OF_FIGURES = frozenset(
    {Operation.VALUE, Operation.COMPARE, Operation.SUM, Operation.STATISTICS, Operation.RANK}
)

_FEW = 12
"""Reports that are asked in every way."""
_MOST = 3
"""Sentences that are quoted."""
_WHOLE_NAME = 3
"""Characters of a word that stands around many a question, and names something by itself."""


def wanted(question: Question, subjects: Sequence[str] = ()) -> SoughtFigure:
    """What a question looks for in the prose; `subjects` are the places below a report's own that
    it names.
    """
    return next(ways_to_want(question, subjects))


def ways_to_want(question: Question, subjects: Sequence[str] = ()) -> Iterator[SoughtFigure]:
    """The same in all ways in which its English words may be said in a report, the likeliest
    first.
    """
    for terms in ways_of(question.about_prose):
        yield _wanted(question, subjects, terms)


def ways_to_ask(question: Question) -> Iterator[tuple[str, ...]]:
    """The words of a question in all ways in which its English ones may be said in a report."""
    yield from ways_of(question.about_prose)


_WHAT = re.compile(r"\bwhat(?:'s)?\b")


def asks_a_figure(question: Question) -> bool:
    """Whether a figure of the prose may be the answer; what a score or a budget was asks for one in
    English too.
    """
    if question.asks_number:
        return True
    if not (own_words(question).isascii() and _WHAT.search(question.text)):
        return False
    looked_for = wanted(question)
    measured = kind_of_unit(looked_for.unit) == kind_of_unit("元") or looked_for.unit == "%"
    return measured or any(term in words("scores") for term in looked_for.terms)


def words_around(question: Question) -> tuple[str, ...]:
    """Words that stand around many a question, and may be what this one is about: 列入 of
    经费列入了什么.
    """
    spans = [(one.start, one.end) for one in question.mentions]
    return tuple(_generic(own_words(question), spans))


def _wanted(question: Question, subjects: Sequence[str], terms: Sequence[str]) -> SoughtFigure:
    spans = (
        []
        if "agency" in question.taken_over
        else [(one.start, one.end) for one in question.mentions]
    )
    text = own_words(question)
    generic = tuple(_generic(text, spans))
    if all(term in verbs() for term in terms):  # 公开了几次常务会 is of these
        terms = (*terms, *(word for word in generic if len(word) >= _WHOLE_NAME))
    return wants(
        terms,
        question.counted or question.unit,
        total=question.wants_total,
        text=text,
        subjects=subjects,
        maybe=(*left_over(text, terms, spans), *question.set_aside, *generic),
    )


def own_words(question: Question) -> str:
    """The text of a question; of an English one without the Chinese names in it, each sign in its
    place.
    """
    if question.language is not Language.EN or question.text.isascii():
        return question.text
    return "".join(sign if sign.isascii() else " " for sign in question.text)


def _generic(text: str, named: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Words that stand around many a question and may yet be what one is about: 会议 of
    专题会议开了几次.

    A single character is none, nor what stands in a name: 成 of 成安县 is not that of 完成.
    """
    for said, first, last in _generic_words(text):
        if not any(start < last and first < end for start, end in named):
            yield said


_AROUND = (Mark.GENERIC, Mark.SOMEONE)
"""What words mean that are no content, though 市政府 may be whose documents are counted."""


@lru_cache(maxsize=64)
def _generic_words(text: str) -> tuple[tuple[str, int, int], ...]:
    """Those of a question wherever they stand, with their places: it is wanted in several ways, and
    cut once.
    """
    words = () if text.isascii() else cut(text)
    said = (
        (word, word.text.removesuffix("里").removesuffix("上"))
        for word in words
        if word.has_any(_AROUND)
    )
    return tuple((plain, word.start, word.end) for word, plain in said if len(plain) > 1)


def quotes_of(index: Index, reports: list[HeldReport], looked_for: SoughtFigure) -> list[Quote]:
    """The best sentences of each of some reports, with the figure that is wanted where one can be
    singled out.
    """
    found = candidates(index, reports, looked_for)
    return list(
        chain.from_iterable(search(told, of_report(looked_for, report)) for report, told in found)
    )


def quotes_in_any_way(
    index: Index,
    question: Question,
    reports: list[HeldReport],
    subjects: Sequence[str],
) -> list[Quote]:
    """The best sentences for a question, in whichever way a report says it; no figure where two
    ways give two.

    The mayor's mailbox is 市长信箱 or 县长信箱: a report that has both is quoted.
    """
    # What everybody reports is looked for in the likeliest words alone.
    ways = islice(ways_to_want(question, subjects), 1 if len(reports) > _FEW else None)
    found = list(filter(None, (quotes_of(index, reports, looked_for) for looked_for in ways)))
    told = list(filter(_have_figures, found))
    if not told:
        if found:
            return found[0]
        return []
    if len(set(map(_figures_of, told))) == 1:
        return told[0]
    every = {quote.sentence.text: Quote(quote.sentence) for quote in chain.from_iterable(told)}
    return list(every.values())[:_MOST]


def _have_figures(quotes: Sequence[Quote]) -> bool:
    return any(quote.figure for quote in quotes)


def _figures_of(quotes: Sequence[Quote]) -> frozenset[tuple[int, str, int]]:
    """Where the figures of some quotes stand."""
    return frozenset(
        (one.sentence.report.id, one.sentence.text, one.figure.start)
        for one in quotes
        if one.figure
    )


def in_other_words(index: Index, question: Question, reports: list[HeldReport]) -> list[Quote]:
    """What the prose says of the rows that are asked for, in its own words for them
    (`handlers.prose.measures`); a row is counted in its own unit, whatever measure word the
    question has: 被复议几次 of 行政复议1件.
    """
    if question.operation not in _OF_FIGURES:
        return []
    cells = (phrases(measure, question.text) for measure in question.measures)
    counted = "件" if question.counted in words("any-case") else question.counted
    for way in chain.from_iterable(cells):
        quotes: list[Quote] = []
        for those, said in _by_year(way, reports):
            quotes += quotes_of(index, those, wants(said, counted, text=question.text))
        figures = [quote for quote in quotes if quote.figure]
        if figures:
            return figures
    return []


_YEAR_BEFORE = "{year_before}"


def _by_year(
    way: Sequence[str],
    reports: list[HeldReport],
) -> Iterator[tuple[list[HeldReport], tuple[str, ...]]]:
    """A way of saying a row with the reports that say it so: of each its own, where it names the
    year before.
    """
    if _YEAR_BEFORE not in way:
        yield reports, tuple(way)
        return
    for report in reports:
        if report.year is not None:
            yield (
                [report],
                tuple(word.replace(_YEAR_BEFORE, f"{report.year - 1}年") for word in way),
            )
