"""A chat's home in words: set, shown, taken away; and the names that mean what they do by the
chat's custom.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.rendering.picking.options import MOST, option_rows
from handlers.rendering.vocabulary.labels import both
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Homing, Language, Reply, ReplyLine, Style
from handlers.said_patterns import SAID
from handlers.understanding import Question
from store.entering import only_if
from store.model import Ambiguous, Elsewhere, Match, Resolution, Unknown

_LONGEST = 40


def removes(said: str) -> bool:
    """Whether what follows /here takes the home away."""
    return SAID["takes-home-away"].match(said.strip()) is not None


def shown(home: str, language: Language) -> Homing:
    """The home there is, or how to set one."""
    return Homing(
        _reply(
            say("home_is", language, agency=home) if home else say("home_none", language), language
        )
    )


def removed(home: str, language: Language) -> Homing:
    """The home is taken away."""
    return Homing(_reply(say("home_removed", language), language), "" if home else None)


def given(said: str, found: Resolution, language: Language) -> Homing:
    """The home that a name means; or which of several, or why there is none."""
    match found:
        case Match(agency):
            return Homing(
                _reply(say("home_set", language, agency=both(agency, language)), language),
                agency.name,
            )
        case Ambiguous(candidates):
            buttons = option_rows(candidates[:MOST], language, lambda each: f"/here {each.name}")
            return Homing(
                Reply((ReplyLine(say("which_of", language), Style.HEAD),), language, buttons)
            )
        case Elsewhere(agencies):
            return Homing(
                _reply(say("home_elsewhere", language, agency=agencies[0].name), language)
            )
        case Unknown():
            return Homing(_reply(say("home_unknown", language, said=said[:_LONGEST]), language))


def _reply(text: str, language: Language) -> Reply:
    return Reply((ReplyLine(text),), language)


@only_if(lambda question, language: question.meant, otherwise=())
def custom_lines(question: Question, language: Language) -> Iterator[ReplyLine]:
    """Which names mean what they do by the chat's custom."""
    for meant in question.meant:
        text = say(
            f"{meant.custom}_used", language, said=meant.said, agency=both(meant.agency, language)
        )
        yield ReplyLine(text, Style.NOTE)
