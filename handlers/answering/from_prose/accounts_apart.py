"""How far two accounts of one report are apart: 红寺堡政府网站发的比新媒体发的多多少条.

Asserted of two figures that are each the only one for their account, counted in one unit, neither
of them approximate; both are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from handlers.answering.from_prose.prose_share import told_alone
from handlers.answering.values.answer import Answer, AnswerStatus, Result, ResultKind, ResultRole
from handlers.answering.values.quoted import quoted_results
from handlers.prose.quote import Quote
from handlers.prose.shapes import shape
from handlers.understanding import Question
from store.index import HeldReport, Index

_PUBLISHED = "发布 信息"
_ITEMS = "条"


def told_of_each(
    index: Index,
    question: Question,
    reports: Sequence[HeldReport],
) -> tuple[Quote, ...]:
    """The figures of the two accounts that are held against each other, the larger as it is said
    first; none where one is not asserted, or they do not go together.
    """
    asked = shape("accounts-apart").search(question.text)
    if asked is None or len(reports) != 1 or _says_more(question, asked.group()):
        return ()
    unit = asked["unit"] or _ITEMS
    first = told_alone(index, _published_on(question, asked["one"], unit), reports)
    second = first and told_alone(index, _published_on(question, asked["other"], unit), reports)
    if first is None or second is None or not _go_together(first, second):
        return ()
    if asked["fewer"]:
        return (second, first)
    return (first, second)


def told_apart(question: Question, quotes: tuple[Quote, ...]) -> Answer:
    """How far the first is above the second, with both as its terms."""
    first, second = (replace(one, role=ResultRole.PART) for one in quoted_results(quotes))
    difference = Result(
        ResultRole.ANSWER,
        ResultKind.COMPUTED,
        first.value - second.value,
        first.unit,
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
    )
    same = quotes[0].sentence == quotes[1].sentence
    shown = quotes[:1] if same else quotes
    return Answer(AnswerStatus.QUOTED, question, (difference, first, second), quotes=shown)


def _says_more(question: Question, asked: str) -> bool:
    """Whether more is said of what was published than where: 疫情信息网站发的比新媒体多多少条."""
    return not all(word in asked for word in question.about_prose.split())


def _published_on(question: Question, account: str, unit: str) -> Question:
    """The question how many items were published on an account."""
    return replace(
        question,
        text=f"{account}发布信息多少{unit}",
        about_prose=f"{account} {_PUBLISHED}",
        set_aside=(),
        mentions=(),
        unit="",
        counted=unit,
        asks_number=True,
        wants_total=False,
    )


def _go_together(first: Quote, second: Quote) -> bool:
    """Whether one may be taken from the other: two figures in one unit, and neither 近300条."""
    one, other = first.figure, second.figure
    if one is None or other is None or one.approximate or other.approximate:
        return False
    same = first.sentence == second.sentence and one.start == other.start
    return not same and one.unit == other.unit
