"""Where the numbers of an answer stand: report, table, lines, and the words there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Result, ResultKind, Source
from handlers.rendering.vocabulary.labels import report, table
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from store.entering import GIVEN, only_if
from store.index import HeldReport
from store.shown import shown

_LONGEST = 90
_MOST = 3
_TAGS: Final = "t[drh]|table|tbody|thead|p|span|div|br|font|strong|o:p|sup|li|ul|h[1-6]"
_TAG: Final = re.compile(rf"</?(?:{_TAGS})(?:[\s/][^<>]*)?>|</?[abu]>", re.IGNORECASE)


def source_lines(answer: Answer, language: Language) -> Iterator[ReplyLine]:
    """One line for each table or text that is cited: the words of one line, or several lines'
    numbers.
    """
    if answer.status in (AnswerStatus.AMBIGUOUS, AnswerStatus.UNSURE):
        return
    cited = list(_cited(answer, language).items())
    for (_, place), sources in cited[:_MOST]:
        yield ReplyLine(_line(place, sources, language), Style.SOURCE)
    if len(cited) > _MOST:
        yield ReplyLine(say("more_sources", language, all=len(cited), shown=_MOST), Style.SOURCE)


def _cited(answer: Answer, language: Language) -> dict[tuple[int, str], list[Source]]:
    """The sources by report and table, each once, in the order of the results."""
    found: dict[tuple[int, str], list[Source]] = {}
    for result in answer.results:
        if result.kind is ResultKind.QUOTED and answer.status is AnswerStatus.MISSING:
            continue
        place = _place(result, language)
        for source in result.sources:
            group = found.setdefault((source.report.id, place), [])
            if source not in group:
                group.append(source)
    return found


def _place(result: Result, language: Language) -> str:
    """The prose, or the table; nothing for what is of no row."""
    of_prose = result.measure is None and result.report is not None
    if result.kind is ResultKind.QUOTED or of_prose:
        return say("prose", language)
    if result.measure:
        return table(result.measure, language)
    return ""


def _line(place: str, sources: list[Source], language: Language) -> str:
    return _of_tables(place, sources, language) + address(sources[0].report, language)


@only_if(lambda held, language: held.address, otherwise="")
def address(held: HeldReport, language: Language) -> str:
    """Where the text of a report was found, if it came by itself."""
    is_of_the_web = held.address.startswith(
        ("http://", "https://")
    )  # A path in a folder is for administrators alone.
    if is_of_the_web:
        return say("source_address", language, address=shown(held.address))
    return ""


def _of_tables(place: str, sources: list[Source], language: Language) -> str:
    title = report(sources[0].report, language)
    if place == say("prose", language):
        return say("source_prose", language, title=title, place=place, line=_numbers(sources))
    if len({source.line for source in sources}) > 1:
        return say("source_lines", language, title=title, place=place, lines=_numbers(sources))
    text = shortened(without_tags(sources[0].text))
    return say("source", language, title=title, place=place, line=sources[0].line, text=text)


def _numbers(sources: list[Source]) -> str:
    return ", ".join(str(line) for line in sorted({source.line for source in sources}))


@only_if(lambda text: "<" in text, otherwise=GIVEN)
def without_tags(text: str) -> str:
    """The words of a line of a page: its tags say nothing to who reads an answer."""
    if not _TAG.search(text):
        return text
    return " ".join(unescape(_TAG.sub(" ", text)).split()) or text


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The words of a report, cut where they are long."""
    if len(text) <= longest:
        return text
    return text[: longest - 1] + "…"
