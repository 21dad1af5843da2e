"""The commands: each turns a message into the assistant's work, and the edge does the rest."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat, Message, Update
from telegram.ext import ContextTypes

from handlers.reply import Language, Reply
from handlers.telegram.addressing import asker_of, command_argument, is_noise, said_to
from handlers.telegram.edge import Edge, Work, asked_by
from handlers.telegram.reach import ways_to_ask
from handlers.telegram.wording import Sentence, below, headed, sentence

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class Commands:
    """What is done for a message, by its command or by being addressed to the bot."""

    edge: Edge

    async def ask(self, update: Update, context: Context) -> None:
        """`/ask QUESTION`, or `/ask` as a reply to somebody's question; alone it shows how."""
        message = _message(update)
        question = command_argument(message)
        await self._answer(message, self._asking(message, question))

    async def said(self, update: Update, context: Context) -> None:
        """Plain text: a question in a private chat; in a group, if it answers or names the bot."""
        message = _message(update)
        said = said_to(message, context.bot.bot)
        if said is not None:
            await self._answer(message, self._asking(message, said.text))

    async def start(self, update: Update, context: Context) -> None:
        """`/start`, with or without the payload of a deep link: who this is and what can be asked."""
        edge = self.edge

        def work(language: Language) -> Reply:
            return headed(edge.assistant.help(language), Sentence.WELCOME.say(language))

        await self._answer(_message(update), work)

    async def help(self, update: Update, context: Context) -> None:
        """`/help`: what can be asked, and in a group also how a question reaches the bot there."""
        message = _message(update)
        edge = self.edge
        if message.chat.type == Chat.PRIVATE:
            await self._answer(message, edge.assistant.help)
            return
        ways = await ways_to_ask(edge.state, context.bot, message.chat.id)

        def work(language: Language) -> Reply:
            return below(edge.assistant.help(language), *ways.say(language))

        await self._answer(message, work)

    async def reports(self, update: Update, context: Context) -> None:
        """`/reports [AGENCY, REGION OR YEAR]`: which reports there are."""
        message = _message(update)
        query = command_argument(message)
        edge = self.edge
        await self._answer(message, lambda language: edge.assistant.reports(query, edge.today(), language))

    async def check(self, update: Update, context: Context) -> None:
        """`/check [AGENCY]`: the problems of its reports."""
        message = _message(update)
        query = command_argument(message)
        edge = self.edge
        await self._answer(message, lambda language: edge.assistant.check(query, edge.today(), language))

    async def unknown(self, update: Update, context: Context) -> None:
        """Another command, in a private chat; in a group it is meant for another bot."""
        message = _message(update)
        await self._answer(message, lambda language: sentence(Sentence.UNKNOWN_COMMAND, language))

    async def unreadable(self, update: Update, context: Context) -> None:
        """A picture, a voice message, a sticker, in a private chat."""
        message = _message(update)
        await self._answer(message, lambda language: sentence(Sentence.ONLY_TEXT, language))

    def _asking(self, message: Message, question: str) -> Work:
        edge, asker = self.edge, asker_of(message)

        def work(language: Language) -> Reply:
            if not question:
                return sentence(Sentence.USAGE, language)
            return edge.assistant.ask(question, asker, edge.today(), language)

        return work

    async def _answer(self, message: Message, work: Work) -> None:
        if not is_noise(message):
            await self.edge.answer(asked_by(message), work)


def _message(update: Update) -> Message:
    """The message of an update that the routing table lets through to here: new or edited, never of a channel."""
    message = update.message or update.edited_message
    if message is None:
        raise TypeError("the routing table let an update without a message through")
    return message
