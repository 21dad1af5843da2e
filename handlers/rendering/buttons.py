"""The next likely steps, each a whole question: candidates, other columns, other years, what belongs to the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from handlers.answering import Answer, AnswerStatus
from handlers.answering.answer import Assumed
from handlers.measures import Measure, columns_of, subjects
from handlers.rendering.choices import choosing, undoing
from handlers.rendering.labels import column
from handlers.rendering.offers import offers
from handlers.rendering.phrases import say
from handlers.rendering.whole import whole
from handlers.reply import Button, Language
from handlers.understanding import Operation, Question, Split, exactly
from store.index import Held
from store.model import Agency, Ambiguous

_MOST_CANDIDATES = 12
_MOST = 3


def buttons(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons: candidates one a row; other steps together in one, other shapes of the answer in another."""
    if answer.status is AnswerStatus.AMBIGUOUS:
        return tuple((button,) for button in _candidates(answer, language))
    steps = (*undoing(answer.question, language), *_steps(answer, language))[:_MOST]
    return tuple(row for row in (steps, tuple(offers(answer))) if row)


def _candidates(answer: Answer, language: Language) -> Iterator[Button]:
    question = answer.question
    for option in answer.options:
        label = option.zh if language is Language.ZH else option.en
        measure = Measure(option.subject, option.column)
        yield Button(label, whole(_of(question, measures=(measure,)), language))
    said = _said(question) if len(answer.candidates) > 1 else ""
    for candidate in answer.candidates[:_MOST_CANDIDATES]:
        asked = whole(_naming(question, candidate), language)
        yield Button(candidate.name[-24:], choosing(said, candidate, asked))


def _naming(question: Question, candidate: Agency) -> Question:
    """The question with the first ambiguous name meaning a candidate, or, where it names nobody, about that one."""
    mentions = list(question.mentions)
    place = next((n for n, mention in enumerate(mentions) if isinstance(mention.resolution, Ambiguous)), len(mentions))
    mentions[place : place + 1] = [exactly(candidate)]
    return replace(question, mentions=tuple(mentions))


def _said(question: Question) -> str:
    """The ambiguous name as this question says it; empty where it was said before."""
    if "agency" in question.taken_over:
        return ""
    found = next((mention for mention in question.mentions if isinstance(mention.resolution, Ambiguous)), None)
    return question.text[found.start : found.end] if found else ""


def _of(question: Question, *, measures: tuple[Measure, ...]) -> Question:
    """The question, of one cell that is named with its column."""
    return replace(
        question, measures=measures, column_said=True, items_said=False, wants_total=False, topics=frozenset()
    )


def _steps(answer: Answer, language: Language) -> Iterator[Button]:
    first = next((result for result in answer.results if result.report and result.measure), None)
    if answer.status is AnswerStatus.MISSING:
        yield from _years_there_are(answer, language)
        return
    if first is None or first.report is None or first.measure is None:
        return
    if answer.question.operation is not Operation.VALUE:
        return
    asked = _of_report(_of(answer.question, measures=(first.measure,)), first.report)
    if Assumed.COLUMN in answer.assumed:
        for code in columns_of(first.measure.subject, first.report.form):
            if code != first.measure.column:
                other = Measure(first.measure.subject, code)
                yield Button(column(other, language), whole(replace(asked, measures=(other,)), language))
    elif subjects()[first.measure.subject].table == "requests":
        for key, subject, split in (("results", "handled", Split.RESULT), ("applicants", "new", Split.APPLICANT)):
            parts = replace(asked, operation=Operation.BREAKDOWN, measures=(Measure(subject, "total"),), split=split)
            yield Button(say(f"button_{key}", language), whole(parts, language))


def _of_report(question: Question, report: Held) -> Question:
    """The question, of one report."""
    years = (report.year,) if report.year else ()
    return replace(question, mentions=(exactly(report.agency),), years=years, paired_years=())


def _years_there_are(answer: Answer, language: Language) -> Iterator[Button]:
    question = answer.question
    if not question.measures:
        return
    for lack in answer.lacks:
        for held in lack.available[-_MOST:]:
            if held.agency == lack.agency and held.year:
                asked = _of_report(replace(question, operation=Operation.VALUE, measures=question.measures[:1]), held)
                yield Button(say("assumed_year", language, year=held.year), whole(asked, language))
