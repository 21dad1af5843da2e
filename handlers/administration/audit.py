"""Pages of the audit log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from handlers.administration.words import line, reply, say
from handlers.reply import Button, Language, Line, Reply, Style
from store.shown import shown
from store.state import Entry

PER_PAGE = 10


def audit_page(entries: Sequence[Entry], page: int, pages: int, zone: tzinfo, language: Language) -> Reply:
    """A page of entries, the latest first, with buttons to the next ones."""
    if not entries:
        return reply("audit_none", language)
    head = line("audit_head", language, Style.HEAD, page=page, pages=pages)
    buttons = [Button(say("later", language), f"/audit {page - 1}")] if page > 1 else []
    buttons += [Button(say("earlier", language), f"/audit {page + 1}")] if page < pages else []
    lines = (head, *(_line(entry, zone, language) for entry in entries))
    return Reply(lines, language, (tuple(buttons),) if buttons else ())


def _line(entry: Entry, zone: tzinfo, language: Language) -> Line:
    at = datetime.fromtimestamp(entry.at, zone).strftime("%Y-%m-%d %H:%M")
    name = shown(entry.name)
    who = f"{name}（{entry.person}）" if entry.person is not None else name
    said = {"action": shown(entry.action), "result": shown(entry.result)}
    return line("audit_one", language, at=at, who=who, chat=entry.chat, **said)
