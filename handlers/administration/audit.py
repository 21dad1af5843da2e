"""Pages of the audit log."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, tzinfo
from functools import cache

from handlers.administration.words import line, reply, say
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from store.reference import BrokenReferenceError, rows_of
from store.shown import shown
from store.state import AuditEntry

PER_PAGE = 10
_FILE = "audit-results.tsv"


def audit_page(
    entries: Sequence[AuditEntry],
    page: int,
    pages: int,
    zone: tzinfo,
    language: Language,
) -> Reply:
    """A page of entries, the latest first, with buttons to the next ones."""
    if not entries:
        return reply("audit_none", language)
    head = line("audit_head", language, Style.HEAD, page=page, pages=pages)
    buttons = [Button(say("later", language), f"/audit {page - 1}")] if page > 1 else []
    buttons += [Button(say("earlier", language), f"/audit {page + 1}")] if page < pages else []
    lines = (head, *(_line(entry, zone, language) for entry in entries))
    return Reply(lines, language, (tuple(buttons),) if buttons else ())


def _line(entry: AuditEntry, zone: tzinfo, language: Language) -> ReplyLine:
    at = datetime.fromtimestamp(entry.at, zone).strftime("%Y-%m-%d %H:%M")
    name = shown(entry.name)
    who = f"{name}（{entry.person}）" if entry.person is not None else name
    result = shown(entry.result)
    said = {
        "action": shown(entry.action),
        "result": _in_chinese(result) if language is Language.ZH else result,
    }
    return line("audit_one", language, at=at, who=who, chat=entry.chat, **said)


def _in_chinese(result: str) -> str:
    """A result as it reads in Chinese; as it was kept, where the list has no words for it."""
    for pattern, words in _results():
        found = pattern.fullmatch(result)
        if found:
            return words.format(*found.groups())
    return result


@cache
def _results() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(_readable(row["result"], row["zh"]) for row in rows_of(_FILE))


def _readable(result: str, words: str) -> tuple[re.Pattern[str], str]:
    if not result or not words or words.count("{}") > result.count("{}"):
        raise BrokenReferenceError(
            f"{_FILE}: {result or '?'}: needs words, with no more places than it has"
        )
    return re.compile("(.+)".join(map(re.escape, result.split("{}")))), words
