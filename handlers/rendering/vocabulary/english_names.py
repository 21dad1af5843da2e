"""Chinese names in what an English answer says of itself, as the English ones; the number has the
Chinese beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.vocabulary.labels import short
from handlers.reply import Language
from store.entering import GIVEN, only_if
from store.model import Agency


@only_if(lambda text, answer: answer.question.language is Language.EN, otherwise=GIVEN)
def in_english(text: str, answer: Answer) -> str:
    """The text with the names of the answer's agencies and regions as they are called in
    English.
    """
    if answer.question.language is not Language.EN:
        return text
    called = {agency.name: short(agency, Language.EN) for agency in _agencies(answer)}
    for name in sorted(called, key=len, reverse=True):  # The office's name holds that of its place.
        text = text.replace(name, called[name])
    return text


def _agencies(answer: Answer) -> Iterator[Agency]:
    yield from (result.report.agency for result in answer.results if result.report)
    question = answer.question
    for mention in (*question.mentions, *question.excluding):
        yield from mention.agencies()
