"""The commands for everybody: each turns a call into the assistant's work, and the edge does the
rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from telegram import Chat

from handlers.rendering.picking.guide import COMMANDS_SECTION, SECTIONS, SHOW, section_of
from handlers.reply import Language, Reply
from handlers.telegram.governing.rights import Audience
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge, IncomingRequest
from handlers.telegram.receiving.reach import ways_to_ask
from handlers.telegram.showing.catalogue import catalogue
from handlers.telegram.showing.menu import publish_menu_of
from handlers.telegram.showing.tappable import tappable
from handlers.telegram.showing.wording import EdgeSentence, below, headed, sentence


@dataclass(frozen=True, slots=True)
class Commands:
    """What is done for a command that everybody may give."""

    edge: Edge

    @property
    def handlers(self) -> Handlers:
        """The commands of this module."""
        return {
            "ask": self.ask,
            "source": self.source,
            "help": self.help,
            "start": self.start,
        }

    async def ask(self, call: Call) -> None:
        """`/ask QUESTION`, or `/ask` as a reply to somebody's question; alone it shows how."""
        await answer_question(self.edge, call.matter, call.argument)

    async def start(self, call: Call) -> None:
        """`/start`: who this is and what can be asked, and in a group how a question reaches the
        bot there.
        """
        edge = self.edge
        ways = (
            None
            if call.chat.type == Chat.PRIVATE
            else await ways_to_ask(edge.state, call.bot, call.chat.id)
        )

        def work(language: Language) -> Reply:
            welcome = headed(
                tappable(edge.assistant.help(language)), EdgeSentence.WELCOME.say(language)
            )
            if ways:
                return below(welcome, *ways.say(language))
            return welcome

        await edge.answer(call.matter, work)
        person = call.giver.person
        if person is not None and person == call.chat.id and edge.rights.is_admin(person):
            # Telegram takes a menu for a private chat only once there is one.
            edge.background.start(publish_menu_of(call.bot, person))

    async def help(self, call: Call) -> None:
        """`/help`: what can be asked, and in a group also how a question reaches the bot there.

        `/help show SECTION`, of a button, turns to a section of it in its place.
        """
        edge = self.edge
        turned, _, section = call.argument.partition(" ")
        page = call.page if turned == SHOW else ()
        section = section.strip() if turned == SHOW else ""
        if section == COMMANDS_SECTION:
            whole = edge.rights.is_admin(call.giver.person) and call.chat.type == Chat.PRIVATE
            await edge.answer(call.matter, partial(_commands, whole=whole), page)
            return
        if section not in SECTIONS and call.chat.type != Chat.PRIVATE:
            ways = await ways_to_ask(edge.state, call.bot, call.chat.id)
            await edge.answer(
                call.matter,
                lambda language: below(
                    tappable(edge.assistant.help(language)), *ways.say(language)
                ),
                page,
            )
            return
        await edge.answer(
            call.matter, lambda language: tappable(edge.assistant.help(language, section)), page
        )

    async def source(self, call: Call) -> None:
        """`/source AGENCY YEAR LINE`: the report's text around a line."""
        edge = self.edge
        await edge.answer(
            call.matter, lambda language: edge.assistant.source(call.argument, language)
        )


async def answer_question(edge: Edge, matter: IncomingRequest, question: str) -> None:
    """Answer a question; without one it is said how to ask."""

    async def made(language: Language) -> Reply:
        if question:
            return await edge.asked(question, matter, language)
        return sentence(EdgeSentence.USAGE, language)

    await edge.answer_made(matter, made)


def _commands(language: Language, *, whole: bool) -> Reply:
    """The section about the commands that the menus show, without their examples; the bot's
    administrators' too.
    """
    listed = [
        each
        for each in catalogue().values()
        if each.menu or (whole and each.who is not Audience.ANYONE)
    ]
    shown = [(f"/{each.name}", each.in_short(language)) for each in listed]
    return section_of(COMMANDS_SECTION, shown, language)
