"""What a message is about, in words that can be kept: those of the catalogue and of names, never
those of people.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from handlers.rendering.restating.whole import whole
from handlers.reply import ABOUT_NOTHING, Language, MessageSubject
from handlers.understanding import Operation, Question, exactly
from store.index import HeldReport
from store.measures import Measure
from store.model import Agency, Ambiguous, Match

_IN_OWN_WORDS = frozenset(
    {
        Operation.FIND,
        Operation.NONE,
        Operation.COMPUTE,
        Operation.EXPLAIN,
        Operation.WISH,
        Operation.CHECK,
    }
)
"""Operations that `whole` may put into the words in which they were asked; of these, whose and
which year is kept.
"""


@lru_cache(
    maxsize=500
)  # A busy bot is asked the same again and again, and each reply has two subjects.
def subject_of(question: Question, year: int | None = None) -> MessageSubject:
    """A question that was asked; `year` is that of its answer. Where a name was left open, nothing
    is settled.
    """
    if any(
        isinstance(mention.resolution, Ambiguous)
        for mention in (*question.mentions, *question.excluding)
    ):
        return ABOUT_NOTHING
    if question.operation in _IN_OWN_WORDS or (
        question.operation is Operation.VALUE and not question.measures
    ):
        if question.mentions or question.years:
            return MessageSubject(whole(without_quantity(question)), year)
        return ABOUT_NOTHING
    return MessageSubject(whole(question), year)


def named(question: Question) -> bool:
    """Whether a question names agencies, and leaves none of them open."""
    resolved = [mention.resolution for mention in question.mentions]
    return bool(resolved) and all(isinstance(each, Match) for each in resolved)


def without_quantity(question: Question) -> Question:
    """Whose reports and of which years a question speaks of, whatever it asks of them."""
    return Question(
        "",
        question.language,
        Operation.LIST,
        mentions=question.mentions,
        years=question.years,
        everywhere=question.everywhere,
    )


def subject_of_report(held: HeldReport) -> MessageSubject:
    """A report; one that does not say whose it is goes by no name that could be asked for."""
    if not held.agency.is_settled:
        return ABOUT_NOTHING
    return subject_of_reports([held.agency], held.year)


def subject_of_figure(held: HeldReport, measure: Measure) -> MessageSubject:
    """A figure of a report; one that does not say whose it is goes by no name that could be asked
    for.
    """
    if not held.agency.is_settled:
        return ABOUT_NOTHING
    years = () if held.year is None else (held.year,)
    about = (exactly(held.agency),)
    question = Question(
        "", Language.ZH, Operation.VALUE, mentions=about, years=years, measures=(measure,)
    )
    return subject_of(question, held.year)


def subject_of_reports(agencies: Sequence[Agency], year: int | None) -> MessageSubject:
    """The reports of some agencies or a region; of all, where none is named."""
    years = () if year is None else (year,)
    mentions = tuple(exactly(each) for each in agencies)
    return subject_of(
        Question("", Language.ZH, Operation.LIST, mentions=mentions, years=years), year
    )
