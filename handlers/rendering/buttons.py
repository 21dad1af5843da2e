"""The next likely steps, each a whole question: candidates, other columns, other years, what belongs to the answer."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer, AnswerStatus
from handlers.answering.answer import Assumed, Result
from handlers.measures import Measure, columns_of, subjects
from handlers.rendering.labels import column, full, subject
from handlers.rendering.phrases import say
from handlers.reply import Button, Language
from handlers.understanding import Operation
from store.model import Agency

_MOST_CANDIDATES = 12
_MOST = 3


def buttons(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons: candidates one a row, other steps together in one."""
    if answer.status is AnswerStatus.AMBIGUOUS:
        return tuple((button,) for button in _candidates(answer, language))
    steps = list(_steps(answer, language))[:_MOST]
    return (tuple(steps),) if steps else ()


def _candidates(answer: Answer, language: Language) -> Iterator[Button]:
    question = answer.question
    for option in answer.options:
        label = option.zh if language is Language.ZH else option.en
        agency = next((m.resolution.agency.name for m in question.mentions if hasattr(m.resolution, "agency")), "")
        years = question.years[0] if question.years else None
        yield Button(label, ask(agency, years, Measure(option.subject, option.column), language))
    for candidate in answer.candidates[:_MOST_CANDIDATES]:
        yield Button(candidate.name[-24:], _in_place(answer, candidate))


def _in_place(answer: Answer, candidate: Agency) -> str:
    """The question with the ambiguous name replaced by a full one, or with a name put before it."""
    question = answer.question
    for mention in question.mentions:
        if not hasattr(mention.resolution, "agency") and "agency" not in question.taken_over:
            before, behind = question.text[: mention.start].strip(), question.text[mention.end :].strip()
            return " ".join(part for part in (before, candidate.name, behind) if part)
    return f"{candidate.name} {question.text}"


def _steps(answer: Answer, language: Language) -> Iterator[Button]:
    first = next((result for result in answer.results if result.report and result.measure), None)
    if answer.status is AnswerStatus.MISSING:
        yield from _years_there_are(answer, language)
        return
    if first is None or first.report is None or first.measure is None:
        return
    if Assumed.COLUMN in answer.assumed and answer.question.operation is Operation.VALUE:
        for code in columns_of(first.measure.subject, first.report.form):
            if code != first.measure.column:
                other = Measure(first.measure.subject, code)
                yield Button(column(other, language), _ask_of(first, other, language))
    elif subjects()[first.measure.subject].table == "requests" and answer.question.operation is Operation.VALUE:
        agency, year = first.report.agency.name, first.report.year
        yield Button(say("button_results", language), _words(agency, year, "办理结果", "results", language))
        yield Button(say("button_applicants", language), _words(agency, year, "按申请人", "by applicant", language))


def _years_there_are(answer: Answer, language: Language) -> Iterator[Button]:
    for lack in answer.lacks:
        for held in lack.available[-_MOST:]:
            if answer.question.measures and held.agency == lack.agency and held.year:
                label = say("assumed_year", language, year=held.year)
                yield Button(label, ask(held.agency.name, held.year, answer.question.measures[0], language))


def _ask_of(result: Result, measure: Measure, language: Language) -> str:
    report = result.report
    return ask(report.agency.name if report else "", report.year if report else None, measure, language)


def ask(agency: str, year: int | None, measure: Measure, language: Language) -> str:
    """A measure of an agency in a year as a question that stands on its own."""
    if language is Language.ZH:
        return f"{agency}{f'{year}年' if year else ''}{full(measure, language)}"
    when = f" in {year}" if year else ""
    named = subject(measure, language) if measure.column == "total" else full(measure, language)
    return f"how many {named} for {agency}{when}"


def _words(agency: str, year: int | None, zh: str, en: str, language: Language) -> str:
    if language is Language.ZH:
        return f"{agency}{f'{year}年' if year else ''}{zh}"
    return f"{en} for {agency}{f' in {year}' if year else ''}"
