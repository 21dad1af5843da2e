"""Messages: a command, a question, or something that cannot be read; each goes where it is
answered.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain

from telegram import Chat, Message, Update, User
from telegram.ext import ContextTypes

from handlers.rendering.restating.explained import forgotten
from handlers.reply import Button, Language, Reply
from handlers.telegram.commanding.asking import GO_ON
from handlers.telegram.commanding.commands import answer_question
from handlers.telegram.directing.dispatch import Dispatch
from handlers.telegram.receiving.addressing import (
    captioned,
    command_argument,
    command_name,
    is_command_to,
    is_from,
    is_noise,
    place_of,
    quoted_by,
    replied_to,
    said_to,
)
from handlers.telegram.receiving.calls import Call, Written, written
from handlers.telegram.receiving.edge import Edge, asked_by
from handlers.telegram.receiving.explainable import Explained
from handlers.telegram.showing.catalogue import catalogue, worded
from handlers.telegram.showing.links import COMMAND, token_of
from handlers.telegram.showing.wording import EdgeSentence, headed, sentence
from handlers.understanding.wordlists.courtesies import Courtesy, courtesy

Context = ContextTypes.DEFAULT_TYPE
REACTION = "👍"


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
            argument = command_argument(message)
            if not argument and catalogue()[name].quotes:
                argument = self._quoted(name, message, context.bot.bot)
            linked = self._linked(argument) if name == "start" else None
            await self._call(*(linked or Written(name, argument)), message, context)

    async def said(self, update: Update, context: Context) -> None:
        """Plain text: a question or a command's word in a private chat; in a group, if it answers
        or names the bot.
        """
        message = _message(update)
        said = said_to(message, context.bot.bot)
        if said is None:
            return
        kind = courtesy(said.text)
        if kind is not None:
            await self._acknowledge(kind, message)
            return
        word = worded(said.text)
        if word is not None:
            name, argument = word.command.name, word.argument
            if not argument and word.command.quotes:
                argument = self._quoted(name, message, context.bot.bot)
            await self._call(name, argument, message, context)
        else:
            await answer_question(self.edge, asked_by(message), said.text)

    async def _acknowledge(self, kind: Courtesy, message: Message) -> None:
        """Thanks get a reaction, an ok one in private; a doubt about an answer gets what that was
        read from.
        """
        if kind is Courtesy.DOUBT:
            await self._explain(replied_to(message), message)
        elif kind is Courtesy.THANKS or message.chat.type == Chat.PRIVATE:
            await self.edge.sender.react(place_of(message), message.message_id, REACTION)

    async def _explain(self, doubted: Message | None, message: Message) -> None:
        """How an answer came about, and the way to its original text; that of the asker's last,
        where none is shown.
        """
        edge, matter = self.edge, asked_by(message)
        found = (
            edge.explainable.get(message.chat.id, doubted.message_id)
            if doubted
            else Explained(matter.asker, None)
        )

        def work(language: Language) -> Reply:
            why = edge.assistant.why(*found, language) if found else forgotten(language)
            if why == forgotten(language):
                why = sentence(EdgeSentence.CHECK_IT, language)
            original = self._original(doubted) if doubted else ""
            rows = (
                ((Button(EdgeSentence.ORIGINAL.say(language), original),),)
                if original
                else why.buttons
            )
            return replace(headed(why, EdgeSentence.DOUBTED.say(language)), buttons=rows)

        await edge.answer(matter, work)

    def _original(self, message: Message) -> str:
        """What the button under a message asks that shows the original text; empty where it has
        none.
        """
        rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
        pressed = chain.from_iterable(rows)
        tokens = [str(button.callback_data) for button in pressed if button.callback_data]
        buttons = [self.edge.state.buttons.get(token) for token in tokens]
        asks = (
            button.ask
            for button in buttons
            if button is not None and button.chat == message.chat.id
        )
        return next((ask for ask in asks if ask.startswith("/source ")), "")

    async def unknown(self, update: Update, context: Context) -> None:
        """Another command, in a private chat or with the bot's name; in a group others are meant
        for other bots.
        """
        message = _message(update)
        if message.chat.type == Chat.PRIVATE or is_command_to(message, context.bot.username):
            await self._say(EdgeSentence.UNKNOWN_COMMAND, message)

    async def captioned(self, update: Update, context: Context) -> None:
        """A picture or file with words: a command of ours, or in a private chat a question; the
        rest is not read.
        """
        message = _message(update)
        given = captioned(message, context.bot.username)
        if is_noise(message):
            return
        if given is not None and self.dispatch.knows(given[0]):
            await self._call(*given, message, context)
        elif message.chat.type == Chat.PRIVATE and not (message.caption or "").startswith("/"):
            await answer_question(self.edge, asked_by(message), (message.caption or "").strip())

    async def unreadable(self, update: Update, context: Context) -> None:
        """A picture, a voice message, a sticker, in a private chat."""
        await self._say(EdgeSentence.ONLY_TEXT, _message(update))

    def _quoted(self, name: str, message: Message, me: User) -> str:
        """What the message asks that it is given under; under an answer of the bot, the question
        that was answered.
        """
        earlier = replied_to(message)
        if earlier is None or message.quote is not None or not is_from(earlier, me):
            return quoted_by(message, me)
        matter = asked_by(message)
        after = self.edge.after(matter)
        if after and name not in GO_ON:
            return self.edge.assistant.restated(after, self.edge.language(matter))
        return ""

    def _linked(self, payload: str) -> Written | None:
        """The command that a link from a group gives; whoever follows it needs the right to give
        it, as if typed.
        """
        token = token_of(payload)
        button = self.edge.state.buttons.get(token) if token else None
        given = written(button.ask) if button else None
        if button is not None and self.edge.state.channels.get(button.chat) is not None:
            return given or Written(
                "ask", button.ask
            )  # It tells something: no other is shown in a channel.
        if given is not None and given.name == COMMAND:
            return given
        return None

    async def _call(self, name: str, argument: str, message: Message, context: Context) -> None:
        if message.forward_origin is not None and catalogue()[name].is_a_deed(argument):
            await self._say(
                EdgeSentence.FORWARDED, message
            )  # Somebody else's words, perhaps to another bot.
            return
        await self.dispatch.give(
            Call(name, argument, asked_by(message), message.chat, context.bot, message)
        )

    async def _say(self, what: EdgeSentence, message: Message) -> None:
        if not is_noise(message):
            await self.edge.answer(asked_by(message), lambda language: sentence(what, language))


def _message(update: Update) -> Message:
    """The message of an update that the routing table lets through to here: new or edited, never of
    a channel.
    """
    message = update.message or update.edited_message
    if message is None:
        raise TypeError("the routing table let an update without a message through")
    return message
