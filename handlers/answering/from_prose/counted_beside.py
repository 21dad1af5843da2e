"""Figures that one sentence counts side by side, added up: 私信留言7条、后台留言19条.

Nothing is added that may be part of the other (来信94件，其中区长信箱64件), that counts another
thing (收到116条，回复116条), or that is not exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain, pairwise
from operator import attrgetter

from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultKind, ResultRole
from handlers.answering.values.evaluating import as_part
from handlers.answering.values.quoted import quoted_results
from handlers.answering.values.shares import share_of
from handlers.prose.quote import Quote
from handlers.prose.shapes import shape
from handlers.prose.wording import holds_a_verb
from handlers.understanding import Question
from handlers.understanding.asked.question import SHARE_OF_PROSE, SUM_OF_PROSE
from store.model import Figure

_ITEM = "、"


def counted_beside(found: Sequence[Answer], question: Question) -> Answer | None:
    """The sum of what was asked for one by one, or the share of the first; None where it is not
    asked for, or the figures may not be added.
    """
    if question.topics.isdisjoint((SUM_OF_PROSE, SHARE_OF_PROSE)):
        return None
    quotes = [*filter(_has_figure, chain.from_iterable(one.quotes for one in found))]
    told = quoted_results(quotes)
    if len(quotes) != len(found) or not (_stand_side_by_side(quotes) or _are_alike(quotes, found)):
        return None
    total = _total(told)
    shown = tuple({quote.sentence: quote for quote in quotes}.values())
    if SUM_OF_PROSE in question.topics:
        results = (total, *map(as_part, told))
        return Answer(AnswerStatus.QUOTED, question, results, quotes=shown)
    if not total.value:
        return None
    share = share_of(told[0].value, total.value, total.sources)
    results = (share, as_part(told[0]), as_part(total))
    return Answer(AnswerStatus.QUOTED, question, results, quotes=shown)


def _has_figure(quote: Quote) -> bool:
    return quote.figure is not None


def _total(told: Sequence[Result]) -> Result:
    """What figures come to, with the lines of all."""
    whole = sum((one.value for one in told), Decimal(0))
    sources = tuple(dict.fromkeys(chain.from_iterable(one.sources for one in told)))
    return Result(ResultRole.ANSWER, ResultKind.COMPUTED, whole, told[0].unit, sources=sources)


def _figures(quotes: Sequence[Quote]) -> list[Figure]:
    """Their figures, as they stand in their sentences."""
    figures = (quote.figure for quote in quotes if quote.figure is not None)
    return sorted(figures, key=attrgetter("start"))


def _are_exact_in_one_unit(figures: Sequence[Figure]) -> bool:
    units = {one.unit for one in figures}
    return (
        len(units) == 1
        and units.isdisjoint(("", "%"))
        and not any(one.approximate for one in figures)
    )


def _are_alike(quotes: Sequence[Quote], found: Sequence[Answer]) -> bool:
    """Whether the same was asked of several reports, and each says one exact figure, in one
    unit.
    """
    reports = {quote.sentence.report.id for quote in quotes}
    alike = len({one.question.about_prose for one in found}) == 1 and len(reports) == len(quotes)
    return alike and _are_exact_in_one_unit(_figures(quotes))


def _stand_side_by_side(quotes: Sequence[Quote]) -> bool:
    """Whether all are different figures of one sentence, exact and in one unit, and items of one
    row.
    """
    figures = _figures(quotes)
    sentences = {(quote.sentence.report.id, quote.sentence.text) for quote in quotes}
    if len(sentences) != 1 or not _are_exact_in_one_unit(figures):
        return False
    text = quotes[0].sentence.text
    return all(_is_next_item(text, one, other) for one, other in pairwise(figures))


def _is_next_item(text: str, one: Figure, other: Figure) -> bool:
    """Whether a figure is that of the item behind another's: nothing between them divides a whole,
    and nothing else was done.
    """
    if one.start == other.start:
        return False
    between = text[one.start + len(one.raw) : other.start].removeprefix(one.unit).strip()
    if not between or shape("parts-items").search(between) or shape("divider").search(between):
        return False
    return between.removeprefix(one.unit).strip().startswith(_ITEM) or not holds_a_verb(between)
