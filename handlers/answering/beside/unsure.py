"""What to say of a question that is about the reports and not understood: nothing of them is
claimed.

The words that were not understood are named; the nearest sentences are shown and not vouched for;
the nearest questions that can be answered are offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from handlers.answering.beside.next_steps import one_figure
from handlers.answering.beside.of_the_field import other_subjects
from handlers.answering.reports.reached import reports_reached
from handlers.answering.values.answer import Answer, AnswerStatus, NextStep, Refusal
from handlers.prose.finding import nearest
from handlers.reply import Language
from handlers.understanding import Operation, Question, Split
from store.index import HeldReport, Index
from store.measures import Measure, subjects
from store.model import Mention
from store.quick_records import replace

MOST_READINGS = 3
_MAIN = (
    Measure("new", "total"),
    Measure("handled", "total"),
    Measure("penalties", "decisions"),
    Measure("review", "total"),
)
"""Figures that nearly every report has, to be offered where nothing nearer is known."""


def unsure(index: Index, question: Question, reports: Sequence[HeldReport] = ()) -> Answer:
    """That a question was not understood, with the nearest text of its reports (of all, where it
    names none).
    """
    held = reports or reports_reached(index, question)
    unread = (
        tuple(dict.fromkeys(word.text for word in question.content))
        or tuple(question.about_prose.split())[:3]
    )
    return Answer(
        AnswerStatus.UNSURE,
        question,
        reports=tuple(held),
        unread=unread,
        nearest=nearest(index, held, _words_of(question, held)) if _says_anything(question) else (),
    )


def _says_anything(question: Question) -> bool:
    """Whether a Chinese question has any words beside its agencies: 平罗 alert(1) is near to
    nothing.
    """
    rest = question.text
    for mention in question.mentions:
        rest = (
            rest.replace(question.text[mention.start : mention.end], " ")
            if mention.end > mention.start
            else rest
        )
    return question.language is not Language.ZH or _WORDS.search(rest) is not None


_WORDS = re.compile(r"[\u3400-\u9fff]{2}")


def _words_of(question: Question, held: Sequence[HeldReport]) -> str:
    """The question itself, with the unit that it asks in; of a follow-up, what it goes on from.

    Without the agencies whose reports are looked at: 平罗县 is in every sentence of its report, and
    tells nothing.
    """
    whole = all(word in question.text for word in question.about_prose.split())
    if not whole:
        return question.about_prose or question.said
    if "agency" in question.taken_over:
        return question.text
    signs = list(question.text)
    for mention in question.mentions:
        if _is_of_any(mention, held):
            signs[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(signs)


def _is_of_any(mention: Mention, held: Sequence[HeldReport]) -> bool:
    """Whether some report is of an agency that is named, or of its place."""
    agencies = [report.agency for report in held]
    names, places = (
        {agency.name for agency in agencies},
        {agency.division for agency in agencies} - {None},
    )
    return any(agency.name in names or agency.division in places for agency in mention.agencies())


def declined(question: Question, found: Answer) -> Answer:
    """What was not understood, as declined where it is of another subject and no report says
    anything like it.

    平罗县天气怎么样: nothing is near to 天气.
    """
    if found.nearest or question.measures or question.claim is not None:
        return found
    other = [word.text for word in question.content if word.text in other_subjects()]
    if not other:
        return found
    return Answer(
        AnswerStatus.REFUSED, question, refusal=Refusal.OFF_TOPIC, unknown=" ".join(other)
    )


def readings(
    index: Index,
    found: Answer,
    ask: Callable[[Index, Question], Answer],
) -> tuple[NextStep, ...]:
    """Questions near one that was not understood which have an answer: without the words, then the
    main figures.
    """
    every = (*_without_strangers(found.question), *_main_figures(found))
    steps = (step for step in every if ask(index, step.question).status is AnswerStatus.ANSWERED)
    return tuple(islice(_each_once(steps), MOST_READINGS))


def _each_once(steps: Iterable[NextStep]) -> Iterator[NextStep]:
    seen: set[object] = set()
    for step in steps:
        key = (
            step.question.mentions,
            step.question.years,
            step.question.measures,
            step.question.operation,
        )
        if key not in seen:
            seen.add(key)
            yield step


def _without_strangers(question: Question) -> Iterator[NextStep]:
    if question.bare is not Operation.NONE and (question.measures or question.ratio):
        measure = question.measures[0] if question.measures else None
        known = replace(question, operation=question.bare, content=(), set_aside=())
        yield NextStep("reading", known, measure=measure)
    for measure in question.measures:
        if len(question.measures) > 1 or question.bare is not Operation.VALUE:
            plain = replace(
                question, operation=Operation.VALUE, measures=(measure,), ratio=None, content=()
            )
            yield NextStep("reading", plain, measure=measure)


def _main_figures(found: Answer) -> Iterator[NextStep]:
    for report in found.reports[:1]:
        tables = [subjects()[measure.subject].table for measure in _MAIN]
        for measure, table in zip(_MAIN, tables, strict=True):
            if table in report.tables:
                asked = replace(
                    one_figure(found.question, report, measure), content=(), set_aside=()
                )
                yield NextStep("reading", asked, measure=measure)
                if measure.subject == "handled":
                    split = replace(asked, operation=Operation.BREAKDOWN, split=Split.RESULT)
                    yield NextStep("results", split, measure=measure)
