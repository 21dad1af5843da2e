"""What a check of the reports finds of the figures that an answer gives, in words below it."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.answering import Answer
from handlers.rendering.vocabulary.labels import short
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Language, ReplyLine, Style
from store.entering import only_if
from store.index.doubting import ABSENT
from store.reading.words.problems import problem_kinds
from store.reading.words.problems import render as message_of

_MOST = 3
_WEIGHT = {"high": 0, "medium": 1, "low": 2}


@only_if(lambda answer, language: answer.doubts, otherwise=())
def doubt_lines(answer: Answer, language: Language) -> Iterator[ReplyLine]:
    """The heaviest findings, each with whose it is where several reports are used; then how many
    more there are.
    """
    told = [one for one in answer.doubts if one[1].code not in ABSENT]
    doubts = sorted(told, key=lambda one: _WEIGHT[problem_kinds()[one[1].code].severity])
    several = len({result.report.id for result in answer.results if result.report}) > 1
    for report, problem in doubts[:_MOST]:
        whose = f"{short(report.agency, language)} {report.year} · " if several else ""
        yield ReplyLine(
            say("doubt", language, whose=whose, message=message_of(problem, language.value)),
            Style.NOTE,
        )
    if len(doubts) > _MOST:
        yield ReplyLine(say("and_more", language, count=len(doubts) - _MOST), Style.NOTE)
