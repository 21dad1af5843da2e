"""What is asked for by 哪些 and stands in the prose in a row: the sentence that names it, whole."""

from __future__ import annotations

from functools import cache
from itertools import chain

from handlers.answering.from_prose.asked import asked_of
from handlers.answering.values.answer import Answer, AnswerStatus
from handlers.prose.asserting.terms import terms_in
from handlers.prose.english import terms_of
from handlers.prose.finding import nearest
from handlers.prose.lists import pattern
from handlers.prose.passages import names_several, names_titles
from handlers.prose.quote import Quote
from handlers.prose.wording import synonyms, verbs
from handlers.understanding import Operation, Question
from store.entering import only_if
from store.folding import fold
from store.index import Index

_OF_ONE = frozenset({Operation.VALUE, Operation.FIND})


@only_if(lambda index, question: question.mentions and not question.asks_number)
def listed(index: Index, question: Question) -> Answer | None:
    """The sentence that names what is asked for; None where no number is what is wanted, or none
    holds every word.
    """
    if not question.mentions or not _asks_which(question):
        return None
    reports = [target.report for target in asked_of(index, question).targets]
    terms = tuple(filter(_tells, terms_of(question.about_prose)))
    if not reports or sum(map(len, terms)) < _SHORTEST:
        return None
    titles = pattern("documents").search("".join(terms)) is not None
    for sentence in nearest(index, reports, question.text):
        row = names_titles(sentence.text) if titles else names_several(sentence.text)
        if row and terms_in(fold(sentence.text).text, terms, question.text) is not None:
            return Answer(AnswerStatus.QUOTED, question, quotes=(Quote(sentence),))
    return None


def _asks_which(question: Question) -> bool:
    """Whether a question asks which ones there are, and no number."""
    if question.operation not in _OF_ONE or question.asks_number:
        return False
    return pattern("ask-list").search(question.text) is not None


def _tells(term: str) -> bool:
    """Whether a word says what is listed, and not only how many or what was done with it."""
    if pattern("numerals").fullmatch(term):
        return False
    return term.removeprefix(_NEWLY) not in _issued()


@cache
def _issued() -> frozenset[str]:
    """What is done to documents that are listed, in any words for it: 出台, 制发."""
    return frozenset(chain.from_iterable(synonyms().get(verb, ()) for verb in _ISSUED)) | verbs()


_ISSUED = ("制定", "印发", "发布")
_NEWLY = "新"


_SHORTEST = 3
"""Characters of all words together: 文件 alone stands in every other sentence."""
