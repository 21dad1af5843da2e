"""What has to be asked first, and what is declined."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.answering.values.answer import Refusal
from handlers.rendering.citing.sources import shortened
from handlers.rendering.picking.options import spelled
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding.asked.question import HALF_ALONE

Lines = Iterator[ReplyLine]
_MOST_NAMES = 20
"""Agencies that are named in the text; of more, the buttons have the rest."""


def ambiguous_lines(answer: Answer, language: Language) -> Lines:
    """The question back, and what there is to choose from."""
    if answer.question.unclear:
        alone = HALF_ALONE in answer.question.topics
        yield ReplyLine(say("what_is_asked" if alone else "what_is_meant", language), Style.HEAD)
        yield ReplyLine(say("what_to_add", language, example=say("example", language)))
    elif answer.options:
        yield ReplyLine(say("which_of", language), Style.HEAD)
        for option in answer.options:
            yield ReplyLine(option.zh if language is Language.ZH else option.en)
    else:
        yield from _which_agency(answer, language)


def _which_agency(answer: Answer, language: Language) -> Lines:
    """Which agency is meant, of those that are called so, or of any."""
    is_named = bool(answer.question.mentions)
    if is_named and len(answer.candidates) == 1:
        yield ReplyLine(
            say("did_you_mean", language, agency=spelled(answer.candidates[0], language)),
            Style.HEAD,
        )
        return
    yield ReplyLine(
        say("which_of" if is_named and answer.candidates else "which_agency", language), Style.HEAD
    )
    if answer.question.home_wanted:
        yield ReplyLine(say("home_wanted", language), Style.NOTE)
    for candidate in answer.candidates[:_MOST_NAMES]:
        yield ReplyLine(spelled(candidate, language))
    unnamed = len(answer.candidates[_MOST_NAMES:]) + answer.more_candidates
    if unnamed:
        yield ReplyLine(say("more_to_choose_from", language, count=unnamed), Style.NOTE)


_WITH_HEAD = frozenset({Refusal.GREETING, Refusal.THANKS, Refusal.FIGURES_AND_RATES})
"""What is declined for another reason than that no report could say it."""


def refused_lines(answer: Answer, language: Language) -> Lines:
    """That it is no question for these reports, and one that is."""
    example = say("example", language)
    head = f"refused_head_{answer.refusal}" if answer.refusal in _WITH_HEAD else "refused_head"
    yield ReplyLine(say(head, language), Style.HEAD)
    key = (
        f"refused_{answer.refusal}"
        if answer.refusal and answer.refusal != "off-topic"
        else "refused"
    )
    yield ReplyLine(say(key, language, example=example))
    if answer.unknown:
        yield ReplyLine(
            say("unknown_words", language, words=shortened(answer.unknown, 40)), Style.NOTE
        )
