"""The texts of one question taken apart, each once: without what is set aside, and with slips
mended.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from handlers.reply import Language
from handlers.understanding.asked.question import Before
from handlers.understanding.composing.trace import Trace
from handlers.understanding.continuing.only_ones import with_the_only_ones
from handlers.understanding.cutting.around import asides, without, without_courtesies
from handlers.understanding.cutting.customs import ChatNames
from handlers.understanding.cutting.leading_up import Aside
from handlers.understanding.cutting.parts import AgencyFinder, Parts, spans, take_apart
from handlers.understanding.cutting.period import beside_another
from handlers.understanding.quantities.choosing import choose
from handlers.understanding.spelling.letters import in_letters
from handlers.understanding.spelling.slips import Slip, mended, slips
from handlers.understanding.spelling.text import language_of, normalise
from handlers.understanding.stating.asked_whether import marker_of_claims
from store.quick_records import replace


class Context(NamedTuple):
    """What a question is understood by, besides its words."""

    names: AgencyFinder
    today: date
    before: Before
    customs: ChatNames
    trace: Trace
    apart: dict[tuple[str, str, int | None], Parts]
    """Texts that were taken apart for this question: half of its time, and done once for each of
    its readings else.
    """
    around: dict[int, tuple[Parts, tuple[Aside, ...]]]
    """What is set aside of their parts, by the identity of these, which stay as long as the
    question.
    """


def without_asides(parts: Parts, context: Context, written: str) -> Parts:
    """The parts of a text without what is set aside: according to my papers, Zhen'an had 1,217
    penalties.
    """
    aside = _asides(parts, context)
    text = without(parts.text, aside)
    end = without_courtesies(text, parts)
    asks_whether = marker_of_claims().match(text[len(end) :])
    if asks_whether is not None:  # penalties 272, right? Thanks!
        end = text[: len(end) + asks_whether.end()]
    if end == parts.text:
        return parts
    cased = without(written, aside)[: len(end)] if len(written) == len(parts.text) else ""
    return taken_apart(end, context, cased)


def _asides(parts: Parts, context: Context) -> tuple[Aside, ...]:
    if id(parts) not in context.around:
        context.around[id(parts)] = parts, asides(parts)
    return context.around[id(parts)][1]


def read(question: str, context: Context, otherwise: Language) -> tuple[Parts, Language]:
    """The parts of a text without what is set aside and with its slips mended, and its language."""
    text = normalise(question)
    language = language_of(text, otherwise)
    written = normalise(question, lower=False)
    parts = taken_apart(text, context, written)
    aside = _asides(parts, context)
    if aside:
        written = without(written, aside) if len(written) == len(text) else ""
        text = without(text, aside)
        parts = taken_apart(text, context, written)
    found = [*slips(text, parts.words, spans(parts.mentions)), *in_letters(text, parts.words)]
    if found:
        written = mended(written, found) if len(written) == len(text) else ""
        parts = replace(taken_apart(mended(text, found), context, written), slips=tuple(found))
        language = language_of(parts.text, otherwise) if _are_of_pinyin(found) else language
    if aside:
        parts = replace(parts, set_aside=tuple(one.said for one in aside))
    return parts, language


def _are_of_pinyin(found: Iterable[Slip]) -> bool:
    """Whether letters were read as Chinese."""
    return any(slip.written.isascii() and not slip.meant.isascii() for slip in found)


def taken_apart(text: str, context: Context, written: str) -> Parts:
    """The parts of a text; 上年 is reckoned from the question before where the text is no whole
    question.
    """
    key = (text, written, context.before.year)
    if key not in context.apart:
        context.apart[key] = _taken_apart_once(text, context, written)
    return context.apart[key]


def _taken_apart_once(text: str, context: Context, written: str) -> Parts:
    names, today, year = context.names, context.today, context.before.year
    parts = take_apart(text, names, today, written)
    if (
        year is not None
        and beside_another(text)
        and not (parts.mentions and choose(parts.words).measures)
    ):
        parts = take_apart(text, names, today, written, year)
    if context.customs.home:
        return parts
    return with_the_only_ones(parts, names, context.before.last)
