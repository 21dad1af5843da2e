"""Who may change what is set for a chat."""

from __future__ import annotations

import logging

from telegram import Chat
from telegram.error import TelegramError

from handlers.telegram.calls import Call

log = logging.getLogger(__name__)


async def may_govern(call: Call) -> bool:
    """In a group its administrators, those who write anonymously too; in a private chat the person."""
    if call.chat.type == Chat.PRIVATE:
        return True
    message = call.message
    if message is not None and message.sender_chat is not None:
        return message.sender_chat.id == call.chat.id
    person = call.matter.person
    try:
        governors = await call.bot.get_chat_administrators(call.chat.id)
    except TelegramError as error:
        log.warning("administrators not known", extra={"chat": call.chat.id, "error": str(error)})
        return False
    return person is not None and any(member.user.id == person.id for member in governors)
