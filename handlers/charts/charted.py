"""An answer as a chart: what is drawn, and what stands under it."""

from __future__ import annotations

from handlers.answering import Answer, AnswerStatus
from handlers.charts.choosing import chart_of
from handlers.rendering import render
from handlers.rendering.citing.captions import caption
from handlers.rendering.replying.offers import export_button
from handlers.rendering.vocabulary.phrases import say
from handlers.reply import Charted, Reply, ReplyLine


def charted(answer: Answer) -> Charted:
    """What is to be drawn with what stands under it; without anything to draw, the answer, or why
    there is no chart.
    """
    language = answer.question.language
    reply = render(answer)
    chart = chart_of(answer)
    if chart is not None:
        lines = caption(reply, say("chart_more", language))
        return Charted(Reply(lines, language, ((export_button(answer),),)), chart.to_json())
    if answer.status is not AnswerStatus.ANSWERED:
        return Charted(reply)
    return Charted(Reply((ReplyLine(say("chart_none", language)),), language))
