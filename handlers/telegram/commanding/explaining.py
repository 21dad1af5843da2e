"""`/why`: how a question was understood, and what its answer was read from."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.reply import Language, Reply
from handlers.telegram.receiving.addressing import replied_to
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.receiving.explainable import Explained

_FORGOTTEN = 0
"""A number that no answer has."""


@dataclass(frozen=True, slots=True)
class Explaining:
    """The command that explains."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"why": self.why}

    async def why(self, call: Call) -> None:
        """`/why` under an answer or a question: how that was understood; alone, what the asker
        asked last here.

        `/why QUESTION` asks it, and explains it in place of the answer.
        """
        edge, asker = self.edge, call.matter.asker
        under = replied_to(call.message) if call.message else None

        def work(language: Language) -> Reply:
            if call.argument:
                language = edge.ask(call.argument, call.matter, language).language
                return edge.assistant.why(asker, None, language)
            if under is None:
                return edge.assistant.why(asker, None, language)
            found = edge.explainable.get(call.chat.id, under.message_id) or Explained(
                asker, _FORGOTTEN
            )
            return edge.assistant.why(*found, language)

        await edge.answer(call.matter, work)
