"""A digest in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from handlers.alerts.clipping import clipped
from handlers.alerts.heads import lines_of
from handlers.alerts.messages import short_line
from handlers.answering.reports.deadlines import Deadline
from handlers.digests.contents import Contents, YearOnYear
from handlers.digests.recurrence import WEEKDAYS, Recurrence, recurrence
from handlers.rendering.results.checks import problem_line
from handlers.rendering.vocabulary.deadlines import day_in_words, left
from handlers.rendering.vocabulary.labels import short, subject
from handlers.rendering.vocabulary.notices import say
from handlers.rendering.vocabulary.numbers import percent, plain
from handlers.reply import Button, Language, Note, Reply, ReplyLine, Style, no_note
from store.index import HeldReport

_MOST_NAMES = 6
_MOST_PROBLEMS = 3
_MOST_CHANGES = 3
_MOST_TOLD = 4
_WORKDAYS = frozenset(range(5))


def digest(
    told: Contents,
    about: str,
    region: str,
    rule: str,
    now: datetime,
    news: tuple[int, int] | None,
    language: Language,
    days: int | None = None,
    note: Note = no_note,
) -> Reply:
    """The digest of a place.

    `about` is what it is about, in words; `region` the full name that a question of it names, empty
    for all; `now` the wall clock's time there; `news` the numbers of what happened since the last
    one, if anything did, or in the last `days` where there was none; `note` what is said behind the
    name of who has not published.
    """
    head = say(
        "digest_head",
        language,
        kind=say(f"digest_{kind_of(rule)}", language),
        about=about,
        now=_at(now, language),
    )
    lines = [ReplyLine(head, Style.HEAD), *_lines(told, now.date(), language, days, note)]
    buttons = [Button(say("digest_settings", language), "/digest")]
    if len(told.problems) > _MOST_PROBLEMS:
        asked = f"/check {region} {told.year}".replace("  ", " ")
        buttons.insert(0, Button(say("all_problems", language), asked))
    if told.missing:
        asked = say(
            "ask_absent" if region else "ask_absent_anywhere",
            language,
            region=region,
            year=told.year,
        )
        buttons.insert(0, Button(say("all_absent", language), asked))
    if news and (told.new or told.changed or told.corrected or told.gone):
        buttons.insert(0, Button(say("whole_list", language), f"/news {news[0]}-{news[1]}"))
    return Reply(tuple(lines), language, (tuple(buttons),))


def _is_monthly(rule: Recurrence) -> bool:
    """Whether it comes on one day of every month."""
    return len(rule.days) + rule.last_day == 1 and not rule.weekdays and len(rule.months) == 12


def kind_of(rule: str) -> str:
    """What a digest by a rule is called: daily, weekly, monthly, or just a digest."""
    found = recurrence(rule)
    if found is None or len(found.times) > 1:
        return "any"
    if found.days or found.last_day:
        if _is_monthly(found):
            return "monthly"
        return "any"
    if len(found.months) < 12 or len(found.weekdays) > 1:
        return "any"
    if found.weekdays:
        return "weekly"
    return "daily"


def when(rule: str, language: Language) -> str:
    """A rule in words: 每周一 09:00, 每周一、周四 08:30; what has none stays a cron line."""
    found = recurrence(rule)
    kind = kind_of(rule)
    if found is not None and kind == "any" and _is_weekly(found):
        kind = "workdays" if found.weekdays == _WORKDAYS else "weekly"
    if found is None or kind == "any":
        return f"cron {rule}"
    return say(f"when_{kind}", language, day=_day(found, language), time=f"{found.times[0]:%H:%M}")


def _is_weekly(rule: Recurrence) -> bool:
    """Whether it comes on weekdays, whatever the month, once a day."""
    return (
        bool(rule.weekdays)
        and not rule.days
        and not rule.last_day
        and len(rule.months) == 12
        and len(rule.times) == 1
    )


def _day(rule: Recurrence, language: Language) -> str:
    if rule.weekdays:
        days = (say(f"weekday_{WEEKDAYS[day]}", language) for day in sorted(rule.weekdays))
        return say("names_separator", language).join(days)
    if rule.last_day:
        return say("last_day", language)
    return say("day_of_month", language, day=min(rule.days, default=0))


def _lines(
    told: Contents,
    today: date,
    language: Language,
    days: int | None,
    note: Note,
) -> Iterator[ReplyLine]:
    if days is not None:
        yield ReplyLine(say("digest_lately", language, days=days), Style.NOTE)
    yield from _happened(told, language, days)
    for missing in told.missing:
        yield ReplyLine(_missing(missing, told.year, today, language, note))
    if told.problems:
        yield ReplyLine(say("digest_problems", language, year=told.year, count=len(told.problems)))
        for report, problem in told.problems[:_MOST_PROBLEMS]:
            yield ReplyLine(
                clipped(problem_line(report, problem, language, named=True)), Style.QUOTE
            )
    for place, change in enumerate(told.changes[:_MOST_CHANGES]):
        text = _change(change, language)
        yield ReplyLine(text if place else say("digest_changes", language) + text)
    if told.unknown:
        yield ReplyLine(
            say("digest_unknown", language, year=told.year, count=told.unknown), Style.NOTE
        )


def _happened(told: Contents, language: Language, days: int | None) -> Iterator[ReplyLine]:
    """The reports that came, changed and went; or that none did."""
    happened = {
        "digest_new": told.new,
        "digest_changed": told.changed,
        "digest_corrected": told.corrected,
    }
    if not any((*happened.values(), told.gone)):
        yield ReplyLine(
            say("digest_nothing_new" if days is None else "digest_nothing_lately", language)
        )
    for key, reports in happened.items():
        if reports:
            yield ReplyLine(
                say(key, language, count=len(reports), names=_reports(reports, language))
            )
    yield from (ReplyLine(short_line(each, language)) for each in told.told[:_MOST_TOLD])
    if told.gone:
        names = _names(
            (f"{short(agency, language)} {year}" for agency, year in told.gone), language
        )
        yield ReplyLine(say("digest_gone", language, count=len(told.gone), names=names))


def _missing(missing: Deadline, year: int, today: date, language: Language, note: Note) -> str:
    names = _names(
        (short(agency, language) + note(agency, language) for agency in missing.agencies), language
    )
    remaining = left(missing.until, today, language)
    return say(
        "digest_missing",
        language,
        year=year,
        count=len(missing.agencies),
        left=remaining,
        names=names,
    )


def _change(change: YearOnYear, language: Language) -> str:
    report, measure = change.now.report, change.now.measure
    if report is None or measure is None:
        raise ValueError("a change is one of a report's figures")
    where = "".join(say("cell_line", language, line=line) for line in lines_of(change.now)[:1])
    return (
        say(
            "digest_change",
            language,
            agency=short(report.agency, language),
            year=report.year,
            what=subject(measure, language),
            old=plain(change.before.value),
            new=plain(change.now.value),
            percent=percent(change.percent),
        )
        + where
    )


def _reports(reports: Sequence[HeldReport], language: Language) -> str:
    return _names(
        (f"{short(report.agency, language)} {report.year}" for report in reports), language
    )


def _names(names: Iterable[str], language: Language) -> str:
    every = list(names)
    shown = say("names_separator", language).join(every[:_MOST_NAMES])
    return shown + (
        say("names_and_more", language, count=len(every) - _MOST_NAMES)
        if len(every) > _MOST_NAMES
        else ""
    )


def _at(now: datetime, language: Language) -> str:
    weekday = say(f"weekday_{WEEKDAYS[now.weekday()]}", language)
    return say(
        "digest_at",
        language,
        date=day_in_words(now.date(), language),
        weekday=weekday,
        time=f"{now:%H:%M}",
    )


def about(agencies: Sequence[str], language: Language) -> str:
    """The names of what a digest is about."""
    return _names(agencies, language)
