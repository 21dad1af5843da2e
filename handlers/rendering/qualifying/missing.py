"""What is not there and why, what the prose says instead, what has to be asked first, and what is declined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handlers.answering import Answer
from handlers.answering.values.answer import Lack, Refusal, Result, ResultKind, Why
from handlers.prose.lists import pattern
from handlers.prose.quote import Quote
from handlers.rendering.citing.nearest import nearest_lines
from handlers.rendering.citing.sources import shortened
from handlers.rendering.picking.options import spelled
from handlers.rendering.vocabulary.labels import both, chapter, department, full, rate, short
from handlers.rendering.vocabulary.numbers import number, plain
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding.asked.question import Operation
from store.folding import fold
from store.index import HeldReport
from store.reading.words.problems import render as message_of

Lines = Iterator[ReplyLine]
_LONGEST_QUOTE = 200
_MOST = 6
_BESIDE = 3
"""Characters before a number in which a word says that it is a change: 回落12.3%, 增长了55.3%."""
_MOST_LACKS = 12


def missing_lines(answer: Answer, language: Language) -> Lines:
    """The reason for each figure that is not there, then what the prose says."""
    if not answer.lacks:
        yield ReplyLine(say("missing_head_no-report", language), Style.HEAD)
    else:
        first = answer.lacks[0]
        yield ReplyLine(say(f"missing_head_{first.why}", language, year=first.year or ""), Style.HEAD)
    yield from lack_lines(answer.lacks, language)
    yield from nearest_lines(answer, language)
    for quote in answer.quotes:
        yield ReplyLine(_quoted(quote, language), Style.QUOTE)


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
    available = ""
    if lack.why in (Why.NO_REPORT, Why.NO_YEAR) and lack.available:
        available = "_available"
    if lack.why is Why.NONE_OF_LEVEL:
        available = ("" if lack.agency else "_anywhere") + ("" if lack.year else "_ever")
    if lack.why is Why.NO_PLACE and lack.agency:
        return say("missing_no-place", language, agency=department(lack.agency.office, language))
    everyone = "任何单位" if language is Language.ZH else "any agency"
    return say(
        f"missing_{lack.why}{available}",
        language,
        agency=both(lack.agency, language) if lack.agency else everyone,
        year=lack.year or "",
        chapter=chapter(lack.measure, language) if lack.measure else "",
        what=_what(lack, language),
        said=lack.count[0] if lack.count else "",
        count=lack.count[1] if lack.count else "",
        form=str(lack.report.form) if lack.report else "",
        available=_available(lack, language),
    )


def _what(lack: Lack, language: Language) -> str:
    if lack.why is Why.NO_RATIO and lack.ratio:
        return rate(lack.ratio, language)
    return full(lack.measure, language) if lack.measure else ""


def _available(lack: Lack, language: Language) -> str:
    same = all(held.agency == lack.agency for held in lack.available)
    shown = [_held(held, same, language) for held in lack.available[:_MOST]]
    rest = len(lack.available) + lack.more - len(shown)
    if rest > 0:
        shown.append(say("and_more", language, count=rest))
    return say("list_separator", language).join(shown)


def _held(held: HeldReport, same: bool, language: Language) -> str:
    year = say("assumed_year", language, year=held.year)
    return year if same else f"{short(held.agency, language)} {held.year}"


def quoted_lines(answer: Answer, language: Language) -> Lines:
    """The figure as the prose prints it, marked as prose, and its sentence."""
    results = [result for result in answer.results if result.raw]
    several = len({result.report.id for result in results if result.report}) > 1
    computed = next((one for one in answer.results if one.kind is ResultKind.COMPUTED), None)
    if computed is not None and not several:
        told = " / ".join(number(one, language) for one in results)
        yield ReplyLine(say("prose_share", language, number=number(computed, language), told=told), Style.HEAD)
    elif several:
        yield ReplyLine(_side_by_side(answer, results, language), Style.HEAD)
    elif results:
        between = "；" if language is Language.ZH else "; "
        numbers = between.join(dict.fromkeys(_moved(answer, result, language) for result in results))
        yield ReplyLine(say("prose_head", language, number=shortened(numbers)), Style.HEAD)
    else:
        contact = "contact" in answer.question.topics and not pattern("counting-asked").search(answer.question.text)
        yield ReplyLine(say("contact_head" if contact else "prose_only_head", language), Style.HEAD)
    yield from lack_lines(answer.lacks, language)
    for _, problem in answer.problems:
        yield ReplyLine(message_of(problem, language.value))
    for quote in answer.quotes:
        report = quote.sentence.report
        if not answer.lacks and results:
            key = "prose_of" if answer.question.bare is Operation.NONE else "prose_of_report"
            yield ReplyLine(say(key, language, agency=short(report.agency, language), year=report.year))
        yield ReplyLine(_quoted(quote, language), Style.QUOTE)


def _moved(answer: Answer, result: Result, language: Language) -> str:
    """A figure, and whether it is by how much something rose or fell."""
    told = number(result, language)
    for quote in answer.quotes:
        if quote.figure is not None and (quote.sentence.report, quote.figure.raw) == (result.report, result.raw):
            before = fold(quote.sentence.text[: quote.figure.start]).text[-_BESIDE:]
            for name, key in (("rises", "prose_rose"), ("falls", "prose_fell")):
                if pattern(name).search(before):
                    return say(key, language, number=told)
    return told


def _side_by_side(answer: Answer, results: list[Result], language: Language) -> str:
    """Figures of the prose of several reports, each with its report; their difference before them."""
    between = "；" if language is Language.ZH else "; "
    named = (f"{_held(one.report, False, language)}: {number(one, language)}" for one in results if one.report)
    told = between.join(named)
    computed = next((one for one in answer.results if one.kind is ResultKind.COMPUTED), None)
    if computed is None:
        return say("prose_head", language, number=told)
    return say("prose_difference", language, number=number(_as_told(computed), language), told=told)


def _as_told(computed: Result) -> Result:
    """A number computed of figures of the prose, in their own unit: 3 场, 3 sessions."""
    return replace(computed, kind=ResultKind.QUOTED, raw=plain(computed.value))


def _quoted(quote: Quote, language: Language) -> str:
    return say("prose_says", language, line=quote.sentence.line, text=around(quote))


def around(quote: Quote, longest: int = _LONGEST_QUOTE) -> str:
    """The sentence, or where it has more characters than `longest`, the part of it that holds the figure."""
    text = " ".join(quote.sentence.text.split())
    if len(text) <= longest or quote.figure is None:
        return shortened(text, longest)
    place = max(text.find(" ".join(quote.figure.raw.split())), 0)
    start = max(place - longest // 2, 0)
    piece = text[start : start + longest]
    return f"{'…' if start else ''}{piece}{'…' if start + longest < len(text) else ''}"


def ambiguous_lines(answer: Answer, language: Language) -> Lines:
    """The question back, and what there is to choose from."""
    if answer.question.unclear:
        yield ReplyLine(say("what_is_meant", language), Style.HEAD)
        yield ReplyLine(say("what_to_add", language, example=say("example", language)))
        return
    if answer.options:
        yield ReplyLine(say("which_of", language), Style.HEAD)
        for option in answer.options:
            yield ReplyLine(option.zh if language is Language.ZH else option.en)
        return
    if len(answer.candidates) == 1 and answer.question.mentions:
        yield ReplyLine(say("did_you_mean", language, agency=spelled(answer.candidates[0], language)), Style.HEAD)
        return
    named = answer.question.mentions and answer.candidates
    yield ReplyLine(say("which_of" if named else "which_agency", language), Style.HEAD)
    if answer.question.home_wanted:
        yield ReplyLine(say("home_wanted", language), Style.NOTE)
    for candidate in answer.candidates:
        yield ReplyLine(spelled(candidate, language))


_WITH_HEAD = frozenset({Refusal.GREETING, Refusal.THANKS, Refusal.FIGURES_AND_RATES})
"""What is declined for another reason than that no report could say it."""


def refused_lines(answer: Answer, language: Language) -> Lines:
    """That it is no question for these reports, and one that is."""
    example = say("example", language)
    head = f"refused_head_{answer.refusal}" if answer.refusal in _WITH_HEAD else "refused_head"
    yield ReplyLine(say(head, language), Style.HEAD)
    key = f"refused_{answer.refusal}" if answer.refusal and answer.refusal != "off-topic" else "refused"
    yield ReplyLine(say(key, language, example=example))
    if answer.unknown:
        yield ReplyLine(say("unknown_words", language, words=shortened(answer.unknown, 40)), Style.NOTE)
