"""Breakdowns in words: the parts that are not zero, or the one that has the place that is asked
for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handlers.answering import Answer
from handlers.answering.values.answer import Result
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.results.assumptions import assumption_lines
from handlers.rendering.results.figures import answers_of, line_of, parts_of, sentence
from handlers.rendering.vocabulary.counted import counted_parts
from handlers.rendering.vocabulary.labels import column, what
from handlers.rendering.vocabulary.numbers import number
from handlers.rendering.vocabulary.phrases import say
from handlers.rendering.vocabulary.tables import aligned
from handlers.reply import Language, ReplyLine, Style

Lines = Iterator[ReplyLine]
_MOST_SAID = 4


def breakdown_lines(answer: Answer, language: Language) -> Lines:
    """The parts that are not zero, and that the others are."""
    found, total = answers_of(answer), parts_of(answer)
    if len(found) == 1 and not found[0].value:
        yield ReplyLine(number(found[0], language), Style.HEAD)
        yield ReplyLine(sentence(found[0], language))
        yield ReplyLine(say("all_zero", language), Style.NOTE)
    else:
        by_place = answer.question.ranking.of_parts and total
        shown = [*found, *total[1:]] if by_place else found
        yield ReplyLine(
            _place(answer, language) if by_place else _parts(found, total, language), Style.HEAD
        )
        yield from aligned(
            [
                [part_name(one, language), number(one, language), line_of(one, language)]
                for one in shown
            ],
            right={1},
        )
        if total:
            yield ReplyLine(say("others_zero", language), Style.NOTE)
    yield from assumption_lines(answer, language)
    yield from lack_lines(answer.lacks, language)


def _parts(found: Sequence[Result], total: Sequence[Result], language: Language) -> str:
    """The figure itself, if it can be read, with the first of its parts."""
    if language is Language.EN:
        return counted_parts(total[0] if total else None, found[:_MOST_SAID])
    head = f"{what(total[0], language)} {number(total[0], language)}" if total else ""
    parts = "，".join(
        f"{part_name(result, language)} {number(result, language)}" for result in found[:_MOST_SAID]
    )
    if head:
        return f"{head}：{parts}"
    return parts


def _place(answer: Answer, language: Language) -> str:
    """The part, or the equal ones, at the place that is asked for."""
    found, position = answers_of(answer), answer.question.ranking.position
    if not found:
        return say("no_such_part", language, position=position, count=len(parts_of(answer)) - 1)
    names = say("whole_and", language).join(part_name(result, language) for result in found)
    key = "part_equal" if len(found) > 1 else "part"
    shown = say(key, language, part=names, number=number(found[0], language))
    if position == 1:
        return shown
    return say("part_place", language, position=position, part=shown)


def part_name(result: Result, language: Language) -> str:
    """What a part of a breakdown is called: its applicants, or its row."""
    if result.measure and result.measure.column != "total":
        return column(result.measure, language)
    return what(result, language)
