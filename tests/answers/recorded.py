"""The file of questions and answers: read, asked anew, written.

A question stands on a line that begins with `？ `, one that goes on from it on a line with `… `; a
title with `# `. What stands below a question until the next is its answer in short: status,
verdict, first line, what it was taken to mean, each result with its source, what was not read, what
is offered. Whoever adds a question writes that line alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.objects.records import of_answer
from handlers.conversation import Conversation
from handlers.reply import Asker, Asking

FILE: Final = Path(__file__).with_name("recorded.txt")
TODAY: Final = date(2026, 11, 21)
_TITLE, _FIRST, _FURTHER = "# ", "？ ", "… "
_MANY: Final = 6
"""Results and offers of which no more are written down: of a long list the rest is counted."""


def asked_anew(text: str, conversation: Conversation) -> str:
    """The file as it would be now: the same titles and questions, with the answers that are given
    now.
    """
    return "\n".join(_lines(text, conversation)) + "\n"


def _lines(text: str, conversation: Conversation) -> Iterator[str]:
    chat = 0
    for line in text.splitlines():
        if line.startswith(_TITLE):
            yield from ("", line) if chat else (line,)
        elif line.startswith((_FIRST, _FURTHER)):
            chat += line.startswith(_FIRST)
            answer = conversation.answer(Asking(line[len(_FIRST) :], Asker(f"{chat}"), TODAY))
            yield from ("", line)
            yield from (f"   {told}".rstrip() for told in _in_short(of_answer(None, answer)))


def _in_short(told: Mapping[str, Any]) -> Iterator[str]:
    verdict = f" · {told['verdict']}" if told["verdict"] else ""
    yield f"{told['status']}{verdict} | {told['text'].splitlines()[0]}"
    if told["understood"]:
        yield f"理解为 {told['understood']}"
    yield from _some([_result(one) for one in told["results"]])
    for name in ("candidates", "reports", "unread"):
        if told[name]:
            yield f"{name}: {'；'.join(_some(told[name]))}"
    if told["coverage"]["with"] or told["coverage"]["without"]:
        yield f"coverage: {len(told['coverage']['with'])} with, {len(told['coverage']['without'])} without"
    if told["problems"]:
        yield f"problems: {'；'.join(_some([problem['code'] for problem in told['problems']]))}"
    if told["next"]:
        yield f"next: {'；'.join(_some([one['question'] for one in told['next']]))}"


def _result(one: Mapping[str, Any]) -> str:
    source = "、".join(f"{source['file']}:{source['line']}" for source in one["sources"][:_MANY])
    cell = "/".join(one[part] for part in ("table", "row", "column") if one.get(part))
    whose = " ".join(str(part) for part in (one.get("agency"), one.get("year"), cell) if part)
    return f"{one['role']} {one['kind']} {one['value']}{one['unit'] or ''} = {whose} ← {source}"


def _some(every: list[str]) -> list[str]:
    more = len(every) - _MANY
    return [*every[:_MANY], f"and {more} more"] if more > 0 else every
