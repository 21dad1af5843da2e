"""What a chat sets for its own questions: its home, and what names mean there."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat, ChatMember
from telegram.error import TelegramError

from handlers.rendering.choices import chosen, forgotten, kept_line
from handlers.reply import Language, Reply
from handlers.telegram.calls import Call, Handlers
from handlers.telegram.edge import Edge
from handlers.telegram.wording import Sentence, below, headed, sentence


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
        if call.argument and not await may_govern(call):
            await edge.answer(call.matter, lambda language: sentence(Sentence.FOR_GOVERNORS, language))
            return

        def work(language: Language) -> Reply:
            homing = edge.assistant.here(call.argument, edge.state.homes.get(place.chat, place.topic), language)
            if homing.home is not None:
                edge.state.homes.note(place.chat, place.topic, homing.home)
            return homing.reply

        await edge.answer(call.matter, work)

    async def choose(self, call: Call) -> None:
        """`/choose NAME=AGENCY QUESTION`, of a button: what the name means in this chat; then the question's answer."""
        edge, choice = self.edge, chosen(call.argument)

        def work(language: Language) -> Reply:
            if choice is None:
                return sentence(Sentence.USAGE, language)
            edge.state.choices.note(call.matter.place.chat, choice.said, choice.agency)
            reply = edge.ask(choice.question, call.matter.asker, language)
            asked = headed(reply, Sentence.PRESSED.say(reply.language, choice.question))
            return below(asked, kept_line(choice, reply.language))

        await edge.answer(call.matter, work)

    async def forget(self, call: Call) -> None:
        """`/forget NAME`: ask back again what it means."""
        edge = self.edge

        def work(language: Language) -> Reply:
            edge.state.choices.forget(call.matter.place.chat, call.argument)
            return forgotten(call.argument, language)

        await edge.answer(call.matter, work)


async def may_govern(call: Call) -> bool:
    """Whether whoever gave a command may change what the chat has set: in a group its administrators may."""
    if call.chat.type == Chat.PRIVATE:
        return True
    if call.matter.asker.person == str(call.chat.id):
        return True  # An administrator who writes anonymously writes as the group.
    try:
        members = await call.bot.get_chat_administrators(call.chat.id)
    except TelegramError:
        return False
    governors = {
        str(member.user.id) for member in members if member.status in (ChatMember.OWNER, ChatMember.ADMINISTRATOR)
    }
    return call.matter.asker.person in governors
