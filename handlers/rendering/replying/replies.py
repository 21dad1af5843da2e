"""Puts a reply together: head, body, notes, sources and buttons, by how the question ended and what
it asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.answer import Assumed
from handlers.rendering.citing.citations import citation
from handlers.rendering.citing.sources import source_lines
from handlers.rendering.picking.homes import custom_lines
from handlers.rendering.qualifying.asking_back import ambiguous_lines, refused_lines
from handlers.rendering.qualifying.coverage import names_of
from handlers.rendering.qualifying.doubts import doubt_lines
from handlers.rendering.qualifying.from_prose import quoted_lines
from handlers.rendering.qualifying.missing import missing_lines
from handlers.rendering.qualifying.unsure import unsure_lines
from handlers.rendering.qualifying.verdicts import part_with_verdict, with_verdict
from handlers.rendering.replying.buttons import buttons
from handlers.rendering.replying.offers import query
from handlers.rendering.replying.wishes import wish_lines
from handlers.rendering.restating.meant import understood
from handlers.rendering.results.breakdowns import breakdown_lines
from handlers.rendering.results.changes import change_lines, trend_lines
from handlers.rendering.results.checks import check_lines
from handlers.rendering.results.combined import combined_lines
from handlers.rendering.results.comparisons import compare_lines
from handlers.rendering.results.figures import answers_of, semicolon, value_lines
from handlers.rendering.results.lists import report_lines, roster_lines
from handlers.rendering.results.rankings import rank_lines
from handlers.rendering.results.rates import ratio_lines
from handlers.rendering.results.totals import total_lines
from handlers.rendering.results.whole_lists import longer_list
from handlers.rendering.vocabulary.english_names import in_english
from handlers.rendering.vocabulary.labels import short, what
from handlers.rendering.vocabulary.phrases import say
from handlers.rendering.vocabulary.terms import term_lines
from handlers.reply import Language, Reply, ReplyLine, Style
from handlers.understanding import Operation
from handlers.understanding.wordlists.senses import Mark
from store.entering import only_if
from store.model import Match, Mention

Lines = Iterator[ReplyLine]

_BY_OPERATION: dict[Operation, Callable[[Answer, Language], Lines]] = {
    Operation.VALUE: value_lines,
    Operation.COMPARE: compare_lines,
    Operation.RATIO: ratio_lines,
    Operation.CHANGE: change_lines,
    Operation.COMPUTE: combined_lines,
    Operation.BREAKDOWN: breakdown_lines,
    Operation.RANK: rank_lines,
    Operation.SUM: total_lines,
    Operation.STATISTICS: total_lines,
    Operation.TREND: trend_lines,
    Operation.LIST: report_lines,
    Operation.ABSENT: roster_lines,
    Operation.CHECK: check_lines,
    Operation.NONE: report_lines,
}
_BY_STATUS: dict[AnswerStatus, Callable[[Answer, Language], Lines]] = {
    AnswerStatus.MISSING: missing_lines,
    AnswerStatus.QUOTED: quoted_lines,
    AnswerStatus.EXPLAINED: term_lines,
    AnswerStatus.ACTION: wish_lines,
    AnswerStatus.AMBIGUOUS: ambiguous_lines,
    AnswerStatus.UNSURE: unsure_lines,
    AnswerStatus.REFUSED: refused_lines,
}


def render(answer: Answer) -> Reply:
    """The reply to a question, in the question's language."""
    language = answer.question.language
    lines = [
        *_body(answer, language),
        *doubt_lines(answer, language),
        *_by_file_name(answer, language),
    ]
    lines += _understood(answer, language)
    lines += source_lines(answer, language)
    return Reply(
        tuple(lines),
        language,
        buttons(answer, language),
        longer=_longer(answer),
        citation=citation(answer, language),
        asked=_asked(answer),
    )


def _longer(answer: Answer) -> str:
    """The question whose list is longer than what is shown of it; that part of several, where it is
    one.
    """
    found = longer_list(answer)
    if found:
        return query(found)
    return ""


def _body(answer: Answer, language: Language) -> list[ReplyLine]:
    if answer.parts:
        return with_verdict(answer, _of_parts(answer, language), language)
    return with_verdict(answer, _plain_body(answer, language), language)


def _plain_body(answer: Answer, language: Language) -> list[ReplyLine]:
    if answer.status is AnswerStatus.ANSWERED:
        return list(_BY_OPERATION[answer.question.operation](answer, language))
    return list(_BY_STATUS[answer.status](answer, language))


def _of_parts(answer: Answer, language: Language) -> list[ReplyLine]:
    """The heads of all parts as one, each with what it is of; then what stands below them."""
    bodies = [_plain_body(part, language) for part in answer.parts]
    apart = len({part.verdict for part in answer.parts}) > 1
    names = _each_its_agency(answer.parts, language) or _each_its_year(answer.parts)
    heads = [
        _named_head(part, body, language, judged=apart, name=name)
        for part, body, name in zip(answer.parts, bodies, names, strict=True)
    ]
    below = chain.from_iterable(body[1:] for body in bodies)
    return [ReplyLine(semicolon(language).join(heads), Style.HEAD), *dict.fromkeys(below)]


def _each_its_agency(parts: Sequence[Answer], language: Language) -> list[str]:
    """The agency of each part where these are sums of one figure, each of one agency; else
    nothing.
    """
    asked = [part.question for part in parts]
    same = len({(one.measures, one.years, one.operation) for one in asked}) == 1
    named = [one.mentions[0].agencies() for one in asked if len(one.mentions) == 1]
    if (
        not same
        or asked[0].operation is not Operation.SUM
        or len(named) != len(asked)
        or not all(named)
    ):
        return []
    return [short(agencies[0], language) for agencies in named]


def _each_its_year(parts: Sequence[Answer]) -> list[str]:
    """The year of each part where it is all that tells them apart: more than the other in each
    year; else nothing.
    """
    asked = [part.question for part in parts]
    same = len({(one.measures, one.mentions, one.operation) for one in asked}) == 1
    apart = len({one.years for one in asked}) == len(asked) and all(
        len(one.years) == 1 for one in asked
    )
    if not (same and apart):
        return [""] * len(asked)
    return [
        str(part.question.years[0]) if part.status is AnswerStatus.ANSWERED else ""
        for part in parts
    ]


def _named_head(
    part: Answer,
    body: list[ReplyLine],
    language: Language,
    *,
    judged: bool,
    name: str,
) -> str:
    """The head of one part, with what it is of where it is a number alone, and whether it is as
    stated.
    """
    head = body[0].text if body else ""
    found = answers_of(part)
    named = name or (what(found[0], language) if len(found) == 1 else "")
    head = f"{named} {head}" if named and named not in head else head
    if judged:
        return part_with_verdict(part, head, language)
    return head


@only_if(lambda answer, language: answer.assumed, otherwise=())
def _by_file_name(answer: Answer, language: Language) -> Lines:
    """That the report does not say whose it is, and was taken by the name of its file."""
    reports = (
        *(result.report for result in answer.results),
        *(quote.sentence.report for quote in answer.quotes),
    )
    files = dict.fromkeys(
        report.file for report in reports if report and not report.agency.is_settled
    )
    said = {
        Assumed.FILE_NAME: "by_file_name",
        Assumed.OWN_WORDS: "by_own_words",
        Assumed.UNNAMED: "unnamed",
    }
    for assumed, phrase in said.items():
        if assumed in answer.assumed and files:
            yield ReplyLine(say(phrase, language, file=", ".join(files)), Style.NOTE)


def _is_only(mention: Mention) -> bool:
    return isinstance(mention.resolution, Match) and mention.resolution.how == "only"


@only_if(
    lambda answer, language: any(
        isinstance(one.resolution, Match)
        and (one.resolution.others or one.resolution.how == "only")
        for one in answer.question.mentions
    ),
    otherwise=(),
)
def _same_names(answer: Answer, language: Language) -> Lines:
    """Who else is called so, where the one that has a report was meant for that."""
    only = [one.agencies()[0] for one in answer.question.mentions if _is_only(one)]
    if only:
        yield ReplyLine(say("only_one", language, meant=names_of(only, language)), Style.NOTE)
    for mention in answer.question.mentions:
        if isinstance(mention.resolution, Match) and mention.resolution.others:
            meant, others = mention.resolution.agency, mention.resolution.others
            said = "only_then" if mention.resolution.how == "only_then" else "same_name"
            yield ReplyLine(
                say(said, language, meant=short(meant, language), names=names_of(others, language)),
                Style.NOTE,
            )


_SLIPS = frozenset(
    {
        "homophone",
        "sound_only",
        "lookalike",
        "doubled",
        "swapped",
        "suffix",
        "dropped",
        "added",
        "replaced",
        "typo",
    }
)
"""How a name was read that is not written so."""


@only_if(
    lambda answer, language: (
        answer.question.slips
        or any(
            isinstance(one.resolution, Match) and one.resolution.how in _SLIPS
            for one in answer.question.mentions
        )
    ),
    otherwise=(),
)
def _slips(answer: Answer, language: Language) -> Lines:
    """Words and names that were read as others."""
    question = answer.question
    for slip in filter(lambda one: one.meant, question.slips):
        yield ReplyLine(
            say("slip", language, written=slip.written.strip(), meant=slip.meant.strip()),
            Style.NOTE,
        )
    if "agency" in question.taken_over:
        return
    for mention in question.mentions:
        written = question.text[mention.start : mention.end]
        if written and isinstance(mention.resolution, Match) and mention.resolution.how in _SLIPS:
            meant = short(mention.resolution.agency, language)
            yield ReplyLine(say("slip", language, written=written, meant=meant), Style.NOTE)


def _understood(answer: Answer, language: Language) -> Lines:
    yield from _slips(answer, language)
    for former in answer.question.former:
        key = "former_name" if former.stands else "former_place"
        yield ReplyLine(
            say(key, language, said=former.said, today=former.today, year=former.until), Style.NOTE
        )
    yield from custom_lines(answer.question, language)
    yield from _same_names(answer, language)
    if Mark.WHY in answer.question.topics and answer.question.operation is not Operation.BREAKDOWN:
        yield ReplyLine(say("no_reasons", language), Style.NOTE)
    if answer.question.set_aside:
        quoted = say("quote_separator", language).join(answer.question.set_aside)
        yield ReplyLine(say("set_aside", language, words=quoted), Style.NOTE)
    text = understood(answer)
    if text:
        yield ReplyLine(say("understood", language, what=text), Style.NOTE)


@only_if(lambda answer: answer.question.language is Language.EN, otherwise="")
def _asked(answer: Answer) -> str:
    """The question with its names in English, where it has Chinese ones and is answered in English;
    else nothing.
    """
    said = in_english(answer.question.text, answer)
    if said != answer.question.text:
        return said
    return ""
