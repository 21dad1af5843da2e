"""What is not there and why, and what the prose says instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handlers.answering import Answer
from handlers.answering.values.answer import Lack, Why
from handlers.rendering.citing.nearest import nearest_lines
from handlers.rendering.citing.quotes import quoted
from handlers.rendering.vocabulary.labels import both, chapter, department, full, rate, short
from handlers.rendering.vocabulary.numbers import plain
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from store.entering import only_if
from store.index import HeldReport

Lines = Iterator[ReplyLine]
_MOST = 6
_MOST_LACKS = 12


def missing_lines(answer: Answer, language: Language) -> Lines:
    """The reason for each figure that is not there, then what the prose says."""
    if not answer.lacks:
        yield ReplyLine(say("missing_head_no-report", language), Style.HEAD)
    else:
        first = answer.lacks[0]
        yield ReplyLine(
            say(f"missing_head_{first.why}", language, year=first.year or ""), Style.HEAD
        )
    yield from lack_lines(answer.lacks, language)
    yield from nearest_lines(answer, language)
    for quote in answer.quotes:
        yield ReplyLine(quoted(quote, language), Style.QUOTE)


@only_if(lambda lacks, language: lacks, otherwise=())
def lack_lines(lacks: Iterable[Lack], language: Language) -> Lines:
    """A sentence for each figure that is not there, and how many there are besides."""
    every = list(dict.fromkeys(lacks))
    for lack in every[:_MOST_LACKS]:
        yield ReplyLine(reason(lack, language), Style.PLAIN)
        if lack.at_least:
            yield ReplyLine(say("at_least", language, number=plain(lack.at_least)), Style.NOTE)
    if len(every) > _MOST_LACKS:
        yield ReplyLine(say("and_more", language, count=len(every) - _MOST_LACKS), Style.NOTE)


def reason(lack: Lack, language: Language) -> str:
    """Why a figure is not there, in a sentence."""
    if lack.why is Why.NO_PLACE and lack.agency:
        return say("missing_no-place", language, agency=department(lack.agency.office, language))
    said, count = lack.count or ("", "")
    return say(
        f"missing_{lack.why}{_nearer(lack)}",
        language,
        agency=_whose(lack, language),
        year=lack.year or "",
        chapter=chapter(lack.measure, language) if lack.measure else "",
        what=_what(lack, language),
        said=said,
        count=count,
        form=str(lack.report.form) if lack.report else "",
        available=_available(lack, language),
    )


def _nearer(lack: Lack) -> str:
    """Which of the sentences for a reason: with other reports that there are; of any agency, in any
    year.
    """
    if lack.why in (Why.NO_REPORT, Why.NO_YEAR) and lack.available:
        return "_available"
    if lack.why is not Why.NONE_OF_LEVEL:
        return ""
    return ("" if lack.agency else "_anywhere") + ("" if lack.year else "_ever")


def _whose(lack: Lack, language: Language) -> str:
    if lack.agency is not None:
        return both(lack.agency, language)
    if language is Language.ZH:
        return "任何单位"
    return "any agency"


def _what(lack: Lack, language: Language) -> str:
    if lack.why is Why.NO_RATIO and lack.ratio:
        return rate(lack.ratio, language)
    if lack.measure:
        return full(lack.measure, language)
    return ""


def _available(lack: Lack, language: Language) -> str:
    same = all(held.agency == lack.agency for held in lack.available)
    shown = [report_name(held, same, language) for held in lack.available[:_MOST]]
    rest = len(lack.available) + lack.more - len(shown)
    if rest > 0:
        shown.append(say("and_more", language, count=rest))
    return say("list_separator", language).join(shown)


def report_name(held: HeldReport, same: bool, language: Language) -> str:
    """A report by its year, and unless all are of the same agency by that."""
    year = say("assumed_year", language, year=held.year)
    if same:
        return year
    return f"{short(held.agency, language)} {held.year}"
