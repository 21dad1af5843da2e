"""What a question was taken to mean, in a line: whom, when, which row and column."""

from __future__ import annotations

from itertools import chain

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result
from handlers.answering.values.gathered import steps_of
from handlers.answering.values.reports_in import reports_in
from handlers.rendering.restating.whole import whole_of_conditions, whom
from handlers.rendering.vocabulary.english_names import in_english
from handlers.rendering.vocabulary.labels import column, full, rate, subject
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language
from handlers.understanding import Operation, Order, Question
from handlers.understanding.cutting.year_forms import school_year
from store.measures import Measure

_OVER_YEARS = frozenset({Operation.TREND})


def understood(answer: Answer) -> str:
    """What the question was taken to mean; empty where there is nothing to say."""
    question = answer.question
    if not answer.results or answer.status is not AnswerStatus.ANSWERED:
        return ""
    if not question.measures or question.operation is Operation.CHECK:
        return ""
    before = [part for part in (_whose(answer), _when(answer)) if part]
    apart = "；" if question.language is Language.ZH else "; "
    meant = (" · ".join([*before, what]) for what in understood_figures(answer))
    return in_english(apart.join(meant), answer)


def understood_figures(answer: Answer) -> list[str]:
    """Every figure that was asked for, each with its column: of all the parts of a question."""
    language = answer.question.language
    told = [
        part for part in (answer.parts or (answer,)) if part.results and _of_figures(part.question)
    ]
    return list(dict.fromkeys(chain.from_iterable(_what(part, language) for part in told)))


def _of_figures(question: Question) -> bool:
    """Whether figures of the tables are asked for; half of a question may be about the prose, or
    not understood.
    """
    return bool(question.measures) or question.ratio is not None


def _whose(answer: Answer) -> str:
    """The region and whom of it; else the agency, where it is one."""
    question = answer.question
    if question.everywhere:
        return whom(question, question.language)
    names = {report.agency.name for report in reports_in(answer.results)}
    if len(names) == 1:
        return next(iter(names))
    return ""


def _when(answer: Answer) -> str:
    """The one year; from which to which, where something moved over them."""
    years = _years(answer)
    if len(years) == 1:
        return _one_year(years[0], answer)
    moved = (
        answer.question.ranking.order is not Order.VALUE or answer.question.operation in _OVER_YEARS
    )
    if years and moved:
        return f"{years[0]}–{years[-1]}"
    return ""


def _years(answer: Answer) -> list[int]:
    """The years of the reports, and those of a series that have a figure."""
    with_figure = [step.year for step in steps_of(answer.series) if step.results]
    return sorted(
        {report.year for report in reports_in(answer.results) if report.year}.union(with_figure)
    )


def _one_year(year: int, answer: Answer) -> str:
    """A year; one that was asked for as a school year (2021-2022学年) as that."""
    school = school_year(answer.question.text)
    if school is None:
        return str(year)
    return say("school_year", answer.question.language, begins=school[0], ends=school[1])


def _what(answer: Answer, language: Language) -> list[str]:
    question = answer.question
    if question.ratio is not None:
        rates = [rate(one, language) for one in (question.ratio, *question.more_ratios)]
        return [*(_cell(measure, language) for measure in question.beside), *rates]
    if question.operation is Operation.BREAKDOWN:
        parted = say(f"split_{question.split}", language)
        return [
            f"{_cell(question.measures[0], language)} · {parted}{_told_before(question, language)}"
        ]
    if question.having:
        return [whole_of_conditions(question, language)]
    if len(question.measures) > 1:
        return [_cell(measure, language) for measure in question.measures[:3]]
    named = _cell(_first(answer.results, question), language)
    if "share:of_all" in question.topics:
        return [named, say("share_of_all", language)]
    return [named]


def _told_before(question: Question, language: Language) -> str:
    """Which rows a breakdown leaves out, since they were told before."""
    if not question.without:
        return ""
    rows = say("whole_and", language).join(full(measure, language) for measure in question.without)
    return say("split_without", language, rows=rows)


def _first(results: tuple[Result, ...], question: Question) -> Measure:
    return next((result.measure for result in results if result.measure), question.measures[0])


def _cell(measure: Measure, language: Language) -> str:
    """Row · column."""
    return f"{subject(measure, language)} · {column(measure, language)}"
