"""A pressed button: its token to the question that was kept, and the answer as a new message in the
same place.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import CallbackQuery, Chat, MaybeInaccessibleMessage, Message, Update
from telegram.ext import ContextTypes

from handlers.rendering.picking.pages import PAGE_OF_LIST, WHOLE_LIST
from handlers.reply import Asker, Language, Reply
from handlers.telegram.commanding.overviews import asked as paged
from handlers.telegram.directing.dispatch import Dispatch
from handlers.telegram.governing.languages import spoken
from handlers.telegram.governing.rights import Audience
from handlers.telegram.receiving.addressing import topic_of
from handlers.telegram.receiving.calls import Call, Written, written
from handlers.telegram.receiving.edge import Edge, IncomingRequest, pressed_key
from handlers.telegram.showing.catalogue import catalogue
from handlers.telegram.showing.keyboard import TURN, turned
from handlers.telegram.showing.outgoing import ChatPlace
from handlers.telegram.showing.wording import EdgeSentence, headed
from store.state import SavedButton


@dataclass(frozen=True, slots=True)
class Presses:
    """What is done when somebody presses a button."""

    edge: Edge
    dispatch: Dispatch

    async def pressed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """End the waiting mark at once, then do what the button holds: ask a question, or give a
        command.

        What a press says is up to whoever sends it, so a button counts only in the chat that it was
        shown in. Pressed twice in a row, it is answered once; but what only some may do is done
        each time, as it tells by itself what there is still to do. Whoever may not give the command
        learns that from the mark; the chat need not hear of it.
        """
        press = update.callback_query
        if press is None:
            return
        if press.message is None:
            await self.edge.sender.acknowledge(press.id)
            return
        button = self.edge.state.buttons.get(press.data or "")
        if button is None or not _is_of(press.message.chat, button):
            language = spoken(
                self.edge.state,
                Asker(str(press.message.chat.id), "", str(press.from_user.id)),
                press.from_user,
            )
            await self.edge.sender.acknowledge(press.id, EdgeSentence.OLD_BUTTON.say(language))
        elif self.edge.state.buttons.pressed_lately(press.data or ""):
            await self.edge.sender.acknowledge(
                press.id, EdgeSentence.ANSWERED.say(Language(button.language))
            )
        else:
            await self._do(press, press.message, button, context)

    async def _do(
        self,
        press: CallbackQuery,
        message: MaybeInaccessibleMessage,
        button: SavedButton,
        context: ContextTypes.DEFAULT_TYPE,
    ) -> None:
        """What a button holds that counts."""
        place = _place(message, button)
        command = written(button.ask)
        if command is not None and command.name == TURN:
            await self._turn(press.id, command.argument, place, message.message_id, button)
            return
        asker = Asker(str(place.chat), str(place.topic or ""), str(press.from_user.id))
        matter = IncomingRequest(
            pressed_key(press.id),
            button.ask,
            place,
            asker,
            press.from_user,
            Language(button.language),
        )
        under_way = (place.chat, matter.key)
        self.edge.pressed[under_way] = False
        try:
            once = await self._answer(press, message, matter, button, context)
            # Where Telegram has refused what was to be sent, that may be tried again.
            if once and not self.edge.pressed.get(under_way):
                self.edge.state.buttons.note_pressed(press.data or "")
        finally:
            self.edge.pressed.pop(under_way, None)

    async def _answer(
        self,
        press: CallbackQuery,
        message: MaybeInaccessibleMessage,
        matter: IncomingRequest,
        button: SavedButton,
        context: ContextTypes.DEFAULT_TYPE,
    ) -> bool:
        """Answer a press; whether that is enough where it is pressed twice in a row."""
        command = written(button.ask)
        if command is not None and command.name in (WHOLE_LIST, PAGE_OF_LIST):
            await self.edge.sender.acknowledge(press.id)
            await self._list(matter, command, message.message_id)
            return False
        if command is None or not self.dispatch.knows(command.name):
            await self.edge.sender.acknowledge(press.id)
            await self._ask(matter, button)
            return True
        call = Call(
            command.name,
            command.argument,
            matter,
            message.chat,
            context.bot,
            under=message.message_id,
        )
        return await self._command(press, call, Language(button.language))

    async def _command(self, press: CallbackQuery, call: Call, language: Language) -> bool:
        """Carry out the command of a button, or say on its mark why not; whether that is enough."""
        refusal = await self.dispatch.refusal(call)
        said = refusal.say(language) if refusal else ""
        await self.edge.sender.acknowledge(press.id, said)
        if refusal is not None:
            return False
        await self.dispatch.carry_out(call)
        return catalogue()[call.name].audience(call.argument) is Audience.ANYONE

    async def _turn(
        self,
        press: str,
        argument: str,
        place: ChatPlace,
        message: int,
        button: SavedButton,
    ) -> None:
        """Show other rows of the keyboard under its message."""
        edge, language = self.edge, Language(button.language)
        await edge.sender.acknowledge(press)
        await edge.sender.rekey(
            place, message, turned(argument, language, edge.state, place, edge.name())
        )

    async def _list(self, matter: IncomingRequest, command: Written, under: int) -> None:
        """A page of an answer's whole list: below the answer first, then in its place."""
        edge, said = self.edge, paged(command.argument)

        def work(language: Language) -> Reply:
            return edge.assistant.listed(edge.asking(said.query, matter, language), said.page)

        await edge.answer(matter, work, (under,) if command.name == PAGE_OF_LIST else ())

    async def _ask(self, matter: IncomingRequest, button: SavedButton) -> None:
        edge = self.edge

        async def made(language: Language) -> Reply:
            reply = await edge.asked(button.ask, matter, language)
            return headed(
                reply, EdgeSentence.PRESSED.say(reply.language, reply.asked or button.ask)
            )

        await edge.answer_made(matter, made)


def _is_of(chat: Chat, button: SavedButton) -> bool:
    """Whether the button was shown there: those of a group that became a supergroup moved, and
    still stand in both.
    """
    return button.chat == chat.id or chat.type == Chat.GROUP


def _place(message: MaybeInaccessibleMessage, button: SavedButton) -> ChatPlace:
    """The place of the keyboard. Of a message too old to be delivered Telegram tells the chat
    alone.
    """
    # The library makes a Message of it either way; only the date, which is zero, tells.
    topic = (
        topic_of(message)
        if isinstance(message, Message) and message.is_accessible
        else button.topic
    )
    reply_to = message.message_id if message.chat.type != Chat.PRIVATE else None
    return ChatPlace(message.chat.id, topic, reply_to)
