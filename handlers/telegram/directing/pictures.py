"""Photographs: an administrator's is a page of a report; others' are not read, but perhaps the
words under them.
"""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Update
from telegram.ext import ContextTypes

from handlers.telegram.administration.uploads import UploadCommands
from handlers.telegram.directing.messages import Messages
from handlers.telegram.governing.rights import Audience, giver_of
from handlers.telegram.receiving.addressing import is_noise


@dataclass(frozen=True, slots=True)
class Pictures:
    """Where a photograph goes that is sent in a private chat."""

    uploads: UploadCommands
    messages: Messages

    async def received(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """By whom it is."""
        message = update.message
        if message is None or is_noise(message):
            return
        if message.photo and await self.uploads.edge.rights.may(
            giver_of(message, context.bot), Audience.ADMINS
        ):
            await self.uploads.photographed(message, message.photo[-1])
        elif message.caption:
            await self.messages.captioned(update, context)
        else:
            await self.messages.unreadable(update, context)
