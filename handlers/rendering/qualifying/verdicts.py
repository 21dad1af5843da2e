"""Whether what was stated is so, in words, ahead of what the report says."""

from __future__ import annotations

from handlers.answering import Answer
from handlers.answering.values.answer import ResultRole
from handlers.rendering.vocabulary.numbers import number
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding import Operation, Question
from handlers.understanding.asked.claims import EachIs, IsAll
from store.entering import SECOND, only_if


@only_if(lambda answer, *_: answer.verdict is not None, otherwise=SECOND)
def with_verdict(answer: Answer, body: list[ReplyLine], language: Language) -> list[ReplyLine]:
    """The lines of an answer, the first with the verdict before it; as they are where there is
    none.
    """
    if answer.verdict is None or not body:
        return body
    first = next((line for line in body if line.style is Style.HEAD), body[0])
    key = "verdict_yes" if answer.verdict else _denied(answer.question)
    head = ReplyLine(
        say(key, language, answer=_of_the_whole(answer, first.text, language)), Style.HEAD
    )
    return [head, *(line for line in body if line is not first)]


def _denied(question: Question) -> str:
    """What is put before an answer that is not as stated: before a sentence of its own less than
    before a figure.
    """
    if isinstance(question.claim, EachIs) and question.operation is Operation.SUM:
        return "verdict_no_each"
    if question.operation in _SENTENCES:
        return "verdict_no_but"
    return "verdict_no"


_SENTENCES = frozenset({Operation.COMPARE, Operation.CHANGE, Operation.TREND, Operation.RANK})
"""What is told in a sentence: Hongsibu has more, by 694."""


def _of_the_whole(answer: Answer, told: str, language: Language) -> str:
    """What is said to be all of a row, beside the row's total: 13 件，总计 18 件."""
    whole = next((result for result in answer.results if result.role is ResultRole.PART), None)
    if not isinstance(answer.question.claim, IsAll) or whole is None:
        return told
    return say("of_the_whole", language, answer=told, total=number(whole, language))


def part_with_verdict(answer: Answer, head: str, language: Language) -> str:
    """The head of one statement of several, with its own verdict behind it."""
    if answer.verdict is None:
        return head
    return say("part_yes" if answer.verdict else "part_no", language, answer=head)
