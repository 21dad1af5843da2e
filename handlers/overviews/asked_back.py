"""What is said where a command about reports cannot be carried out: a name is not known, or means
several agencies.
"""

from __future__ import annotations

from functools import partial

from handlers.overviews.asked import OverviewContext, names_level
from handlers.overviews.words import line
from handlers.rendering.picking.options import MOST, option_rows
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Reply, ReplyLine, Style
from handlers.understanding import Question
from store.model import Agency, Ambiguous

_LONGEST = 40


def unknown(
    command: str,
    query: str,
    desk: OverviewContext,
    *,
    levels: bool = False,
) -> Reply | None:
    """Says that words name no agency, region or year (nor, where they may, a level: 各县), where
    some do not.
    """
    said = desk.understood(query)
    left = [word for word in said.content if not (levels and names_level(word))]
    named = said.mentions or said.years or (levels and said.content)
    if not left and (named or not query.strip()):
        return None
    example = f"{command} 固原市 2020" if desk.language == "zh" else f"{command} Guyuan 2020"
    shown = " ".join(query.split())[:_LONGEST]
    return Reply(
        (line("name_unknown", desk.language, Style.HEAD, said=shown, example=example),),
        desk.language,
    )


def which(command: str, question: Question, desk: OverviewContext) -> Reply | None:
    """Which of several agencies is meant, where a name leaves that open."""
    for mention in question.mentions:
        if isinstance(mention.resolution, Ambiguous):
            years = "".join(f" {year}" for year in question.years[:1])
            candidates = mention.resolution.candidates[:MOST]
            buttons = option_rows(candidates, desk.language, partial(_asked, command, years))
            return Reply(
                (ReplyLine(say("which_of", desk.language), Style.HEAD),), desk.language, buttons
            )
    return None


def _asked(command: str, years: str, agency: Agency) -> str:
    return f"{command} {agency.name}{years}"
