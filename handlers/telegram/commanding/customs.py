"""What a chat sets for its own questions: its home, and what names mean there."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.rendering.picking.choices import chosen, forgotten, kept_line, remembered
from handlers.reply import Language, Reply
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.showing.wording import EdgeSentence, below, headed, sentence
from handlers.understanding.spelling.text import normalise


@dataclass(frozen=True, slots=True)
class CustomCommands:
    """Commands that set, show and take away a chat's customs."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {"here": self.here, "choose": self.choose, "forget": self.forget}

    async def here(self, call: Call) -> None:
        """`/here NAME`: the chat's home; alone it shows it, with `-` it takes it away."""
        edge, place = self.edge, call.matter.place

        def work(language: Language) -> Reply:
            homing = edge.assistant.here(
                call.argument, edge.state.homes.get(place.chat, place.topic), language
            )
            if homing.home is not None:
                edge.state.homes.note(place.chat, place.topic, homing.home)
            return homing.reply

        await edge.answer(call.matter, work)

    async def choose(self, call: Call) -> None:
        """`/choose NAME=AGENCY QUESTION`, of a button: what the name means in this chat; then the
        question's answer.
        """
        edge, choice = self.edge, chosen(call.argument)

        def work(language: Language) -> Reply:
            if choice is None:
                return sentence(EdgeSentence.USAGE, language)
            edge.state.choices.note(call.matter.place.chat, choice.said, choice.agency)
            reply = edge.ask(choice.question, call.matter, language)
            asked = headed(reply, EdgeSentence.PRESSED.say(reply.language, choice.question))
            return below(asked, kept_line(choice, reply.language))

        await edge.answer(call.matter, work)

    async def forget(self, call: Call) -> None:
        """`/forget NAME`: ask back again what it means; alone it shows what was chosen."""
        edge, chat, said = self.edge, call.matter.place.chat, call.argument
        choices = edge.state.choices

        def work(language: Language) -> Reply:
            kept = choices.get(chat)
            name = next((name for name in kept if normalise(name) == normalise(said)), None)
            if name is None:
                return remembered(kept, language, said)
            choices.forget(chat, name)
            return forgotten(name, language)

        await edge.answer(call.matter, work)
