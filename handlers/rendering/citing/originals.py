"""The original text: the lines of a report around a source, with their numbers."""

from __future__ import annotations

import re
from typing import NamedTuple

from handlers.rendering.citing.sources import shortened, without_tags
from handlers.rendering.vocabulary.labels import report as title_of
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, Reply, ReplyLine, Style
from store.index import HeldReport

AROUND = 3
"""Lines shown before and after."""
_LONGEST_LINE = 300
_ASKED = re.compile(r"(.{1,200}?)\s+(\d{4})\s+(\d{1,6})")


class Original(NamedTuple):
    """What follows /source: whose report, of which year, around which line."""

    agency: str
    year: int
    line: int


def original_of(report: HeldReport, line: int) -> str:
    """The command that shows a report's text around a line."""
    return f"/source {report.agency.name} {report.year or 0} {line}"


def original(argument: str) -> Original | None:
    """What follows /source, taken apart; None where it is not of that shape."""
    found = _ASKED.fullmatch(argument.strip())
    if found:
        return Original(found[1], int(found[2]), int(found[3]))
    return None


def original_reply(
    report: HeldReport,
    line: int,
    lines: list[tuple[int, str]],
    language: Language,
) -> Reply:
    """The lines of a report, the one asked for marked."""
    shown = [
        ReplyLine(say("original_head", language, title=title_of(report, language)), Style.HEAD)
    ]
    for number, text in lines:
        mark = "▸" if number == line else " "
        shown.append(
            ReplyLine(
                f"{mark} {number}  {shortened(without_tags(text), _LONGEST_LINE)}", Style.QUOTE
            )
        )
    return Reply(tuple(shown), language)


def no_original(language: Language) -> Reply:
    """How to ask for the original text."""
    return Reply((ReplyLine(say("original_none", language)),), language)
