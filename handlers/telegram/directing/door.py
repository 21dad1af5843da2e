"""The door: what comes from a chat that the bot does not serve is told so once, and goes no
further.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, Update, User
from telegram.ext import ApplicationHandlerStop, ContextTypes

from handlers.reply import Asker
from handlers.telegram.governing.languages import spoken
from handlers.telegram.governing.rights import giver_of
from handlers.telegram.receiving.addressing import asker_of, place_of, said_to
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.receiving.inline import way_in
from handlers.telegram.showing.wording import EdgeSentence, sentence


@dataclass(frozen=True, slots=True)
class Door:
    """What every update passes first."""

    edge: Edge

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an update in, or end its way here. Administrators of the bot get in everywhere."""
        message = update.message or update.edited_message
        if update.my_chat_member is not None or (message is not None and _moves(message)):
            return
        if self.edge.admission.admits(_place(update)):
            return
        person = giver_of(message, context.bot).person if message is not None else _person(update)
        if self.edge.rights.is_admin(person):
            return
        if message is not None and self._is_addressed(message, context.bot.bot):
            await self._turn_away(message)
        await self._end_waiting(update)
        raise ApplicationHandlerStop

    async def _end_waiting(self, update: Update) -> None:
        """A press and a query typed inline are answered too: the person's Telegram would show that
        it waits.
        """
        press, query = update.callback_query, update.inline_query
        person = update.effective_user
        asker = Asker(str(_place(update)), "", str(person.id) if person else "")
        language = spoken(self.edge.state, asker, person)
        if press is not None:
            self.edge.tally.count("refused", "chat")
            await self.edge.sender.acknowledge(press.id, EdgeSentence.NOT_SERVED.say(language))
        elif query is not None:
            await self.edge.sender.offer(query.id, (), way_in(language))

    def _is_addressed(self, message: Message, me: User) -> bool:
        command = any(
            entity.type == "bot_command" and entity.offset == 0 for entity in message.entities
        )
        return command or said_to(message, me) is not None

    async def _turn_away(self, message: Message) -> None:
        self.edge.tally.count("refused", "chat")
        if self.edge.state.admissions.tell(message.chat.id):
            language = spoken(self.edge.state, asker_of(message), message.from_user)
            await self.edge.say(sentence(EdgeSentence.NOT_SERVED, language), place_of(message))


def _person(update: Update) -> int | None:
    if update.effective_user:
        return update.effective_user.id
    return None


def _moves(message: Message) -> bool:
    return message.migrate_to_chat_id is not None or message.migrate_from_chat_id is not None


def _place(update: Update) -> int:
    """The chat that an update is from; a question asked inline is from none, so that the person's
    own stands for it.
    """
    if update.effective_chat is not None:
        return update.effective_chat.id
    if update.effective_user:
        return update.effective_user.id
    return 0
