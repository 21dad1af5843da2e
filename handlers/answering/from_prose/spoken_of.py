"""What the prose plainly says of a question that asks for no number: who, which office, how, where,
by what channel.
"""

from __future__ import annotations

from collections.abc import Sequence

from handlers.answering.from_prose.prose_of import ways_to_ask, words_around
from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.prose.introduced import introduced, name_asked
from handlers.prose.kept_sentences import read_of
from handlers.prose.lists import pattern, words
from handlers.prose.plainly import asked_passage, plainly_said
from handlers.prose.quote import Quote
from handlers.prose.shapes import shape
from handlers.understanding import Operation, Question
from handlers.understanding.patterns import PATTERNS
from store.index import HeldReport, Index

_FEW = 3
"""Reports whose prose is asked: of more, a sentence of one says nothing of the others."""


def spoken_of(index: Index, question: Question, reports: Sequence[HeldReport]) -> Answer | None:
    """The sentences that plainly say what is asked; None where a number is asked for, or none says
    it.
    """
    if question.operation is not Operation.FIND or not 0 < len(reports) <= _FEW:
        return None
    read = read_of(index, reports)
    name = name_asked(_without_names(question))
    introducing = introduced(read, name) if name else []
    if introducing:
        return Answer(AnswerStatus.QUOTED, question, quotes=tuple(map(Quote, introducing)))
    if not _asks_no_number(question):
        return None
    around = [word for word in words_around(question) if any(word in one.text for one in read)]
    for terms in ways_to_ask(question):
        whether = _asks_whether(question.text)
        said_words = _apart(terms)
        for words_said in (said_words, [*said_words, *around] if said_words else []):
            said = plainly_said(read, asked_passage(words_said, question.text, whether=whether))
            if said:
                return Answer(AnswerStatus.QUOTED, question, quotes=tuple(map(Quote, said)))
    return None


def _without_names(question: Question) -> str:
    """The text of a question with blanks for its agencies and years."""
    text = question.text
    for mention in question.mentions:
        blank = " " * (mention.end - mention.start)
        text = text[: mention.start] + blank + text[mention.end :]
    return shape("year-beside").sub(lambda year: " " * len(year[0]), text)


def _apart(terms: Sequence[str]) -> list[str]:
    """The words without particles behind them: 要求公布的 is 要求公布."""
    return [term.removesuffix("的").removesuffix("了") or term for term in terms]


def _asks_no_number(question: Question) -> bool:
    """Whether a question asks for something else than a number in words: who, how, or whether."""
    if shape("asks-no-count").search(question.text):
        return True
    if question.counted or PATTERNS["asks-number-of-prose"].search(question.text):
        return False
    return not question.asks_number or _asks_whether(question.text)


def _asks_whether(text: str) -> bool:
    begins = text.split(" ", 1)[0]
    return begins in words("either-asked") or (
        not text.isascii() and pattern("either-asked").search(text) is not None
    )
