"""`/report AGENCY [YEAR]`: which report is meant; then that one at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from handlers.answering.reports.listing import listing
from handlers.answering.reports.places import Target, targets
from handlers.answering.values.answer import Assumed, Lack
from handlers.overviews.asked import OverviewContext, exact_name
from handlers.overviews.asked_back import unknown, which
from handlers.overviews.glance import glance
from handlers.overviews.words import line, say
from handlers.rendering.qualifying.missing import lack_lines
from handlers.rendering.restating.whole import whom
from handlers.rendering.vocabulary.labels import short
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.understanding import Operation, Question
from store.index import HeldReport

_MOST = 8


def report_of(held: HeldReport) -> str:
    """The command that shows a report."""
    return f"/report {exact_name(held)}"


def report(query: str, desk: OverviewContext) -> Reply:
    """The report that is meant; or which ones could be, or why there is none."""
    exact = desk.exact(query)
    if exact is not None:
        return glance(desk.index, exact, desk.language)
    not_known = unknown("/report", query, desk)
    if not_known is not None:
        return not_known
    question = desk.at_home(desk.question(query, Operation.LIST))
    if not question.mentions:
        held = listing(desk.index, question).reports
        return _which(line("report_how", desk.language, Style.HEAD), held, question, desk.language)
    return which("/report", question, desk) or _found(question, desk)


def _found(question: Question, desk: OverviewContext) -> Reply:
    reached = targets(desk.index, question)
    held = [target.report for target in reached if isinstance(target, Target)]
    if len(held) == 1:
        (target,) = (each for each in reached if isinstance(each, Target))
        latest = Assumed.LATEST_YEAR in target.assumed
        return glance(desk.index, target.report, desk.language, latest=latest)
    if held:
        return _which(
            line("report_which", desk.language, Style.HEAD), held, question, desk.language
        )
    lacks = [lack for lack in reached if isinstance(lack, Lack)]
    head, *rest = lack_lines(lacks, desk.language)
    instead = list(chain.from_iterable(lack.available for lack in lacks))
    return _which(head._replace(style=Style.HEAD), instead, question, desk.language, rest)


def _which(
    head: ReplyLine,
    held: Sequence[HeldReport],
    question: Question,
    language: Language,
    rest: Sequence[ReplyLine] = (),
) -> Reply:
    """Some reports to choose from, and where all of them are listed."""
    rows = [(Button(_label(each, language), report_of(each)),) for each in held[:_MOST]]
    if len(held) > _MOST:
        years = " ".join(map(str, question.years))
        rows.append(
            (
                Button(
                    say("button_reports", language),
                    f"/reports {whom(question, language)} {years}".strip(),
                ),
            )
        )
    return Reply((head, *rest), language, tuple(rows))


def _label(held: HeldReport, language: Language) -> str:
    return say(
        "button_report", language, agency=short(held.agency, language), year=held.year or "?"
    )
