"""What can be asked, with an example each (`data/reference/examples.tsv`)."""

from __future__ import annotations

from handlers.rendering.phrases import say
from handlers.reply import Button, Language, Line, Reply, Style
from store.reference import rows_of

_BUTTONS = 3


def guide(language: Language) -> Reply:
    """The help text: what the product does, and an example for each kind of question."""
    rows = [(row[f"what_{language}"], row[f"example_{language}"]) for row in rows_of("examples.tsv")]
    lines = [Line(say("help_head", language), Style.HEAD), Line(say("help_intro", language))]
    lines += [Line(say("help_example", language, what=what, example=example)) for what, example in rows]
    buttons = tuple((Button(example, example),) for _, example in rows[:_BUTTONS])
    return Reply(tuple(lines), language, buttons)
