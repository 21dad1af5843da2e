"""Rates in words: the rate, how it is defined, and what was divided by what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.answering import Answer
from handlers.answering.values.answer import Result
from handlers.rendering.qualifying.coverage import coverage_lines
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.results.assumptions import assumption, assumption_lines
from handlers.rendering.results.figures import answers_of, line_of, parts_of, semicolon
from handlers.rendering.vocabulary.labels import rate, short, what
from handlers.rendering.vocabulary.numbers import number, plain
from handlers.rendering.vocabulary.phrases import say
from handlers.rendering.vocabulary.tables import aligned
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding import Question

Lines = Iterator[ReplyLine]
SHOWN = 10
"""Rates that an answer shows of many."""


def ratio_lines(answer: Answer, language: Language) -> Lines:
    """One rate as the head with its division below; several as rows, and what they come to
    together.
    """
    found = answers_of(answer)
    terms = parts_of(answer)
    if _is_of_several(answer.question):
        yield from _several(answer, found, terms, language)
    elif len(found) == 1:
        yield ReplyLine(
            number(found[0], language) + assumption(answer, found[0], language), Style.HEAD
        )
        yield ReplyLine(_division(found[0], _own(found[0], terms), language))
    else:
        heads = [f"{_who(result, language)} {number(result, language)}" for result in found[:4]]
        yield ReplyLine(
            semicolon(language).join(heads) + ("…" if len(found) > 4 else ""), Style.HEAD
        )
        yield from rate_rows(answer, found[:SHOWN], language)
        count = len(found) + answer.unlisted.asked
        if count > SHOWN:
            yield ReplyLine(say("and_more", language, count=count - SHOWN), Style.NOTE)
    yield from together_line(terms, language)
    yield from definition_line(answer.question, language)
    yield from coverage_lines(answer, language)
    yield from assumption_lines(answer, language)
    if answer.coverage is None:
        yield from lack_lines(answer.lacks, language)


def _is_of_several(question: Question) -> bool:
    """Whether several rates are asked for, or figures beside one."""
    return bool(question.more_ratios or question.beside)


def is_one_rate_of_many(answer: Answer) -> bool:
    """Whether it is one rate, of many reports."""
    return not _is_of_several(answer.question) and len(answers_of(answer)) > 1


def rate_rows(answer: Answer, found: Sequence[Result], language: Language) -> Lines:
    """Rates as rows, each with its division."""
    terms = parts_of(answer)
    shown = [
        [_who(result, language), number(result, language), in_short(result, _own(result, terms))]
        for result in found
    ]
    yield from aligned(shown, right={1})


def _several(
    answer: Answer,
    found: Sequence[Result],
    terms: Sequence[Result],
    language: Language,
) -> Lines:
    """Several rates, and figures beside them: each with its name, and with its agency where there
    are several.
    """
    single = len({result.report.id for result in found if result.report}) == 1
    heads = [
        (_which(result, language, single=single), number(result, language)) for result in found
    ]
    yield ReplyLine(semicolon(language).join(" ".join(head) for head in heads), Style.HEAD)
    rows, place = [], 0
    for result, head in zip(found, heads, strict=True):
        count = len(result.ratio.top) + len(result.ratio.bottom) if result.ratio else 0
        behind = (
            in_short(result, terms[place : place + count])
            if result.ratio
            else line_of(result, language)
        )
        rows.append([*head, behind])
        place += count
    yield from aligned(rows, right={1})


def _which(result: Result, language: Language, *, single: bool) -> str:
    name = rate(result.ratio, language) if result.ratio else what(result, language)
    if single:
        return name
    return f"{_who(result, language)} {name}"


def _who(result: Result, language: Language) -> str:
    if result.report:
        return f"{short(result.report.agency, language)} {result.report.year}"
    return ""


def _own(result: Result, terms: Sequence[Result]) -> list[Result]:
    return [term for term in terms if term.report == result.report and term.ratio is None]


def _division(result: Result, own: Sequence[Result], language: Language) -> str:
    count = len(result.ratio.top) if result.ratio else 1
    top, bottom = (
        " + ".join(f"{what(term, language)} {number(term, language)}" for term in terms)
        for terms in (own[:count], own[count:])
    )
    bottom = f"({bottom})" if len(own) > count + 1 else bottom
    return say("ratio_how", language, top=top, bottom=bottom)


def in_short(result: Result, terms: Sequence[Result]) -> str:
    """A division by its numbers alone: 49 ÷ 87."""
    if result.ratio is None or not terms:
        return ""
    count = len(result.ratio.top)
    sides = [
        " + ".join(plain(term.value) for term in side) for side in (terms[:count], terms[count:])
    ]
    return " ÷ ".join(f"({side})" if "+" in side else side for side in sides)


def definition_line(question: Question, language: Language) -> Lines:
    """The sentence that defines each rate that is asked for."""
    for ratio in filter(None, (question.ratio, *question.more_ratios)):
        said = ratio.defined_zh if language is Language.ZH else ratio.defined_en
        if said:
            yield ReplyLine(say("definition", language, definition=said), Style.NOTE)


def together_line(parts: Sequence[Result], language: Language) -> Lines:
    """What several rates come to with their terms added up."""
    for part in parts:
        if part.ratio is not None and part.report is None:
            yield ReplyLine(say("pooled", language, number=number(part, language)), Style.NOTE)
