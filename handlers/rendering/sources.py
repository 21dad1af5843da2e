"""Where the numbers of an answer stand: report, table, line and the words there."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer, AnswerStatus
from handlers.answering.answer import Kind, Result
from handlers.rendering.labels import report, table
from handlers.rendering.phrases import say
from handlers.reply import Language, Line, Style

_LONGEST = 90
_MOST = 3


def source_lines(answer: Answer, language: Language) -> Iterator[Line]:
    """One line a source, for the first few; figures of a table in rows cite their line themselves."""
    if answer.status is AnswerStatus.AMBIGUOUS:
        return
    cited: set[tuple[int, int]] = set()
    for result in answer.results:
        if result.kind is Kind.QUOTED and answer.status is AnswerStatus.MISSING:
            continue
        for source in result.sources:
            key = (source.report.id, source.line)
            if key in cited or len(cited) >= _MOST:
                continue
            cited.add(key)
            place = say("prose", language) if result.kind is Kind.QUOTED else _place(result, language)
            cited_at = {"title": report(source.report, language), "place": place, "line": source.line}
            if result.kind is Kind.QUOTED:
                yield Line(say("source_prose", language, **cited_at), Style.SOURCE)
            else:
                yield Line(say("source", language, **cited_at, text=shortened(source.text)), Style.SOURCE)


def _place(result: Result, language: Language) -> str:
    return table(result.measure, language) if result.measure else ""


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The words of a report, cut where they are long."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
