"""Answers from the prose, marked as such; and the prose beside a table figure that is missing."""

from __future__ import annotations

from dataclasses import replace

from handlers.answering.answer import Answer, AnswerStatus, Kind, Lack, Quote, Refusal, Result, Role, Source, Why
from handlers.answering.places import Target, targets
from handlers.answering.prose import search, terms_of
from handlers.understanding import Question
from store.index import Held, Index
from store.model import Ambiguous, Elsewhere, Match

_MANY = 200
"""Reports; a question that names no agency is looked for in the prose of at most so many."""


def find(index: Index, question: Question) -> Answer:
    """What the prose says of the words that no table explains."""
    terms = terms_of(question.about_prose)
    if not any(isinstance(mention.resolution, Match | Elsewhere | Ambiguous) for mention in question.mentions):
        return _without_agency(index, question, terms)
    reached = targets(index, question)
    reports = [target.report for target in reached if isinstance(target, Target)]
    lacks = [lack for lack in reached if isinstance(lack, Lack)]
    quotes = _quotes(index, reports, terms, question.unit)
    if quotes:
        assumed = frozenset(a for target in reached if isinstance(target, Target) for a in target.assumed)
        results = tuple(quoted_result(quote) for quote in quotes if quote.figure)
        return Answer(AnswerStatus.QUOTED, question, results, quotes=tuple(quotes), assumed=assumed)
    if _off_topic(index, question):
        return Answer(AnswerStatus.REFUSED, question, refusal=Refusal.OFF_TOPIC, unknown=_unknown(question))
    unsaid = [Lack(Why.NOT_SAID, report.agency, report.year, report) for report in reports]
    return Answer(AnswerStatus.MISSING, question, lacks=(*lacks, *unsaid), unknown=_unknown(question))


def _quotes(index: Index, reports: list[Held], terms: tuple[str, ...], unit: str) -> list[Quote]:
    found: list[Quote] = []
    for report in reports:
        found += search(index.sentences([report]), terms, unit)
    return found


def _without_agency(index: Index, question: Question, terms: tuple[str, ...]) -> Answer:
    """A question that names no agency is answered from the prose only if one report alone says it."""
    refused = Answer(AnswerStatus.REFUSED, question, refusal=Refusal.OFF_TOPIC, unknown=_unknown(question))
    if _off_topic(index, question) or not terms:
        return refused
    reports = [report for report in index.held() if not question.years or report.year in question.years]
    if len(reports) > _MANY:
        return replace(refused, status=AnswerStatus.AMBIGUOUS, refusal=None)
    quotes = [quote for quote in _quotes(index, reports, terms, question.unit) if quote.figure]
    if not quotes:
        return refused
    if len({quote.sentence.report.id for quote in quotes}) > 1:
        candidates = tuple(dict.fromkeys(quote.sentence.report.agency for quote in quotes))
        return Answer(AnswerStatus.AMBIGUOUS, question, candidates=candidates)
    return Answer(
        AnswerStatus.QUOTED, question, tuple(quoted_result(quote) for quote in quotes), quotes=tuple(quotes)
    )


def beside(index: Index, question: Question, answer: Answer) -> Answer:
    """A missing table figure with what the prose says of it, which is quoted and never put in its place."""
    terms = terms_of(question.about_prose)
    prose_only = all(lack.why is Why.NO_TABLES for lack in answer.lacks)
    quotes: list[Quote] = []
    for lack in answer.lacks:
        if lack.report is not None and lack.why in (Why.NO_TABLE, Why.NO_TABLES, Why.CUT_OFF, Why.BLANK):
            quotes += search(index.sentences([lack.report]), terms, question.unit)
    if not quotes:
        return answer
    results = tuple(quoted_result(quote) for quote in quotes if quote.figure)
    status = AnswerStatus.QUOTED if prose_only else answer.status
    return replace(answer, status=status, quotes=tuple(quotes), results=(*results, *answer.results))


def quoted_result(quote: Quote) -> Result:
    """A figure of the prose as a result, with its sentence as the source."""
    assert quote.figure is not None
    sentence = quote.sentence
    return Result(
        Role.ANSWER,
        Kind.QUOTED,
        quote.figure.value,
        quote.figure.unit,
        sentence.report,
        sources=(Source(sentence.report, sentence.line, sentence.end_line, sentence.text),),
        raw=quote.figure.raw,
    )


def _unknown(question: Question) -> str:
    return " ".join(word.text for word in question.content if not word.senses)


def _off_topic(index: Index, question: Question) -> bool:
    """Whether a word of the question stands in no report at all: then the question is about something else."""
    unknown = [word.text for word in question.content if not word.senses]
    for word in unknown:
        for term in terms_of(word):
            if not any(index.mentions(term[place : place + 2]) for place in range(max(len(term) - 1, 1))):
                return True
    return bool(unknown) and not terms_of(question.about_prose)
