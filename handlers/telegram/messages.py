"""Messages: a command, a question, or something that cannot be read; each goes where it is answered."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import ContextTypes

from handlers.telegram.addressing import command_argument, command_name, is_noise, said_to
from handlers.telegram.calls import Call
from handlers.telegram.catalogue import catalogue, worded
from handlers.telegram.commands import answer_question
from handlers.telegram.dispatch import Dispatch
from handlers.telegram.edge import Edge, asked_by
from handlers.telegram.wording import Sentence, sentence

Context = ContextTypes.DEFAULT_TYPE


@dataclass(frozen=True, slots=True)
class Messages:
    """What is done for a message, by its command or by being addressed to the bot."""

    edge: Edge
    dispatch: Dispatch

    async def commanded(self, update: Update, context: Context) -> None:
        """`/COMMAND …`: one of ours, as the routing table made sure."""
        message = _message(update)
        if not is_noise(message):
            name = command_name(message)
            quotes = catalogue()[name].quotes
            await self._call(name, command_argument(message, quoted=quotes), message, context)

    async def said(self, update: Update, context: Context) -> None:
        """Plain text: a question or a command's word in a private chat; in a group, if it answers or names the bot."""
        message = _message(update)
        said = said_to(message, context.bot.bot)
        if said is None:
            return
        word = worded(said.text)
        if word is not None:
            await self._call(word.command.name, word.argument, message, context)
        else:
            await answer_question(self.edge, asked_by(message), said.text)

    async def unknown(self, update: Update, context: Context) -> None:
        """Another command, in a private chat; in a group it is meant for another bot."""
        await self._say(Sentence.UNKNOWN_COMMAND, _message(update))

    async def unreadable(self, update: Update, context: Context) -> None:
        """A picture, a voice message, a sticker, in a private chat."""
        await self._say(Sentence.ONLY_TEXT, _message(update))

    async def _call(self, name: str, argument: str, message: Message, context: Context) -> None:
        await self.dispatch.give(Call(name, argument, asked_by(message), message.chat, context.bot, message))

    async def _say(self, what: Sentence, message: Message) -> None:
        if not is_noise(message):
            await self.edge.answer(asked_by(message), lambda language: sentence(what, language))


def _message(update: Update) -> Message:
    """The message of an update that the routing table lets through to here: new or edited, never of a channel."""
    message = update.message or update.edited_message
    if message is None:
        raise TypeError("the routing table let an update without a message through")
    return message
