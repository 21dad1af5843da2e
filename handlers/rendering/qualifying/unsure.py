"""That a question was not understood, in words: which words, what text is nearest, and what can be
asked instead.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.citing.nearest import nearest_lines
from handlers.rendering.citing.sources import shortened
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style

_LONGEST_WORDS = 40


def unsure_lines(answer: Answer, language: Language) -> Iterator[ReplyLine]:
    """Nothing is claimed of the reports; the nearest text stands as what it is."""
    words = say("quote_separator", language).join(answer.unread)
    key = "unsure_head" if words else "unsure_head_bare"
    yield ReplyLine(say(key, language, words=shortened(words, _LONGEST_WORDS)), Style.HEAD)
    yield from lack_lines(answer.lacks, language)
    yield from nearest_lines(answer, language)
    yield ReplyLine(say("unsure_next", language, example=say("example", language)), Style.NOTE)
