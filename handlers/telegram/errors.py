"""The one error handler: the person gets a sentence, the log gets the rest."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from telegram import Message, Update
from telegram.ext import ContextTypes

from handlers.reply import Asker
from handlers.telegram.addressing import place_of
from handlers.telegram.edge import Edge
from handlers.telegram.languages import spoken
from handlers.telegram.wording import Sentence, sentence

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Errors:
    """What is done about an error that nobody expected."""

    edge: Edge

    async def failed(self, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Log it whole, without the words of the message; tell whoever waits for an answer."""
        chat = update.effective_chat if isinstance(update, Update) else None
        number = update.update_id if isinstance(update, Update) else None
        log.error("failed", exc_info=context.error, extra={"update": number, "chat": chat.id if chat else None})
        message = update.effective_message if isinstance(update, Update) else None
        if isinstance(update, Update) and isinstance(message, Message) and message.text is not None:
            person = update.effective_user
            asker = Asker(str(message.chat.id), "", str(person.id) if person else "")
            language = spoken(self.edge.state, asker, person)
            await self.edge.say(sentence(Sentence.FAILED, language), place_of(message))
