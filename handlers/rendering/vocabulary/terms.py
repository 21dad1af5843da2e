"""What a term means, in words, with where it is said."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding.asked.terms import terms


def term_lines(answer: Answer, language: Language) -> Iterator[ReplyLine]:
    """Each term with its source; the first is the head."""
    for place, code in enumerate(answer.question.terms):
        term = terms()[code]
        chinese = language is Language.ZH
        yield ReplyLine(term.zh if chinese else term.en, Style.HEAD if place == 0 else Style.PLAIN)
        source = term.source_zh if chinese else term.source_en
        yield ReplyLine(say("term_source", language, source=source), Style.SOURCE)
