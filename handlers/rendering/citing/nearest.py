"""The text that is nearest to a question, as what it is: shown, and vouched for by nobody."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.citing.sources import shortened
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style

_LONGEST_QUOTE = 160


def nearest_lines(answer: Answer, language: Language) -> Iterator[ReplyLine]:
    """A head and the sentences; nothing where there are none."""
    if answer.nearest:
        yield ReplyLine(say("unsure_nearest", language))
    for sentence in answer.nearest:
        text = shortened(" ".join(sentence.text.split()), _LONGEST_QUOTE)
        yield ReplyLine(say("prose_says", language, line=sentence.line, text=text), Style.QUOTE)
