"""What can be asked: in short, and in sections with an example for every figure of the reports.

The examples are data (`data/reference/examples.tsv`, `indicator-examples.tsv`), and the shipped
reports answer them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.reference import rows_of

SHOW = "show"
"""The word before the name of a section that a button turns to."""
START = "start"
SECTIONS = ("figures", "many", "disclosure", "requests", "denied", "others", "reviews")
COMMANDS_SECTION = "commands"
"""A section that the edge fills, where there are commands."""
_LISTS = ("examples.tsv", "indicator-examples.tsv")
_FIRST = 3
"""Examples of asking about one agency, and of asking about many, that the short guide shows."""


def guide(language: Language, section: str = "") -> Reply:
    """A section; the help in short where none of that name is."""
    if section in SECTIONS:
        return section_of(section, _examples(section, language), language)
    shown = [
        *islice(_examples("figures", language), _FIRST),
        *islice(_examples("many", language), _FIRST),
    ]
    lines = [
        ReplyLine(say("help_head", language), Style.HEAD),
        ReplyLine(say("help_intro", language)),
    ]
    lines += [*_lines(shown, language), ReplyLine(say("help_more", language), Style.NOTE)]
    return Reply(tuple(lines), language, _turning("", language))


def section_of(name: str, examples: Iterable[tuple[str, str]], language: Language) -> Reply:
    """A section with its examples, and the way to the others."""
    head = ReplyLine(say(f"help_{name}", language), Style.HEAD)
    return Reply((head, *_lines(examples, language)), language, _turning(name, language))


def every_example(language: Language) -> frozenset[str]:
    """All questions that the guide shows."""
    every = chain.from_iterable(_examples(section, language) for section in SECTIONS)
    return frozenset(example for _, example in every)


def _examples(section: str, language: Language) -> Iterator[tuple[str, str]]:
    for name in _LISTS:
        for row in rows_of(name):
            if row["section"] == section:
                yield row[f"what_{language}"], row[f"example_{language}"]


def _lines(examples: Iterable[tuple[str, str]], language: Language) -> list[ReplyLine]:
    return [
        ReplyLine(say("help_example", language, what=what, example=example))
        for what, example in examples
    ]


def _turning(here: str, language: Language) -> tuple[tuple[Button, ...], ...]:
    """Buttons to the other sections, and from a section back to the start."""
    names = [name for name in (*SECTIONS, COMMANDS_SECTION) if name != here]
    cells = [Button(say(f"help_{name}", language), f"/help {SHOW} {name}") for name in names]
    if here:
        cells.append(Button(say("help_start", language), f"/help {SHOW} {START}"))
    return tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2))
