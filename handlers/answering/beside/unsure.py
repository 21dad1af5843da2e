"""What to say of a question that is about the reports and not understood: nothing of them is
claimed.

The words that were not understood are named; the nearest sentences are shown and not vouched for;
the nearest questions that can be answered are offered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice, product

from handlers.answering.beside.likely_rows import likely_rows
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
_TWO = 2
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


def counts_what_is_unsaid(question: Question) -> bool:
    """Whether an English question counts something in words that say nothing of what: how many
    wanted information from Pingluo. It is none for the reports that are held.
    """
    return _COUNTS_SOMETHING.search(question.said) is not None


_COUNTS_SOMETHING = re.compile(r"\bhow (?:many|much) (?:[a-z]+ )*?[a-z]{4,}", re.IGNORECASE)


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
    likely = [*_likely_figures(found)]
    rows = {measure.subject for measure in found.question.measures}
    other = [one for one in likely[:1] if one.measure and one.measure.subject not in rows]
    # Requests dangling on into the next year are no new ones, though "requests" alone are.
    every = chain(other, _without_strangers(found.question), likely, _main_figures(found))
    steps = (step for step in every if ask(index, step.question).status is AnswerStatus.ANSWERED)
    return tuple(islice(_each_once(steps), MOST_READINGS))


def _each_once(steps: Iterable[NextStep]) -> Iterator[NextStep]:
    """The steps without those that ask the same: all are of the agencies and years that were
    understood.
    """
    seen: set[object] = set()
    for step in steps:
        asked = step.question
        key = (len(asked.mentions), asked.measures, asked.ratio, asked.operation)
        if key not in seen:
            seen.add(key)
            yield step


def _without_strangers(question: Question) -> Iterator[NextStep]:
    """The question without the words that were not understood, then each figure that it names."""
    bare = question.bare
    if bare is Operation.NONE:
        bare = Operation.COMPARE if len(question.mentions) >= _TWO else Operation.VALUE
    known = replace(_settled(question), operation=bare)
    if question.measures or question.ratio:
        measure = question.measures[0] if question.measures else None
        yield NextStep("reading", known, measure=measure)
    for measure in question.measures:
        if len(question.measures) > 1 or bare is not Operation.VALUE:
            plain = replace(known, operation=Operation.VALUE, measures=(measure,), ratio=None)
            yield NextStep("reading", plain, measure=measure)


def _settled(question: Question) -> Question:
    """A question without what was not understood of it, that asks nothing back."""
    return replace(question, content=(), set_aside=(), unclear=False, items_said=False)


def _likely_figures(found: Answer) -> Iterator[NextStep]:
    """The rows that the question's own words are nearest to, of all that it names."""
    question = found.question
    likely = likely_rows(_words_of(question, found.reports))
    for report, measure in product(found.reports[:1], likely):
        asked = _compared(question, measure) or one_figure(question, report, measure)
        yield NextStep("reading", replace(asked, content=(), set_aside=()), measure=measure)


def _compared(question: Question, measure: Measure) -> Question | None:
    """A measure of all agencies that are named; None where it is one."""
    if len(question.mentions) < _TWO:
        return None
    asked = replace(_settled(question), measures=(measure,), ratio=None)
    return replace(asked, operation=Operation.COMPARE)


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
