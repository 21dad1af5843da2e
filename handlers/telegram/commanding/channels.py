"""`/channel`: alerts and digests for a channel, set up from a private chat by somebody who
administrates it.

Nothing is asked in a channel, and nobody can be answered there. So all is done in private, and what
is posted leads there by links.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from telegram import (
    Chat,
    ChatAdministratorRights,
    ChatMember,
    ChatMemberAdministrator,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import ContextTypes, ExtBot

from handlers.digests.desk import DigestDesk, digest_offers
from handlers.reply import Button, Language, Reply, ReplyLine, Style
from handlers.subscriptions.desk import SubscriptionDesk, Where
from handlers.subscriptions.hours import HoursDesk
from handlers.telegram.commanding.subscribing import turns_page
from handlers.telegram.governing.languages import spoken
from handlers.telegram.governing.rights import Audience, Giver
from handlers.telegram.receiving.addressing import asker_of
from handlers.telegram.receiving.calls import Call, Handlers
from handlers.telegram.receiving.edge import Edge, asked_by
from handlers.telegram.showing.wording import EdgeSentence, sentence
from store.state.chats.channels import Channel

COMMAND = "channel"
_ARGUMENT = re.compile(r"(-\d{5,19})(?:\s+([a-z]+)(?:\s+(.*))?)?", re.DOTALL)
_REQUEST = 1
"""Telegram gives it back with the channel that was chosen."""

Doing = Callable[[str, Where, Language], Reply]


@dataclass(frozen=True, slots=True)
class ChannelCommands:
    """What is done for the command, and for a channel that was chosen."""

    edge: Edge
    subscriptions: SubscriptionDesk
    digests: DigestDesk
    hours: HoursDesk

    @property
    def handlers(self) -> Handlers:
        """The command of this module."""
        return {COMMAND: self.channel}

    async def channel(self, call: Call) -> None:
        """`/channel` offers to choose one; `/channel ID [subscribe, digest … as in a chat]` is
        about one.
        """
        edge, person = self.edge, call.matter.person
        if call.chat.type != Chat.PRIVATE or person is None:
            await edge.answer(
                call.matter, lambda language: sentence(EdgeSentence.CHANNEL_IN_PRIVATE, language)
            )
            return
        asked = _ARGUMENT.fullmatch(call.argument.strip())
        known = edge.state.channels.get(int(asked[1])) if asked else None
        if asked is None or known is None:
            await self._offer(call)
            return
        refusal = await self._refusal(known.chat, person.id, call.bot)
        if refusal is not None:
            await edge.answer(
                call.matter, lambda language: sentence(refusal, language, known.title)
            )
            return
        command, argument = asked[2] or "", (asked[3] or "").strip()
        turned = call.page if turns_page(argument) else ()
        await edge.answer(
            call.matter,
            lambda language: self._of(known, command, argument, person.id, language),
            turned,
        )

    async def shared(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Somebody has chosen a channel with the button."""
        message = update.message
        if message is None or message.chat_shared is None or message.from_user is None:
            return
        edge, chosen, matter = self.edge, message.chat_shared, asked_by(message)
        refusal = await self._refusal(chosen.chat_id, message.from_user.id, context.bot)
        title = chosen.title or str(chosen.chat_id)
        if refusal is not None:
            await edge.answer(matter, lambda language: sentence(refusal, language, title))
            return
        edge.state.channels.note(chosen.chat_id, title, message.from_user.id)
        language = spoken(edge.state, asker_of(message), message.from_user)
        edge.state.languages.note_talk(chosen.chat_id, language.value)
        channel, person = Channel(chosen.chat_id, title), message.from_user.id
        await edge.answer(matter, lambda language: self._of(channel, "", "", person, language))

    async def _offer(self, call: Call) -> None:
        """The channels that the person has set up, and the button with which Telegram lets one be
        chosen.
        """
        edge, person = self.edge, call.matter.person
        mine = edge.state.channels.of(person.id) if person else []
        if mine:

            def listed(language: Language) -> Reply:
                rows = tuple((Button(each.title, f"/{COMMAND} {each.chat}"),) for each in mine)
                return replace(sentence(EdgeSentence.CHANNELS, language), buttons=rows)

            await edge.answer(call.matter, listed)
        language = edge.language(call.matter)
        await edge.sender.ask_for_chat(
            call.matter.place,
            EdgeSentence.CHANNEL_CHOOSE.say(language),
            _chooser(EdgeSentence.CHANNEL_BUTTON.say(language)),
        )

    def _of(
        self,
        channel: Channel,
        command: str,
        argument: str,
        person: int,
        language: Language,
    ) -> Reply:
        """What is asked for of a channel; its own commands, as they are given in a chat, with the
        channel before.
        """
        where = Where(channel.chat, None, group=False)
        doing: dict[str, Doing] = {
            "subscribe": lambda said, where, language: self.subscriptions.subscribe(
                said, where, str(person), language
            ),
            "subscriptions": self.subscriptions.listing,
            "unsubscribe": self.subscriptions.unsubscribe,
            "digest": self.digests.digest,
            "quiet": lambda said, where, language: self.hours.quiet(said, where.chat, language),
        }
        if command in doing:
            reply = _within(doing[command](argument, where, language), channel)
            return replace(reply, lines=(ReplyLine(channel.title, Style.NOTE), *reply.lines))
        held = self.subscriptions.listing("", where, language)
        digest = self.digests.digest("", where, language)
        offers = (
            Button(EdgeSentence.CHANNEL_ALL.say(language), "/subscribe all"),
            *digest_offers(language),
        )
        rows = (tuple(offers[:2]), tuple(offers[2:]), *held.buttons)
        head = ReplyLine(EdgeSentence.CHANNEL_IS.say(language, channel.title), Style.HEAD)
        lines = (
            head,
            *(line._replace(style=Style.PLAIN) for line in (*held.lines, digest.lines[0])),
        )
        return _within(
            Reply(
                (*lines, ReplyLine(EdgeSentence.CHANNEL_HOW.say(language, str(channel.chat)))),
                language,
                rows,
            ),
            channel,
        )

    async def _refusal(self, chat: int, person: int, bot: ExtBot[Any]) -> EdgeSentence | None:
        """Why the bot posts nothing there for that person; asked of Telegram each time, for rights
        come and go.
        """
        edge = self.edge
        if not edge.admission.admits(chat) and not edge.rights.is_admin(person):
            return EdgeSentence.NOT_SERVED
        if not await _may_post(chat, bot):
            return EdgeSentence.CHANNEL_NO_RIGHT
        giver = Giver(person, None, Chat(chat, Chat.CHANNEL), bot)
        if await edge.rights.may(giver, Audience.GOVERNORS):
            return None
        return EdgeSentence.CHANNEL_NOT_YOURS


async def _may_post(chat: int, bot: ExtBot[Any]) -> bool:
    try:
        member = await bot.get_chat_member(chat, bot.id)
    except TelegramError:
        return False
    if isinstance(member, ChatMemberAdministrator):
        return member.can_post_messages is not False
    return member.status == ChatMember.OWNER


def _chooser(label: str) -> ReplyKeyboardMarkup:
    """The button with which Telegram lets a channel be chosen, and the bot be made its
    administrator on the way.
    """
    rights = ChatAdministratorRights(
        is_anonymous=False,
        can_manage_chat=True,
        can_delete_messages=False,
        can_manage_video_chats=False,
        can_restrict_members=False,
        can_promote_members=False,
        can_change_info=False,
        can_invite_users=False,
        can_post_stories=False,
        can_edit_stories=False,
        can_delete_stories=False,
        can_post_messages=True,
    )
    request = KeyboardButtonRequestChat(
        _REQUEST,
        chat_is_channel=True,
        user_administrator_rights=rights,
        bot_administrator_rights=rights,
        request_title=True,
    )
    return ReplyKeyboardMarkup(
        [[KeyboardButton(label, request_chat=request)]],
        resize_keyboard=True,
        one_time_keyboard=True,
    )


def _within(reply: Reply, channel: Channel) -> Reply:
    """The reply, whose buttons give their commands for the channel."""
    rows = tuple(tuple(_for(button, channel) for button in row) for row in reply.buttons)
    return replace(reply, buttons=rows)


def _for(button: Button, channel: Channel) -> Button:
    """A command of a chat as that of a channel."""
    given = button.ask.removeprefix("/")
    here = button.ask.startswith(
        ("/subscribe", "/subscriptions", "/unsubscribe", "/digest", "/quiet")
    )
    if here:
        return button._replace(ask=f"/{COMMAND} {channel.chat} {given}")
    return button
