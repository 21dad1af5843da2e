"""Lists of which an answer shows the head alone: all that it has of them, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from handlers.answering import Answer, AnswerStatus
from handlers.answering.values.besides_figures import Roster
from handlers.rendering.picking.pages import ListPage, page_of
from handlers.rendering.results.checks import SHOWN as SHOWN_PROBLEMS
from handlers.rendering.results.checks import balance_line, check_head, problem_line
from handlers.rendering.results.figures import answers_of
from handlers.rendering.results.lists import SHOWN_AGENCIES, SHOWN_REPORTS, roster_head
from handlers.rendering.results.rankings import SHOWN as SHOWN_PLACES
from handlers.rendering.results.rankings import behind_places, places_in_order, rank_rows
from handlers.rendering.results.rates import SHOWN as SHOWN_RATES
from handlers.rendering.results.rates import is_one_rate_of_many, rate_rows
from handlers.rendering.results.totals import SHOWN as SHOWN_TERMS
from handlers.rendering.results.totals import term_rows, terms_of, total_head
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from handlers.understanding import Operation
from store.entering import only_if

_PAGE = 20
"""Entries on a page."""
_PAGE_OF_PROBLEMS = 8
"""Their messages take two lines on a phone."""


class WholeList(NamedTuple):
    """All entries that an answer has."""

    head: str
    entries: int
    lines: Callable[[int, int], Iterable[ReplyLine]]
    """The entries from one to before another."""
    behind: int = 0
    """How many more there are than the answer has."""
    size: int = _PAGE


@only_if(lambda answer: answer.parts or answer.question.operation in _LONGER)
def longer_list(answer: Answer) -> Answer | None:
    """The answer whose list is longer than what is shown of it; of several parts that one, where
    there is one alone.
    """
    found = [
        one
        for one in answer.parts or (answer,)
        if one.status is AnswerStatus.ANSWERED and _is_longer(one)
    ]
    if len(found) == 1:
        return found[0]
    return None


def _is_longer(answer: Answer) -> bool:
    operation = answer.question.operation
    return not answer.parts and operation in _LONGER and _LONGER[operation](answer)


def is_list_of_reports(answer: Answer) -> bool:
    """Whether reports are listed, which have a list of their own to turn and to open them from."""
    return answer.question.operation in (Operation.LIST, Operation.NONE)


def list_page(answer: Answer, number: int, language: Language) -> tuple[list[ReplyLine], ListPage]:
    """A page of the whole list, and where that is; of more than the answer has, how many there are
    besides.
    """
    found = _WHOLE[answer.question.operation](answer, language)
    here = page_of(number, found.entries, found.size)
    head = say("page_of_list", language, head=found.head, page=here.number, pages=here.of)
    lines = [ReplyLine(head, Style.HEAD), *found.lines(here.start, here.end)]
    if here.number == here.of and found.behind:
        lines.append(ReplyLine(say("and_more_agencies", language, count=found.behind), Style.NOTE))
    return lines, here


def _ranking(answer: Answer, language: Language) -> WholeList:
    places, behind = places_in_order(answer), behind_places(answer)
    head = say("rank_page", language, count=len(places) + behind)
    return WholeList(
        head, len(places), lambda start, end: rank_rows(answer, places[start:end], language), behind
    )


def _terms(answer: Answer, language: Language) -> WholeList:
    terms = terms_of(answer)

    def lines(start: int, end: int) -> Iterator[ReplyLine]:
        return islice(
            term_rows(terms, language), start, end
        )  # what tells them apart is seen from all of them

    return WholeList(total_head(answer, language), len(terms), lines, answer.unlisted.places)


def _rates(answer: Answer, language: Language) -> WholeList:
    found, behind = answers_of(answer), answer.unlisted.asked
    head = say("list_page", language, count=len(found) + behind)
    return WholeList(
        head, len(found), lambda start, end: rate_rows(answer, found[start:end], language), behind
    )


def _absent(answer: Answer, language: Language) -> WholeList:
    rosters = answer.rosters
    count = sum(len(roster.absent) for roster in rosters)
    head = (
        roster_head(rosters[0], language)
        if len(rosters) == 1
        else say("absent_page", language, count=count)
    )
    return WholeList(head, count, lambda start, end: _absent_lines(rosters, start, end, language))


def _absent_lines(
    rosters: Sequence[Roster],
    start: int,
    end: int,
    language: Language,
) -> Iterator[ReplyLine]:
    """Names one behind the other over all rosters; of several, each with its head."""
    for roster in rosters:
        names = roster.absent[max(start, 0) : max(end, 0)]
        if names and len(rosters) > 1:
            yield ReplyLine(roster_head(roster, language))
        yield from (ReplyLine(short(agency, language)) for agency in names)
        start, end = start - len(roster.absent), end - len(roster.absent)


def _checked(answer: Answer, language: Language) -> WholeList:
    """The problems, and behind them the sums."""
    several, problems = len(answer.reports) > 1, answer.problems
    count = len(problems) + len(answer.balances)

    def lines(start: int, end: int) -> Iterator[ReplyLine]:
        for report, problem in problems[start:end]:
            yield ReplyLine(problem_line(report, problem, language, named=several))
        for balance in answer.balances[max(start - len(problems), 0) : max(end - len(problems), 0)]:
            yield ReplyLine(balance_line(balance, language, named=several), Style.NOTE)

    return WholeList(check_head(answer, language), count, lines, size=_PAGE_OF_PROBLEMS)


_WHOLE: dict[Operation, Callable[[Answer, Language], WholeList]] = {
    Operation.RANK: _ranking,
    Operation.SUM: _terms,
    Operation.STATISTICS: _terms,
    Operation.RATIO: _rates,
    Operation.ABSENT: _absent,
    Operation.CHECK: _checked,
}


def _has_more_reports(answer: Answer) -> bool:
    return len(answer.reports) + answer.more_reports > SHOWN_REPORTS


def _has_more_terms(answer: Answer) -> bool:
    return len(terms_of(answer)) + answer.unlisted.places > SHOWN_TERMS


def _has_more_rates(answer: Answer) -> bool:
    return (
        is_one_rate_of_many(answer)
        and len(answers_of(answer)) + answer.unlisted.asked > SHOWN_RATES
    )


_LONGER: dict[Operation, Callable[[Answer], bool]] = {
    Operation.RANK: lambda answer: (
        len(places_in_order(answer)) + behind_places(answer) > SHOWN_PLACES
    ),
    Operation.SUM: _has_more_terms,
    Operation.STATISTICS: _has_more_terms,
    Operation.RATIO: _has_more_rates,
    Operation.ABSENT: lambda answer: any(
        len(roster.absent) > SHOWN_AGENCIES for roster in answer.rosters
    ),
    Operation.CHECK: lambda answer: (
        max(len(answer.problems), len(answer.balances)) > SHOWN_PROBLEMS
    ),
    Operation.LIST: _has_more_reports,
    Operation.NONE: _has_more_reports,
}
