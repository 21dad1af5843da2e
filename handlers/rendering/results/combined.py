"""What was put together from figures that were shown, in words: how, and from which."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.results.figures import answers_of, parts_of, rows, value_lines
from handlers.rendering.vocabulary.numbers import number
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style


def combined_lines(answer: Answer, language: Language) -> Iterator[ReplyLine]:
    """The result with what it is, then its terms."""
    expression, found = answer.question.expression, answers_of(answer)
    if expression is None or len(found) != 1:
        yield from value_lines(answer, language)
        return
    shown = number(found[0], language, answer.question.unit)
    yield ReplyLine(say(f"combined_{expression.combine}", language, number=shown), Style.HEAD)
    yield from rows(parts_of(answer), language)
    yield from lack_lines(answer.lacks, language)
