"""`/chart` and `/export`: an answer as a picture, or as a file for spreadsheets."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from functools import partial

from handlers.charts.studio import Undrawn
from handlers.exports import ExportFormat
from handlers.reply import File, Language, Reply
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.wording import EdgeSentence, headed, sentence
from store.extras import Extra, is_there

PICTURE = "chart.png"
"""What Telegram calls a picture that is saved; it is shown under no name."""


@dataclass(frozen=True, slots=True)
class Files:
    """Answers in another shape than words."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"chart": self.chart, "export": self.export}

    async def chart(self, call: Call) -> None:
        """`/chart QUESTION`: the answer as a picture; alone it shows how."""
        edge, question = self.edge, call.argument

        async def make(language: Language) -> Reply:
            if not question:
                return sentence(EdgeSentence.USAGE_CHART, language)
            found = await edge.at_work(
                partial(edge.assistant.chart, edge.asking(question, call.matter, language))
            )
            if not found.order:
                return found.reply
            if not is_there(Extra.CHARTS):
                return headed(found.reply, EdgeSentence.NO_CHARTS.say(found.reply.language))
            picture = await edge.studio.draw(found.order)
            if isinstance(picture, Undrawn):
                return headed(found.reply, EdgeSentence.UNDRAWN.say(found.reply.language))
            return replace(found.reply, files=(File(PICTURE, picture, picture=True),))

        await edge.answer_made(call.matter, make)

    async def export(self, call: Call) -> None:
        """`/export [csv|xlsx] QUESTION`: the answer as a file; alone it shows how."""
        edge = self.edge
        form, question = _form_of(call.argument)

        async def make(language: Language) -> Reply:
            if not question:
                return sentence(EdgeSentence.USAGE_EXPORT, language)
            asking = edge.asking(question, call.matter, language)
            found = await edge.at_work(partial(edge.assistant.export, asking, form))
            if found.write is None:
                return found.reply
            # Not in the assistant's thread: a large file takes a second, and others ask meanwhile.
            return replace(found.reply, files=(await asyncio.to_thread(found.write),))

        await edge.answer_made(call.matter, make)


def _form_of(argument: str) -> tuple[ExportFormat, str]:
    """The format, if the first word names one, and the question."""
    first, _, rest = argument.partition(" ")
    if first.lower() in set(ExportFormat):
        return (ExportFormat(first.lower()), rest.strip())
    return (ExportFormat.XLSX, argument)
