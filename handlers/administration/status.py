"""How the bot is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from handlers.administration.loading import Running
from handlers.administration.words import line, say
from handlers.reply import Language, Reply, ReplyLine, Style
from store.shown import shown
from store.state import Load, Stage


@dataclass(frozen=True, slots=True)
class StatusFigures:
    """What is known of it at a moment."""

    version: str
    up: timedelta
    reports: int
    last_load: Load | None
    last_digest: int | None
    """When it was due, in seconds since 1970."""
    running: Running | None
    waiting: int
    """Updates that are not dealt with yet."""
    outbox: Mapping[Stage, int]
    databases: tuple[str, str]
    """The last migrations of state and index."""
    limited: int
    """How often Telegram asked to wait."""
    refused: Mapping[str, int]
    """Attempts of people who may not, by command."""
    failures: Mapping[str, int]
    """Errors that nobody expected, by kind."""
    uploads: int


def status(now: StatusFigures, zone: tzinfo, language: Language) -> Reply:
    """All of it, a line each."""
    return Reply(tuple(_lines(now, zone, language)), language)


def _lines(now: StatusFigures, zone: tzinfo, language: Language) -> Iterator[ReplyLine]:
    hours, rest = divmod(int(now.up.total_seconds()), 3600)
    days, hours = divmod(hours, 24)
    up = {"days": days, "hours": hours, "minutes": rest // 60}
    yield line(
        "status_head",
        language,
        Style.HEAD,
        version=now.version,
        up=say("status_up", language, **up),
    )
    yield line("status_reports", language, count=f"{now.reports:,}")
    load = now.last_load
    if load is None:
        yield line("status_no_load", language)
    else:
        counts = {name: getattr(load, name) for name in ("new", "changed", "rejected")}
        yield line("status_load", language, at=_time(load.at, zone), who=shown(load.who), **counts)
    if now.running is not None:
        since = now.running.since.astimezone(zone).strftime("%H:%M")
        yield line(
            "status_running",
            language,
            what=now.running.what,
            who=shown(now.running.who),
            since=since,
        )
    digest = (
        say("status_never", language) if now.last_digest is None else _time(now.last_digest, zone)
    )
    yield line("status_digest", language, at=digest)
    stages = {stage.value: now.outbox.get(stage, 0) for stage in Stage}
    yield line("status_queue", language, waiting=now.waiting, **stages)
    yield line("status_databases", language, state=now.databases[0], index=now.databases[1])
    yield line("status_limits", language, limited=now.limited)
    for key, found in (("status_refused", now.refused), ("status_failures", now.failures)):
        which = " · ".join(f"{which} {count}" for which, count in found.items())
        yield line(key, language, count=sum(found.values()), which=which or "–")
    yield line("status_uploads", language, count=now.uploads)


def _time(seconds: int, zone: tzinfo) -> str:
    return datetime.fromtimestamp(seconds, zone).strftime("%Y-%m-%d %H:%M")
