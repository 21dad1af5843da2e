"""Which reports there are, and who has not published one."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.answering.values.answer import Assumed
from handlers.answering.values.besides_figures import Roster, Years
from handlers.rendering.qualifying.coverage import unknown_line
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.vocabulary.labels import both, place_name, short
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style

Lines = Iterator[ReplyLine]
SHOWN_REPORTS, SHOWN_AGENCIES = 30, 20
"""What an answer shows of a list."""


def report_lines(answer: Answer, language: Language) -> Lines:
    """How many reports there are, then each by agency and year."""
    count = len(answer.reports) + answer.more_reports
    yield ReplyLine(say("reports_head", language, count=count), Style.HEAD)
    for held in answer.reports[:SHOWN_REPORTS]:
        name = held.agency.name if language is Language.ZH else both(held.agency, language)
        yield ReplyLine(say("report_line", language, agency=name, year=held.year or "?"))
    if count > SHOWN_REPORTS:
        yield ReplyLine(say("and_more", language, count=count - SHOWN_REPORTS), Style.NOTE)
    yield from lack_lines(answer.lacks, language)
    yield from unknown_line(0 if answer.more_reports else unsettled(answer), language)


def unsettled(answer: Answer) -> int:
    """How many of the reports are of an agency that is not known."""
    return sum(not held.agency.is_settled for held in answer.reports)


def roster_lines(answer: Answer, language: Language) -> Lines:
    """How many have not published and their names; what they are counted against; what "published"
    means here.
    """
    for one in answer.years:
        yield from _year_lines(one, language)
    for place, roster in enumerate(answer.rosters):
        yield ReplyLine(roster_head(roster, language), Style.PLAIN if place else Style.HEAD)
        yield from _absent_lines(roster, language)
    if Assumed.SINCE_FORMS in answer.assumed and answer.years:
        yield ReplyLine(
            say("since_forms_assumed", language, year=answer.years[0].asked[0]), Style.NOTE
        )
    if Assumed.LAST_YEAR in answer.assumed and answer.rosters:
        yield ReplyLine(say("last_year_assumed", language, year=answer.rosters[0].year), Style.NOTE)
    yield ReplyLine(say("absent_means", language), Style.NOTE)
    yield from lack_lines(answer.lacks, language)
    yield from unknown_line(max((roster.unknown for roster in answer.rosters), default=0), language)


def _absent_lines(roster: Roster, language: Language) -> Lines:
    """The names of those that have not published, and what they are counted against."""
    for agency in roster.absent[:SHOWN_AGENCIES]:
        yield ReplyLine(short(agency, language))
    if len(roster.absent) > SHOWN_AGENCIES:
        yield ReplyLine(
            say("and_more_agencies", language, count=len(roster.absent) - SHOWN_AGENCIES),
            Style.NOTE,
        )
    yield ReplyLine(counted_against(roster, language), Style.NOTE)


def _year_lines(years: Years, language: Language) -> Lines:
    """In how many of the years an agency has not published, and in which it has."""
    between = "、" if language is Language.ZH else ", "
    head = say(
        "years_absent" if years.absent else "years_all",
        language,
        agency=both(years.agency, language),
        years=between.join(map(str, years.absent)),
        first=years.asked[0],
        last=years.asked[-1],
        count=len(years.absent),
    )
    yield ReplyLine(head, Style.HEAD)
    there = [str(year) for year in years.asked if year not in years.absent]
    if there and years.absent:
        yield ReplyLine(say("years_present", language, years=between.join(there)), Style.PLAIN)


def roster_head(roster: Roster, language: Language) -> str:
    """How many of a roster have not published."""
    key = "absent_nobody" if roster.expected else "absent_no_roster"
    if roster.absent:
        key = "absent_head"
    region = place_name(roster.region, language) if roster.region else say("everywhere", language)
    return say(
        key,
        language,
        region=region,
        year=roster.year,
        all=roster.expected,
        count=len(roster.absent),
    )


def counted_against(roster: Roster, language: Language) -> str:
    """What the roster consists of."""
    key = "roster_of_region" if roster.region else "roster_of_all"
    return say(
        key, language, governments=roster.governments, others=roster.others, all=roster.expected
    )
