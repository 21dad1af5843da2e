"""The next likely steps, each a whole question: candidates, other columns, other years, what
belongs to the answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import NextStep
from handlers.rendering.citing.originals import original_of
from handlers.rendering.picking.choices import choosing, undoing
from handlers.rendering.picking.options import option_rows
from handlers.rendering.replying.offers import offers
from handlers.rendering.replying.wishes import wish_buttons
from handlers.rendering.restating.whole import whole
from handlers.rendering.vocabulary.labels import column, full, rate, short
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Button, Language
from handlers.understanding import Operation, Question, exactly
from store.measures import Measure
from store.model import Agency, Ambiguous, Match

_MOST = 3


def buttons(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    """Rows of buttons: candidates one a row; other steps together in one, other shapes of the
    answer in another.
    """
    if answer.status is AnswerStatus.ACTION:
        return wish_buttons(answer, language)
    if answer.status is AnswerStatus.AMBIGUOUS:
        return _candidates(answer, language)
    steps = (*undoing(answer.question, language), *_steps(answer.steps, language))[:_MOST]
    return tuple(row for row in (steps, tuple(offers(answer))) if row)


def _candidates(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    question = answer.question
    measures = [(option, Measure(option.subject, option.column)) for option in answer.options]
    readings = tuple(
        (
            Button(
                option.zh if language is Language.ZH else option.en,
                whole(_of(question, (measure,)), language),
            ),
        )
        for option, measure in measures
    )
    said = _said(question) if len(answer.candidates) > 1 else ""

    def ask(candidate: Agency) -> str:
        return choosing(said, candidate, whole(_naming(question, candidate), language))

    of_all = _sum_of_all(answer, language)
    agencies = option_rows(answer.candidates, language, ask)
    return readings + of_all + agencies + _beyond(answer, language)


def _sum_of_all(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    """2020年处罚总共多少 names nobody: it may be asked of somebody, or of all of them together."""
    question = answer.question
    named = question.mentions or question.department or not answer.candidates
    if named or not (question.wants_total and question.measures):
        return ()
    asked = replace(question, operation=Operation.SUM, everywhere=True, wants_total=False)
    return ((Button(say("button_sum_of_all", language), whole(asked, language)),),)


def _beyond(answer: Answer, language: Language) -> tuple[tuple[Button, ...], ...]:
    """Where all agencies may be meant, and there are more than can be offered: the list of all
    reports.
    """
    if not answer.more_candidates or answer.question.mentions or answer.question.department:
        return ()
    years = answer.question.years
    asked = f"/reports {years[0]}" if len(years) == 1 else "/reports"
    return ((Button(say("button_all_reports", language, count=answer.more_candidates), asked),),)


def _naming(question: Question, candidate: Agency) -> Question:
    """The question with the first ambiguous name meaning a candidate, or, where it names nobody,
    about that one.

    A name alone asks for its reports; put so, it stands on its own.
    """
    mentions = list(question.mentions)
    place = next(
        (n for n, mention in enumerate(mentions) if isinstance(mention.resolution, Ambiguous)),
        len(mentions),
    )
    mentions[place : place + 1] = [exactly(candidate)]
    alone = question.operation is Operation.NONE and _said(question) == question.text.strip()
    operation = Operation.LIST if alone else question.operation
    return replace(question, mentions=tuple(mentions), operation=operation)


def _said(question: Question) -> str:
    """The ambiguous name as this question says it; empty where it was said before."""
    if "agency" in question.taken_over:
        return ""
    found = next(
        (mention for mention in question.mentions if isinstance(mention.resolution, Ambiguous)),
        None,
    )
    if found:
        return question.text[found.start : found.end]
    return ""


def _of(question: Question, measures: tuple[Measure, ...]) -> Question:
    """The question, of one cell that is named with its column."""
    return replace(
        question,
        measures=measures,
        column_said=True,
        items_said=False,
        wants_total=False,
        topics=frozenset(),
    )


def _steps(steps: Sequence[NextStep], language: Language) -> Iterator[Button]:
    """The steps as buttons; where two would read the same, each says whose it is."""
    found = [_step(step, language) for step in steps]
    labels = [button.label for button in found]
    for step, button in zip(steps, found, strict=True):
        report = step.report
        whose = (
            [report.agency]
            if report
            else [
                one.resolution.agency
                for one in step.question.mentions
                if isinstance(one.resolution, Match)
            ]
        )
        if labels.count(button.label) > 1 and len(whose) == 1:
            yield button._replace(
                label=say("button_of", language, who=short(whose[0], language), what=button.label)
            )
        else:
            yield button


def _step(step: NextStep, language: Language) -> Button:
    """A step as a button; the original text is shown by a command."""
    if step.kind == "original" and step.report is not None:
        return Button(say("button_original", language), original_of(step.report, step.line))
    return Button(_label(step, language), whole(step.question, language))


def _reading(step: NextStep, language: Language) -> str:
    """A question near one that was not understood, in short: its figure or rate."""
    question = step.question
    if question.ratio is not None:
        return rate(question.ratio, language)
    return full(step.measure or question.measures[0], language)


def _label(step: NextStep, language: Language) -> str:
    match step.kind:
        case "column" if step.measure:
            return column(step.measure, language)
        case "year":
            return say("assumed_year", language, year=step.question.years[0])
        case "neighbours" if step.region:
            return say("button_neighbours", language, place=short(step.region, language))
        case "reading":
            return _reading(step, language)
        case kind:
            return say(f"button_{kind}", language)
