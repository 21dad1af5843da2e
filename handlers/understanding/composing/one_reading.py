"""One reading of a text: its parts put together, dated, and with what it takes over from the
question before.
"""

from __future__ import annotations

from datetime import date

from handlers.reply import Language
from handlers.understanding.asked.question import Operation, Question
from handlers.understanding.composing.added_agencies import as_sum
from handlers.understanding.composing.assembling import assembled, foreign
from handlers.understanding.composing.held_against_nothing import held_against_nobody
from handlers.understanding.composing.taken_apart import Context, read
from handlers.understanding.composing.times_of_years import as_times
from handlers.understanding.continuing.carry_over import question_to_carry_over, settled
from handlers.understanding.continuing.follow_ups import take_over
from handlers.understanding.continuing.joining import with_agencies_changed
from handlers.understanding.continuing.repeating import repeated
from handlers.understanding.cutting.customs import region_said, with_customs
from handlers.understanding.cutting.former import formers
from handlers.understanding.cutting.parts import Parts
from store.entering import GIVEN, only_if
from store.model import Ambiguous
from store.quick_records import replace

_FIRST_FORM = 2019
"""The first year whose reports have a national form."""


def understood(
    question: str,
    context: Context,
    otherwise: Language,
    *,
    corrects: bool = False,
) -> Question:
    """What a text asks by its words alone, with what it takes over from the question before."""
    names, today, before, customs, trace, *_ = context
    parts, language = read(question, context, otherwise)
    lending = question_to_carry_over(before, parts)
    parts = with_customs(parts, customs, names, follows=bool(lending and lending.mentions))
    trace.parts, trace.before = parts, lending
    chosen = settled(before, parts)
    if chosen is not None:
        trace.chosen = True
        return chosen
    asked = _dated(as_sum(as_times(assembled(parts, language, lending, trace))), today)
    former = formers(parts, names)
    if former:
        asked = replace(asked, former=former)
    asked = _of_region_said(asked, parts, context)
    asked = held_against_nobody(_going_on(asked, lending, parts, corrects=corrects), parts)
    follows = corrects or any(word.has("followup") for word in parts.words)
    unclear = lending is not None and follows and _fits_nothing(asked)
    if unclear:
        return replace(asked, unclear=True)
    return asked


@only_if(lambda asked, *_: asked.everywhere, otherwise=GIVEN)
def _of_region_said(asked: Question, parts: Parts, context: Context) -> Question:
    """A question that goes over all in 全区 or 全市, with the region that this is."""
    if not asked.everywhere or asked.mentions:
        return asked
    region = region_said(parts.words, context.customs, context.names)
    if region is None:
        return asked
    return replace(asked, mentions=(region,), home_wanted=isinstance(region.resolution, Ambiguous))


@only_if(lambda question, previous, *_, corrects: previous is not None, otherwise=GIVEN)
def _going_on(
    question: Question,
    previous: Question | None,
    parts: Parts,
    *,
    corrects: bool,
) -> Question:
    """A question with what it takes over from the one before."""
    if previous is None:
        return question
    for rule in (with_agencies_changed, repeated):
        found = rule(question, previous, parts)
        if found is not None:
            return found
    return take_over(question, previous, parts, corrects=corrects)


def _fits_nothing(question: Question) -> bool:
    """Whether what goes on from another question comes to nothing there, though its words are
    known: 自然人呢.
    """
    if question.operation is Operation.NONE:
        return not question.mentions and "greeting" not in question.topics
    known = (
        question.operation is Operation.FIND and question.content and not foreign(question.content)
    )
    return bool(known) and not question.topics & {"contact", "chapter:problems"}


@only_if(lambda question, today: question.operation is Operation.ABSENT, otherwise=GIVEN)
def _dated(question: Question, today: date) -> Question:
    """Who has not published is asked of the year before where no year is named; in which years, of
    all with a form.
    """
    if question.operation is not Operation.ABSENT or question.years:
        return question
    if "which_year" in question.topics:
        since = tuple(range(_FIRST_FORM, today.year))
        return replace(question, years=since, topics=question.topics | {"assumed:since-forms"})
    return replace(
        question, years=(today.year - 1,), topics=question.topics | {"assumed:last-year"}
    )
