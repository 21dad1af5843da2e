"""Examples that can be tapped: each gets a number, and a button that asks it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from handlers.rendering.guide import every_example
from handlers.reply import Button, Language, Reply
from handlers.telegram.keyboard import PER_ROW


def tappable(reply: Reply) -> Reply:
    """The reply with a number before each of its examples, and a button for each above all others."""
    lines, buttons = list(reply.lines), list[Button]()
    for place, line in enumerate(lines):
        asked = _example_in(line.text, reply.language)
        if asked:
            number = str(len(buttons) + 1)
            lines[place] = line._replace(text=f"{number}. {line.text}")
            buttons.append(Button(number, asked))
    rows = tuple(tuple(buttons[at : at + PER_ROW]) for at in range(0, len(buttons), PER_ROW))
    return replace(reply, lines=tuple(lines), buttons=(*rows, *reply.buttons))


def _example_in(line: str, language: Language) -> str:
    """The example that a line ends with; empty where it has none."""
    return next((example for example in _examples(language) if line.endswith(example)), "")


@cache
def _examples(language: Language) -> tuple[str, ...]:
    """The longest first: one may be the end of another."""
    return tuple(sorted(every_example(language), key=lambda example: (-len(example), example)))
