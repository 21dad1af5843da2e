"""Examples that can be tapped: those of the guide by their numbers, those of any other sentence by
their words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from handlers.rendering.picking.guide import every_example
from handlers.reply import Button, Language, Reply, Style
from handlers.said_patterns import SAID
from handlers.telegram.governing.rights import Audience
from handlers.telegram.showing.catalogue import catalogue
from handlers.telegram.showing.keyboard import PER_ROW

_OR_AT_LEAST = re.compile(r"[：:]\s*(?=/)")
_COMMAND = re.compile(r"/([a-z]+) (.+?)(?=[；;，。、]|\.?$|\.? [a-z]+ /|, )")
_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_OWN_WORDS = frozenset({Style.HEAD, Style.PLAIN, Style.NOTE})
"""Styles of what the bot says itself; reports give no examples."""
_MOST = 3
HELP = "/help"


def tappable(reply: Reply) -> Reply:
    """The reply with a number before each of its examples, and a button for each above all
    others.
    """
    lines, buttons = list(reply.lines), list[Button]()
    for place, line in enumerate(lines):
        asked = _example_in(line.text, reply.language)
        if asked:
            number = str(len(buttons) + 1)
            lines[place] = line._replace(text=f"{number}. {line.text}")
            buttons.append(Button(number, asked))
    rows = tuple(tuple(buttons[at : at + PER_ROW]) for at in range(0, len(buttons), PER_ROW))
    return replace(reply, lines=tuple(lines), buttons=(*rows, *reply.buttons))


def with_examples(reply: Reply) -> Reply:
    """The reply with a button for each example that its sentences give (例如：/ask
    平罗县2022年收到多少件申请).
    """
    asks = {button.ask for button in chain.from_iterable(reply.buttons)}
    if any(ask.startswith("/") and ask != HELP for ask in asks):
        return reply  # It has buttons of its own for what may be chosen.
    said = chain.from_iterable(
        _said_in(line.text) for line in reply.lines if line.style in _OWN_WORDS
    )
    new = [example for example in dict.fromkeys(said) if example not in asks][:_MOST]
    rows = tuple((Button(example, example),) for example in new)
    if rows:
        return replace(reply, buttons=(*rows, *reply.buttons))
    return reply


def _said_in(line: str) -> Iterator[str]:
    """The commands and questions behind the first words that announce an example."""
    announced = SAID["for-example"].search(line) or _OR_AT_LEAST.search(line)
    rest = line[announced.end() :] if announced else ""
    if quoted := _QUOTED.match(rest):
        yield quoted[1]
    for found in _COMMAND.finditer(rest):
        command = catalogue().get(found[1])
        if command is not None and command.who is Audience.ANYONE:
            yield found[0]
    if rest in _examples(Language.ZH) or rest in _examples(Language.EN):
        yield rest


def _example_in(line: str, language: Language) -> str:
    """The example that a line ends with; empty where it has none."""
    return next((example for example in _examples(language) if line.endswith(example)), "")


@cache
def _examples(language: Language) -> tuple[str, ...]:
    """The longest first: one may be the end of another."""
    return tuple(sorted(every_example(language), key=lambda example: (-len(example), example)))
