"""Choices between agencies that one name may mean: the buttons that choose and take back, and what
is remembered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Button, Language, Reply, ReplyLine
from handlers.understanding import Question
from store.entering import only_if
from store.model import Agency

_LONGEST = 40
_LONGEST_NAME = 80
"""Characters of what is said for an agency, and of its full name."""


class ChosenAgency(NamedTuple):
    """What follows /choose: a name, the agency that it is to mean, and the question to answer
    now.
    """

    said: str
    agency: str
    question: str


def choosing(said: str, agency: Agency, question: str) -> str:
    """The command that chooses an agency for a name and asks the question; the question alone where
    it cannot.
    """
    fits = (
        said
        and "=" not in said
        and len(said) <= _LONGEST
        and not any(sign.isspace() for sign in agency.name)
    )
    if fits:
        return f"/choose {said}={agency.name} {question}"
    return question


def chosen(argument: str) -> ChosenAgency | None:
    """What follows /choose, taken apart; None where it is not of that shape."""
    said, _, rest = argument.partition("=")
    agency, _, question = rest.strip().partition(" ")
    found = ChosenAgency(said.strip(), agency.strip(), question.strip())
    fits = len(found.said) <= _LONGEST and len(found.agency) <= _LONGEST_NAME
    if all(found) and fits:
        return found
    return None


def kept_line(choice: ChosenAgency, language: Language) -> str:
    """That a choice is remembered."""
    return say("choice_kept", language, said=choice.said, agency=choice.agency)


def forgotten(said: str, language: Language) -> Reply:
    """That a name is asked back again."""
    return Reply((ReplyLine(say("choice_forgotten", language, said=said[:_LONGEST])),), language)


def remembered(choices: Mapping[str, str], language: Language, said: str = "") -> Reply:
    """What is remembered in a chat, with a button to forget each; `said` is a name that is not
    among it.
    """
    lines = [say("choice_unknown", language, said=said[:_LONGEST])] if said else []
    lines.append(say("choices_kept" if choices else "choices_none", language))
    lines += [
        say("choice_line", language, said=name, agency=agency) for name, agency in choices.items()
    ]
    buttons = tuple(
        (Button(say("button_forget", language, said=name), f"/forget {name}"),) for name in choices
    )
    return Reply(tuple(map(ReplyLine, lines)), language, buttons)


@only_if(lambda question, language: question.meant, otherwise=())
def undoing(question: Question, language: Language) -> Iterator[Button]:
    """A button that takes back each choice that was used."""
    for meant in question.meant:
        if meant.custom == "choice":
            yield Button(
                say("button_choose_again", language, said=meant.said), f"/forget {meant.said}"
            )
