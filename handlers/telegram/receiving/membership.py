"""The life of a chat: the bot is added, promoted or removed, blocked or unblocked; a group becomes
a supergroup.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from telegram import Chat, ChatMember, Update, User
from telegram.error import TelegramError
from telegram.ext import ContextTypes, ExtBot

from handlers.reply import Asker, Language, Reply, ReplyLine
from handlers.telegram.governing.languages import spoken
from handlers.telegram.receiving.addressing import topic_of
from handlers.telegram.receiving.edge import Edge
from handlers.telegram.receiving.reach import ways_to_ask
from handlers.telegram.showing.outgoing import ChatPlace
from handlers.telegram.showing.wording import EdgeSentence, sentence
from store.state import State

log = logging.getLogger(__name__)

_OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)


@dataclass(frozen=True, slots=True)
class Membership:
    """What is done when the bot's place in a chat changes."""

    edge: Edge

    async def changed(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Note the new standing; on joining a group say in three lines what the bot does and how it
        is asked there.
        """
        change = update.my_chat_member
        if change is None:
            return
        before, after = change.old_chat_member.status, change.new_chat_member.status
        self.edge.state.standings.note(change.chat.id, after)
        if after in _OUTSIDE:
            self.edge.state.pauses.gone(change.chat.id)
        else:
            self._back(change.chat.id)
        log.info("standing", extra={"chat": change.chat.id, "before": before, "after": after})
        joined = before in _OUTSIDE and after not in _OUTSIDE
        if not joined or change.chat.type not in (Chat.GROUP, Chat.SUPERGROUP):
            return
        language = spoken(
            self.edge.state,
            Asker(str(change.chat.id), "", str(change.from_user.id)),
            change.from_user,
        )
        unwelcome = self._unwelcome(change.chat, change.from_user)
        if unwelcome is not None:
            await self._stay_out(unwelcome, change.chat.id, language, context.bot)
            return
        ways = await ways_to_ask(self.edge.state, context.bot, change.chat.id)
        lines = (EdgeSentence.WELCOME.say(language), *ways.say(language))
        await self.edge.say(
            Reply(tuple(ReplyLine(line) for line in lines), language), ChatPlace(change.chat.id)
        )

    def _back(self, chat: int) -> None:
        """What waited for the chat is sent now."""
        self.edge.state.pauses.forget(chat)
        self.edge.state.outbox.wake()

    async def reopened(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A topic was opened again: what waited for it is sent."""
        message = update.message
        if message is not None and self.edge.state.pauses.open(message.chat.id, topic_of(message)):
            self.edge.state.outbox.wake()

    def _unwelcome(self, chat: Chat, by: User) -> EdgeSentence | None:
        """Why the bot does not serve a group that it was added to. An administrator who adds it
        lets the group in.
        """
        edge = self.edge
        if edge.rights.is_admin(by.id):
            if not edge.admission.admits(chat.id):
                edge.state.admissions.decide(chat.id, admitted=True)
                edge.state.audit.note(by.id, by.full_name, chat.id, "added to the group", "allowed")
            return None
        if edge.admission.admits(chat.id) and not edge.admission.by_invitation_of(chat.id):
            return None
        edge.tally.count("refused", "join")
        if edge.admission.by_invitation_of(chat.id):
            return EdgeSentence.BY_INVITATION
        return EdgeSentence.NOT_SERVED

    async def _stay_out(
        self,
        why: EdgeSentence,
        chat: int,
        language: Language,
        bot: ExtBot[Any],
    ) -> None:
        """Say why, once, and leave where that is wished."""
        if self.edge.state.admissions.tell(chat):
            await self.edge.say(sentence(why, language), ChatPlace(chat))
        if why is EdgeSentence.BY_INVITATION:
            try:
                await bot.leave_chat(chat)
            except TelegramError as error:
                log.warning("could not leave", extra={"chat": chat, "error": str(error)})

    async def migrated(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group became a supergroup: told in the old one and in the new one, in any order."""
        message = update.message
        if message is None:
            return
        if message.migrate_to_chat_id:
            move(self.edge.state, message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id:
            move(self.edge.state, message.migrate_from_chat_id, message.chat.id)


def move(state: State, old: int, new: int) -> None:
    """Everything that is kept for the old group belongs to the new one."""
    state.migrate_chat(old, new)
    log.info("migrated", extra={"chat": old, "to": new})
