"""An answer's numbers with where they stand, ready to be pasted into a text.

24 件（平罗县人民政府办公室2022年政府信息公开工作年度报告，表三，第47行）
"""

from __future__ import annotations

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, ResultKind, ResultRole
from handlers.rendering.vocabulary.labels import report, table, what
from handlers.rendering.vocabulary.numbers import number
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language

_MOST = 3
"""Numbers in a citation; more are a table, and stand in the export."""
_VOUCHED = (AnswerStatus.ANSWERED, AnswerStatus.QUOTED)


def citation(answer: Answer, language: Language) -> str:
    """The numbers that are the answer, or its terms where it was computed, each with its place.

    None where a problem goes with a number: pasted elsewhere, it would stand there without it.
    """
    if answer.status not in _VOUCHED or answer.problems or answer.verdict is False:
        return ""
    cited = _to_cite(answer)
    if not 1 <= len(cited) <= _MOST:
        return ""
    shown = [_cited(result, language) for result in cited]
    if len({(result.measure, result.cell) for result in cited}) > 1:
        shown = [
            f"{what(result, language)} {place}" for result, place in zip(cited, shown, strict=True)
        ]
    return say("cited_separator", language).join(shown)


def _to_cite(answer: Answer) -> list[Result]:
    """The numbers that are the answer; the terms where none of these stands in a report; none where
    only some do.
    """
    asked = [result for result in answer.results if result.role is ResultRole.ANSWER]
    found = list(filter(_stands, asked))
    if not found:
        return list(filter(_stands, answer.results))
    if len(found) == len(asked):
        return found
    return []


def _stands(result: Result) -> bool:
    """Whether it stands in one place of a report."""
    return result.kind is not ResultKind.COMPUTED and len(result.sources) == 1


def _cited(result: Result, language: Language) -> str:
    source = result.sources[0]
    is_of_prose = result.kind is ResultKind.QUOTED or result.measure is None
    place = (
        say("prose", language)
        if is_of_prose or result.measure is None
        else table(result.measure, language)
    )
    title = report(source.report, language)
    if language is Language.ZH:
        title = "".join(title.split())
    return say(
        "cited",
        language,
        number=number(result, language),
        title=title,
        place=place,
        line=source.line,
    )
